"""The roles that a stretch of text can play on the screen, the last painted on top."""

from dialogue_reader.notes.model import COLOURS

ROLES = (
    "keyword",
    "tie",
    *(f"mark-{colour}" for colour in COLOURS),
    "difference",
    "shared",
    "hit",
    "hit-current",
    "difference-current",
    "selection",
)
