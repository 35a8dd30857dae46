"""Dates as a page states them, to machines or to people, with the offset from Greenwich where one is given.

Declared times are often those of Greenwich and not the newsroom's. They are made the newsroom's only where the page
gives away its own offset somewhere; else the day alone is taken.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from dialogue_reader.language.dates.written import written_day

_ISO = re.compile(
    r"((?:19|20)\d\d)-?(0\d|1[0-2])-?([0-2]\d|3[01])(?!\d)"
    r"(?:[T\s]+([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?)?"
)
_LONGEST = 200  # code points in which a person writes a date
_FIRST_YEAR = 1990
_DAY = timedelta(days=1)


class StatedDate(NamedTuple):
    """A date as it was stated; `has_hour` where more than the day was, `moment` with an offset where one was given."""

    moment: datetime
    has_hour: bool

    @property
    def offset(self) -> timedelta | None:
        """The newsroom's offset; that of Greenwich says nothing."""
        return self.moment.utcoffset() or None

    @property
    def is_greenwich(self) -> bool:
        """Whether it is the time of Greenwich, which need not be the newsroom's."""
        return self.moment.tzinfo is not None and not self.moment.utcoffset()

    def local(self, offset: timedelta | None) -> datetime:
        """In the newsroom's time, `offset` from Greenwich; the day alone where that is not known."""
        if not self.is_greenwich:
            return self.moment.replace(tzinfo=None)
        if offset and self.has_hour:
            return (self.moment + offset).replace(tzinfo=None)
        return datetime(self.moment.year, self.moment.month, self.moment.day)


def stated_dates(texts: Iterable[str], language: str) -> list[StatedDate]:
    """The dates that `texts` are, those on which a page can have been published."""
    latest = datetime.now(UTC).replace(tzinfo=None) + 2 * _DAY
    dates = (stated_date(text, language) for text in texts)
    return [d for d in dates if d and d.moment.year >= _FIRST_YEAR and d.moment.replace(tzinfo=None) < latest]


def stated_date(text: str, language: str) -> StatedDate | None:
    """The date that `text` is, as machines write it, as mail has it, or in the words of `language` or English."""
    if match := _ISO.match(text.strip()):
        year, month, day, hour, minute, zone = match.groups()
        try:
            moment = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), tzinfo=_zone(zone))
        except ValueError:
            return None
        return StatedDate(moment, hour is not None)
    try:
        return StatedDate(parsedate_to_datetime(text), True)
    except (ValueError, TypeError, IndexError, OverflowError):
        day_written = written_day(text[:_LONGEST], language)
        return StatedDate(day_written[0], False) if day_written else None


def own_offset(dates: Iterable[StatedDate]) -> timedelta | None:
    """The offset from Greenwich that is given most often."""
    offsets = Counter(date.offset for date in dates if date.offset)
    return offsets.most_common(1)[0][0] if offsets else None


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text in ("Z", "UTC"):
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes)) if minutes < 24 * 60 else None
