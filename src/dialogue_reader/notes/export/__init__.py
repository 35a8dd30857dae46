"""Taking notes along: one module a format."""
