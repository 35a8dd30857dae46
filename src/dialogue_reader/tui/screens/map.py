"""The map of the pair: where both articles say the same, where one says more, and where they differ."""

from collections.abc import Callable
from itertools import groupby
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Label

from dialogue_reader.documents.model import SIDES, Pair, Side, other
from dialogue_reader.layout.pair_map import MapCell, PairMap, draw_map, passage_at
from dialogue_reader.tui.screens.dialog import Dialog, Excerpt, Hints
from dialogue_reader.tui.state.model import Place
from dialogue_reader.tui.view.labels import name_of, say
from dialogue_reader.tui.widgets.bindings import bindings_of
from dialogue_reader.tui.widgets.styles import paint

_COLUMN = 8  # cells of an article, where there is room
_SIGN_GAP = "  "  # between the signs of the legend
_NARROW = 40  # cells of the drawing below which its columns are half as wide


class MapDrawing(Widget):
    """Draws the map; `chosen` hears of a passage that was clicked on."""

    ALLOW_SELECT = False

    def __init__(self, drawn: PairMap, current: Place, passage: int, chosen: Callable[[Side, int], None]) -> None:
        super().__init__(id="map-drawing")
        self._map = drawn
        self._chosen = chosen
        self._current = current.side, passage
        self._rows: tuple[tuple[MapCell, ...], ...] = ()

    def point_at(self, side: Side, passage: int) -> None:
        """Light this passage and its ribbons."""
        self._current = side, passage
        self._draw()

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._draw()

    def _draw(self) -> None:
        self._rows = draw_map(self._map, self.size.width, self.size.height, self._column, self._current)
        self.refresh()

    @property
    def _column(self) -> int:
        return _COLUMN if self.size.width >= _NARROW else _COLUMN // 2

    def render_line(self, y: int) -> Strip:
        """One row of the drawing."""
        runs = groupby(self._rows[y] if y < len(self._rows) else (), key=lambda cell: (cell.tone, cell.is_current))
        segments = []
        for (tone, is_current), run in runs:
            style = paint(self, f"map-{tone}")
            if is_current and not tone.startswith("ribbon"):
                style += paint(self, "map-current", over=True)
            segments.append(Segment("".join(cell.glyph for cell in run), style))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """A click on a column points at the passage there; a second one goes to it."""
        side: Side | None = "left" if event.x < self._column else None
        side = "right" if event.x >= self.size.width - self._column else side
        passage = passage_at(self._map, side, event.y, self.size.height) if side else None
        if side and passage is not None:
            self._chosen(side, passage)


class MapScreen(Dialog[Place | None]):
    """Shows the map, and answers the place to go to."""

    PART = "map"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("map", is_first=True)

    def __init__(self, pair: Pair, drawn: PairMap, place: Place) -> None:
        super().__init__()
        self._pair = pair
        self._map = drawn
        self._side = place.side
        self._passage = pair[place.side].passage_at(place.offset).id
        self._place = place

    def compose(self) -> ComposeResult:
        """The names of both articles, the drawing, and the passage pointed at."""
        with Vertical(classes="dialog dialog-whole"):
            yield Label(
                say("map_title", left=name_of(self._pair.left), right=name_of(self._pair.right)),
                classes="dialog-title",
                markup=False,
            )
            yield MapDrawing(self._map, self._place, self._passage, self._choose)
            yield Label("", id="map-verdict", markup=False)
            yield Excerpt(id="map-passage")
            yield Hints(say("map_legend").split(_SIGN_GAP), _SIGN_GAP)
            yield Hints.of_part("map", self.keys)

    def on_mount(self) -> None:
        """Tell of the passage that the reader stands in."""
        self._show()

    def action_leave(self) -> None:
        """Answer with nothing."""
        self.dismiss(None)

    def action_go(self) -> None:
        """Answer the place pointed at."""
        self.dismiss(Place(self._side, self._pair[self._side].passages[self._passage].start))

    def action_step(self, step: int) -> None:
        """Point at a passage further down or up."""
        last = len(self._pair[self._side].passages) - 1
        self._passage = min(max(self._passage + step, 0), last)
        self._show()

    def action_cross(self) -> None:
        """Point at the best counterpart, or else at the passage across that stands as high."""
        across = other(self._side)
        here, there = (SIDES.index(side) for side in (self._side, across))
        tied = [ribbon for ribbon in self._map.ribbons if ribbon[here] == self._passage]
        if tied:
            passage = int(tied[-1][there])
        else:
            height = self._map.blocks[self._side][self._passage].middle
            passage = min(self._map.blocks[across], key=lambda block: abs(block.middle - height)).passage
        self._side, self._passage = across, passage
        self._show()

    def _choose(self, side: Side, passage: int) -> None:
        if (side, passage) == (self._side, self._passage):
            self.action_go()
            return
        self._side, self._passage = side, passage
        self._show()

    def _show(self) -> None:
        self.query_one(MapDrawing).point_at(self._side, self._passage)
        article = self._pair[self._side]
        block = self._map.blocks[self._side][self._passage]
        verdict = say(f"map_{block.verdict or 'aside'}")
        if block.differs:
            verdict = say("map_and_differs", verdict=verdict)
        words = " ".join(article.text_of(article.passages[self._passage]).split())
        number = say(
            "map_passage",
            side=say(f"map_{self._side}"),
            number=self._passage + 1,
            of=len(article.passages),
            verdict=verdict,
        )
        self.query_one("#map-verdict", Label).update(number)
        self.query_one("#map-passage", Excerpt).update(words)
