"""Where lines end in dialogs, lists, notices and tables: never at a blank that holds words together."""

import pytest
from rich.console import Console
from rich.text import Text
from textual.content import Content

from dialogue_reader.tui.widgets.no_break import hold_together

FRENCH = "Nom du fichier\u00a0: 12\u202f500 notes dans «\u00a0une liste\u00a0»\u00a0!"
LINES = ["Nom du", "fichier\u00a0:", "12\u202f500", "notes dans", "«\u00a0une", "liste\u00a0»\u00a0!"]


@pytest.fixture(autouse=True)
def _held_together() -> None:
    hold_together()


def test_textual_keeps_together_what_such_a_blank_holds() -> None:
    assert [line.plain.rstrip(" ") for line in Content(FRENCH).wrap(10)] == LINES


def test_rich_keeps_together_what_such_a_blank_holds() -> None:
    assert [line.plain.rstrip(" ") for line in Text(FRENCH).wrap(Console(), 10)] == LINES


def test_a_word_that_is_wider_than_a_line_is_broken_all_the_same() -> None:
    assert [line.plain for line in Content("ab\u00a0cdef").wrap(4)] == ["ab\u00a0c", "def"]
