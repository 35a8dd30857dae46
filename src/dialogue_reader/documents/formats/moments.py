"""Points in time as metadata have them: ISO 8601, of which a part may be missing, or a day in figures."""

import re
from datetime import datetime
from typing import NamedTuple

from dialogue_reader.language.dates.shapes import CLOCK, DAY_FIRST

_ISO = re.compile(
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
    iso = _ISO.search(words)
    day = re.search(DAY_FIRST, words)
    try:
        if day and not (iso and iso["d"]):
            clock = re.search(CLOCK, words[day.end() :])
            hour, minute = map(int, clock.groups()) if clock else (0, 0)
            time = datetime(int(day["y"]), int(day["m"]), int(day["d"]), hour, minute)
            return Moment(time, sure=day.start() == 0)
        if iso:
            day_of = int(iso["y"]), int(iso["m"] or 1), int(iso["d"] or 1)
            time = datetime(*day_of, int(iso["h"] or 0), int(iso["min"] or 0))
            return Moment(time, bool(iso["d"]) and iso.group() == words and iso["zone"] != "Z")
    except ValueError:
        pass
    return None
