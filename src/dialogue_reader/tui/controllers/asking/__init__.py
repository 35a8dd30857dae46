"""Asking what is outside the reader: programs and servers that the person has named."""
