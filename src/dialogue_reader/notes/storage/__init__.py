"""Where notes are kept: one SQLite file, from which nothing that a person wrote may be lost."""
