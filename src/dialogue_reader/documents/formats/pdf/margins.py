"""What stands around the text of every page: running headers, footers, the numbers of the pages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from dialogue_reader.documents.formats.pdf.columns import Row, joined

_OUTER = 3  # rows at the top and at the bottom of a page that may be around the text
_SAME_PLACE = 3.0  # points
_FEWEST = 2  # pages that a row must be repeated on
_SHARE = 0.4  # of the pages: a header may stand on every other
_APART = 1.4  # times the size: a number so far from the text is that of the page
_LARGE = 1.25  # times the usual size: the heading of a chapter, at the same place on every page
_NUMBER = re.compile(
    r"[-–—|·\[( ]*(?:(?:page|pages|p\.|seite|s\.|trang|tr\.|pagina|página|str\.)\s*)?"
    r"(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|sur|de|von|di|trên)\s*\d{1,4})?[-–—|·\]) ]*",
    re.IGNORECASE,
)

_FIGURES = re.compile(r"(\d{1,4})[^\w\s]*$|^[^\w\s]*(\d{1,4})\b")
_COUNTED = 0.5  # of the pages on which such a row stands, so that its figures are those of the page
_FEWEST_COUNTED = 3  # pages

_MOST_FIGURES = 6  # of a row, of which any one may be the number of the page


def without_margins(pages: Sequence[list[Row]]) -> list[list[Row]]:
    """The rows of each page without those that repeat at the same place, but for a figure that counts the pages.

    Where nothing else is there, they are the text.
    """
    readings: Counter[tuple[str, int]] = Counter()
    for number, rows in enumerate(pages):
        outer = [rows[place] for place in _outer(rows)]
        readings.update({(words, _height(row)) for row in outer for words in _readings(row, number)})
    needed = max(_FEWEST, _SHARE * len(pages))
    counted = _counted(pages)
    result = []
    for number, rows in enumerate(pages):
        usual = median(row[0].size for row in rows) if rows else 0.0
        dropped = {
            place
            for place in _outer(rows)
            if (_times(readings, rows[place], number) >= needed and rows[place][0].size <= _LARGE * usual)
            or _is_number(rows, place)
            or counted in _offsets(rows, place, number)
        }
        result.append([row for place, row in enumerate(rows) if place not in _contiguous(dropped, len(rows))])
    return result if any(result) else [list(rows) for rows in pages]


def _outer(rows: Sequence[Row]) -> set[int]:
    count = len(rows)
    return {*range(min(_OUTER, count)), *range(max(0, count - _OUTER), count)}


def _height(row: Row) -> int:
    return round(row[0].y / _SAME_PLACE)


def _readings(row: Row, number: int) -> set[str]:
    """The words of a row of page `number` as they are, and with each figure in turn as the number of the page."""
    words = joined(row).casefold()
    figures = list(re.finditer(r"\d{1,4}", words))[:_MOST_FIGURES]
    return {words, *(f"{words[: f.start()]}#{int(f.group()) - number}{words[f.end() :]}" for f in figures)}


def _times(readings: Counter[tuple[str, int]], row: Row, number: int) -> int:
    """On how many pages a row stands, at this height, or a little above or below."""
    heights = [_height(row) + shift for shift in (-1, 0, 1)]
    return max(sum(readings[words, height] for height in heights) for words in _readings(row, number))


def _is_number(rows: Sequence[Row], place: int) -> bool:
    """Whether a row is the number of the page: the first or the last, and apart from the text."""
    if place not in (0, len(rows) - 1) or len(rows) < 2 or not _NUMBER.fullmatch(joined(rows[place])):
        return False
    beside = rows[1] if place == 0 else rows[-2]
    return abs(beside[0].y - rows[place][0].y) > _APART * beside[0].size


def _counted(pages: Sequence[list[Row]]) -> int | None:
    """How far the figures in the first or the last row of most pages are ahead of the count of pages."""
    offsets: Counter[int] = Counter()
    for number, rows in enumerate(pages):
        offsets.update({offset for place in (0, len(rows) - 1) for offset in _offsets(rows, place, number)})
    offset, times = offsets.most_common(1)[0] if offsets else (0, 0)
    return offset if times >= max(_FEWEST_COUNTED, _COUNTED * len(pages)) else None


def _offsets(rows: Sequence[Row], place: int, number: int) -> list[int]:
    """The figures at either end of a row at the edge of page `number`, less that number."""
    if not rows or place not in (0, len(rows) - 1):
        return []
    return [int(figures) - number for groups in _FIGURES.findall(joined(rows[place])) for figures in groups if figures]


def _contiguous(dropped: set[int], count: int) -> set[int]:
    """Those that are dropped from the edge inwards: what stands behind a row of the text is of the text."""
    return {*_from_edge(range(count), dropped), *_from_edge(range(count - 1, -1, -1), dropped)}


def _from_edge(places: Sequence[int], dropped: set[int]) -> Iterator[int]:
    for place in places:
        if place not in dropped:
            return
        yield place
