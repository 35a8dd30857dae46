"""The dates in a text, in words or digits of any language, absolute or relative to the day of publication."""

import datetime
import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from dialogue_reader.language.dates.shapes import DAY, MONTH, ORDINAL, YEAR, YEAR_FIRST, numeric
from dialogue_reader.language.locale_data import Table, plain, table

_JOIN = r"(?:[\s\u00a0\u202f,.-]|\b(?:de|del|of|năm|ngày|d['’]|год|года|the|di|do|den|le)\b)*"
_UNSPACED = ("zh", "yue", "ja", "ko", "th", "lo", "km", "my")  # languages in which a word may touch the next
# What stands around a Vietnamese weekday that is written like an ordinal number.
_BEFORE_WEEKDAY = re.compile(r"(?<!\w)(?:hôm|sáng|trưa|chiều|tối|đêm|ngày|vào|từ|đến|tới)\s+\Z", re.IGNORECASE)
_AFTER_WEEKDAY = re.compile(r"\s*(?:tuần|hàng tuần|hằng tuần|,?\s*(?:ngày\s)?\(?\d{1,2}[/-]\d)", re.IGNORECASE)
_AFTER_DAY_WORD = f"(?:{'|'.join(f'(?<={word} )' for word in ('ngày', 'hôm', 'sáng', 'trưa', 'chiều', 'tối', 'đêm'))})"
_NAMED_TOO = ("en", "de")  # languages in which a month without a day is a month only with a capital letter
# What stands around the year that someone was born in, and around an age.
_BORN_BEFORE = re.compile(
    r"(?:\b(?:[Bb]orn|[Nn]ée?s?|SN|[Ss]inh\s+(?:năm|ngày|vào|tại)|geb\.|[Gg]eboren|Jahrgang|[Nn]at[oa]|[Nn]as?cid[oa]s?)"
    r"(?!\w)[^.;:()]{0,20}|\*\s?)\Z"
)
_BORN_AFTER = re.compile(r"\s+geboren")
_AGE_BEFORE = re.compile(r"(?:\b[Aa]ged?|\bâgée?s?\s+(?:de\s|d['’])|\bim Alter von)\s*\Z")
_AGE_AFTER = re.compile(
    r"[\s\u00a0‐‑-]*(?:tuổi|years?[\s‐‑-]old|years of age|ans|Jahren? alt|[Jj]ährig\w*|anni|años|anos|jaar)\b"
)
_BESIDE_A_NAME = re.compile(r"[^\W\d_][,(]\s?\Z"), re.compile(r"[,)]")
_LEAD = 40  # code points in which what stands before is looked for


class Moment(NamedTuple):
    """A date as written at `start:end` (code points): the parts that are given, the rest None. Monday is weekday 0.

    `nearest` marks a year that is not given: the one that brings the day nearest to the day of publication.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nearest: bool = False

    @property
    def parts(self) -> dict[str, int]:
        """The parts that are given, by name."""
        year = None if self.nearest else self.year
        named = {"year": year, "month": self.month, "day": self.day, "weekday": self.weekday}
        return {name: value for name, value in named.items() if value is not None}

    @property
    def finest(self) -> str:
        """The most precise part that is given."""
        return next(name for name in ("day", "weekday", "month", "year") if name in self.parts)


def agree(left: Moment, right: Moment) -> bool | None:
    """Whether both can be the same day; None when they share nothing that could be compared."""
    shared = left.parts.keys() & right.parts.keys()
    if not shared:
        return None
    return all(left.parts[name] == right.parts[name] for name in shared)


def moments_in(
    text: str, language: str, start: int = 0, end: int | None = None, today: datetime.date | None = None
) -> list[Moment]:
    """The dates in `text[start:end]`, in the order of the text.

    `today` is the day of publication: without it, relative dates ("hôm qua") are left out; with it, a day without a
    year is taken to be the nearest one.
    """
    end = len(text) if end is None else end
    moments: list[Moment] = []
    for pattern in _patterns(language):
        for match in pattern.finditer(text, start, end):
            moment = _read(match, language, today)
            if moment is not None and not any(m.start < moment.end and moment.start < m.end for m in moments):
                moments.append(moment)
    return [_completed(moment) for moment in _with_weekdays(sorted(moments, key=lambda m: m.start), text)]


def is_birth(text: str, start: int, end: int) -> bool:
    """Whether the date at `start:end` is when someone was born."""
    before = text[max(0, start - _LEAD) : start]
    return _BORN_BEFORE.search(before) is not None or _BORN_AFTER.match(text, end) is not None


def is_age(text: str, start: int, end: int) -> bool:
    """Whether the number at `start:end` is how old someone is: "aged 32", "32 ans", or 32 right after a name."""
    before = text[max(0, start - _LEAD) : start]
    if _AGE_BEFORE.search(before) or _AGE_AFTER.match(text, end):
        return True
    opening, closing = _BESIDE_A_NAME
    return opening.search(before) is not None and closing.match(text, end) is not None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """From the fullest form to the barest."""
    locale = table(language)
    name = _either(_months(locale))
    edge = "" if language in _UNSPACED else r"\b"
    weekday, relative = _either(locale.weekdays), _either(locale.relative)
    shapes = [
        YEAR_FIRST,
        numeric("mdy" if locale.order == "mdy" else "dmy"),
        rf"(?<![\d.,])(?P<d>\d\d?){ORDINAL}{_JOIN}\b(?P<name>{name})\b\.?(?:{_JOIN}(?P<y>{YEAR})(?!\d))?",
        rf"(?:(?<!\d)(?P<y>{YEAR})\.?{_JOIN})?\b(?P<name>{name})\.?\s(?:ngày\s)?(?P<d>{DAY})(?:st|nd|rd|th|\.)?(?![\d:.,h]\d|\d|\s?%)"
        rf"(?:{_JOIN}(?P<y2>{YEAR})(?!\d))?",
        rf"\b(?P<name>{name})\b\.?{_JOIN}(?P<y>{YEAR})(?!\d)",
        rf"(?<!\d)(?P<d>{DAY})\s?/\s?(?P<m>{MONTH})(?![\d/])",
        rf"{_AFTER_DAY_WORD}(?P<d>{DAY})[.-](?P<m>{MONTH})(?![\d.,-]\d|\d)" if language == "vi" else r"(?!)",
        rf"(?<![\d])(?P<m>{MONTH})[月월]\s?(?P<d>{DAY})[日일]",
        rf"{edge}(?P<relative>{relative}){edge}",
        rf"{edge}(?P<weekday>{weekday}){edge}",
        rf"\b(?P<alone>{_either({k: v for k, v in locale.months.items() if len(k) > 2})})\b",
        rf"(?<![\d.,/$€£-])(?P<y>{YEAR})(?![\d/%€$£]|[.,]\d|['’]?s\b)",
    ]
    return tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)


def _months(locale: Table) -> dict[str, int]:
    """Months by their full and short names."""
    return {**locale.short_months, **locale.months}


def _either(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first; spaces may be hyphens or any white space."""
    longest = sorted(phrases, key=len, reverse=True)
    patterns = (re.escape(p).replace(r"\ ", r"[\s\u00a0‑-]+").replace("'", "['’]") for p in longest)
    return "|".join(patterns) or r"(?!)"


