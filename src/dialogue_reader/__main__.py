"""Runs the reader or one of its commands."""
