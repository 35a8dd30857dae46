"""From lines in the order of reading to paragraphs, by the room between them, indents, type, and where lines stop."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dialogue_reader.documents.formats.pdf.columns import Line

_OTHER_SIZE = 0.08  # of the size
_USUAL_GAP = 1.3  # times the usual distance of lines: more parts paragraphs
_HEADING_GAP = 1.7  # the same of lines in large type, of which there are too few to know what is usual
_INDENT = 0.7  # of the size
_CENTRED = 2.0  # of the size: a line so far in, with lines that are not below it, is a caption or a heading
_SPACE = 0.25  # of the size
_ALIGNED = 4.0  # points
_LEADER = re.compile(r"\s*(?:[.…·_]\s?){4,}\s*(?=[\divxl]+$)")  # the dots before the number of a page
_ROWS = 3  # of a table, at least

_SIGN = re.compile(r"[•◦▪▫‣●○■□◆➢❖✓·]\s?")
_DASH = re.compile(r"[-–—*]\s")
_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-zđ]\)|[ivx]{1,4}[.)])\s", re.IGNORECASE)
STOPS = '.!?…:;»”"’)]。！？'


class Paragraph(NamedTuple):
    """Lines of one paragraph; `is_item` where a sign or a number begins it, `is_table` where each is a row."""

    lines: tuple[Line, ...]
    is_item: bool = False
    is_table: bool = False

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return body_size(self.lines)

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of a document, each within one column of one page."""
    usual = _distances(lines)
    parts: list[list[Line]] = []
    place = 0
    while place < len(lines):
        rows = _table_at(lines, place)
        if rows:
            parts.append(list(lines[place : place + rows]))
            place += rows
            continue
        line = lines[place]
        if parts and place and lines[place - 1] is parts[-1][-1] and not _parts(parts[-1], line, usual):
            parts[-1].append(line)
        else:
            parts.append([line])
        place += 1
    return [Paragraph(tuple(part), _begins_item(part[0].text), _is_table(part)) for part in parts]


def marks_item(text: str) -> bool:
    """Whether `text` begins with a sign that only items have."""
    return bool(_SIGN.match(text))


def is_entry(text: str) -> bool:
    """Whether `text` is of a table of contents: dots lead to a number."""
    return bool(_LEADER.search(text))


def without_leader(text: str) -> str:
    """An entry of a table of contents without its dots."""
    return re.sub(_LEADER, " … ", text)


def without_sign(text: str) -> str:
    """An item without the sign before it; a number stays, for it may be spoken of."""
    return re.sub(_DASH, "", re.sub(_SIGN, "", text, count=1), count=1).strip()


def _begins_item(text: str) -> bool:
    return bool(_SIGN.match(text) or _DASH.match(text) or _NUMBER.match(text))


def _distances(lines: Sequence[Line]) -> dict[float, float]:
    """How far apart lines of one paragraph mostly are, by the size of the type."""
    gaps: dict[float, Counter[float]] = defaultdict(Counter)
    for above, below in itertools.pairwise(lines):
        same = (above.page, above.region, above.size) == (below.page, below.region, below.size)
        if same and 0 < below.y - above.y < 3 * below.size:
            gaps[below.size][round(below.y - above.y, 1)] += 1
    usual = {}
    for size, distances in gaps.items():
        often = [gap for gap, times in distances.items() if times >= 0.1 * distances.total()]
        usual[size] = min(often or distances)
    return usual


def _parts(paragraph: Sequence[Line], below: Line, usual: dict[float, float]) -> bool:
    """Whether `below` begins another paragraph."""
    above = paragraph[-1]
    if (above.page, above.region) != (below.page, below.region):
        return True
    if abs(above.size - below.size) > _OTHER_SIZE * above.size:
        return True
    if _LEADER.search(above.text):
        return True
    gap = below.y - above.y
    most = _USUAL_GAP * usual.get(below.size, 1.25 * below.size)
    if usual.get(below.size, 0.0) > 1.6 * below.size or below.size not in usual:
        most = max(most, _HEADING_GAP * below.size)
    if not 0 < gap <= most:
        return True
    goes_on = below.text[0].islower()
    if above.bold != below.bold and not goes_on:
        return True
    if _starts_item(paragraph, below):
        return True
    if above.is_centred and below.is_centred:
        return False
    if above.is_centred and above.x0 - below.x0 > _CENTRED * below.size:
        return True
    return _is_indented(paragraph, below) or _stopped_early(above, below)


def _starts_item(paragraph: Sequence[Line], below: Line) -> bool:
    if _SIGN.match(below.text):
        return True
    if not (_DASH.match(below.text) or _NUMBER.match(below.text)):
        return False
    among_items = _begins_item(paragraph[0].text) and abs(paragraph[0].x0 - below.x0) < _ALIGNED
    return among_items or paragraph[-1].text[-1] in STOPS


def _is_indented(paragraph: Sequence[Line], below: Line) -> bool:
    """Whether `below` stands further in, or further out, than the lines of the paragraph do."""
    above, indent = paragraph[-1], _INDENT * below.size
    if below.x0 > above.x0 + indent:
        hangs = len(paragraph) == 1 and (_begins_item(above.text) or (not _fits(above, below) and not _ends(above)))
        return not hangs
    return len(paragraph) > 1 and below.x0 < above.x0 - indent


def _stopped_early(above: Line, below: Line) -> bool:
    """Whether a line ends although the next word had room on it."""
    slack = _slack(above, below)
    if below.text[0].islower():
        return slack > 0.35 * (above.right - above.left) and _ends(above)
    return slack > (0.3 if _ends(above) else 2.5) * below.size


def _fits(above: Line, below: Line) -> bool:
    return _slack(above, below) > 0


def _slack(above: Line, below: Line) -> float:
    return above.right - (above.x1 + _SPACE * below.size + below.first)


def _ends(line: Line) -> bool:
    return line.text[-1] in STOPS


def _table_at(lines: Sequence[Line], place: int) -> int:
    """How many lines from `place` on are rows of one table; 0 where none begins."""
    end = place + 1
    while end < len(lines) and _aligned(lines[end - 1], lines[end]):
        end += 1
    return end - place if end - place >= _ROWS else 0


def _is_table(part: Sequence[Line]) -> bool:
    return len(part) >= _ROWS and all(_aligned(a, b) for a, b in itertools.pairwise(part))


def _aligned(above: Line, below: Line) -> bool:
    """Whether two lines are rows whose cells stand below each other."""
    if len(above.cells) < 2 or len(above.cells) != len(below.cells) or above.region != below.region:
        return False
    if is_entry(above.text) or (len(above.cells) == 2 and _begins_item(above.text)):
        return False
    pairs = zip(above.cells, below.cells, strict=True)
    return above.page == below.page and all(
        min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2) < _ALIGNED for a, b in pairs
    )


def body_size(lines: Iterable[Line]) -> float:
    """The size that most letters are printed in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
