"""The numbers of a text, whatever they are written with: "1,2 tỷ", "1,2 milliard" and "1.2 billion" are one value."""

import re
import unicodedata
from functools import cache
from typing import Literal, NamedTuple

from dialogue_reader.language.locale_data import HAN, Table, phrases, plain, table

Written = Literal["digits", "words", "roman"]

_SPACES = "\u0020\u00a0\u202f\u2009"
_APOSTROPHES = "'’"
_GROUPED = rf"\d{{1,3}}(?:[{_SPACES}{_APOSTROPHES}]\d{{3}})+(?!\d)(?:[.,٫]\d+)?"
_FRACTIONS = "¼½¾⅓⅔⅕⅛"
_TOKEN = re.compile(
    rf"(?P<digits>(?:\d{{1,4}}[{_SPACES}]?)?[{_FRACTIONS}]|{_GROUPED}|\d+(?:[.,٫٬]\d+)*)|(?P<word>[{HAN}]|[^\W\d_{HAN}]+(?:[’'][^\W\d_]+)*)|(?P<sign>[^\w\s])"
)
_CLOCK = re.compile(
    rf"([01]?\d|2[0-4])(?:(?:[:hH]|[{_SPACES}]?(?:h|giờ)\b\.?[{_SPACES}]?)([0-5]\d)(?!\d|[.,]\d)"
    rf"|\.([0-5]\d)(?=[{_SPACES}]?(?:Uhr|giờ|[ap]\.?m\b)))"
)
_ROMAN = re.compile(r"(?=[IVXLC]{2,}|[IVX])(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})(?:e|ème|er)?")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_HYPHENS = "-‐‑"
_HYPHEN = re.compile(r"(?<=[^\W\d_])[‐‑-](?=[^\W\d_])")
_AND = frozenset({"and", "e", "et", "y", "i", "og", "och", "und", "en"})
_PREPOSITIONS = frozenset({"in"})  # which are measures too
_BETWEEN_UNIT = frozenset({"d", "de", "of", "di", "do"})
_RANGE = re.compile(r"\s*(?:[-–—~]|\w{1,3})\s*")
# Dozens in any language; a count may stand before them.
_DOZENS = frozenset(
    re.findall(
        r"\w+",
        "dozen dozens douzaine douzaines dutzend dozijn dozijnen docena docenas dozzina dozzine dúzia dúzias"
        " dussin dusin tuzin tuziny tuzinów tucet tá дюжина дюжины дюжин",
    )
)
_SOME = re.compile(r"(?:diz|vingt|trent|quarant|cinquant|soixant|cent)aine")  # French for "some twenty"
_DECADE = re.compile(r"['’]?s\b")  # "in her 30s" is no number, and "the 1990s" no year
_HALF_OF = (0.5, 30.0, 50.0, 6.0)  # of one, of an hour, of a hundred, of a year
_LONGEST_COMPOUND = 40
_LARGEST_MULTIPLIER = 13  # of a dozen


class Number(NamedTuple):
    """A number as written at `start:end` (code points), its sign of measure not included.

    `also` are other values it can be read as ("1.200", a share of "2-3 million", "7:30" in the evening). `unit` is as
    in `Table.units`, or "clock" (in hours); `about` says that a word before it calls it rounded, `doubtful` that the
    word may mean something else.
    """

    start: int
    end: int
    value: float
    also: tuple[float, ...] = ()
    unit: str | None = None
    written: Written = "digits"
    ordinal: bool = False
    about: bool = False
    doubtful: bool = False

    @property
    def values(self) -> tuple[float, ...]:
        """Every value it can be read as, the likeliest first."""
        return (self.value, *self.also)


class _Token(NamedTuple):
    text: str
    start: int
    end: int
    digits: bool
    word: bool


