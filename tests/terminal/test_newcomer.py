"""The first minute of a newcomer, who presses only what the screen shows at that moment."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's")

MOST = 12  # keys, besides the words that are typed
_SENT = {"Enter": "\r", "Entrée": "\r", "Esc": "\x1b", "Échap": "\x1b", "Tab": "\t"}

WORDS = {
    "en": (
        "of 7",
        " links (",
        "only here",
        "tied by",
        "Write here",
        "Note saved",
        "Export the notes",
        "1 note written",
    ),
    "vi": (
        "1/7",
        " liên kết (",
        "chỉ có ở đây",
        "gắn với nhau",
        "Viết ở đây",
        "Đã lưu",
        "Xuất ghi chú",
        "1 ghi chú",
    ),
    "fr": ("sur 7", " liens (", "ici seulement", "liés par", "Écrivez ici", "enregistrée", "Exporter les", "1 note"),
}
"""What each step leads to, in the words of each language."""


class Newcomer:
    """Someone before a terminal who was told of no key, and counts what is pressed."""

    def __init__(self, reader: Terminal) -> None:
        self._reader = reader
        self.pressed: list[str] = []

    def press(self, key: str) -> None:
        """Press a key that is written on the screen, apart from other words."""
        assert re.search(rf"(?<!\w){re.escape(key)}(?!\w)", self._reader.text), f"no {key!r}:\n{self._reader.text}"
        self.pressed.append(key)
        self._reader.press(_SENT.get(key, key))

    def type(self, words: str) -> None:
        self._reader.press(words)


@pytest.mark.parametrize(
    ("language", "columns", "rows"), [*((language, 80, 24) for language in WORDS), ("en", 120, 40)]
)
def test_a_newcomer_finds_all_with_what_the_screen_shows(
    terminal: Callable[..., Terminal], tmp_path: Path, language: str, columns: int, rows: int
) -> None:
    """See what only one side says, find a term in both, see why two passages are linked, note it, and export it."""
    hits, compared, only_here, why, writing, saved, exporting, written = WORDS[language]
    enter = "Entrée" if language == "fr" else "Enter"
    reader = terminal(columns=columns, rows=rows, LANGUAGE=language)
    reader.wait_for(compared)
    newcomer = Newcomer(reader)
    newcomer.press(".")
    reader.wait_for(f"· {only_here}")
    newcomer.press("/")
    reader.wait_for(f"{enter} ")
    newcomer.type("tam quang")
    reader.wait_for(hits)
    newcomer.press(enter)
    reader.wait_for("N ")
    newcomer.press("N")  # from the first hit round to the last, which is in the other article
    reader.wait_for("8/9")
    newcomer.press("i")
    reader.wait_for(why)
    newcomer.press("a")
    reader.wait_for(writing)
    newcomer.type("who said so?")
    newcomer.press(enter)
    reader.wait_for(saved)
    newcomer.press("e")
    reader.wait_for(exporting)
    newcomer.press(enter)
    reader.wait_for(written)
    (exported,) = tmp_path.glob("*.md")
    assert "who said so?" in exported.read_text("utf-8")
    reader.press("q")
    assert reader.ended() == 0
    assert len(newcomer.pressed) <= MOST
