"""What the rows of a sound store hold, table by table, and what takes the place of a value that cannot be.

The store reads odd values without harm; a check counts them, a repair replaces them, and a search for rows in damaged
pages knows by them which table a row was in.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from dialogue_reader.notes.model import COLOURS
from dialogue_reader.notes.storage.database import Record, Value
from dialogue_reader.notes.storage.tables.values import LONG_AGO, local_time_of, offset_of, text_of, time_of


class NotUtf8(bytes):
    """What stands in a file as text and is none."""

    __slots__ = ()


class Column(NamedTuple):
    """A column: whether a value can stand in it, and what stands in for one that cannot."""

    is_sound: Callable[[Value], bool]
    mended: Callable[[Value], Value]
    is_optional: bool = False

    @property
    def optional(self) -> "Column":
        """The same, where there may be nothing."""
        return self._replace(is_optional=True)

    def takes(self, value: Value) -> bool:
        """Whether the value can stand here."""
        return self.is_optional if value is None else self.is_sound(value)

    def made_sound(self, value: Value) -> Value:
        """The value, or what stands in for it."""
        if self.takes(value):
            return value
        return None if value is None and self.is_optional else self.mended(value)


Columns = Mapping[str, Column]


def as_text(raw: bytes) -> str | NotUtf8:
    """A text of the file, for `sqlite3.Connection.text_factory`."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return NotUtf8(raw)


def _is_words(value: Value) -> bool:
    if isinstance(value, bytes) and not isinstance(value, NotUtf8):
        try:
            value.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            return False
        return True
    return isinstance(value, str)


def _words(value: Value) -> Value:
    return "" if value is None else text_of(bytes(value) if isinstance(value, NotUtf8) else value)


def _is_number(value: Value) -> bool:
    return isinstance(value, int)


def _is_time(value: Value) -> bool:
    return isinstance(value, str) and time_of(value) is not None


WORDS = Column(_is_words, _words)
NAME = Column(lambda value: isinstance(value, str) and value != "", _words)
DIGEST = Column(lambda value: isinstance(value, str), _words)  # none of a note from elsewhere
OFFSET = Column(lambda value: offset_of(value) is not None, lambda _: 0)
NUMBER = Column(_is_number, lambda _: 0)
FLAG = Column(lambda value: value in (0, 1) and isinstance(value, int), lambda value: int(bool(value)))
TIME = Column(_is_time, lambda _: LONG_AGO.isoformat())
LOCAL_TIME = Column(lambda value: isinstance(value, str) and local_time_of(value) is not None, lambda _: None)
COLOUR = Column(lambda value: value in COLOURS, lambda _: COLOURS[0])

_TARGET = {
    "document": NUMBER,
    "digest": DIGEST,
    "exact": WORDS,
    "prefix": WORDS,
    "suffix": WORDS,
    "start": OFFSET,
    "stop": OFFSET,
}
_ACROSS = {f"across_{name}": column.optional for name, column in {**_TARGET, "orphan": FLAG}.items()}
_SHELVED = {"digest": WORDS, "title": WORDS, "language": WORDS, "length": OFFSET}

TABLES: Mapping[str, Columns] = {
    "document": {
        "id": NUMBER,
        "source": WORDS,
        "title": WORDS,
        "language": WORDS,
        "outlet": WORDS.optional,
        "published": LOCAL_TIME.optional,
    },
    "sighting": {"document": NUMBER, "digest": DIGEST, "place": WORDS, "seen": TIME},
    "annotation": {
        "id": NAME,
        **_TARGET,
        "colour": COLOUR,
        "note": WORDS,
        "created": TIME,
        "modified": TIME,
        "orphan": FLAG,
        "tags": WORDS,
        **_ACROSS,
    },
    "position": {
        "left_digest": WORDS,
        "left_place": WORDS,
        "right_digest": WORDS,
        "right_place": WORDS,
        "side": WORDS,
        "left_offset": OFFSET,
        "right_offset": OFFSET,
        "view": WORDS,
        "shown": WORDS,
        "seen": TIME,
    },
    "correction": {"left_key": NAME, "right_key": NAME, "linked": FLAG, "made": TIME},
    "library": {
        "left_place": WORDS,
        "right_place": WORDS,
        **{f"left_{name}": column for name, column in _SHELVED.items()},
        **{f"right_{name}": column for name, column in _SHELVED.items()},
        "opened": TIME,
    },
    "colour_name": {"colour": COLOUR, "name": WORDS},
    "bookmark": {"letter": NAME, **_TARGET, "made": TIME},
    "journal": {"name": NAME, "lines": NUMBER},
}
"""The columns of every table in their order in the file; rows of earlier versions end sooner."""


def is_sound(table: str, names: tuple[str, ...], record: Record) -> bool:
    """Whether every value of a row can stand where it does. Columns that are not known may hold anything."""
    columns = TABLES[table]
    return all(name not in columns or columns[name].takes(value) for name, value in zip(names, record, strict=True))


def made_sound(table: str, row: Mapping[str, Value]) -> dict[str, Value]:
    """The row with a value for every column that it has, each one that can stand there."""
    return {name: column.made_sound(row.get(name)) for name, column in TABLES[table].items() if name in row}
