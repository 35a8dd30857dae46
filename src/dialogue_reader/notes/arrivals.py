"""Notes that come from elsewhere, on their way into the store.

They are not annotations yet: their id may have to be made, and when they were made may not be known.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from dialogue_reader.notes.model import Colour, Target

_LONGEST_ID = 300  # code points


class Arrival(NamedTuple):
    """A note from elsewhere. An empty id, and a time that is None, are not known; times are in UTC.

    Its targets, one or two, have a place, a digest, or neither; where they stand in a text is for the store to find.
    """

    id: str
    targets: tuple[Target, ...]
    colour: Colour
    note: str = ""
    tags: tuple[str, ...] = ()
    created: datetime | None = None
    modified: datetime | None = None

    @property
    def known_id(self) -> str:
        """Its id, where that can be kept and typed; else one that the same content always gets."""
        if 0 < len(self.id) <= _LONGEST_ID and self.id.isprintable() and " " not in self.id:
            return self.id
        import json
        from uuid import UUID, uuid5

        namespace = UUID("5d7be5ad-54b1-4ac5-9d0c-1f3d8a3c6a5e")
        content = [self.id] if self.id else [*self[1:5], self.created and self.created.isoformat()]
        return str(uuid5(namespace, json.dumps(content, default=str)))


class Arrivals(NamedTuple):
    """What a file brings: notes, and what whoever made them calls colours."""

    notes: tuple[Arrival, ...]
    colours: Mapping[str, str] = MappingProxyType({})


class Intake(NamedTuple):
    """What became of arrivals: how many notes are new, how many changed one that was there, how many were known."""

    new: int
    changed: int
    known: int
