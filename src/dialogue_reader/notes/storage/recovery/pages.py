"""Rows read straight from the pages of a file that SQLite cannot follow any more.

The rows of a table stand on leaf pages, each of which can be read by itself, whatever has become of the pages that lead
to it; https://sqlite.org/fileformat2.html has the format. What was deleted may still stand there.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

from dialogue_reader.notes.storage.database import Record, Value, log_named
from dialogue_reader.notes.storage.recovery.tables import as_text

_LEAF = 0x0D
_SIZES = frozenset(1 << power for power in range(9, 17))
_USUAL_SIZE = 4096
_LOG_HEADER, _FRAME_HEADER = 32, 24
_LENGTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes of an integer, by its serial type


def image(path: Path) -> bytes:
    """The database as it is with what its log holds. Raises OSError."""
    content = path.read_bytes() if path.exists() else b""
    log = log_named(path)
    return _with_log(content, log.read_bytes()) if log.exists() else content


def records(content: bytes) -> Iterator[tuple[int, Record]]:
    """Every row that stands on some leaf page, with its row number."""
    size = _page_size(content)
    for number in range(1, len(content) // size + 1):
        page = content[(number - 1) * size : number * size]
        header = 100 if number == 1 else 0
        if page[header] != _LEAF:
            continue
        (count,) = struct.unpack_from(">H", page, header + 3)
        for k in range(min(count, size // 4)):
            try:
                (start,) = struct.unpack_from(">H", page, header + 8 + 2 * k)
                row_number, payload = _cell(content, page, start, size)
                yield row_number, _record(payload)
            except (IndexError, ValueError, struct.error):
                continue  # damage costs this row alone


def _page_size(content: bytes) -> int:
    size = int.from_bytes(content[16:18], "big")
    size = 1 << 16 if size == 1 else size
    return size if size in _SIZES else _USUAL_SIZE


def _with_log(content: bytes, log: bytes) -> bytes:
    """The pages that the log holds, up to the last transaction in it that is whole, over those of the database."""
    if len(log) < _LOG_HEADER:
        return content
    size = int.from_bytes(log[8:12], "big")
    if size not in _SIZES:
        return content
    salts = log[16:24]
    pages: dict[int, bytes] = {}
    since_commit: dict[int, bytes] = {}
    for start in range(_LOG_HEADER, len(log) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        number, commit = struct.unpack_from(">II", log, start)
        if log[start + 8 : start + 16] != salts or not 0 < number < 1 << 24:
            break
        since_commit[number] = log[start + _FRAME_HEADER : start + _FRAME_HEADER + size]
        if commit:
            pages |= since_commit
            since_commit = {}
    whole = bytearray(content.ljust(max([*pages, 0]) * size, b"\0"))
    for number, page in pages.items():
        whole[(number - 1) * size : number * size] = page
    return bytes(whole)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of variable length, and where what follows it begins."""
    value = 0
    for k in range(8):
        byte = data[at + k]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + k + 1
    value = value << 8 | data[at + 8]
    return value - (1 << 64) if value >= 1 << 63 else value, at + 9


def _cell(content: bytes, page: bytes, start: int, size: int) -> tuple[int, bytes]:
    """The row number and the payload of the cell there, with what overflows onto other pages."""
    usable = size - content[20] if size - content[20] >= 480 else size
    length, start = _varint(page, start)
    row_number, start = _varint(page, start)
    if not 0 < length <= len(content):
        raise ValueError("no length")
    most, least = usable - 35, (usable - 12) * 32 // 255 - 23
    fitting = least + (length - least) % (usable - 4)
    local = length if length <= most else fitting if fitting <= most else least
    payload = page[start : start + local]
    if local < length:
        (following,) = struct.unpack_from(">I", page, start + local)
        while len(payload) < length:
            if not 0 < following <= len(content) // size:
                raise ValueError("no such page")
            overflow = content[(following - 1) * size : following * size]
            (following,) = struct.unpack_from(">I", overflow, 0)
            payload += overflow[4 : min(usable, 4 + length - len(payload))]
    return row_number, payload


def _record(payload: bytes) -> Record:
    end, at = _varint(payload, 0)
    if not 0 < end <= len(payload):
        raise ValueError("no header")
    values: list[Value] = []
    start = end
    while at < end:
        kind, at = _varint(payload, at)
        value, start = _value(payload, start, kind)
        values.append(value)
    if start != len(payload):
        raise ValueError("too much")
    return tuple(values)


def _value(payload: bytes, start: int, kind: int) -> tuple[Value, int]:
    """The value of that serial type, and where the next one begins."""
    if kind == 0:
        return None, start
    if kind in (8, 9):
        return kind - 8, start
    length = _LENGTHS.get(kind, 8 if kind == 7 else (kind - 12) // 2)
    raw = payload[start : start + length]
    if len(raw) < length or kind in (10, 11) or kind < 0:
        raise ValueError("no such value")
    if kind in _LENGTHS:
        return int.from_bytes(raw, "big", signed=True), start + length
    if kind == 7:
        return struct.unpack(">d", raw)[0], start + length
    return as_text(raw) if kind % 2 else raw, start + length
