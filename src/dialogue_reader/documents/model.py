"""The values that everything else is laid over: an article, its passages and sentences, and spans of its text."""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import datetime
from functools import cached_property, wraps
from typing import Generic, Literal, NamedTuple, TypeVar

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")

T = TypeVar("T")
Result = TypeVar("Result")

Kind = Literal["title", "date", "lede", "body", "heading", "item", "quotation", "table", "caption", "byline"]

BETWEEN_CELLS = " | "
"""What stands between the cells of a row in the text of a table, which has a line for each row."""

# What a document says of itself.
Field = Literal["title", "byline", "outlet", "published", "updated", "language", "url"]

# What a newsroom prints around its report; no account of the event, so the comparison leaves it out.
APPARATUS: frozenset[Kind] = frozenset({"date", "byline"})

_STEP = 1 << 18  # code points


def other(side: Side) -> Side:
    """The side across the gutter."""
    return "right" if side == "left" else "left"


class Sides(NamedTuple, Generic[T]):
    """One value for each side, asked for by side, never by number."""

    left: T
    right: T

    def __getitem__(self, side: Side) -> T:  # type: ignore[override]  # by side
        return self.left if side == "left" else self.right

    def put(self, side: Side, value: T) -> "Sides[T]":
        """The same, with another value on `side`."""
        return Sides(value, self.right) if side == "left" else Sides(self.left, value)


class Span(NamedTuple):
    """A stretch of one document: code points `start` to `end` of its NFC text."""

    document: Side
    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.document == other.document and self.start < other.end and other.start < self.end


class Passage(NamedTuple):
    """A paragraph as printed, without what the page repeats around it; offsets in code points of the text.

    `level` is how deep a heading or an item of a list stands, from 1; 0 for everything else.
    """

    id: int
    kind: Kind
    start: int
    end: int
    level: int = 0


class Sentence(NamedTuple):
    """A sentence of a passage; offsets in code points of the text."""

    id: int
    passage: int
    start: int
    end: int


class _Recognised(NamedTuple):
    source: str
    text: str
    passages: tuple[Passage, ...]
    title: str
    language: str
    published: datetime | None = None
    outlet: str | None = None
    byline: str | None = None
    updated: datetime | None = None
    url: str | None = None
    guessed: frozenset[Field] = frozenset()
    encoding: str | None = None
    is_kept: bool = False


class Article(_Recognised):
    """One account: its plain NFC text and what was recognised in it.

    Times are the newsroom's own. `guessed` names what may be wrong, and is never passed on as a fact. `encoding` is the
    one that the text was found to be in, None where that was plain or said; `is_kept` marks a page as it was fetched
    earlier, since it cannot be reached now.
    A class of its own, for what is worked out once: a named tuple has no room to keep it.
    """

    def text_of(self, part: "Passage | Sentence | Span") -> str:
        """The text that a passage, sentence or span covers."""
        return self.text[part.start : part.end]

    @cached_property
    def headings(self) -> tuple[Passage, ...]:
        """The headings below the title, in the order of the text."""
        return tuple(passage for passage in self.passages if passage.kind == "heading")

    @property
    def dated(self) -> datetime | None:
        """When the article was published, unless that is a guess."""
        return None if "published" in self.guessed else self.published

    @property
    def known_byline(self) -> str | None:
        """Who the article is by, unless that is a guess."""
        return None if "byline" in self.guessed else self.byline

    @property
    def known_outlet(self) -> str | None:
        """Where the article was published, unless that is a guess."""
        return None if "outlet" in self.guessed else self.outlet

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of every passage, in the order of the text."""
        from dialogue_reader.language.sentences import sentence_spans  # the first page is shown without it

        sentences: list[Sentence] = []
        for passage in self.passages:
            for start, end in sentence_spans(self.text, self.language, passage.start, passage.end):
                sentences.append(Sentence(len(sentences), passage.id, start, end))
        return tuple(sentences)

    def sentences_of(self, passage: int) -> tuple[Sentence, ...]:
        """The sentences of the passage of that id."""
        first, end = (bisect_left(self.sentences, i, key=lambda s: s.passage) for i in (passage, passage + 1))
        return self.sentences[first:end]

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.start for passage in self.passages]

    def passage_at(self, offset: int) -> Passage:
        """The passage that holds `offset`; between passages the one before, before all of them the first."""
        return self.passages[max(0, bisect_right(self._starts, offset) - 1)]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds `offset`; between sentences the one before, before all of them the first."""
        return self.sentences[max(0, bisect_right(self.sentences, offset, key=lambda s: s.start) - 1)]

    @cached_property
    def digest(self) -> str:
        """A name for the content alone: the hexadecimal SHA-256 of the text."""
        content_hash = hashlib.sha256()
        for at in range(0, len(self.text), _STEP):  # a book in one piece would hold up every other thread
            content_hash.update(self.text[at : at + _STEP].encode("utf-8", "surrogatepass"))
        return content_hash.hexdigest()

    @cached_property
    def fingerprint(self) -> str:
        """A name for the content and what was recognised in it that a comparison depends on, in hexadecimal."""
        structure_hash = hashlib.sha256(repr((self.digest, self.language, self.outlet)).encode())
        for p in self.passages:
            structure_hash.update(f"{p.id} {p.kind} {p.start} {p.end};".encode())
        return structure_hash.hexdigest()


def once_per_article(work: Callable[[Article], Result]) -> Callable[[Article], Result]:
    """`work`, done once for each article, however many others that is compared with; it goes when the article goes."""
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def known(article: Article) -> Result:
        kept = vars(article)
        if name not in kept:
            kept[name] = work(article)
        result: Result = kept[name]
        return result

    return known


NOTHING = Article("", "", (), "", "und")
"""What stands across from an article that is read alone."""


class Pair(Sides[Article]):
    """The two accounts that are read against each other; one that is read alone is on the left of `NOTHING`."""

    @property
    def is_single(self) -> bool:
        """Whether one account is read alone."""
        return self.right is NOTHING
