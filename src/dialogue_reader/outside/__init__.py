"""Programs and servers that a person has named: what they are given, and what is taken from them, within limits."""
