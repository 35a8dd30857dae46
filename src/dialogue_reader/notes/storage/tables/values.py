"""How values are stored, and read back from a file that may be damaged.

Text that UTF-8 cannot hold (lone surrogates, from file names and broken files) is stored as bytes, so that it returns
as it came.
"""

import os
from datetime import UTC, datetime

from dialogue_reader.documents.sources import is_url, without_password
from dialogue_reader.notes.storage.database import Value

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""For a time that cannot be read."""

_FARTHEST = 1 << 40  # code points; no text reaches there, so an offset beyond is damage


def place_of(source: str) -> str:
    """The place that a source names, the same from every folder; empty for one that names none, as "-" does."""
    if source in ("", "-") or source.startswith("<"):
        return ""
    return without_password(source) if is_url(source) else os.path.realpath(source)


def stored(value: str) -> str | bytes:
    """A text as SQLite can hold it."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogatepass")
    return value


def text_of(value: Value) -> str:
    """The text that was stored."""
    if not isinstance(value, bytes):
        return str(value)
    try:
        return value.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return value.decode("utf-8", "replace")


def offset_of(value: Value) -> int | None:
    """A number of code points; None for anything else."""
    return value if isinstance(value, int) and 0 <= value <= _FARTHEST else None


def time_of(value: Value) -> datetime | None:
    """A point in time with its zone; None for anything else."""
    try:
        time = datetime.fromisoformat(text_of(value))
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def local_time_of(value: Value) -> datetime | None:
    """A newsroom's own time, which has no zone; None for anything else."""
    try:
        return None if value is None else datetime.fromisoformat(text_of(value))
    except ValueError:
        return None
