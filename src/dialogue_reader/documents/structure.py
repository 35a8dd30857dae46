"""What each paragraph of a printed article is: title, date, lede, body, caption or byline.

Newsroom pages arrive as plain paragraphs with the page's own repetitions among them: a picture's caption under the
headline once more, a caption printed twice, a byline with stray dots. A passage's span leaves those out; the text
itself is never changed.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from dialogue_reader.documents.model import Kind, Passage
from dialogue_reader.documents.moments import in_figures
from dialogue_reader.language.dates.shapes import ANY_DATE, CLOCK
from dialogue_reader.language.press.newsroom import BY, CREDIT_SIGNS, DATED, PHOTO_CREDIT, PICTURE_NUMBER

_GAP = re.compile(r"(?:\n|\r(?!\n))\s*[\r\n]\s*")
_COMBINING = 64  # marks on a letter, at most
_BREAK = r"[\r\n]+"
_LINE = re.compile(r"[^\r\n]+")

# Code points of a passage; what is printed without a break is parted, to be wrapped and drawn bit by bit.
_LONGEST = 6000
_STRETCH = 1 << 16  # code points searched in one step, for a step holds up every other thread
_LONG_LINE = 160  # code points; a line longer than this is a paragraph of its own
_MARGIN = (40, 100)  # code points between which people set a margin
_TITLE = 250  # code points at most
_CREDITED = 400  # code points at most of a block that is a caption for its credit alone
_DATE = 80  # code points at most of a date line
_AROUND_DATE = 4  # words at most around the date in a date line: a weekday, a place
_BYLINE = 80  # code points at most of a line that names the author
_SIGNED = 1000  # code points of a block in which a byline is looked for, among dots and rules
_HEAD = 5  # blocks from the top among which a date line or a byline may be
_WORD = r"[^\W\d_]+"
_STOP = r"[.!?…][\"”»’')\]]*(?=\s)|[。！？][」』”’]*"
_BLANK = r"\s+"
_PRINTED = r"\S"
_OUTLET = r"^([^\W\d_][^\n.!?:;,«»“”\"]{2,38}?)\s*(?:\([^)\n]{2,30}\))?\s+[–—]\s+(?=[^\W\d_a-zà-ÿ])"


class Structure(NamedTuple):
    """What was recognised in one text; the byline `is_signed` where it is the last line, or after "By"."""

    passages: tuple[Passage, ...]
    title: str
    published: datetime | None
    outlet: str | None
    byline: str | None
    is_signed: bool


class Given(NamedTuple):
    """A block that a format has set apart: its code points, and what it is where the format says so."""

    start: int
    end: int
    kind: Kind | None
    level: int


class _Block(NamedTuple):
    start: int
    end: int
    lines: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, *lines: tuple[int, int]) -> "_Block":
        """The block of these lines, the spans of which are in order."""
        return cls(lines[0][0], lines[-1][1], lines)


def recognise(text: str, given: Sequence[Given] = (), progress: Callable[[float], None] = lambda _: None) -> Structure:
    """Divide `text` into passages and classify each; where blocks are `given`, they are the passages.

    `progress` is told, step by step, how far it has come (0..1).
    """
    blocks: list[_Block] = []
    for block in _blocks_given(text, given) if given else _signatures_apart(text, _blocks(text)):
        blocks.append(block)
        progress(block.end / len(text) / 2)
    declared: dict[int, tuple[Kind, int]] = {block.start: (block.kind, block.level) for block in given if block.kind}
    titles = {start for start, (kind, _) in declared.items() if kind == "title"}
    title = next((block for block in blocks if block.start in titles), None)
    title = title or _title(text, [block for block in blocks if block.start not in declared])
    headline = text[title.start : title.end] if title else ""
    passages: list[Passage] = []
    lede_due = title is not None
    for place, block in enumerate(blocks):
        kind: Kind | None
        kind, level = ("title", 0) if block is title else declared.get(block.start, (None, 0))
        span = block.start, block.end
        if kind is None:
            kind, span = _kind(text, block, place, len(blocks), headline)
        if kind == "body" and lede_due:
            kind = "lede"
        lede_due = lede_due and kind in ("title", "date", "byline")
        for part in _parted(text, *span):
            passages.append(Passage(len(passages), kind, *part, level))
            progress((1 + passages[-1].end / len(text)) / 2)
    return _structure_of(text, tuple(passages), headline)


def _structure_of(text: str, passages: tuple[Passage, ...], headline: str) -> Structure:
    """The passages with what the date line, the lede and the byline among them say."""

    def first(kind: Kind) -> Passage | None:
        return next((passage for passage in passages if passage.kind == kind), None)

    date, lede, signature = first("date"), first("lede"), first("byline")
    byline = signature and text[signature.start : signature.end]
    return Structure(
        passages,
        headline,
        date and in_figures(text[date.start : date.end]),
        lede and _outlet(text[lede.start : lede.end]),
        byline and re.sub(BY, "", byline),
        bool(byline and (signature is passages[-1] or re.match(BY, byline))),
    )


def _blocks_given(text: str, given: Sequence[Given]) -> Iterator[_Block]:
    return (_Block(block.start, block.end, _lines(text, block.start, block.end)) for block in given)


def _signatures_apart(text: str, blocks: Iterable[_Block]) -> Iterator[_Block]:
    """Near the top a byline and a date on lines of one block, each as a block of its own; so the title above them."""
    for place, block in enumerate(blocks):
        lines = [_Block.of(line) for line in block.lines]
        is_titled = place == 0 and bool(lines) and not _signs(text, lines[0]) and _may_be_title(text, lines[0])
        signatures = lines[1:] if is_titled else lines
        if place < _HEAD and len(lines) > 1 and 0 < len(signatures) <= 3 and all(_signs(text, s) for s in signatures):
            yield from lines
        else:
            yield block


def _signs(text: str, line: _Block) -> bool:
    return _is_date(text[line.start : line.end]) or _byline(text, line, last=False) is not None


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`start:end` itself, or in parts that end with a sentence, or else with a word, where it is too long."""
    while end - start > _LONGEST:
        window = start + _LONGEST // 2, start + _LONGEST
        stops = [match.end() for match in re.compile(_STOP).finditer(text, *window)]
        blanks = stops or [match.start() for match in re.compile(_BLANK).finditer(text, *window)]
        cut = blanks[-1] if blanks else _between_letters(text, window[1])
        yield _stripped(text, start, cut)
        start = _stripped(text, cut, min(end, cut + _LONGEST))[0]
    if start < end:
        yield start, end


