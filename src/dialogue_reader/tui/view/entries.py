"""What the list beside the panes shows: key points, differences, notes, contents or hits, each with where it leads."""

from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import SIDES, Article, Pair, Passage, Side, other
from dialogue_reader.language.shortening import shortened
from dialogue_reader.messages import rendered
from dialogue_reader.tui.commands.compare import explanation_of
from dialogue_reader.tui.state.model import State, Subject
from dialogue_reader.tui.state.remembered import remembered
from dialogue_reader.tui.view.labels import name_of, say, short_name
from dialogue_reader.tui.view.model import PanelEntry, PanelView

if TYPE_CHECKING:
    from dialogue_reader.comparison.facts.model import Discrepancy
    from dialogue_reader.insight.model import Keyword, PairPoint, Term
    from dialogue_reader.search.hits import Hits
    from dialogue_reader.search.ranked import RankedHits

QUOTED = 200  # code points of a passage or a quotation in a list
_WHOLE = 600  # of a key point, which is shown whole unless it is beyond reason
_HEADING = 90  # code points of a passage in the contents, and around a hit
_BEFORE = 30  # of which so many are before the hit
_HITS = 200  # in a list
_PLACES = 8  # passages of a term that are named

Entries = tuple[PanelEntry, ...]


def panel(state: State, subject: Subject) -> PanelView:
    """The list of `subject`."""
    if subject == "notes":
        from dialogue_reader.tui.view.notes import notes_panel

        return notes_panel(state)
    entries, why_unknown = _entries(state), _why_unknown(state, subject)
    at, side = (_place_in_contents(state), state.focus) if subject == "contents" else (0, None)
    if subject == "hits" and state.search.current is not None:
        at = min(state.search.current, len(entries) - 1)
    title = say(f"panel_{subject}")
    if subject == "points" and len(state.points or ()) > len(entries):
        title = say("some_of", title=title, count=len(entries), of=len(state.points or ()))
    elif entries or not why_unknown:
        count = len(state.search.hits) if subject == "hits" else len(entries)
        title = say("counted", title=title, count=count)
    empty = why_unknown or say(f"no_{subject}", key=state.keys)
    about = _about(state.pair[side]) if side else ""
    return PanelView(subject, title, entries, empty, at, side, about=about)


def _why_unknown(state: State, subject: Subject) -> str:
    """Why it is not known what there is to be listed; empty where it is."""
    if subject == "points" and not state.is_whole and state.cannot_compare:
        return say(state.why_unmarked)
    if subject == "points" and state.points is None:
        return say("looking_for_points")
    if subject == "terms" and state.terms is None:
        return say("looking_for_terms") if state.is_compared else say(state.why_unknown)
    if subject == "hits" and state.search.awaited:
        return say("seeking")
    if subject == "discrepancies" and state.discrepancies is None:
        return say(state.why_unknown)
    return ""


def _about(article: Article) -> str:
    """By whom the article is, and where it can be found; a guess is called one."""
    byline = ""
    if article.byline:
        byline = say("by" if article.known_byline else "perhaps_by", names=article.byline)
    return "\n".join(filter(None, (byline, article.url)))


def _place_in_contents(state: State) -> int:
    """The number of the entry that the reader stands in."""
    headings = state.pair[state.focus].headings
    if not headings:
        return state.passage.id
    return max(0, bisect_right(headings, state.passage.id, key=lambda heading: heading.id) - 1)


def _entries(state: State) -> Entries:
    if state.panel == "points":
        return _points(state.pair, state.comparison, state.points or (), state.points_shown)
    if state.panel == "terms":
        return _terms(state.pair, state.terms or ())
    if state.panel == "discrepancies":
        return _discrepancies(state.pair, state.discrepancies or ())
    if state.panel == "hits":
        return _hits(state.pair, state.search.hits)
    return _contents(state.pair, state.focus, state.comparison)


@remembered
def _points(pair: Pair, comparison: Comparison | None, points: "tuple[PairPoint, ...]", shown: int) -> Entries:
    """The first so many key points, by sections, each with the place of its counterpart below."""
    from dialogue_reader.insight.model import in_sections

    ranks = {point: str(rank) for rank, point in enumerate(points)}
    entries, section = [], None
    for point in in_sections(points[:shown]):
        heading = _section(pair, point) if point.section != section else ""
        entries.append(_point(pair, comparison, point, ranks[point], heading))
        section = point.section
    return tuple(entries)


def _section(pair: Pair, point: "PairPoint") -> str:
    if point.section is None:
        return ""
    return say("section_both") if point.section == "both" else say("section_one", article=name_of(pair[point.section]))


