"""From paragraphs, each within a column, to the blocks of the document: what goes on over a break is put together."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dialogue_reader.documents.formats import Block
from dialogue_reader.documents.formats.pdf.columns import Line
from dialogue_reader.documents.formats.pdf.hyphens import Joiner
from dialogue_reader.documents.formats.pdf.outline import Outline
from dialogue_reader.documents.formats.pdf.paragraphs import (
    STOPS,
    Paragraph,
    body_size,
    is_entry,
    marks_item,
    paragraphs_of,
    without_leader,
    without_sign,
)
from dialogue_reader.documents.model import BETWEEN_CELLS, Kind
from dialogue_reader.language.press.newsroom import PICTURE_NUMBER

_LARGER = 1.12  # times the size of the text: a heading
_TITLE = 1.2  # the same of the title
_SMALLER = 0.93  # the same of a footnote or a caption
_LONGEST_HEADING = 200  # code points
_LONGEST_BOLD = 120  # code points of a heading in the size of the text
_SENTENCE = 60  # code points; what is longer and ends with a full stop is no heading
_LONGEST_CAPTION = 500
_DEEPEST = 6  # levels of headings
_LINES_OF_HEADING = 4
NO_OUTLINE = Outline()

_NOTE = re.compile(r"[¹²³⁰⁴-⁹*†‡]|\(?\d{1,3}[.)\]]?\s")
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|table(?:au)?|tab\.|abb(?:ildung|\.)|photo|ảnh|hình|bảng|biểu đồ)\s*(?:\d{1,3}\s*[.:–—-]|:)",
    re.IGNORECASE,
)
_FINAL = frozenset(STOPS) - frozenset(";")


class PrintedText(NamedTuple):
    """What was made of the lines; `title` is what is printed largest on the first page, if anything is."""

    blocks: tuple[Block, ...]
    title: str
    first_page: str


class _Part(NamedTuple):
    """A paragraph and what it is; `level` is that of a heading in the outline."""

    paragraph: Paragraph
    kind: Kind | None
    is_note: bool = False
    following: tuple[Paragraph, ...] = ()
    level: int = 0


def blocks_of(lines: Sequence[Line], outline: Outline = NO_OUTLINE) -> PrintedText:
    """The blocks of a document in the order of reading; headings are those of its outline, and what looks like them."""
    joiner = Joiner(line.text for line in lines)
    body = body_size(lines)
    paragraphs = paragraphs_of(lines)
    mostly_bold = sum(line.bold for line in lines) > len(lines) / 2
    parts = [
        _outlined(_Part(p, _kind(p, joiner, body, mostly_bold), _is_note(p, body)), joiner, outline) for p in paragraphs
    ]
    levels = _levels(parts, body)
    is_outlined = any(part.level for part in parts)
    title = _title(parts, joiner, body)
    blocks = []
    for part in _without_echoes(list(_continued(parts)), joiner):
        text = _text(part, joiner)
        if any(letter.isalnum() for letter in text):  # dots and rules are ornaments
            level = 1 if part.kind == "item" else 0
            if part.kind == "heading":
                looks = levels[_rank(part.paragraph, body)]
                level = part.level or (min(outline.deepest + looks, _DEEPEST) if is_outlined else looks)
            blocks.append(Block(text, part.kind, level))
    page = lines[0].page if lines else 0
    return PrintedText(tuple(blocks), title, " ".join(line.text for line in lines if line.page == page))


def _outlined(part: _Part, joiner: Joiner, outline: Outline) -> _Part:
    """The same, as the heading that it is by the outline, if it is one."""
    if part.kind == "table" or len(part.paragraph.lines) > _LINES_OF_HEADING:
        return part
    level = outline.level(joiner.joined([line.text for line in part.paragraph.lines]), part.paragraph.lines[0].page)
    return part._replace(kind="heading", is_note=False, level=level) if level else part


def _without_echoes(parts: Sequence[_Part], joiner: Joiner) -> Iterator[_Part]:
    """The parts without what a newsroom's page says twice: a caption, and the headline once more above it."""
    headline, before = "", ""
    for place, part in enumerate(parts):
        text = _text(part, joiner)
        headline = headline or text
        is_caption = bool(before) and re.sub(PICTURE_NUMBER, "", before) == headline and place > 1
        repeats = place > 0 and place + 1 < len(parts) and re.sub(PICTURE_NUMBER, "", text) == headline
        if not repeats and text != before:
            yield part._replace(kind="caption") if is_caption and part.kind is None else part
        before = text


