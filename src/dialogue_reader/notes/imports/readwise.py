"""Tables of highlights as Readwise takes them and gives them: CSV whose first line names the columns.

There are no ids, so a note is known again by all that it says. What Readwise takes has the tags in the first line of
the note, each after a full stop, and may have a place in the text; what it gives has tags in a column of their own.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from dialogue_reader.documents.sources import without_password
from dialogue_reader.errors import ExchangeError
from dialogue_reader.notes.arrivals import Arrival, Arrivals
from dialogue_reader.notes.imports.content import MOST, Content, moment
from dialogue_reader.notes.imports.values import clean_tags, target
from dialogue_reader.notes.model import COLOURS, Document, Selector

# What Readwise calls a column, in what it takes and in what it gives.
_TITLE = ("title", "book title")
_AUTHOR = ("author", "book author")
_URL = ("url", "source url", "highlight url")
_DATE = ("date", "highlighted at")
_COLOUR = ("color", "colour")
_INLINE_TAGS = re.compile(r"(\.[^\s.]\S*(?:[ \t]+\.[^\s.]\S*)*)[ \t]*(?:\r?\n|$)\s*")
_OFFSET = re.compile(r"\d{1,9}", re.ASCII)


def read(content: Content) -> Arrivals:
    """The notes in a table of highlights. Raises ExchangeError."""
    rows = _rows(content)
    names = [name.strip().lower() for name in next(rows)[1]]
    return Arrivals(tuple(_note(content, line, names, fields) for line, fields in rows if any(fields)))


def _rows(content: Content) -> Iterator[tuple[int, list[str]]]:
    """The rows, each with the line that it ends on."""
    rows = csv.reader(io.StringIO(content.text, newline=""), strict=True)
    try:
        for number, fields in enumerate(rows):
            if number > MOST:
                content.refuse_so_many()
            yield rows.line_num, fields
    except csv.Error as error:
        raise ExchangeError("notes_no_csv", content.source, line=rows.line_num, detail=str(error)) from None


def _note(content: Content, line: int, names: list[str], fields: list[str]) -> Arrival:
    if len(fields) > len(names):
        content.refuse("fields", line, "")
    row = dict(zip(names, fields, strict=False))
    url = _field(row, _URL).split("#:~:text=")[0]
    document = Document(without_password(url), _field(row, _TITLE), "und", _field(row, _AUTHOR) or None)
    note, tags = row.get("note", ""), row.get("tags", "").split(",")
    if inline := _INLINE_TAGS.match(note):
        note, tags = note[inline.end() :], [*(tag.removeprefix(".") for tag in inline[1].split()), *tags]
    return Arrival(
        "",
        (target(document, _selector(row)),),
        next((colour for colour in COLOURS if colour == _field(row, _COLOUR).lower()), COLOURS[0]),
        note,
        clean_tags(tag.strip() for tag in tags),
        _time(content, line, row),
    )


def _selector(row: Mapping[str, str]) -> Selector:
    """The words, and where they stand if the location is no page of a book."""
    exact = row.get("highlight", "")
    is_offset = "location type" not in row and _OFFSET.fullmatch(row.get("location", ""))
    start = int(row["location"]) if is_offset else 0
    return Selector(exact, "", "", start, start + len(exact))


def _field(row: Mapping[str, str], names: tuple[str, ...]) -> str:
    """The first of these columns that says anything."""
    return next((row[name].strip() for name in names if row.get(name, "").strip()), "")


def _time(content: Content, line: int, row: Mapping[str, str]) -> datetime | None:
    written = _field(row, _DATE)
    time = moment(written)
    if written and time is None:
        content.refuse("time", line, next(name for name in _DATE if row.get(name)))
    return time
