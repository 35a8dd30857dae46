"""The reader's own words about what it shows; pure functions from the state to lines of text."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.wording import NEARLY, wording
from dialogue_reader.documents.model import SIDES, Article, Pair, Side, other
from dialogue_reader.messages import differences
from dialogue_reader.notes.model import Annotation, PairNotes
from dialogue_reader.tui.entry import Entry
from dialogue_reader.tui.state import State

if TYPE_CHECKING:
    from dialogue_reader.comparison.evidence import Evidence
    from dialogue_reader.insight.keypoints import PairPoint

_QUOTED = 200  # code points of a passage or a quotation in a list
_HEADING = 90  # code points of a passage in the contents


def name_of(article: Article) -> str:
    """The outlet, where the article names it, else the file."""
    return article.outlet or PurePath(article.source).stem


def pane_title(article: Article, side: Side, comparison: Comparison | None) -> tuple[str, str, str]:
    """The line over a pane: what it is, and how much of it the other covers, in words and in short."""
    date = f" · {article.published:%Y-%m-%d}" if article.published else ""
    left = f" {name_of(article)} · {article.language}{date}"
    if comparison is None:
        return left, "", ""
    share = comparison.coverage.left if side == "left" else comparison.coverage.right
    return left, f"{share:.0%} covered ", f"{share:.0%} "


def comparing(share: float = 0.0, seconds_left: float | None = None) -> str:
    """How far the comparison has come (0..1), and how long it may take yet."""
    if seconds_left is None or seconds_left < 1:
        return f"comparing… {share:.0%}" if share else "comparing…"
    left = f"{seconds_left:.0f} s" if seconds_left < 90 else f"{seconds_left / 60:.0f} min"
    return f"comparing… {share:.0%}, about {left} left"


def where(state: State, progress: str) -> str:
    """The passage stood in, and what stands across from it; or the `progress` of finding that out."""
    passages = state.pair[state.focus].passages
    here = state.passage
    kind = "passage" if here.kind == "body" else here.kind
    return f" {here.id + 1}/{len(passages)} {kind} · {_across(state, progress)}"


def _across(state: State, progress: str) -> str:
    comparison = state.comparison
    if comparison is None:
        return progress
    here = state.passage.id
    if state.counterparts:
        score = max(link.score for link in comparison.links if here in link.ids(state.focus))
        numbers = ", ".join(str(i + 1) for i in state.counterparts)
        by_hand = any(link.by_hand for link in comparison.links if here in link.ids(state.focus))
        same = " · nearly word for word" if wording(state.pair, state.links_here[0]) >= NEARLY else ""
        return f"↔ {numbers} ({'by hand' if by_hand else f'{score:.2f}'}){same}"
    maybe = [link for link in comparison.unsure if here in link.ids(state.focus)]
    if maybe:
        best = max(maybe, key=lambda link: link.score)
        return f"unsure: perhaps {', '.join(str(i + 1) for i in best.ids(other(state.focus)))} ({best.score:.2f})"
    if state.is_only_here:
        return "only here"
    return "not part of the account" if state.is_compared else progress


def why(tying: "Evidence") -> str:
    """What ties a passage to its counterpart, in few words."""
    count = plural(len(tying.sentences.left), "sentence")
    words = ", ".join(tying.words[:8])
    return f" tied by {count}" + (f" and {words}" if words else ", by their meaning alone")


def settings(state: State) -> tuple[str, ...]:
    """How the reader is set, for the right end of the status line: in full, then shorter and shorter."""
    search = state.search
    parts = []
    if search.hits and search.current is not None:
        parts.append(f"{search.current + 1} of {len(search.hits)}")
    if state.discrepancies:
        parts.append(f"{len(state.discrepancies)} differ")
    if state.comparison:
        parts.append(f"{plural(len(state.comparison.links), 'link')} ({state.comparison.encoder})")
    if state.alone:
        parts.append("only here")
    parts.append("rows" if state.view == "rows" else "facing")
    parts.append("sync" if state.synced else "no sync")
    return tuple(f"{' · '.join(parts[:count])} " for count in range(len(parts), 0, -1))


def _cut(text: str, longest: int = _QUOTED) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + "…"


def points_entries(pair: Pair, comparison: Comparison | None, points: Sequence["PairPoint"]) -> list[Entry]:
    """Key points, each with the place of its counterpart below."""
    entries = []
    for k, point in enumerate(points):
        article = pair[point.side]
        if point.counterpart:
            there = pair[other(point.side)]
            quoted = _cut(there.text[point.counterpart.start : point.counterpart.end])
            below = f"↔ {there.language} {point.counterpart.passage + 1}: {quoted}"
        else:
            below = _verdict(comparison, point.side, point.point.passage)
        text = _cut(article.text[point.point.start : point.point.end])
        entries.append(Entry(str(k), article.language, text, below, point.side, point.point.start))
    return entries


def facts_entries(state: State) -> list[Entry]:
    """What differs: kind, how either side has it, and where."""
    entries = []
    for k, found in enumerate(state.discrepancies):
        first, second = found.mentions
        text = f"“{_cut(first.text)}” – “{_cut(second.text)}”"
        below = " · ".join(f"{state.pair[p.side].language} {p.passage + 1}" for p in found.mentions)
        entries.append(Entry(str(k), found.kind, text, f"{below} · {differences.note(found)}", first.side, first.start))
    return entries


def notes_entries(pair: Pair, notes: PairNotes) -> list[Entry]:
    """Marks and notes in the order of the articles."""
    return [_note_entry(pair, side, note) for side in SIDES for note in notes[side]]


def _note_entry(pair: Pair, side: Side, note: Annotation) -> Entry:
    label = f"{pair[side].language} {note.colour}"
    state = {"exact": "", "changed": "the text here has been edited", "orphan": "its text is gone"}[note.standing]
    below = " · ".join(part for part in (note.note, state) if part)
    return Entry(note.id, label, f"“{_cut(note.selector.exact)}”", below, side, None if note.orphan else note.start)


def contents_entries(state: State) -> list[Entry]:
    """Every passage of the article stood in, with its verdict."""
    article, side = state.pair[state.focus], state.focus
    return [
        Entry(
            str(p.id),
            f"{p.id + 1} {p.kind}",
            _cut(article.text_of(p), _HEADING),
            _verdict(state.comparison, side, p.id),
            side,
            p.start,
        )
        for p in article.passages
    ]


def _verdict(comparison: Comparison | None, side: Side, passage: int) -> str:
    if comparison is None:
        return ""
    if counterparts := comparison.counterparts(side, passage):
        return "↔ " + ", ".join(str(i + 1) for i in counterparts)
    if any(passage in link.ids(side) for link in comparison.unsure):
        return "unsure"
    return "only here" if passage in comparison.only_here[side] else ""


def plural(count: int, what: str) -> str:
    """ "1 link", "2 links"."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def joined(parts: Iterable[str]) -> str:
    """Parts with a middle dot between them."""
    return " · ".join(part for part in parts if part)
