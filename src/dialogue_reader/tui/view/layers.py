"""What is painted over the text: sentences only here, keywords, marks, hits, discrepancies, what ties two passages."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dialogue_reader.comparison.model import Link, PartlyHere
from dialogue_reader.documents.model import Article, Pair, Side
from dialogue_reader.layout.spans import Layer, SpanLayer
from dialogue_reader.notes.model import COLOURS, Annotation
from dialogue_reader.tui.state.marks import standing_marks
from dialogue_reader.tui.state.model import State
from dialogue_reader.tui.state.remembered import remembered

if TYPE_CHECKING:
    from dialogue_reader.comparison.evidence import Evidence
    from dialogue_reader.comparison.facts.model import Discrepancy
    from dialogue_reader.insight.model import Term

TERMS = tuple(f"term-{k}" for k in range(6))  # one colour on both sides; neighbours in the list differ

# The roles that a part of the text can play, the last painted on top.
ROLES = (
    "only-here-part",
    "keyword",
    *TERMS,
    "tie",
    *(f"mark-{colour}" for colour in COLOURS),
    "difference",
    "in-common",
    "hit",
    "hit-current",
    "difference-current",
    "selection",
)


def layers(state: State, side: Side) -> Mapping[str, Layer]:
    """What is painted over the text of one side, by role; a role that has nothing there is left out."""
    painted: dict[str, Layer] = dict(_marks(state.notes[side]))
    if state.comparison and state.comparison.partly_here[side]:
        painted["only-here-part"] = _only_here_parts(state.pair[side], state.comparison.partly_here[side])
    if state.panel == "terms" and state.terms:
        painted |= _terms(state.terms, side)
    elif state.highlights_keywords and state.keywords:
        painted["keyword"] = state.keywords[side]
    if tying := current_evidence(state):
        painted["tie"], painted["in-common"] = _tying(tying, side)
    if state.discrepancies:
        painted["difference"] = _discrepancies(state.discrepancies, side)
        if state.discrepancy is not None:
            painted["difference-current"] = _places_of((state.discrepancies[state.discrepancy],), side)
    painted |= _hits(state, side)
    if state.selection and side == state.focus:
        painted["selection"] = SpanLayer.of([(state.selection.start, state.selection.end)])
    return {role: painted[role] for role in ROLES if role in painted}


def current_evidence(state: State) -> "Evidence | None":
    """What ties the current passage to the counterpart held level, where the reader has asked why."""
    link = state.link if state.why else None
    return _evidence(state.pair, link) if link else None


@remembered
def note_starts(notes: tuple[Annotation, ...]) -> tuple[int, ...]:
    """The offsets at which marks with a note begin, in order."""
    return standing_marks(notes).noted


@remembered
def _marks(notes: tuple[Annotation, ...]) -> dict[str, Layer]:
    return {f"mark-{colour}": SpanLayer.of(spans) for colour, spans in standing_marks(notes).spans.items()}


@remembered
def _only_here_parts(article: Article, parts: tuple[PartlyHere, ...]) -> SpanLayer:
    """The sentences of linked passages that are only here."""
    sentences = [article.sentences[i] for part in parts for i in part.sentences]
    return SpanLayer.of([(sentence.start, sentence.end) for sentence in sentences])


@remembered
def _terms(terms: "tuple[Term, ...]", side: Side) -> dict[str, Layer]:
    """The terms that both articles have."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for number, term in enumerate(term for term in terms if term.left and term.right):
        if keyword := term.of(side):
            spans.setdefault(TERMS[number % len(TERMS)], []).extend(keyword.spans)
    return {role: SpanLayer.of(own) for role, own in spans.items()}


@remembered
def _evidence(pair: Pair, link: Link) -> "Evidence":
    from dialogue_reader.comparison.evidence import evidence

    return evidence(pair, link)


@remembered
def _tying(tying: "Evidence", side: Side) -> tuple[SpanLayer, SpanLayer]:
    return SpanLayer.of(tying.sentences[side]), SpanLayer.of(tying.in_common[side])


@remembered
def _discrepancies(discrepancies: "tuple[Discrepancy, ...]", side: Side) -> SpanLayer:
    return _places_of(discrepancies, side)


def _places_of(discrepancies: "tuple[Discrepancy, ...]", side: Side) -> SpanLayer:
    mentions = [mention for discrepancy in discrepancies for mention in discrepancy.mentions if mention.side == side]
    return SpanLayer.of([(mention.start, mention.end) for mention in mentions])


def _hits(state: State, side: Side) -> dict[str, Layer]:
    hits, current = state.search.hits, state.search.current
    if not hits:
        return {}
    painted: dict[str, Layer] = {"hit": hits.on(side)}
    if current is not None and hits[current].document == side:
        painted["hit-current"] = SpanLayer(((hits[current].start, hits[current].end),))
    return painted
