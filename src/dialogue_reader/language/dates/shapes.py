"""The shapes that dates have in any language: what `calendar` reads dates by, and a report's date line is known by.

As patterns in words, without the tables that the names of months need, so that opening an article loads neither.
"""

import re

YEAR = r"(?:1[5-9]|20)\d\d"
MONTH = r"(?:1[0-2]|0?[1-9])"
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
ORDINAL = r"(?:er|re|st|nd|rd|th|e|ème|º|°|\.|일|日)?"  # after the number of a day

CLOCK = r"(?<!\d)([01]?\d|2[0-3])[:hH]([0-5]\d)(?!\d)"


def numeric(sequence: str) -> str:
    """A date in figures, year last, with the groups `d`, `m` and `y`; `sequence` is "dmy" or "mdy"."""
    first, second = ((f"(?P<{part}>{DAY if part == 'd' else MONTH})") for part in sequence[:2])
    return rf"(?<![\d/.]){first}[/.-]{second}[/.-](?P<y>{YEAR})(?!\d)"


YEAR_FIRST = rf"(?<!\d)(?P<y>{YEAR})(?:[-/.]|年\s?|년\s?)(?P<m>{MONTH})(?:[-/.]|月\s?|월\s?)(?P<d>{DAY})(?!\d)[日일]?"
DAY_FIRST = numeric("dmy")

# "15 août 2022", "August 15, 2022", "ngày 15 tháng 8 năm 2022": any word will do for a month.
_IN_WORDS = (
    rf"(?<!\d){DAY}(?:er|st|nd|rd|th|\.)?\s+(?:de\s+|tháng\s+)?(?:[^\W\d_]+\.?|{MONTH})\s*,?\s+(?:de\s+|năm\s+)?{YEAR}"
    rf"|[^\W\d_]+\.?\s+{DAY}(?:st|nd|rd|th)?,?\s+{YEAR}"
)


def _without_groups(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


ANY_DATE = "|".join((_without_groups(DAY_FIRST), _without_groups(YEAR_FIRST), _IN_WORDS))
