"""From the words of a page to its lines in the order of reading, down one column and then down the next.

A page is cut where a gutter runs between two blocks of lines (Nagy and Seth's recursive cuts), which are told from the
cells of a table by how many words stand on their lines. What goes across the gutter parts the columns above it from
those below.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from dialogue_reader.documents.formats.pdf.extraction import Page, Word

Row = tuple[Word, ...]

_SAME_ROW = 0.35  # of the size: how far apart baselines of one row may be
_GUTTER = 0.8  # of the size: the least room between columns; words of one line mostly stand nearer
_CELL = 1.0  # of the size: the least room between the cells of a table
_FEWEST_LINES = 3  # of a column
_LINES_OF_AN_EDGE = 4  # lines that show where the edge of a column is
_FEWEST_WORDS = 2.2  # on its lines, on average
_NARROWEST = 60.0  # points
_FILLED = 0.55  # of the width of a column, by the line in the middle
_FAR = 1.8  # times the usual distance: what stands so far off is no part of a column
_CANDIDATES = 12
_DEEPEST = 6


class Cell(NamedTuple):
    """A part of a line that wide gaps set apart."""

    text: str
    x0: float
    x1: float


class Line(NamedTuple):
    """A line of a column; `left` and `right` are the edges of the column, `region` tells it from others.

    `first` is how wide its first word is; `cells` are its parts where wide gaps part it.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    first: float
    cells: tuple[Cell, ...]
    left: float = 0.0
    right: float = 0.0
    page: int = 0
    region: int = 0

    @property
    def is_centred(self) -> bool:
        """Whether it stands as far from one edge of its column as from the other, and from both."""
        before, behind = self.x0 - self.left, self.right - self.x1
        return before > self.size and abs(before - behind) < self.size


class _Gutter(NamedTuple):
    words: int
    x: float
    first: int
    last: int


def rows_of(page: Page) -> list[Row]:
    """Words on one baseline, from top to bottom, whichever column they are in."""
    rows: list[list[Word]] = []
    for word in sorted(page.words, key=lambda word: word.y):
        if rows and word.y - rows[-1][0].y <= _SAME_ROW * max(1.0, min(word.size, rows[-1][0].size)):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [tuple(sorted(row, key=lambda word: word.x0)) for row in rows]


def gutters_of(pages: Sequence[list[Row]]) -> tuple[float, ...]:
    """Where gutters run on some page, and so may on others, even between the few lines at the end of a text."""
    gutters = {round(gutter.x): gutter.x for rows in pages if rows and (gutter := _gutter(rows, ()))}
    return tuple(gutters.values())


def lines_of(rows: Sequence[Row], page: int, gutters: tuple[float, ...] = ()) -> Iterator[Line]:
    """The lines of a page in the order of reading; `gutters` are those of the document."""
    if rows:
        edges = _edges(rows)
        for region, (part, (left, right)) in enumerate(_ordered(list(rows), edges, gutters, _DEEPEST)):
            lines = [_line(row)._replace(left=left, right=right, page=page, region=region) for row in part]
            yield from _in_narrower_columns(lines)


