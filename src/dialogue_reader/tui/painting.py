"""Putting a state on the screen: columns, titles, colours, status and gutter; everything but the scrolling."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.dom import DOMNode
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from dialogue_reader.documents.model import SIDES, Side
from dialogue_reader.layout.spans import Layer, Marks
from dialogue_reader.tui import describing
from dialogue_reader.tui.arranging import Arranger
from dialogue_reader.tui.notebook import Notebook
from dialogue_reader.tui.paints import ROLES
from dialogue_reader.tui.state import State
from dialogue_reader.tui.widgets.gutter import Gutter
from dialogue_reader.tui.widgets.lines import PaneTitle, StatusLine
from dialogue_reader.tui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from dialogue_reader.comparison.evidence import Evidence
    from dialogue_reader.comparison.model import Link


SMALLEST = Size(60, 15)  # cells and rows that the reader needs
_STACKED = 76  # fewer cells than this, and the panes stand one above the other
_PANEL_BESIDE = 110  # fewer, and a panel takes the whole screen


def is_narrow(size: Size) -> bool:
    """Whether a list beside the panes would leave them too little."""
    return size.width < _PANEL_BESIDE


class Painter:
    """Shows states; keeps only what is not part of one: the keywords found, and what was said last."""

    def __init__(self, screen: DOMNode, panes: Mapping[Side, TextPane], arranger: Arranger, notebook: Notebook) -> None:
        self._screen = screen
        self._panes = panes
        self._arranger = arranger
        self._notebook = notebook
        self._said = ""
        self._comparing = describing.comparing()
        self._tied: tuple[Link, Evidence] | None = None
        self.keywords: Mapping[Side, Layer] = {}

    def show(self, state: State) -> None:
        """Columns in their order, titles, and all that is painted."""
        for side in SIDES:
            column = self._screen.query_one(f"#{side}-column", Widget)
            column.set_class(side not in state.order, "-away")
            title = self._screen.query_one(f"#{side}-title", PaneTitle)
            title.set_class(side == state.focus, "-active")
            title.show(*describing.pane_title(state.pair[side], side, state.comparison))
        self._order(state)
        self.paint(state)

    def fit(self, size: Size) -> None:
        """Stack the panes where they would be too narrow; below the smallest size say what is needed."""
        small = size.width < SMALLEST.width or size.height < SMALLEST.height
        desk = self._screen.query_one("#desk", Widget)
        desk.set_class(size.width < _STACKED, "-stacked")
        self._screen.query_one(Gutter).set_class(is_narrow(size), "-narrow")
        desk.set_class(is_narrow(size) and desk.has_class("-panel"), "-covered")
        self._screen.set_class(small, "-too-small")
        if small:
            need = f"dialogue_reader needs {SMALLEST.width}×{SMALLEST.height} cells"
            has = f"this terminal has {size.width}×{size.height}"
            notice = f"{need}; {has}.\nMake it larger, or its letters smaller. q leaves."
            self._screen.query_one("#too-small", Static).update(notice)

    def _order(self, state: State) -> None:
        gutter = self._screen.query_one(Gutter)
        gutter.set_class(len(state.order) < 2, "-away")
        if len(state.order) < 2:
            return
        desk = self._screen.query_one("#desk", Widget)
        first, second = (self._screen.query_one(f"#{side}-column", Widget) for side in state.order)
        if desk.children[0] is not first:
            desk.move_child(second, after=gutter)
            desk.move_child(first, before=gutter)

    def paint(self, state: State) -> None:
        """Colours over the text, the bars beside it, and the status line."""
        for side in SIDES:
            pane = self._panes[side]
            pane.paint(self._layers(state, side), self._notebook.noted(side))
            if side == state.focus:
                pane.stand(frozenset({state.passage.id}), state.caret(side), active=True)
            else:
                pane.stand(frozenset(state.counterparts), None, active=False)
        self.say(state, self._said)

    def say(self, state: State, text: str) -> None:
        """Put `text` on the status line; where there is none, the place one stands in."""
        self._said = " ".join(text.split())
        why = self._evidence(state)
        line = (
            f" {self._said}" if self._said else describing.why(why) if why else describing.where(state, self._comparing)
        )
        self._screen.query_one(StatusLine).show(line, *describing.settings(state))

    def progress(self, state: State, share: float, seconds_left: float | None) -> None:
        """The comparison has come this far (0..1)."""
        self._comparing = describing.comparing(share, seconds_left)
        self.say(state, self._said)

    def draw(self, state: State) -> None:
        """The gutter, once the panes have come to rest."""
        wires, alone = self._arranger.drawing(state)
        self._screen.query_one(Gutter).show(wires, alone, mirrored=state.swapped)

    def _layers(self, state: State, side: Side) -> Mapping[str, Layer]:
        """What is painted over the text of one side, in the order of the roles."""
        layers: dict[str, Layer] = {}
        if state.keywords and side in self.keywords:
            layers["keyword"] = self.keywords[side]
        tying = self._evidence(state)
        layers["tie"] = Marks.of(tying.sentences[side] if tying else ())
        layers.update(self._notebook.layers(side))
        differing = [place for found in state.discrepancies for place in found.mentions if place.side == side]
        layers["difference"] = Marks.of([(place.start, place.end) for place in differing])
        layers["shared"] = Marks.of(tying.shared[side] if tying else ())
        hits = state.search.hits
        layers["hit"] = hits.on(side)
        if state.search.current is not None and hits[state.search.current].document == side:
            hit = hits[state.search.current]
            layers["hit-current"] = Marks.of([(hit.start, hit.end)])
        if state.difference is not None:
            current = state.discrepancies[state.difference].mentions
            layers["difference-current"] = Marks.of([(p.start, p.end) for p in current if p.side == side])
        if state.selection and side == state.focus:
            layers["selection"] = Marks.of([(state.selection.start, state.selection.end)])
        return {role: layers[role] for role in ROLES if role in layers}

    def _evidence(self, state: State) -> "Evidence | None":
        """What ties the passage stood in to its best counterpart, where a person has asked why."""
        if not state.why or not state.links_here:
            return None
        link = state.links_here[0]
        if self._tied is None or self._tied[0] is not link:
            from dialogue_reader.comparison.evidence import evidence

            self._tied = link, evidence(state.pair, link)
        return self._tied[1]
