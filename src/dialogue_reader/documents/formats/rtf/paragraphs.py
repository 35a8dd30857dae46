"""The paragraphs, items, tables and notes that the control words of RTF make, one after another."""

from typing import NamedTuple

from dialogue_reader.documents.formats import Block
from dialogue_reader.documents.formats.building import Building, sign_of_note
from dialogue_reader.documents.formats.styles import Role, heading_of


class Shape(NamedTuple):
    """What is said of a paragraph before its end: its style, how deep it stands, whether it is in a table."""

    style: int = 0
    level: int | None = None
    item_level: int = 0
    in_table: bool = False


class Paragraphs:
    """Builds blocks. `shape` is that of the paragraph at hand; `styles` are the roles of styles, by their numbers."""

    def __init__(self, source: str) -> None:
        self.shape = Shape()
        self.styles: dict[int, Role] = {}
        self._building = Building(source)
        self._is_open = False  # whether it has words
        self._kept: list[tuple[Shape, bool]] = []  # the same of the paragraphs around notes
        self._label = ""
        self._notes = 0  # that were numbered
        self._mark = ""  # of a note that is about to begin
        self._is_item = False
        self._row_open = self._cell_open = False

    def blocks(self) -> tuple[Block, ...]:
        """What was built."""
        return self._building.blocks()

    def unlabel(self) -> None:
        """The paragraph is no item after all."""
        self._is_item, self._label = False, ""

    def label(self, words: str) -> None:
        """The paragraph is an item, with these words as its sign or number."""
        self._is_item = True
        self._label = words if any(map(str.isalnum, words)) else ""

    def say(self, text: str) -> None:
        """Words of the paragraph."""
        if not self._is_open:
            self._begin()
        self._building.say_lines(text)

    def _begin(self) -> None:
        if self.shape.in_table:
            self._open_cell()
        elif self._building.in_table and not self._kept:
            self._building.end_table()
            self._row_open = self._cell_open = False
        self._building.begin()
        self._is_open = True

    def mark(self) -> None:
        """Where the number of a note is to be: in the text, where it is shown; in the note, which has it already."""
        if not self._kept:
            self._notes += 1
            self._mark = str(self._notes)
            self.say(sign_of_note(self._mark))

    def begin_note(self) -> None:
        """A note begins, in the midst of a paragraph."""
        self._kept.append((self.shape, self._is_open))
        self.shape, self._is_open = Shape(), False
        self._building.begin_note(self._mark)
        self._mark = ""

    def end_note(self) -> None:
        """The note is over, and the paragraph around it goes on."""
        self.end()
        self._building.end_note()
        self.shape, self._is_open = self._kept.pop()

    def _open_cell(self) -> None:
        if not self._building.in_table:
            self._building.begin_table()
        if not self._row_open:
            self._building.begin_row()
        if not self._cell_open:
            self._building.begin_cell()
        self._row_open = self._cell_open = True

    def end(self) -> None:
        """The paragraph is over, and only now it is known what it is."""
        shape = self.shape
        role = self.styles.get(shape.style, Role())
        if shape.level is not None and 0 <= shape.level < 9 and role.kind is None:
            role = heading_of(shape.level + 1)
        if self._is_item and role.kind is None:
            role = Role("item", shape.item_level + 1)
        if self._is_open and role.is_contents:
            self._building.drop()
        elif self._is_open:
            self._building.end_as(role.kind, role.level, self._label)
        self._is_open = self._is_item = False
        self._label = ""

    def end_cell(self, *, ends_row: bool) -> None:
        """A cell of a table is over, or the row with it."""
        if not ends_row:
            self._open_cell()  # where nothing has said that the paragraph is in a table, this does
        self.end()
        self._cell_open = False
        if ends_row:
            self._row_open = False
