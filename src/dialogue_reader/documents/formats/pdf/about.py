"""What a PDF says of itself, as far as it can be believed."""

import re
from datetime import datetime

from dialogue_reader.documents.formats.placeholders import named_author, named_title

_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?")  # ISO 32000-1, 7.9.4


def plausible_title(named: str, printed: str, first_page: str) -> str:
    """The title that a document says it has, if it is one: what is `printed` largest knows better where they differ."""
    title = named_title(named)
    if not title or len(title) > 250:
        return printed
    if printed and _letters(title) != _letters(printed):
        within = _letters(title) in _letters(printed) or _letters(title) not in _letters(first_page)
        return printed if within else title
    return printed or title


def plausible_author(named: str) -> str | None:
    """The author that a document names, unless it is the name of a program or of an account."""
    author = named_author(named)
    return author if author and len(author) <= 120 else None


def is_printed(words: str, page: str) -> bool:
    """Whether `words` stand on the page."""
    return bool(words) and _letters(words) in _letters(page)


def time_of(date: str) -> datetime | None:
    """The point in time of a date as PDF writes it, by the clock of whoever made the document."""
    match = _DATE.match(date.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part) if part else None for part in match.groups())
    try:
        return datetime(year or 0, month or 1, day or 1, hour or 0, minute or 0, second or 0)
    except ValueError:
        return None


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
