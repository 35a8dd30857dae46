"""Two texts and what links them, before any format says it."""

from collections.abc import Sequence
from typing import NamedTuple

from dialogue_reader.comparison.model import Comparison, Level, Link, parts_of
from dialogue_reader.documents.model import SIDES, Article, Pair, Side, Sides, Span
from dialogue_reader.notes.model import Annotation, PairNotes
from dialogue_reader.writing.plain_text import in_xml

UNKNOWN = "und"  # the language tag of what is not known (BCP 47)


class Part(NamedTuple):
    """A passage or a sentence on one line; ids count from 0, as in the JSON of the command line."""

    id: int
    text: str


class LinkedText(NamedTuple):
    """One of the texts: what is known of it, and its parts."""

    title: str
    source: str
    language: str
    parts: tuple[Part, ...]


class NotedLink(NamedTuple):
    """Parts that say the same, n to m, with a score in 0..1, and the notes that are on them."""

    left: tuple[Part, ...]
    right: tuple[Part, ...]
    score: float
    notes: tuple[Annotation, ...] = ()

    def parts(self, side: Side) -> tuple[Part, ...]:
        """The parts of one side."""
        return self.left if side == "left" else self.right

    def text(self, side: Side) -> str:
        """The text of one side, its parts joined."""
        return " ".join(part.text for part in self.parts(side))


class LinkedTexts(NamedTuple):
    """Both texts, the links between them in the order of the left one, and what a part is."""

    texts: Sides[LinkedText]
    links: tuple[NotedLink, ...]
    level: Level


def linked_texts(pair: Pair, comparison: Comparison, level: Level, notes: PairNotes | None = None) -> LinkedTexts:
    """What `comparison` links for sure at that level, with the notes on the linked parts."""
    spans = Sides(*(tuple((part.start, part.end) for part in parts_of(pair[side], level)) for side in SIDES))
    parts = Sides(*(_parts(pair[side], spans[side]) for side in SIDES))
    texts = Sides(*(_text(pair[side], parts[side]) for side in SIDES))
    links = sorted(comparison.links, key=lambda link: (link.left, link.right))
    return LinkedTexts(texts, tuple(_link(link, parts, spans, notes or PairNotes()) for link in links), level)


def _parts(article: Article, spans: Sequence[tuple[int, int]]) -> tuple[Part, ...]:
    return tuple(Part(number, in_xml(article.text[start:end])) for number, (start, end) in enumerate(spans))


def _text(article: Article, parts: tuple[Part, ...]) -> LinkedText:
    return LinkedText(in_xml(article.title), in_xml(article.source), article.language or UNKNOWN, parts)


def _link(
    link: Link, parts: Sides[tuple[Part, ...]], spans: Sides[tuple[tuple[int, int], ...]], notes: PairNotes
) -> NotedLink:
    theirs: dict[str, Annotation] = {}
    for side in SIDES:
        places = [Span(side, *spans[side][i]) for i in link.ids(side)]
        for note in notes[side]:
            if not note.orphan and any(note.span(side).overlaps(place) for place in places):
                theirs[note.id] = note
    left, right = (tuple(parts[side][i] for i in link.ids(side)) for side in SIDES)
    return NotedLink(left, right, link.score, tuple(theirs.values()))
