"""Changes that could not be written at once: kept beside the database, read over it, moved into it."""
