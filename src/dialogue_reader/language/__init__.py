"""What we know of languages: rules and tables over plain strings, and nothing of articles."""
