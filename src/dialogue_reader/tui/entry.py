"""What a side panel lists: places in the text, by subject."""

from dataclasses import dataclass
from typing import Literal

from dialogue_reader.documents.model import Side

Subject = Literal["points", "facts", "notes", "contents"]
TITLES: dict[Subject, str] = {"points": "Key points", "facts": "What differs", "notes": "Notes", "contents": "Contents"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: a short label, the text, what stands below it in a lighter tone, and where it leads."""

    key: str
    label: str
    text: str
    below: str
    side: Side
    offset: int | None
