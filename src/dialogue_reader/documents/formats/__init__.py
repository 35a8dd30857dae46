"""One module a format: bytes in, plain text and what the container knows of it out."""
