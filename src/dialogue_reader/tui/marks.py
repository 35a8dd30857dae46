"""The roles in which text is painted for a person's own marks: one a colour."""

from dialogue_reader.notes.model import COLOURS

COLOUR_ROLES = tuple(f"mark-{colour}" for colour in COLOURS)
