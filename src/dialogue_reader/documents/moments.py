"""Points in time as metadata and date lines have them: ISO 8601, perhaps without its end, or a day in figures."""

import re
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from dialogue_reader.language.dates.shapes import CLOCK, DAY_FIRST, YEAR_FIRST

_ISO = (  # compiled when metadata are first read: a plain text has none
    r"(?<![\d./-])(?P<y>\d{4})(?![\d./])(?:-(?P<m>\d\d?)(?:-(?P<d>\d\d?)"
    r"(?:[T ]\s*(?P<h>\d\d?):(?P<min>\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?"
)
_LONGEST = 200  # characters


class Moment(NamedTuple):
    """A time as clocks showed it there; `sure` unless parts are missing, or it is in UTC and nobody knows where."""

    time: datetime
    sure: bool


def moment(words: str | None) -> Moment | None:
    """The point in time that `words` give; a guess where they say more than that."""
    words = (words or "").strip()[:_LONGEST]
    iso = re.search(_ISO, words)
    if not (iso and iso["d"]) and (time := in_figures(words)):
        return Moment(time, sure=bool(re.match(DAY_FIRST, words) or re.match(YEAR_FIRST, words)))
    if not iso:
        return None
    day = int(iso["y"]), int(iso["m"] or 1), int(iso["d"] or 1)
    with suppress(ValueError):
        time = datetime(*day, int(iso["h"] or 0), int(iso["min"] or 0))
        return Moment(time, bool(iso["d"]) and iso.group() == words and iso["zone"] != "Z")
    return None


def time_of(words: str | None) -> datetime | None:
    """The point in time that `words` give, be it a guess."""
    given = moment(words)
    return given.time if given else None


def in_figures(line: str) -> datetime | None:
    """The point in time that a line gives by a day in figures, with the clock behind or before it."""
    day = re.search(DAY_FIRST, line) or re.search(YEAR_FIRST, line)
    if day is None:
        return None
    clock = re.search(CLOCK, line[day.end() :]) or re.search(CLOCK, line[: day.start()])
    hour, minute = map(int, clock.groups()) if clock else (0, 0)
    with suppress(ValueError):
        return datetime(int(day["y"]), int(day["m"]), int(day["d"]), hour, minute)
    return None
