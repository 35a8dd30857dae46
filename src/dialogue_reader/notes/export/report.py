"""What an export says, before any format says it: each note with its quotation, its place and its counterpart.

Every format draws on these values, so that Markdown, JSON and those to come agree on what stands where, and on what is
not known.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, NamedTuple, Protocol

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import APPARATUS, SIDES, Article, Kind, Pair, Passage, Side, other
from dialogue_reader.notes.model import Annotation, PairNotes

Verdict = Literal[
    "linked",  # a passage of the other article reports the same thing
    "partly_here",  # one does, but not of all the marked words
    "unsure",  # perhaps one does
    "only_here",  # none does, and that can be relied on
    "none_found",  # none was found
    "not_compared",  # the articles were not compared, or the passage takes no part in that
    "orphan",  # the marked words are gone, so there is nothing to look for
    "alone",  # the article is read alone, so there is nowhere to look
]


class Words(Protocol):
    """The words that an export puts around the notes, by name, in the language of whoever reads it."""

    def __call__(self, name: str, /, **arguments: object) -> str:
        """The text called `name`, with its arguments."""


class Head(NamedTuple):
    """One of the two articles."""

    side: Side
    title: str
    source: str
    outlet: str | None
    byline: str | None
    published: datetime | None
    language: str


class Quote(NamedTuple):
    """A stretch of an article, in code points of its text, and the passage it lies in (ids count from 0)."""

    side: Side
    language: str
    text: str
    start: int
    end: int
    passage: int | None
    kind: Kind | None


class ExportedNote(NamedTuple):
    """One note: the words as they stand now (of an orphan: as they were marked), and their counterparts."""

    annotation: Annotation
    quote: Quote
    verdict: Verdict
    counterparts: tuple[Quote, ...]
    score: float | None = None

    @property
    def marked(self) -> str | None:
        """The words as they were marked, where the text was edited since."""
        return self.annotation.selector.exact if self.annotation.standing == "changed" else None


class Report(NamedTuple):
    """Both articles, or the one that is read alone; the notes of the left and then of the right one in the order of
    their texts; the orphans.
    """

    heads: tuple[Head, ...]
    notes: tuple[ExportedNote, ...]
    orphans: tuple[ExportedNote, ...]
    encoder: str | None


def report(pair: Pair, notes: PairNotes, comparison: Comparison | None) -> Report:
    """Gather what is known of every note on `pair`."""
    heads = tuple(_head(pair[side], side) for side in (SIDES[:1] if pair.is_single else SIDES))
    exported = [
        _exported(pair, side, note, comparison) for side in SIDES for note in sorted(notes[side], key=_text_position)
    ]
    standing = tuple(note for note in exported if not note.annotation.orphan)
    orphans = tuple(note for note in exported if note.annotation.orphan)
    return Report(heads, standing, orphans, comparison.encoder if comparison else None)


def _text_position(note: Annotation) -> tuple[int, int, datetime, str]:
    return note.start, note.end, note.created, note.id


def _head(article: Article, side: Side) -> Head:
    return Head(side, article.title, article.source, article.outlet, article.byline, article.dated, article.language)


def _exported(pair: Pair, side: Side, note: Annotation, comparison: Comparison | None) -> ExportedNote:
    article = pair[side]
    if note.orphan:
        words = note.selector
        quote = Quote(side, article.language, words.exact, words.start, words.end, None, None)
        return ExportedNote(note, quote, "orphan", ())
    inside = _passages(article, note.start, note.end)
    first = inside[0] if inside else None
    text = article.text[note.start : note.end]
    kind = first.kind if first else None
    quote = Quote(side, article.language, text, note.start, note.end, first.id if first else None, kind)
    if pair.is_single:
        return ExportedNote(note, quote, "alone", ())
    content = [passage.id for passage in inside if passage.kind not in APPARATUS]
    # A byline or a date line is nobody's account of the event.
    verdict, ids, score = _verdict(side, content, comparison if content or not inside else None)
    if verdict == "linked" and comparison and _holds_only_here(article, side, note, content, comparison):
        verdict = "partly_here"
    return ExportedNote(note, quote, verdict, _quotes(pair[other(side)], other(side), ids), score)


def _holds_only_here(
    article: Article, side: Side, note: Annotation, passages: Sequence[int], comparison: Comparison
) -> bool:
    """Whether any of the marked words stand in a sentence that is only here."""
    only_here = [article.sentences[k] for i in passages for k in comparison.only_here_in(side, i)]
    return any(sentence.start < note.end and note.start < sentence.end for sentence in only_here)


def _passages(article: Article, start: int, end: int) -> list[Passage]:
    return [passage for passage in article.passages if passage.start < end and start < passage.end]


def _verdict(
    side: Side, passages: Sequence[int], comparison: Comparison | None
) -> tuple[Verdict, tuple[int, ...], float | None]:
    """What is known of the counterparts of these passages: the verdict, their ids, the best first, and its score."""
    if comparison is None:
        return "not_compared", (), None
    verdicts: tuple[tuple[Verdict, bool], ...] = (("linked", False), ("unsure", True))
    for verdict, unsure in verdicts:
        touching = [link for i in passages for link in comparison.links_of(side, i, unsure=unsure)]
        if touching:
            touching.sort(key=lambda link: -link.score)
            ids = dict.fromkeys(i for link in touching for i in link.ids(other(side)))
            return verdict, tuple(ids), touching[0].score
    if passages and set(passages) <= set(comparison.only_here[side]):
        return "only_here", (), None
    return "none_found", (), None


def _quotes(article: Article, side: Side, ids: Sequence[int]) -> tuple[Quote, ...]:
    by_id = {passage.id: passage for passage in article.passages}
    passages = [by_id[i] for i in ids if i in by_id]
    return tuple(
        Quote(side, article.language, article.text_of(passage), passage.start, passage.end, passage.id, passage.kind)
        for passage in passages
    )
