"""Giving the panes their layouts, keeping what was read where it was on the screen."""

from collections.abc import Iterator, Mapping

from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import SIDES, Side, other
from dialogue_reader.layout.arrangement import alone, facing, lone_rows, rows
from dialogue_reader.layout.flow import Column, Flow
from dialogue_reader.layout.link_lines import Alone, Tone, Wire
from dialogue_reader.layout.slots import Chosen, Slots
from dialogue_reader.tui.state import State
from dialogue_reader.tui.widgets.text_pane import TextPane


class Arranger:
    """Lays both articles out for the sizes of their panes, and keeps the panes level."""

    def __init__(self, panes: Mapping[Side, TextPane]) -> None:
        self._panes = panes
        self._done: object = None
        self._in_rows: tuple[object, tuple[Slots, Slots]] | None = None

    @property
    def is_fresh(self) -> bool:
        """Whether nothing has been laid out yet."""
        return self._done is None

    def arrange(self, state: State) -> None:
        """Lay out anew where sizes or the view have changed; the caret's line keeps its row on the screen."""
        sides = [side for side in SIDES if side in state.order and self._panes[side].area.width]
        in_rows = state.view == "rows" and len(sides) == 2
        key = (
            tuple((side, self._panes[side].area, id(self._panes[side].article)) for side in sides),
            in_rows,
            state.alone,
            state.comparison if in_rows or state.alone else None,
        )
        if not sides or key == self._done:
            return
        first = self.is_fresh
        self._done = key
        held = {side: 0 if first else self._panes[side].row_of(state.caret(side)) for side in sides}
        if in_rows:
            self._arrange_rows(state)
        else:
            for side in sides:
                pane = self._panes[side]
                column = Column(pane.article, pane.text_cells, self._slots(state, side))
                pane.lay_out(Flow(column), 0)
        for side in sides:
            pane = self._panes[side]
            pane.put_top(pane.top + pane.row_of(state.caret(side)) - held[side])
            pane.reveal(state.caret(side))

    @staticmethod
    def _slots(state: State, side: Side) -> Slots:
        if state.alone and state.comparison:
            return alone(state.comparison, side)
        return facing(state.pair, side)

    def _arrange_rows(self, state: State) -> None:
        columns = [
            Column(self._panes[side].article, self._panes[side].text_cells, slots)
            for side, slots in zip(SIDES, self._beside(state), strict=True)
        ]
        flow = Flow(*columns)
        for k, side in enumerate(SIDES):
            self._panes[side].lay_out(flow, k)

    def _beside(self, state: State) -> tuple[Slots, Slots]:
        """The slots of both sides in the row view; the same as long as the texts and their links are."""
        key = id(state.pair), id(state.comparison), state.alone
        if self._in_rows is None or self._in_rows[0] != key:
            found = rows(state.pair, state.comparison)
            if state.alone and state.comparison:
                found = lone_rows(found, state.comparison)
            slots = Chosen([row.left for row in found]), Chosen([row.right for row in found])
            self._in_rows = key, slots
        return self._in_rows[1]

    def level(self, state: State) -> None:
        """Bring the counterpart level with the passage stood in; without one the other pane stays."""
        if len(state.order) < 2:
            return
        here, across = self._panes[state.focus], self._panes[other(state.focus)]
        if state.view == "rows":
            across.put_top(here.top, beyond=True)
            here.put_top(across.top, beyond=True)
        elif state.synced and state.counterparts:
            there = across.article.passages[state.counterparts[0]]
            across.level(there.start, here.row_of(state.passage.start))

    def seen(self, state: State) -> dict[Side, list[int]]:
        """The passages in sight, of the sides that are shown."""
        return {side: [passage for passage, _ in self._panes[side].in_sight()] for side in state.order}

    def drawing(self, state: State) -> tuple[list[Wire], list[Alone]]:
        """The links and lone passages that touch the screen, at their rows."""
        comparison = state.comparison
        if comparison is None or len(state.order) < 2:
            return [], []
        seen = {side: dict(self._panes[side].in_sight()) for side in SIDES}
        wires: list[Wire] = []
        for link, tone in self._links_in_sight(comparison, seen):
            ends = [(a, b) for a in link.left for b in link.right if a in seen["left"] or b in seen["right"]]
            wires += [self._wire(state, a, b, tone, seen) for a, b in ends]
        alone = [Alone(s, row) for s in SIDES for i, row in seen[s].items() if comparison.is_only_here(s, i)]
        return wires, alone

    @staticmethod
    def _links_in_sight(comparison: Comparison, seen: Mapping[Side, Mapping[int, int]]) -> Iterator[tuple[Link, Tone]]:
        """Every link with an end on the screen, the unsure ones first."""
        for unsure, tone in ((True, "unsure"), (False, "link")):
            met = [link for s in SIDES for i in seen[s] for link in comparison.links_of(s, i, unsure=unsure)]
            for link in {(link.left, link.right): link for link in met}.values():
                yield link, tone  # type: ignore[misc] # one of the tones above

    def _wire(self, state: State, left: int, right: int, tone: Tone, seen: Mapping[Side, Mapping[int, int]]) -> Wire:
        if state.passage.id == (left if state.focus == "left" else right) and tone == "link":
            tone = "current"
        return Wire(self._row("left", left, seen["left"]), self._row("right", right, seen["right"]), tone)

    def _row(self, side: Side, passage: int, seen: Mapping[int, int]) -> int:
        """The row of a passage in sight; one above or below the screen for the others, without measuring them."""
        if passage in seen:
            return seen[passage]
        pane = self._panes[side]
        return -1 if pane.is_above(passage) else pane.area.height
