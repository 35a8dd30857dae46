"""Names that differ: misspelt, near one another, or others in the same place."""
