"""What a text is about: keywords and key points."""