def _between_letters(text: str, at: int) -> int:
    """A place near `at` that parts no letter from its marks."""
    for k in range(at, at - _COMBINING, -1):
        if not unicodedata.category(text[k]).startswith("M") and "\u200d" not in text[k - 1 : k + 1]:
            return k
    return at


def lines_of(text: str) -> tuple[Passage, ...]:
    """Every line, blank ones too, as a passage; ids are line numbers from 0."""
    ends = [*(m.start() for m in re.finditer("\n", text.removesuffix("\n"))), len(text.removesuffix("\n"))]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return tuple(Passage(i, "body", *_stripped(text, a, b)) for i, (a, b) in enumerate(zip(starts, ends, strict=True)))


def _blocks(text: str) -> Iterator[_Block]:
    """Paragraphs: set apart by blank lines, or a line each where lines are long or no line is blank."""
    first, last = _stripped(text, 0, len(text))
    edges = [first, *(edge for gap in _gaps(text, first, last) for edge in gap.span()), last]
    line_each = len(edges) == 2
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        lines = _lines(text, start, end)
        if not lines:
            continue
        longest = max(b - a for a, b in lines)
        is_paragraph = _broken_at_margin(text, lines) if line_each else longest <= _LONG_LINE
        if is_paragraph or len(lines) == 1:
            yield _Block.of(*lines)
        else:
            yield from map(_Block.of, lines)


