"""How numbers, dates, measures and places are written in each language: the tables beside this module.

They are generated from the Unicode CLDR (its licence is beside them) and completed by hand with what the press writes;
`scripts/generate_tables.py` says how. They are our own because the libraries cost too much: a language takes half a
millisecond here, 190 ms with Babel, and 2.4 s with dateparser. All are in one file, of which one language is read when
a text in it is met.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from dialogue_reader.language.phrases import Phrases

T = TypeVar("T")

_NONE: Mapping[str, Any] = MappingProxyType({})

_FILE = Path(__file__).parent / "data" / "tables.bin"
_OTHER_CODES = {"nb": "no", "tl": "fil", "in": "id", "iw": "he", "sh": "sr"}
# Written without spaces: each character is a word of its own here.
HAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_APART = re.compile(f"[{HAN}]|[^\\w\\s'’]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2069]")


class Table(NamedTuple):
    """One language. Words are lower case with single spaces for hyphens, place names as printed.

    `order` is that of numeric dates ("dmy"), weekdays count from Monday as 0, `relative` leads to a unit and an offset
    ("day -1"), `units` to CLDR's name of a measure, to "dollar" or to an ISO 4217 code, `places` to ISO 3166 codes of
    countries and English names of cities. `approximate` are words before a rounded number, `halves` words for a half.
    """

    decimal: str = "."
    group: str = ","
    order: str = "dmy"
    months: Mapping[str, int] = _NONE
    short_months: Mapping[str, int] = _NONE
    weekdays: Mapping[str, int] = _NONE
    relative: Mapping[str, str] = _NONE
    cardinals: Mapping[str, int] = _NONE
    ordinals: Mapping[str, int] = _NONE
    scales: Mapping[str, int] = _NONE
    units: Mapping[str, str] = _NONE
    places: Mapping[str, str] = _NONE
    approximate: Sequence[str] = ()
    halves: Sequence[str] = ()


@cache
def table(language: str) -> Table:
    """The table of an ISO 639-1 `language`; one with signs and digits alone where we know no words."""
    import zlib

    place = _index().get(_OTHER_CODES.get(language, language))
    if place is None:
        return Table(units={"%": "percent", "$": "dollar", "€": "EUR", "£": "GBP", "¥": "JPY"})
    start, size = place
    with _FILE.open("rb") as file:
        file.seek(len(file.readline()) + start)
        return Table(**json.loads(zlib.decompress(file.read(size))))


@cache
def _index() -> dict[str, tuple[int, int]]:
    """Where the table of each language begins, counted from the end of the index, and its size; in bytes."""
    with _FILE.open("rb") as file:
        return {code: (start, size) for code, (start, size) in json.loads(file.readline()).items()}


def plain(word: str) -> str:
    """`word` in the form in which the tables hold it, except that what joins its parts stays."""
    return _INVISIBLE.sub("", word).lower().replace("’", "'")


def phrases(*groups: Mapping[str, T]) -> Phrases[T]:
    """The phrases of some columns of a table."""
    return Phrases(
        {tuple(_APART.sub(r" \g<0> ", phrase).split()): value for group in groups for phrase, value in group.items()}
    )
