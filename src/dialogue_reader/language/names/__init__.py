"""What names are: those of places and peoples, and those that many things have."""
