"""The process that compares, and how the front ends ask it."""