def _in_narrower_columns(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with the right edge of those in like type, which a heading or a picture beside may reach beyond."""
    alike: dict[tuple[float, bool], list[float]] = {}
    for line in lines:
        alike.setdefault((line.size, line.bold), []).append(line.x1)
    for line in lines:
        ends = alike[line.size, line.bold]
        yield line._replace(right=max(ends)) if len(ends) >= _LINES_OF_AN_EDGE else line


def _ordered(
    rows: list[Row], edges: tuple[float, float], gutters: tuple[float, ...], deepest: int
) -> Iterator[tuple[list[Row], tuple[float, float]]]:
    """Parts of the page, one below or beside another, each with its edges."""
    gutter = _gutter(rows, gutters) if rows and deepest else None
    if gutter is None:
        if rows:
            yield rows, edges
        return
    inside = rows[gutter.first : gutter.last + 1]
    sides = [_beside(inside, gutter.x, left=left) for left in (True, False)]
    yield from _ordered(rows[: gutter.first], edges, gutters, deepest - 1)
    for side in sides:
        yield from _ordered(side, _edges(side), gutters, deepest - 1)
    yield from _ordered(rows[gutter.last + 1 :], edges, gutters, deepest - 1)


def _beside(rows: Sequence[Row], x: float, *, left: bool) -> list[Row]:
    parts = (tuple(word for word in row if (word.x0 < x) == left) for row in rows)
    return [part for part in parts if part]


def _gutter(rows: Sequence[Row], known: tuple[float, ...]) -> _Gutter | None:
    """The gutter between the two blocks that hold most; None where the lines go all the way."""
    chunks = [_chunks(row, _GUTTER) for row in rows]
    starts = Counter(round(chunk[0].x0) for row in chunks for chunk in row)
    first = min(starts)
    candidates = [x for x, times in starts.most_common(_CANDIDATES) if times >= 2 and x > first + _NARROWEST / 2]
    gutters = [gutter for x in candidates for gutter in _columns_at(rows, chunks, x - 1.0, _FEWEST_LINES)]
    if not gutters:
        gutters = [gutter for x in known for gutter in _columns_at(rows, chunks, x, 1)]
    return max(gutters, default=None)


def _columns_at(rows: Sequence[Row], chunks: Sequence[list[Row]], x: float, fewest: int) -> Iterator[_Gutter]:
    """Runs of rows that do not cross `x` and have columns of at least `fewest` lines on both sides of it."""
    crossing = [any(chunk[0].x0 < x < max(word.x1 for word in chunk) for chunk in row) for row in chunks]
    for crosses, run in groupby(range(len(rows)), key=crossing.__getitem__):
        places = list(run)
        if crosses or len(places) < fewest:
            continue
        first, last = _without_strays(rows, places[0], places[-1], x)
        left, right = (_beside(rows[first : last + 1], x, left=side) for side in (True, False))
        if _is_column(left, fewest) and _is_column(right, fewest) and _stand_beside(left, right, fewest):
            yield _Gutter(min(sum(map(len, left)), sum(map(len, right))), x, first, last)


def _without_strays(rows: Sequence[Row], first: int, last: int, x: float) -> tuple[int, int]:
    """The run without rows at its ends that stand far off on one side alone: a heading above, a line below."""
    distances = [b[0].y - a[0].y for a, b in zip(rows[first:last], rows[first + 1 : last + 1], strict=True)]
    usual = max(median(distances), 1.1 * median(row[0].size for row in rows[first : last + 1])) if distances else 0.0

    def one_sided(row: Row) -> bool:
        return len({word.x0 < x for word in row}) == 1

    while last > first and one_sided(rows[last]) and rows[last][0].y - rows[last - 1][0].y > _FAR * usual:
        last -= 1
    while last > first and one_sided(rows[first]) and rows[first + 1][0].y - rows[first][0].y > _FAR * usual:
        first += 1
    return first, last


def _is_column(rows: Sequence[Row], fewest: int) -> bool:
    if len(rows) < fewest:
        return False
    left, right = _edges(rows)
    words = sum(not word.glued for row in rows for word in row) / len(rows)
    filled = median(row[-1].x1 - row[0].x0 for row in rows)
    return words >= _FEWEST_WORDS and right - left >= _NARROWEST and filled >= _FILLED * (right - left)


def _stand_beside(left: Sequence[Row], right: Sequence[Row], fewest: int) -> bool:
    common = min(left[-1][0].y, right[-1][0].y) - max(left[0][0].y, right[0][0].y)
    return common > (left[0][0].size if fewest > 1 else -left[0][0].size)


def _edges(rows: Sequence[Row]) -> tuple[float, float]:
    return min(row[0].x0 for row in rows), max(word.x1 for row in rows for word in row)


def _chunks(row: Row, gap: float) -> list[Row]:
    """The words of a row, parted where the room between two is wider than `gap` times their size."""
    parts: list[list[Word]] = []
    for word in row:
        if parts and word.x0 - parts[-1][-1].x1 <= gap * max(1.0, min(word.size, parts[-1][-1].size)):
            parts[-1].append(word)
        else:
            parts.append([word])
    return [tuple(part) for part in parts]


def _line(row: Row) -> Line:
    sizes: Counter[float] = Counter()
    for word in row:
        sizes[word.size] += len(word.text)
    letters = sum(sizes.values())
    bold = sum(len(word.text) for word in row if word.bold) >= 0.9 * letters
    first = next((before.x1 for before, word in pairwise(row) if not word.glued), row[-1].x1)
    cells = tuple(Cell(joined(part), part[0].x0, part[-1].x1) for part in _chunks(row, _CELL))
    x1 = max(word.x1 for word in row)
    size = sizes.most_common(1)[0][0]
    return Line(joined(row), row[0].x0, x1, row[0].y, size, bold, first - row[0].x0, cells)


def joined(words: Sequence[Word]) -> str:
    """The words with a blank between those that are not of one word."""
    return "".join(word.text if word.glued or not at else f" {word.text}" for at, word in enumerate(words))
