"""What a text is and how it gets in."""