def numbers_in(text: str, language: str, start: int = 0, end: int | None = None) -> list[Number]:
    """The numbers in `text[start:end]`, in digits or in words of an ISO 639-1 `language`, in the order of the text."""
    end = len(text) if end is None else end
    numbers: list[Number] = []
    clocks = {m.start(): m for m in _CLOCK.finditer(text, start, end) if not text[m.start() - 1 : m.start()].isdigit()}
    reader = _reader(language)
    tokens = _tokens(text, start, end)
    words = [token.text for token in tokens]
    place = past = 0
    while place < len(tokens):
        token = tokens[place]
        number, taken = None, 1
        if token.start < past:
            pass
        elif token.digits and (clock := clocks.get(token.start)):
            number = _clock(clock)
        elif token.digits and not _DECADE.match(text, token.end):
            number, taken = reader.digits(tokens, words, place)
        elif token.word:
            number, taken = reader.words(tokens, words, place, text)
        if number is not None:
            numbers.append(number)
            past = number.end
        place += max(1, taken)
    return _shared_scales(text, numbers)


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    return [
        _Token(plain(m.group()), m.start(), m.end(), m["digits"] is not None, m["word"] is not None)
        for m in _TOKEN.finditer(text, start, end)
        if not _HYPHEN.match(text, m.start()) and not _is_sign_of_note(text, m.start(), m.end())
    ]


def _is_sign_of_note(text: str, start: int, end: int) -> bool:
    """Whether it is the number of a footnote, as "[1]" right behind a word or at the beginning of a line."""
    in_brackets = text[start - 1 : start] == "[" and text[end : end + 1] == "]"
    return in_brackets and (start < 2 or not text[start - 2].isspace() or text[start - 2] == "\n")


def _clock(match: re.Match[str]) -> Number:
    hour, minute = int(match[1]), int(match[2] or match[3])
    dotted = (hour + minute / 100, (hour - 12) % 24 + minute / 100)
    hours = hour + minute / 60
    also = ((hours + 12) % 24, *dotted)
    return Number(match.start(), match.end(), hours, also, "clock")