def _read(match: re.Match[str], language: str, today: datetime.date | None) -> Moment | None:
    locale, parts = table(language), match.groupdict()
    start, end = match.span()
    end -= match.group().endswith(".")
    if phrase := parts.get("relative"):
        return _relative_to(today, locale.relative[_key(phrase)], start, end)
    if phrase := parts.get("weekday"):
        if language == "vi" and not _is_vietnamese_weekday(match):
            return None
        return Moment(start, end, weekday=locale.weekdays[_key(phrase)])
    if phrase := parts.get("alone"):
        if language in _NAMED_TOO and not phrase[:1].isupper():
            return None
        return Moment(start, end, month=_months(locale)[_key(phrase)])
    year = parts.get("y") or parts.get("y2")
    month = int(parts["m"]) if parts.get("m") else None
    if parts.get("name"):
        month = _months(locale).get(_key(parts["name"]))
    day = int(parts["d"]) if parts.get("d") else None
    moment = Moment(start, end, int(year) if year else None, month, day)
    if parts.get("name") is None and day and month and not _exists(moment):
        return None  # a ratio; a day that no month has, beside the month's name, is a date with a slip in it
    return _dated(moment, today)


def _is_vietnamese_weekday(match: re.Match[str]) -> bool:
    """Whether "thứ hai" is Monday, not "second", and so on: by its capitals and the words around it."""
    phrase = match.group().split()
    if len(phrase) < 2 or phrase[0].lower() != "thứ" or phrase[1][0].isupper() or phrase[1].isdigit():
        return True
    return bool(
        _BEFORE_WEEKDAY.search(match.string[max(0, match.start() - 12) : match.start()])
        or _AFTER_WEEKDAY.match(match.string, match.end())
    )


def _dated(moment: Moment, today: datetime.date | None) -> Moment:
    """A day and a month without a year, in the year that brings them nearest to `today`."""
    if today is None or moment.year or not (moment.day and moment.month):
        return moment
    years = [year for year in (today.year - 1, today.year, today.year + 1) if _exists(moment._replace(year=year))]
    if not years:
        return moment
    day, month = moment.day, moment.month
    year = min(years, key=lambda year: abs(datetime.date(year, month, day) - today))
    return moment._replace(year=year, nearest=True)


def _key(phrase: str) -> str:
    return re.sub(r"[\s\u00a0‑-]+", " ", plain(phrase)).rstrip(".")


def _exists(moment: Moment) -> bool:
    try:
        datetime.date(moment.year or 2000, moment.month or 1, moment.day or 1)
    except ValueError:
        return False
    return True


def _relative_to(today: datetime.date | None, offset: str, start: int, end: int) -> Moment | None:
    """The date at `offset`, a unit and a count as in `Table.relative`; None for a week, or without `today`."""
    unit, _, count = offset.partition(" ")
    if today is None or unit == "week":
        return None
    if unit == "day":
        try:
            day = today + datetime.timedelta(days=int(count))
        except OverflowError:
            return None
        return Moment(start, end, day.year, day.month, day.day)
    if unit == "year":
        return Moment(start, end, today.year + int(count))
    month = today.month - 1 + int(count)
    return Moment(start, end, today.year + month // 12, month % 12 + 1)


def _with_weekdays(moments: list[Moment], text: str) -> list[Moment]:
    """A weekday and the date right beside it are one."""
    joined: list[Moment] = []
    for moment in moments:
        before = joined[-1] if joined else None
        if before and set(before.parts) == {"weekday"} and moment.day and moment.weekday is None:
            between = text[before.end : moment.start]
            if len(between) <= 8 and len(between.strip(" ,(\u00a0")) <= 4:
                joined[-1] = moment._replace(start=before.start, weekday=before.weekday)
                continue
        joined.append(moment)
    return joined


def _completed(moment: Moment) -> Moment:
    """A full date says its weekday too."""
    is_complete = moment.weekday is not None or moment.nearest
    if not is_complete and moment.year and moment.month and moment.day and _exists(moment):
        return moment._replace(weekday=datetime.date(moment.year, moment.month, moment.day).weekday())
    return moment
