"""What a side panel lists: places in the text, by subject."""

from typing import Literal, NamedTuple

from dialogue_reader.documents.model import Side

Subject = Literal["points", "facts", "notes", "contents"]
TITLES: dict[Subject, str] = {"points": "Key points", "facts": "What differs", "notes": "Notes", "contents": "Contents"}


class Entry(NamedTuple):
    """One entry: a short label, the text, what stands below it in a lighter tone, and where it leads."""

    key: str
    label: str
    text: str
    below: str
    side: Side
    offset: int | None
