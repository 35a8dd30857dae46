"""Which links and signs touch the screen, and at which rows."""

from collections.abc import Iterator, Mapping

from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import SIDES, Passage, Side, Sides, other
from dialogue_reader.layout.link_lines import Alone, GutterLine, OnlyHereSign, Tone
from dialogue_reader.layout.viewport import Viewport
from dialogue_reader.tui.state.model import State
from dialogue_reader.tui.state.remembered import remembered
from dialogue_reader.tui.view.model import GutterView

_VERDICTS: dict[object, Tone] = {
    "shared": "link", "partly_here": "partly-here", "only_here": "only-here", "unsure": "unsure",
}  # fmt: skip
_ALONE: dict[object, Alone] = {"only_here": "only-here", "partly_here": "partly-here"}


@remembered
def margin_signs(pane: Viewport, side: Side, comparison: Comparison) -> Mapping[int, Tone]:
    """What is known of the passages in sight, by their ids: linked, partly here, only here, unsure."""
    verdicts = ((passage, comparison.verdict(side, passage)) for passage in pane.passage_rows)
    return {passage: _VERDICTS[verdict] for passage, verdict in verdicts if verdict in _VERDICTS}


def gutter(state: State, comparison: Comparison) -> GutterView:
    """The gutter between two panes."""
    return _drawn(state.panes.left, state.panes.right, comparison, state.focus, state.passage, state.swapped)


@remembered
def _drawn(
    left: Viewport, right: Viewport, comparison: Comparison, focus: Side, current: Passage, swapped: bool
) -> GutterView:
    panes = Sides(left, right)
    lines: list[GutterLine] = []
    for link, tone in _links_in_sight(panes, comparison, focus, current):
        for a in link.left:
            for b in link.right:
                if a in left.passage_rows or b in right.passage_rows:
                    is_current = tone == "link" and current.id == (a if focus == "left" else b)
                    shown_as: Tone = "current" if is_current else tone
                    lines.append(GutterLine(left.link_row(a), right.link_row(b), shown_as, (a, b)))
    signs = [
        OnlyHereSign(side, row, alone)
        for side in SIDES
        for passage, row in panes[side].passage_rows.items()
        if (alone := _ALONE.get(comparison.verdict(side, passage)))
    ]
    if swapped:
        lines = [GutterLine(line.right, line.left, line.tone, line.passages[::-1]) for line in lines]
        signs = [sign._replace(side=other(sign.side)) for sign in signs]
    return GutterView(tuple(lines), tuple(signs))


def _links_in_sight(
    panes: Sides[Viewport], comparison: Comparison, focus: Side, current: Passage
) -> Iterator[tuple[Link, Tone]]:
    """The best links of every passage on the screen, and all of the current one; the unsure ones first."""
    tones: tuple[Tone, Tone] = ("unsure", "link")
    for tone in tones:
        met = [
            link
            for side in SIDES
            for passage in panes[side].passage_rows
            for link in comparison.links_of(side, passage, unsure=tone == "unsure")
        ]
        for link in {(link.left, link.right): link for link in met}.values():
            if current.id in link.ids(focus) or comparison.is_best(link):
                yield link, tone
