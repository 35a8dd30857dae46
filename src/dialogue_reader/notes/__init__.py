"""What the reader keeps for a person: highlights, notes and the place where they stopped."""