def _point(pair: Pair, comparison: Comparison | None, point: "PairPoint", key: str, heading: str) -> PanelEntry:
    article, across = pair[point.side], pair[other(point.side)]
    below = ""
    if point.counterpart:
        quoted = shortened(across.text[point.counterpart.start : point.counterpart.end], _WHOLE)
        place = f"↔ {short_name(pair, other(point.side))} {point.counterpart.passage + 1}"
        below = say("called", called=place, words=quoted)
    elif point.section is None:
        below = _verdict(comparison, point.side, point.point.passage)
    label = f"{short_name(pair, point.side)} {point.point.passage + 1}"
    quoted = shortened(article.text[point.point.start : point.point.end], _WHOLE)
    return PanelEntry(key, label, quoted, below, point.side, point.point.start, heading)


@remembered
def _terms(pair: Pair, terms: "tuple[Term, ...]") -> Entries:
    """A word and the other article's for the same, with the passages that either stands in; then those of one side."""
    entries = []
    for number, term in enumerate(terms):
        own = [(side, keyword) for side in SIDES if (keyword := term.of(side))]
        words = " ↔ ".join(shortened(keyword.text, QUOTED) for _, keyword in own)
        places = " · ".join(_places(pair, side, keyword) for side, keyword in own)
        below = places if len(own) == len(SIDES) else f"{places} · {say('only_here')}"
        side, keyword = own[0]
        label = str(sum(len(keyword.spans) for _, keyword in own))
        entries.append(PanelEntry(str(number), f"{label} ×", words, below, side, keyword.spans[0][0]))
    return tuple(entries)


def _places(pair: Pair, side: Side, keyword: "Keyword") -> str:
    passages = dict.fromkeys(pair[side].passage_at(start).id + 1 for start, _ in keyword.spans)
    numbers = [str(number) for number in islice(passages, _PLACES)] + ["…"] * (len(passages) > _PLACES)
    return say("term_places", article=short_name(pair, side), passages=", ".join(numbers))


@remembered
def _discrepancies(pair: Pair, discrepancies: "tuple[Discrepancy, ...]") -> Entries:
    """What differs: kind, how either side has it, and where."""
    entries = []
    for number, discrepancy in enumerate(discrepancies):
        first = discrepancy.mentions[0]
        quoted = " – ".join(say("quoted", words=shortened(mention.text, QUOTED)) for mention in discrepancy.mentions)
        where = " · ".join(
            f"{short_name(pair, mention.side)} {mention.passage + 1}" for mention in discrepancy.mentions
        )
        kind = say(f"fact_{discrepancy.kind}")
        below = f"{where} · {rendered(explanation_of(discrepancy))}"
        entries.append(PanelEntry(str(number), kind, quoted, below, first.side, first.start))
    return tuple(entries)


@remembered
def _hits(pair: Pair, hits: "Hits | RankedHits") -> Entries:
    """The first hits, with the words around; those by meaning the best first."""
    entries = []
    for number, hit in enumerate(hits[:_HITS]):
        article = pair[hit.document]
        passage = article.passage_at(hit.start)
        before = _BEFORE if hit.end - hit.start < _HEADING // 2 else 0  # a sentence needs nothing before it
        start = max(passage.start, hit.start - before)
        around = article.text[start : min(passage.end, start + 2 * QUOTED)]
        label = f"{short_name(pair, hit.document)} {passage.id + 1}"
        longest = min(QUOTED, max(hit.end - start, _HEADING))
        quoted = ("…" if start > passage.start else "") + shortened(around, longest)
        entries.append(PanelEntry(str(number), label, quoted, "", hit.document, hit.start))
    return tuple(entries)


@remembered
def _contents(pair: Pair, side: Side, comparison: Comparison | None) -> Entries:
    """The headings of one article, or every passage of one that has none, with its verdict."""
    article = pair[side]
    top = min((heading.level for heading in article.headings), default=0)

    def entry(passage: Passage) -> PanelEntry:
        if article.headings:
            label, verdict = f"{'  ' * (passage.level - top)}{passage.id + 1}", ""
        else:
            label = say("passage_number", number=passage.id + 1, kind=say(f"kind_{passage.kind}"))
            verdict = _verdict(comparison, side, passage.id)
        quoted = shortened(article.text_of(passage), _HEADING)
        return PanelEntry(str(passage.id), label, quoted, verdict, side, passage.start)

    return tuple(map(entry, article.headings or article.passages))


def _verdict(comparison: Comparison | None, side: Side, passage: int) -> str:
    if comparison is None:
        return ""
    verdict = comparison.verdict(side, passage)
    if verdict not in ("shared", "partly_here"):
        return say(verdict) if verdict else ""
    counterparts = "↔ " + ", ".join(str(i + 1) for i in comparison.counterparts(side, passage))
    return f"{counterparts} · {say(verdict)}" if verdict == "partly_here" else counterparts
