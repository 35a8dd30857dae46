"""From the blocks of a format, or a plain text, to an article: its passages, and what is known of it."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TypeVar

from dialogue_reader.documents.formats import Block, Imported
from dialogue_reader.documents.model import Article, Field
from dialogue_reader.documents.structure import Given, Structure, recognise
from dialogue_reader.language.identify import UNKNOWN, identify_most

T = TypeVar("T")

_SAMPLE = 12_000  # code points by whose passages the language is identified
_HEAD = 5  # blocks from the top among which the title may stand
_BETWEEN = "\n\n"
_BLANKS = r"[^\S\u00a0\u202f\u2007]+"
_UNSEEN = r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\ud800-\udfff]"


def article_of(
    text: str, source: str, progress: Callable[[float], None] = lambda _: None, language: str | None = None
) -> Article:
    """The article that a plain text makes; `progress` is as in `recognise`, `language` is known from elsewhere."""
    return _article(text, source, recognise(text, progress=progress), Imported(()), language)


def assembled(document: Imported, source: str, language: str | None = None) -> Article | None:
    """The article that a format has read; None where it holds no text."""
    document = document._replace(
        blocks=tuple(block for block in map(_tidied, document.blocks) if block.text),
        title=_tidied_words(document.title) or "",
        byline=_tidied_words(document.byline),
        outlet=_tidied_words(document.outlet),
        url=_tidied_words(document.url),
    )
    if not any(_letters(block.text) for block in document.blocks):
        return None
    blocks = list(_titled(document))
    given, at = [], 0
    for block in blocks:
        given.append(Given(at, at + len(block.text), block.kind, block.level))
        at += len(block.text) + len(_BETWEEN)
    text = _BETWEEN.join(block.text for block in blocks)
    return _article(text, source, recognise(text, given), document, language)


def _article(text: str, source: str, structure: Structure, document: Imported, language: str | None) -> Article:
    identified = identify_most([text[p.start : p.end] for p in structure.passages if p.start < _SAMPLE])
    language = language or (document.language if identified == UNKNOWN and document.language else identified)
    guessed = set(document.guessed - {"published", "outlet", "byline"})

    def best(field: Field, declared: T | None, printed: T | None, *, is_sure: bool = True) -> T | None:
        """What the document says of itself where it is sure, else what stands in the text, else a guess of either."""
        if declared and field not in document.guessed:
            return declared
        if printed and is_sure:
            return printed
        if declared or printed:
            guessed.add(field)
        return declared or printed

    return Article(
        source,
        text,
        structure.passages,
        structure.title or document.title,
        language,
        best("published", document.published, structure.published or _day_in_words(text, structure, language)),
        best("outlet", document.outlet, structure.outlet),
        best("byline", document.byline, structure.byline, is_sure=structure.is_signed),
        document.updated,
        document.url,
        frozenset(guessed),
    )


def _day_in_words(text: str, structure: Structure, language: str) -> datetime | None:
    """The day of a date line that says it in words."""
    for passage in structure.passages[:_HEAD]:
        if passage.kind == "date":
            from dialogue_reader.language.dates.written import written_day

            written = written_day(text[passage.start : passage.end], language)
            return written[0] if written else None
    return None


def _letters(text: str) -> str:
    from dialogue_reader.language.folding import letters  # a plain text is read without it

    return letters(text)


def _titled(document: Imported) -> Iterator[Block]:
    """The blocks with the title on top, once; what else is set like a title is a heading."""
    title = document.title or next((b.text for b in document.blocks[:1] if _is_like_title(b)), "")
    byline = _letters(document.byline or "")
    if title:
        yield Block(title, "title")
    is_due = bool(title)  # to be met as a heading, at whatever place
    for place, block in enumerate(document.blocks):
        is_title = (
            bool(title)
            and (place < _HEAD or block.kind == "title" or (is_due and _is_like_title(block)))
            and _letters(block.text) == _letters(title)
        )
        is_due = is_due and not is_title
        if byline and place < _HEAD and block.kind is None and _letters(block.text) == byline:
            yield block._replace(kind="byline")
        elif not is_title:
            yield block._replace(kind="heading", level=1) if block.kind == "title" and title else block


def _is_like_title(block: Block) -> bool:
    """Whether a block is set as titles are: called so, or a heading of the highest level."""
    return block.kind == "title" or (block.kind == "heading" and block.level <= 1)


def _tidied(block: Block) -> Block:
    """In NFC, without what nobody can see, white space around lines and blank lines, which would part it in two."""
    lines = map(_tidied_line, unicodedata.normalize("NFC", block.text).splitlines())
    return block._replace(text="\n".join(filter(None, lines)))


def _tidied_line(line: str) -> str:
    """With single blanks, and without control characters, halves of characters, and hints where words may be broken.

    Blanks at which no line may be broken are kept: French sets its signs apart by them.
    """
    return re.sub(_BLANKS, " ", re.sub(_UNSEEN, "", line)).strip()


def _tidied_words(words: str | None) -> str | None:
    return _tidied_line(" ".join(unicodedata.normalize("NFC", words or "").splitlines())) or None
