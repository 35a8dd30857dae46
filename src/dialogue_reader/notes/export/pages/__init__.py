"""Notes as pages: one that comes with the reader, and those that people have templates for."""
