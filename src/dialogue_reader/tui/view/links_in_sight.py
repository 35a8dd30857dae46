"""Which links and signs touch the screen, and at which rows."""

from collections.abc import Iterator

from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import SIDES, Passage, Side, Sides, other
from dialogue_reader.layout.link_lines import Alone, GutterLine, OnlyHereSign, Tone
from dialogue_reader.layout.viewport import Viewport
from dialogue_reader.tui.state.model import State
from dialogue_reader.tui.state.remembered import remembered
from dialogue_reader.tui.view.model import GutterView

_ALONE: dict[object, Alone] = {"only_here": "only-here", "partly_here": "partly-here"}


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
                    lines.append(GutterLine(left.link_row(a), right.link_row(b), "current" if is_current else tone))
    signs = [
        OnlyHereSign(side, row, alone)
        for side in SIDES
        for passage, row in panes[side].passage_rows.items()
        if (alone := _ALONE.get(comparison.verdict(side, passage)))
    ]
    if swapped:
        lines = [GutterLine(line.right, line.left, line.tone) for line in lines]
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