def _text(part: _Part, joiner: Joiner) -> str:
    lines = [line for paragraph in (part.paragraph, *part.following) for line in paragraph.lines]
    if part.kind == "table":
        return _clean("\n".join(BETWEEN_CELLS.join(cell.text for cell in line.cells) for line in lines))
    text = _clean(joiner.joined([line.text for line in lines]))
    return without_leader(without_sign(text)) if part.kind == "item" else text


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def _kind(paragraph: Paragraph, joiner: Joiner, body: float, mostly_bold: bool) -> Kind | None:
    text = joiner.joined([line.text for line in paragraph.lines])
    if paragraph.is_table:
        return "table"
    if _CAPTION.match(text) and len(text) <= _LONGEST_CAPTION and paragraph.size <= body:
        return "caption"
    if is_entry(text):
        return "item"
    if _is_heading(paragraph, text, body, mostly_bold):
        return "heading"
    if paragraph.is_item and (marks_item(text) or not _is_note(paragraph, body)):
        return "item"
    return None


def _is_heading(paragraph: Paragraph, text: str, body: float, mostly_bold: bool) -> bool:
    if not any(letter.isalpha() for letter in text) or marks_item(text):
        return False
    if text[-1] in ".,;" and len(text) > _SENTENCE:
        return False
    if paragraph.size >= _LARGER * body:
        return len(text) <= _LONGEST_HEADING
    if paragraph.size < body * _SMALLER or mostly_bold or not paragraph.is_bold:
        return False
    return len(text) <= _LONGEST_BOLD and text[-1] not in ".,;"


def _is_note(paragraph: Paragraph, body: float) -> bool:
    """Whether a paragraph is a footnote: in small type, with a number or a sign before it."""
    return paragraph.size <= _SMALLER * body and bool(_NOTE.match(paragraph.lines[0].text))


def _rank(paragraph: Paragraph, body: float) -> float:
    """What headings of one level have in common: their size, and that of all that are bold alone."""
    return round(paragraph.size * 2) / 2 if paragraph.size >= _LARGER * body else 0.0


def _levels(parts: Sequence[_Part], body: float) -> dict[float, int]:
    ranks = sorted({_rank(part.paragraph, body) for part in parts if part.kind == "heading"}, reverse=True)
    return {rank: min(level, _DEEPEST) for level, rank in enumerate(ranks, 1)}


def _title(parts: Sequence[_Part], joiner: Joiner, body: float) -> str:
    """What is printed largest on the first page, where that is larger than the text."""
    first = parts[0].paragraph.lines[0].page if parts else 0
    headings = [part for part in parts if part.kind == "heading" and part.paragraph.lines[0].page == first]
    largest = max(headings, key=lambda part: part.paragraph.size, default=None)
    if largest is None or largest.paragraph.size < _TITLE * body:
        return ""
    return _text(largest, joiner)


def _continued(parts: Sequence[_Part]) -> Iterator[_Part]:
    """The parts, with those that go on in the next column or on the next page in one.

    Footnotes and captions between the two are put behind.
    """
    waiting: list[_Part] = []  # the first goes on, perhaps; the others stand between
    for part in parts:
        if not waiting:
            waiting = [part]
        elif part.is_note or part.kind == "caption":
            waiting.append(part)
        elif _goes_on(waiting[0], part):
            begun = waiting[0]
            waiting[0] = begun._replace(following=(*begun.following, part.paragraph))
        else:
            yield from waiting
            waiting = [part]
    yield from waiting


def _goes_on(part: _Part, following: _Part) -> bool:
    """Whether what ends with a column is taken up at the top of the next."""
    last = (part.following or (part.paragraph,))[-1].lines[-1]
    first = following.paragraph.lines[0]
    if (last.page, last.region) == (first.page, first.region) or part.is_note:
        return False
    if part.kind not in (None, "item") or following.kind is not None:
        return False
    if abs(last.size - first.size) > 0.08 * last.size:
        return False
    if last.text[-1] in "-\u2010\u00ad" or first.text[0].islower():
        return last.text[-1] not in ".!?"
    room = last.right - last.x1
    stops = last.text[-1] in _FINAL
    indented = first.x0 - first.left > 0.7 * first.size
    return not stops and not indented and room < 0.25 * (last.right - last.left)
