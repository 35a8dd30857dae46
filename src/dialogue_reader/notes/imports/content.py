"""What a file of notes holds, as values that know where they stand, so that what is wrong with one can be told.

Nothing is believed of the file: not that it is text, or JSON, or of any depth, nor that a value is of the type it
should be.
"""

import codecs
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NoReturn, Self

from dialogue_reader.errors import ExchangeError

LARGEST = 1 << 27  # bytes; 50,000 notes on passages are 90 MB of our own JSON
MOST = 250_000  # notes of one file
_FARTHEST = 1 << 40  # code points; no text reaches there
_ENDLESS = re.compile(r"\d{4000,}")  # a number that Python refuses to read, and nobody means
_BLANK = re.compile(r"[ \t\r\n]*")
_JSON = ("{", "[", '"')
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

Path = tuple[str | int, ...]


class Content:
    """The text of a file, and its value where that is JSON."""

    def __init__(self, source: str, text: str, *, is_json: bool) -> None:
        self.source = source
        self.text = text
        self.is_json = is_json
        self.value = _parsed(source, text) if is_json else None

    @property
    def root(self) -> "Node":
        """The value as a whole."""
        return Node(self, self.value, ())

    def refuse_so_many(self) -> NoReturn:
        """Raise ExchangeError: there are more notes than one file can bring."""
        raise ExchangeError("notes_too_many", self.source, most=MOST)

    def refuse(self, expected: str, line: int, field: str) -> NoReturn:
        """Raise ExchangeError: on that line, `field` is not what is expected."""
        raise ExchangeError("notes_odd", self.source, line=line, field=field, expected=expected)


class Node:
    """A value in JSON, with the path that leads there. What asks for a type raises ExchangeError for another."""

    def __init__(self, content: Content, value: Any, path: Path) -> None:  # noqa: ANN401 - any JSON value
        self._content = content
        self.value = value
        self._path = path

    def __bool__(self) -> bool:
        return self.value is not None

    def __getitem__(self, key: str) -> Self:
        """What an object holds under `key`; nothing where it holds none, or is not there itself."""
        if not isinstance(self.value, dict | None):
            self.refuse("object")
        return type(self)(self._content, (self.value or {}).get(key), (*self._path, key))

    def first_of(self, *keys: str) -> Self:
        """What an object holds under the first of `keys` that is there."""
        return next((self[key] for key in keys if self[key]), self[keys[0]])

    def items(self) -> Iterator[Self]:
        """What a list holds."""
        if not isinstance(self.value, list):
            self.refuse("list")
        if len(self.value) > MOST:
            self._content.refuse_so_many()
        for number, item in enumerate(self.value):
            yield type(self)(self._content, item, (*self._path, number))

    def each(self) -> Iterator[Self]:
        """One value alone, or what a list of them holds; nothing for nothing."""
        if isinstance(self.value, list):
            yield from self.items()
        elif self:
            yield self

    @property
    def first(self) -> Self:
        """One value alone, or the first of several."""
        return next(self.each(), self) if isinstance(self.value, list) and self.value else self

    @property
    def is_text(self) -> bool:
        """Whether it is a string."""
        return isinstance(self.value, str)

    def text(self, default: str | None = None) -> str:
        """A string; `default`, where there is one, for nothing."""
        if self.value is None and default is not None:
            return default
        return self.value if isinstance(self.value, str) else self.refuse("text")

    def offset(self) -> int:
        """A number of code points."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _FARTHEST:
            self.refuse("offset")
        return value

    def time(self) -> datetime | None:
        """A point in time, in UTC; without a zone it is taken to be there. None for nothing."""
        return moment(self.text()) or self.refuse("time") if self else None

    def local_time(self) -> datetime | None:
        """A newsroom's own time; None for nothing."""
        try:
            return datetime.fromisoformat(self.text()) if self else None
        except ValueError:
            self.refuse("time")

    def refuse(self, expected: str) -> NoReturn:
        """Raise ExchangeError: this is not what is expected, on that line."""
        line = self._content.text.count("\n", 0, _offset_of(self._content.text, self._path)) + 1
        self._content.refuse(expected, line, _written(self._path))


def content_of(data: bytes, source: str) -> Content:
    """What `data` holds. Raises ExchangeError."""
    if len(data) > LARGEST:
        raise ExchangeError("notes_too_large", source, megabytes=LARGEST >> 20)
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ExchangeError("notes_encoding", source, line=line) from None
    return Content(source, text, is_json=text.startswith(_JSON, _blank(text, 0)))


def moment(written: str) -> datetime | None:
    """A point in time in UTC, as ISO 8601 writes it; None for what is none."""
    try:
        time = datetime.fromisoformat(written)
        return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _parsed(source: str, text: str) -> Any:  # noqa: ANN401 - any JSON value
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ExchangeError(
            "notes_no_json", source, line=error.lineno, column=error.colno, detail=error.msg.lower()
        ) from None
    except RecursionError:
        raise ExchangeError("notes_too_deep", source) from None
    except ValueError:
        endless = _ENDLESS.search(text)
        line = text.count("\n", 0, endless.start() if endless else 0) + 1
        raise ExchangeError("notes_endless_number", source, line=line) from None


def _written(path: Path) -> str:
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")[-120:] or "."


def _offset_of(text: str, path: Path) -> int:
    """Where the value begins that `path` leads to; where there is none, what should hold it."""
    at = _blank(text, 0)
    for step in path:
        inner = _offset_in(text, at, step)
        if inner is None:
            break
        at = inner
    return at


def _offset_in(text: str, at: int, step: str | int) -> int | None:
    """Where the value of a key or a number begins in the object or list that begins at `at`; None for none."""
    decode = json.JSONDecoder().raw_decode
    is_object = text[at] == "{"
    if not is_object and text[at] != "[":
        return None
    number = 0
    begins = None
    at = _blank(text, at + 1)
    while text[at] not in "}]":
        key: str | int = number
        if is_object:
            key, at = decode(text, at)
            at = _blank(text, _blank(text, at) + 1)
        if key == step:
            begins = at  # of a key that is there twice, the last one counts
        number += 1
        _, at = decode(text, at)
        at = _blank(text, at)
        at = _blank(text, at + 1) if text[at] == "," else at
    return begins


def _blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at
