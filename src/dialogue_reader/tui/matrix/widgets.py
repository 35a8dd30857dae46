"""What the matrix is drawn with: the grid of statements and accounts, and below it the words of the statement."""

from collections.abc import Iterator

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Static

from dialogue_reader.layout.glyphs import cells_of, cut, printable, wrappable
from dialogue_reader.tui.matrix.layout import MARGIN
from dialogue_reader.tui.matrix.view import DIFFERS, NOTED, CellView, GridView, RowView, WordsView
from dialogue_reader.tui.widgets.base import NoRelayout
from dialogue_reader.tui.widgets.styles import paint

HEADS = 2  # lines above the rows
_WHEEL = 3  # statements that a turn of the wheel moves by
_INDENT = 3  # cells before what an account says


class Grid(NoRelayout):
    """The matrix as far as it is on the screen."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Grid { height: 1fr; width: 1fr; background: $background; color: $foreground; }
    .-too-small Grid { display: none; }
    """

    class Pointed(Message):
        """The mouse went down on a row from the top of what is shown, at a column of an account; None beside them."""

        def __init__(self, row: int, column: int | None) -> None:
            super().__init__()
            self.row = row
            self.column = column

    class Turned(Message):
        """The wheel was turned, by so many statements."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self, view: GridView) -> None:
        super().__init__(id="matrix")
        self._view = view

    def show(self, view: GridView) -> None:
        """Show this one."""
        self._view = view
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of the heads, or a statement."""
        cells = self.size.width
        if y < HEADS:
            return _line(self._head(y), cells, paint(self, "heading"))
        row = y - HEADS
        if row < len(self._view.rows):
            return _line(self._row(row, self._view.rows[row]), cells, paint(self, "body"))
        nothing = f" {self._view.empty}" if self._view.empty and row == 1 else ""
        return _line(iter([Segment(nothing, paint(self, "date"))]), cells, paint(self, "body"))

    def _head(self, line: int) -> Iterator[Segment]:
        view, style = self._view, paint(self, "heading")
        beyond = [f"◂ {view.before}"] if view.before else []
        beyond += [f"{view.after} ▸"] if view.after else []
        yield _field("" if line else "   ".join(beyond), view.layout.statement, paint(self, "date"), to_right=True)
        for number, head in enumerate(view.heads):
            own = style + paint(self, "matrix-row", over=True) if number == view.cursor[1] else style
            yield _field(f" {head[line]}", view.layout.column, own if not line else own + Style(bold=False))

    def _row(self, number: int, row: RowView) -> Iterator[Segment]:
        view = self._view
        is_current = number == view.cursor[0]
        behind = paint(self, "matrix-row", over=True) if is_current else Style()
        sign = "map-difference" if row.sign == DIFFERS else "only-here"
        yield Segment(f"{row.sign:1}", paint(self, sign) + behind)
        yield Segment(f"{row.told_by:>3} ", paint(self, "date") + behind)
        words = paint(self, "hit" if row.is_hit else "body")
        yield _field(row.words, view.layout.statement - MARGIN, words if row.is_hit else words + behind)
        for column, cell in enumerate(row.cells):
            yield self._cell(cell, behind, is_cursor=is_current and column == view.cursor[1])

    def _cell(self, cell: CellView, behind: Style, *, is_cursor: bool) -> Segment:
        style = paint(self, "selection") if is_cursor else paint(self, cell.role) + behind
        return _field(f" {cell.text}", self._view.layout.column, style)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Point at a cell."""
        row = event.y - HEADS
        if event.button == 1 and 0 <= row < len(self._view.rows):
            beside = event.x - self._view.layout.statement
            self.post_message(self.Pointed(row, beside // self._view.layout.column if beside >= 0 else None))

    def on_mouse_scroll_down(self) -> None:
        """Further down."""
        self.post_message(self.Turned(_WHEEL))

    def on_mouse_scroll_up(self) -> None:
        """Further up."""
        self.post_message(self.Turned(-_WHEEL))


def _line(segments: Iterator[Segment], cells: int, base: Style) -> Strip:
    return Strip(segments).adjust_cell_length(cells, base)


def _field(text: str, cells: int, style: Style, *, to_right: bool = False) -> Segment:
    """The text in so many cells, the last of them blank."""
    text = cut(printable(text.replace("\n", " ")), cells - 1)
    blank = " " * (cells - 1 - cells_of(text))
    return Segment(f"{blank}{text} " if to_right else f"{text}{blank} ", style)


class Words(VerticalScroll, can_focus=False):
    """What every account says of the statement at the cursor."""

    DEFAULT_CSS = """
    Words {
        background: $surface; color: $text; padding: 0 1; scrollbar-size-vertical: 1;
        scrollbar-background: $surface; scrollbar-color: $panel-lighten-2;
    }
    Words Static { width: 1fr; height: auto; }
    .-too-small Words { display: none; }
    """

    def __init__(self) -> None:
        super().__init__(id="matrix-words")
        self._view = WordsView((), 0)

    def compose(self) -> ComposeResult:
        """All that is said, as one text."""
        yield Static("", markup=False)

    def show(self, view: WordsView) -> None:
        """Show this, from its beginning."""
        self._view = view
        self.styles.height = view.rows
        self.repaint()
        self.scroll_home(animate=False)

    def repaint(self) -> None:
        """Show the same in the colours of now."""
        self.query_one(Static).update(self._text(self._view))

    def _text(self, view: WordsView) -> Text:
        text = Text()
        for number, saying in enumerate(view.sayings):
            head = Text("\n" if number else "")
            head.append(wrappable(saying.account), Style(bold=saying.is_current))
            text.append_text(head)
            if saying.pieces:
                text.append("\n" + " " * _INDENT)
            for piece in saying.pieces:
                style = paint(self, f"mark-{piece.mark}", over=True) if piece.mark else Style()
                if piece.differs:  # its red could not be read on the colour of a mark
                    style += Style(underline=True) if piece.mark else paint(self, "difference", over=True)
                text.append(wrappable(piece.text.replace("\n", " ")), style)
            for note in saying.notes:
                text.append(f"\n{' ' * _INDENT}{NOTED} {wrappable(note)}", paint(self, "aside", over=True))
        return text
