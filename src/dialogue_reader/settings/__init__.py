"""What a person has settled for themselves: how the reader looks and begins, and which keys do what."""