def _lines(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Spans of the lines that are not blank."""
    lines = (_stripped(text, *span) for span in _line_spans(text, start, end))
    return tuple((a, b) for a, b in lines if a < b)


def _line_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if end - start <= _STRETCH:
        yield from (match.span() for match in _LINE.finditer(text, start, end))
        return
    begun = start
    for at in range(start, end, _STRETCH):
        for match in re.compile(_BREAK).finditer(text, at, min(end, at + _STRETCH)):
            yield begun, match.start()
            begun = match.end()
    yield begun, end


def _gaps(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The gaps between paragraphs, searched for in stretches that end with a letter."""
    while start < end:
        letter = re.compile(_PRINTED).search(text, min(end, start + _STRETCH), end)
        until = letter.end() if letter else end
        yield from _GAP.finditer(text, start, until)
        start = until


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    if end - start > _LONGEST:  # without a copy of a book
        letter = re.compile(_PRINTED).search(text, start, end)
        first = letter.start() if letter else end
        while end > first and text[end - 1].isspace():
            end -= 1
        return first, end
    line = text[start:end]
    first = start + len(line) - len(line.lstrip())
    return first, first + len(line.strip())


def is_hard_wrapped(text: str, start: int, end: int) -> bool:
    """Whether the lines of `text[start:end]` are one paragraph broken at a margin, so that another margin may do."""
    return _broken_at_margin(text, _lines(text, start, end))


def _broken_at_margin(text: str, lines: tuple[tuple[int, int], ...]) -> bool:
    """The same; lines that stop where they like or begin with capitals are a paragraph, a verse or an item each."""
    if len(lines) < 2:
        return False
    longest = max(b - a for a, b in lines)
    full = [b for a, b in lines[:-1] if b - a > 0.75 * longest]
    open_ended = [b for b in full if text[b - 1] not in '.!?…:;»”"']
    going_on = [a for a, _ in lines[1:] if text[a].islower()]
    others = len(lines) - 1
    return (
        _MARGIN[0] <= longest <= _MARGIN[1]
        and len(full) > 0.8 * others
        and len(open_ended) > 0.6 * len(full)
        and len(going_on) >= 0.5 * others
    )


def _title(text: str, blocks: list[_Block]) -> _Block | None:
    """The block that is the title: the first, or the second under a date line."""
    for block in blocks[: min(2, len(blocks) - 1)]:
        line = text[block.start : block.end]
        if not _is_date(line):
            return block if _may_be_title(text, block) else None
    return None


def _may_be_title(text: str, block: _Block) -> bool:
    """Whether a block is one line, as long and with such an end as titles have."""
    line = text[block.start : block.end]
    return len(block.lines) == 1 and len(line) <= _TITLE and line[-1] not in ".:;,…"


def _kind(text: str, block: _Block, place: int, count: int, headline: str) -> tuple[Kind, tuple[int, int]]:
    """The kind of a block that is not the title, and the part of it that says something of its own."""
    whole = text[block.start : block.end]
    if place < _HEAD and _is_date(whole):
        return "date", (block.start, block.end)
    unrepeated = _without_repeats(text, block, headline)
    if unrepeated is not None:
        return "caption", unrepeated
    short = len(whole) <= _CREDITED and len(block.lines) <= 3
    if short and any(sign in whole for sign in CREDIT_SIGNS) and re.search(PHOTO_CREDIT, whole):
        return "caption", (block.start, block.end)
    if place < _HEAD or place >= count - 2:
        signed = _byline(text, block, last=place >= count - 2)
        if signed is not None:
            return "byline", signed
    return "body", (block.start, block.end)


def _without_repeats(text: str, block: _Block, headline: str) -> tuple[int, int] | None:
    """The span of a caption under the headline once more, or printed twice; None where nothing is repeated."""
    lines = block.lines
    if len(lines) > 1 and headline and re.sub(PICTURE_NUMBER, "", text[slice(*lines[0])]) == headline:
        lines = lines[1:]
    half = len(lines) // 2
    if half and [text[a:b] for a, b in lines[:half]] == [text[a:b] for a, b in lines[half:]]:
        lines = lines[:half]
    return (lines[0][0], lines[-1][1]) if len(lines) < len(block.lines) else None


def _byline(text: str, block: _Block, *, last: bool) -> tuple[int, int] | None:
    """The span of an author's name: after "By", or alone at the very end."""
    if block.end - block.start > _SIGNED:
        return None
    named = [(a, b) for a, b in block.lines if any(c.isalpha() for c in text[a:b])]
    if len(named) != 1 or any(c.isdigit() for c in text[block.start : block.end]):
        return None
    start, end = named[0]
    line = text[start:end]
    if len(line) > _BYLINE or line[-1] in ".!?…:;":
        return None
    after_by = re.match(BY, line)
    words = (line[after_by.end() :] if after_by else line).replace("-", " ").split()
    name_like = 0 < len(words) <= 6 and all(word[0].isupper() for word in words if len(word) > 3 or word[0].isupper())
    if after_by and name_like and words[0][0].isupper():
        return start, end
    return (start, end) if last and name_like and len(words) >= 2 and all(w[0].isupper() for w in words) else None


def _is_date(text: str) -> bool:
    """Whether a block says when the report was published, rather than reporting what happened on a day."""
    if len(text) > _DATE or "\n" in text or "\r" in text:
        return False
    around, dates = re.subn(ANY_DATE, " ", text)
    if not dates or re.match(DATED, text):
        return dates > 0
    return len(re.findall(_WORD, re.sub(CLOCK, " ", around))) <= _AROUND_DATE


def _outlet(lede: str) -> str | None:
    """Who reports, where that stands before the lede; capitals alone are where it was written: "WASHINGTON —"."""
    match = re.match(_OUTLET, lede)
    name = match.group(1).strip() if match else ""
    return None if name.isupper() else name or None