def _shared_scales(text: str, numbers: list[Number]) -> list[Number]:
    """In "2-3 million" the first number may be in millions too."""
    for k in range(len(numbers) - 1):
        first, second = numbers[k], numbers[k + 1]
        if second.start - first.end <= 5 and first.written == "digits" and second.value >= 1000 > first.value:
            scale = 10.0 ** ((len(f"{int(second.value)}") - 1) // 3 * 3)  # thousand, million and so on
            if _RANGE.fullmatch(text, first.end, second.start):
                numbers[k] = first._replace(also=(*first.also, *(value * scale for value in first.values)))
    return numbers


class _Reader:
    """Reads numbers with the table of one language."""

    def __init__(self, language: str, locale: Table) -> None:
        self._language = language
        self._locale = locale
        self._cardinals = phrases(locale.scales, locale.cardinals)
        self._ordinals = phrases(locale.ordinals)
        self._scales = phrases(locale.scales)
        self._units = phrases(locale.units)
        self._halves = phrases(dict.fromkeys(locale.halves, _HALF_OF))
        self._scale_values = frozenset(locale.scales.values())
        self._about = frozenset(locale.approximate)
        self._parts = {word.replace(" ", ""): n for word, n in locale.cardinals.items() if n}

    def digits(self, tokens: list[_Token], words: list[str], place: int) -> tuple[Number | None, int]:
        """The number whose digits stand at `place`, and how many tokens it takes."""
        token = tokens[place]
        values = _interpretations(token.text, self._locale)
        if not values:
            return None, 1
        factor, taken, end = 1.0, 1, token.end
        while place + taken < len(words) and tokens[place + taken].start - end <= 1:
            count, scale = self._scales.at(words, place + taken)
            if scale is None:
                break
            factor *= scale
            taken += count
            end = tokens[place + taken - 1].end
        if values[0] < _LARGEST_MULTIPLIER and place + taken < len(words) and words[place + taken] in _DOZENS:
            factor, end, taken = factor * 12, tokens[place + taken].end, taken + 1
        value, *also = (value * factor for value in values)
        following = place + taken
        hyphen = following + 1 < len(words) and words[following] in _HYPHENS and tokens[following].start == end
        count, unit = self._unit_after(words, following + hyphen)
        if money := self._unit_before(tokens, words, place):
            count, unit = 0, money
        about = self._is_about(words, place - bool(money))
        number = Number(token.start, end, value, tuple(also), unit, about=about)
        return number, taken + (hyphen + count if unit and count else 0)

    def words(self, tokens: list[_Token], words: list[str], place: int, text: str) -> tuple[Number | None, int]:
        """The number that begins with the word at `place`, if one does, and how many tokens it takes."""
        start = tokens[place].start
        count, half = self._halves.at(words, place)
        if half:
            end = tokens[place + count - 1].end
            return Number(start, end, half[0], half[1:], written="words", about=True), count
        rank_count, rank = self._ordinals.at(words, place)
        value, count = self._compose(words, place)
        if rank is not None and rank_count > count:
            return Number(
                start, tokens[place + rank_count - 1].end, float(rank), written="words", ordinal=True
            ), rank_count
        if count:
            after, unit = self._unit_after(words, place + count)
            only = words[place] if count == 1 else ""
            doubtful = only in self._locale.scales or (unit is None and only in self._locale.units)
            end, about = tokens[place + count - 1].end, self._is_about(words, place)
            about = about or _SOME.fullmatch(words[place + count - 1]) is not None
            return Number(start, end, value, (), unit, "words", about=about, doubtful=doubtful), count + after
        if roman := _roman(text[start : tokens[place].end]):
            return Number(start, tokens[place].end, roman, written="roman", ordinal=True), 1
        return None, 1

    def _compose(self, words: list[str], place: int) -> tuple[float, int]:
        """The value of the cardinal in words at `place`, and the count of its words; (0, 0) if there is none."""
        total = current = 0.0
        at, last = place, 0.0
        while at < len(words):
            if 1 <= current < _LARGEST_MULTIPLIER and words[at] in _DOZENS:
                current, at, last = current * 12, at + 1, 12.0
                continue
            joined = int(at > place and last >= 100 and words[at] in _AND)
            count, value = self._cardinals.at(words, at + joined)
            if value is None or (joined and value >= 100):
                break
            if value not in self._scale_values:
                if current and (current % 100 or not value):
                    break  # a second number begins
                current += value
            elif value >= 1000:
                total, current = total + max(1.0, current) * value, 0.0
            else:
                current = max(1.0, current) * value
            at, last = at + joined + count, value
        if at == place:
            whole = _compound(words[place], self._language)
            return whole, int(whole > 0)
        return total + current, at - place

    def compound(self, word: str) -> float:
        """The value of a number written in one word, such as "zweihundertdreißig"; 0 if it is none."""
        if len(word) > _LONGEST_COMPOUND:
            return 0.0
        total = current = 0.0
        at = 0
        while at < len(word):
            for size in range(len(word) - at, 1, -1):
                piece = word[at : at + size]
                if piece in self._locale.scales:
                    scale = self._locale.scales[piece]
                    current = max(1.0, current) * scale
                    if scale >= 1000:
                        total, current = total + current, 0.0
                    break
                if piece in self._parts and not current % 100:
                    current += self._parts[piece]
                    break
            else:
                return 0.0
            at += size
        return total + current

    def _unit_after(self, words: list[str], place: int) -> tuple[int, str | None]:
        """The measure that follows a number, and how many words lead to its end; 0 and None if there is none."""
        following = words[place : place + 6]
        joined = int(bool(following) and following[0] in _BETWEEN_UNIT)
        if following and following[0].startswith("d'"):
            following[0] = following[0][2:]
        count, unit = self._units.at(following, joined)
        if count == 1 and following[joined] in _PREPOSITIONS:
            return 0, None
        return (joined + count, unit) if unit else (0, None)

    def _unit_before(self, tokens: list[_Token], words: list[str], place: int) -> str | None:
        """A sign of money that stands before the digits."""
        before = words[place - 1] if place and tokens[place].start - tokens[place - 1].end <= 1 else ""
        unit = self._locale.units.get(before)
        return unit if unit and (unit == "dollar" or unit.isupper()) else None

    def _is_about(self, words: list[str], place: int) -> bool:
        for count in (1, 2, 3):
            before = " ".join(words[place - count : place]) if place >= count else ""
            if before in self._about or before.removeprefix("d'") in self._about:  # "le vol d'environ 120 tableaux"
                return True
        return bool(place and words[place - 1] in ("~", "≈", ">", "<"))


@cache
def _reader(language: str) -> _Reader:
    return _Reader(language, table(language))


@cache
def _compound(word: str, language: str) -> float:
    return _reader(language).compound(word)


def _interpretations(literal: str, locale: Table) -> tuple[float, ...]:
    """What digits with separators can mean, the likeliest first: "1.200" is 1200 or 1.2. Empty for "1.2.3"."""
    bare = re.sub(rf"[{_SPACES}{_APOSTROPHES}٬]", "", literal).replace("٫", ".")
    if bare[-1] in _FRACTIONS:
        return (int(bare[:-1] or 0) + unicodedata.numeric(bare[-1]),)
    separators = [c for c in bare if c in ".,"]
    if not separators:
        return (float(int(bare)),) if len(bare) <= 15 else ()
    if len(set(separators)) == 2:
        last = separators[-1]
        if separators.count(last) > 1:
            return ()
        return (float(bare.replace("," if last == "." else ".", "").replace(",", ".")),)
    head, *groups = re.split(r"[.,]", bare)
    if len(groups) > 1:
        return (float("".join((head, *groups))),) if all(len(g) == 3 for g in groups) and len(head) <= 3 else ()
    decimal = float(f"{head}.{groups[0]}")
    if len(groups[0]) != 3 or len(head) > 3 or head.startswith("0") or bare != literal:
        return (decimal,)
    whole = float(head + groups[0])
    if separators[0] == "," and locale.decimal == "." and locale.cardinals:
        return (whole,)  # a language that never writes decimals with a comma
    return (decimal, whole) if separators[0] == locale.decimal else (whole, decimal)


def _roman(word: str) -> int:
    """The value of a Roman numeral of two letters or more, or of X or V alone; 0 for anything else."""
    match = _ROMAN.fullmatch(word)
    digits = "".join(match.groups()) if match else ""
    if len(digits) < 2 or digits in ("CC", "CD", "CV", "CI", "LI", "XL", "XXL"):
        return 0
    values = [_ROMAN_DIGITS[c] for c in digits]
    return sum(-v if v < max(values[k:]) else v for k, v in enumerate(values))


def same_value(left: Number, right: Number) -> bool:
    """Whether both can be read as one value; a clock of twelve hours and one of twenty-four agree."""
    return any(_equal(a, b) for a in left.values for b in right.values) or (
        {left.unit, right.unit} <= {"clock", "hour", None}
        and {left.unit, right.unit} != {None}
        and max(left.value, right.value) <= 24
        and _equal(left.value % 12, right.value % 12)
    )


def _equal(left: float, right: float) -> bool:
    return abs(left - right) <= 1e-9 * max(1.0, abs(left), abs(right))


def rounds_to(left: Number, right: Number) -> bool:
    """Whether one is the other rounded: "about 1,200" for 1,234, "1.2 million" for 1,234,567.

    A number in bare digits is taken for a rounded one only if a word says so, and no word says so of the other;
    decimals may always be rounded off.
    """
    return _is_rounding(left, right) or _is_rounding(right, left)


def _is_rounding(rough: Number, exact: Number) -> bool:
    if not rough.value or not exact.value or (rough.about and exact.about):
        return False
    if rough.value == round(exact.value) != exact.value:
        return True
    digits, more = significant(rough.value), significant(exact.value)
    if more <= digits or not (rough.about or (rough.value >= 1e6 and more >= digits + 2)):
        return False
    cut = 10.0 ** (len(f"{int(exact.value)}") - digits)
    return _equal(float(f"{exact.value:.{digits - 1}e}"), rough.value) or _equal(exact.value // cut * cut, rough.value)


def rough_forms(value: float) -> set[float]:
    """Every number that `value` may be told as where it is rounded, to any number of digits, or cut off."""
    forms = {float(round(value))}
    for digits in range(1, significant(value)):
        cut = 10.0 ** (len(f"{int(value)}") - digits)
        forms |= {float(f"{value:.{digits - 1}e}"), value // cut * cut}
    return forms


def significant(value: float) -> int:
    """How many digits of a number are given, without the zeros at its end."""
    return len(f"{value:.12e}".partition("e")[0].replace(".", "").rstrip("0")) or 1
