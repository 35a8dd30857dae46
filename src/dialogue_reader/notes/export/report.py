"""What an export says, before any format says it: each note with its quotation, its place and its counterpart.

Every format draws on these values, so that Markdown, JSON and those to come agree on what stands where, and on what is
not known.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Literal, NamedTuple, Protocol

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import APPARATUS, SIDES, Article, Kind, Pair, Passage, Side, Sides, other
from dialogue_reader.documents.sources import is_url
from dialogue_reader.notes.model import SHORT_CONTEXT, Annotation, Document, PairNotes, Target
from dialogue_reader.notes.text_fragment import address_of

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


Translations = Mapping[int, str]
"""What a machine makes of passages, by their ids."""

NO_TRANSLATIONS: Sides[Translations] = Sides(MappingProxyType({}), MappingProxyType({}))


class Words(Protocol):
    """The words that an export puts around the notes, by name, in the language of whoever reads it."""

    def __call__(self, name: str, /, **arguments: object) -> str:
        """The text called `name`, with its arguments."""


class Head(NamedTuple):
    """An article that notes are on: of a pair, on its side; one that stands alone, as of a whole library, on none."""

    side: Side | None
    title: str
    source: str
    outlet: str | None
    byline: str | None
    published: datetime | None
    language: str
    url: str | None = None


class Quote(NamedTuple):
    """A stretch of an article, in code points of its text, the words around it, and its passage (ids count from 0)."""

    head: Head
    text: str
    start: int
    end: int
    prefix: str = ""
    suffix: str = ""
    passage: int | None = None
    kind: Kind | None = None

    @property
    def address(self) -> str | None:
        """A link that opens the article at these words; None where it is no page of the web."""
        return address_of(self.head.url, self.text, self.prefix, self.suffix) if self.head.url else None


class ExportedNote(NamedTuple):
    """One note: the words as they stand now (of an orphan: as they were marked), and their counterparts.

    `across` is the other stretch that the note is on, of one with two targets; `translation` is what a machine makes of
    the passage, where that was asked for.
    """

    annotation: Annotation
    quote: Quote
    verdict: Verdict
    counterparts: tuple[Quote, ...] = ()
    score: float | None = None
    across: Quote | None = None
    translation: str | None = None

    @property
    def marked(self) -> str | None:
        """The words as they were marked, where the text was edited since."""
        return self.annotation.selector.exact if self.annotation.standing == "changed" else None

    @property
    def further(self) -> tuple[Quote, ...]:
        """The counterparts in passages other than the one that the note is on as well."""
        there = (self.across.head, self.across.passage) if self.across else None
        return tuple(quote for quote in self.counterparts if (quote.head, quote.passage) != there)


class Report(NamedTuple):
    """The articles; the notes, article by article in the order of their texts; the orphans.

    `colours` are the names that the person gave to colours.
    """

    heads: tuple[Head, ...]
    notes: tuple[ExportedNote, ...]
    orphans: tuple[ExportedNote, ...]
    encoder: str | None
    colours: Mapping[str, str] = MappingProxyType({})


def report(
    pair: Pair,
    notes: PairNotes,
    comparison: Comparison | None,
    colours: Mapping[str, str] = MappingProxyType({}),
    translations: Sides[Translations] = NO_TRANSLATIONS,
) -> Report:
    """Gather what is known of every note on `pair`; one that is on both articles is reported with the left one.

    `translations` are those of passages that the export shall have.
    """
    heads = tuple(head_of(pair[side], side) for side in SIDES)
    if pair.is_single:
        heads = (heads[0]._replace(side=None),)
    quotes = {
        (note.id, note.target_number): quote_of(pair[side], head, note.target)
        for side, head in zip(SIDES, heads, strict=False)
        for note in notes[side]
    }
    exported: dict[str, ExportedNote] = {}
    for side in SIDES[: len(heads)]:
        for note in sorted(notes[side], key=_text_position):
            if note.id not in exported:
                quote, across = quotes[note.id, note.target_number], quotes.get((note.id, 1 - note.target_number))
                if across is None and note.across:  # in an article that is not at hand
                    across = as_marked(head_of_document(note.across.document), note.across)
                made = _exported(pair, heads, side, note, quote, comparison)
                translation = translations[side].get(quote.passage) if quote.passage is not None else None
                exported[note.id] = made._replace(across=across, translation=translation)
    return report_with(heads, exported.values(), comparison.encoder if comparison else None, colours)


def report_of_all(notes: Iterable[Annotation], colours: Mapping[str, str] = MappingProxyType({})) -> Report:
    """Gather every note of a store, whose articles are not at hand: the words are those that were marked."""
    heads: dict[Document, Head] = {}
    exported = []
    for note in notes:
        quotes = [
            as_marked(heads.setdefault(target.document, head_of_document(target.document)), target)
            for target in note.targets
        ]
        verdict: Verdict = "orphan" if note.orphan else "not_compared"
        across = quotes[1 - note.target_number] if len(quotes) > 1 else None
        exported.append(ExportedNote(note, quotes[note.target_number], verdict, across=across))
    return report_with(tuple(heads.values()), exported, None, colours)


def report_with(
    heads: tuple[Head, ...], exported: Iterable[ExportedNote], encoder: str | None, colours: Mapping[str, str]
) -> Report:
    """The report of these notes, orphans apart."""
    exported = tuple(exported)
    standing = tuple(note for note in exported if not note.annotation.orphan)
    orphans = tuple(note for note in exported if note.annotation.orphan)
    return Report(heads, standing, orphans, encoder, colours)


def _text_position(note: Annotation) -> tuple[int, int, datetime, str]:
    return note.start, note.end, note.created, note.id


def head_of(article: Article, side: Side | None = None) -> Head:
    """What is known of an article at hand."""
    known = article.known_outlet, article.known_byline, article.dated
    described = article.title, article.source, *known, article.language
    return Head(side, *described, _url(article.url or "") or _url(article.source))


def head_of_document(document: Document) -> Head:
    """What is known of an article that is not at hand."""
    source = document.source
    return Head(
        None, document.title, source, document.outlet, None, document.published, document.language, _url(source)
    )


def _url(source: str) -> str | None:
    return source if is_url(source) else None


def as_marked(head: Head, target: Target) -> Quote:
    """The words as they were when they were marked."""
    words = target.selector
    before, after = words.prefix[-SHORT_CONTEXT:], words.suffix[:SHORT_CONTEXT]
    return Quote(head, words.exact, words.start, words.end, before, after)


def quoted(head: Head, article: Article, start: int, end: int, passage: Passage | None) -> Quote:
    """The words `start:end` of an article, in `passage` if in any."""
    before, after = article.text[max(0, start - SHORT_CONTEXT) : start], article.text[end : end + SHORT_CONTEXT]
    words = article.text[start:end]
    where = (passage.id, passage.kind) if passage else (None, None)
    return Quote(head, words, start, end, before, after, *where)


def quote_of(article: Article, head: Head, target: Target) -> Quote:
    """The words that a note is on, as they stand now; those of an orphan as they were marked."""
    if target.orphan:
        return as_marked(head, target)
    inside = _passages(article, target.start, target.end)
    return quoted(head, article, target.start, target.end, inside[0] if inside else None)


def _exported(
    pair: Pair, heads: tuple[Head, ...], side: Side, note: Annotation, quote: Quote, comparison: Comparison | None
) -> ExportedNote:
    if note.orphan:
        return ExportedNote(note, quote, "orphan")
    if pair.is_single:
        return ExportedNote(note, quote, "alone")
    article = pair[side]
    inside = _passages(article, note.start, note.end)
    content = [passage.id for passage in inside if passage.kind not in APPARATUS]
    # A byline or a date line is nobody's account of the event.
    verdict, ids, score = _verdict(side, content, comparison if content or not inside else None)
    if verdict == "linked" and comparison and _holds_only_here(article, side, note, content, comparison):
        verdict = "partly_here"
    across = heads[SIDES.index(other(side))]
    return ExportedNote(note, quote, verdict, _quotes(pair[other(side)], across, ids), score)


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


def _quotes(article: Article, head: Head, ids: Sequence[int]) -> tuple[Quote, ...]:
    by_id = {passage.id: passage for passage in article.passages}
    passages = [by_id[i] for i in ids if i in by_id]
    return tuple(quoted(head, article, passage.start, passage.end, passage) for passage in passages)
