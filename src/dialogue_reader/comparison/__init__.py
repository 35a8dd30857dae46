"""Which passages of two accounts say the same."""
