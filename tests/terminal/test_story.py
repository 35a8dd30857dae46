"""Several accounts in a real terminal, with real processes: who says what, two of them in the reader, the way back."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's")

ACCOUNTS = {
    "daily": "Fire in the harbour\n\nSixty firefighters came to the burning warehouse.\n\nThe owner was in Spain.",
    "evening": "Warehouse burns\n\nSeventy firefighters came to the burning warehouse.\n\nSmoke filled the sky.",
    "matin": "Incendie au port\n\nSoixante pompiers sont venus.\n\nLe propriétaire de l’entrepôt était en Espagne.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three accounts of one event."""
    accounts = tmp_path / "accounts"
    accounts.mkdir()
    for name, text in ACCOUNTS.items():
        (accounts / f"{name}.txt").write_text(text, "utf-8")
    return accounts


def test_a_folder_of_accounts_is_compared_read_and_left(terminal: Callable[..., Terminal], folder: Path) -> None:
    reader = terminal(str(folder), "--ui-lang", "en")
    reader.wait_for("1 differs")
    reader.wait_for("≠")
    row = next(line for line in reader.screen.display if line.startswith("≠"))
    heads = reader.screen.display[1]
    for letter, value in (("A", "Sixty"), ("B", "Seventy")):
        assert row.rindex(value) == heads.index(letter)
    reader.press("\r")
    reader.wait_for("1 of 3 · daily")
    reader.wait_for("2 of 3 · evening")
    reader.press(">")
    reader.wait_for("3 of 3 · matin")
    reader.press("W")
    reader.wait_for("Who says what")
    reader.press("q")
    assert reader.ended() == 0


def test_a_list_of_stories_leads_to_each_of_them(
    terminal: Callable[..., Terminal], tmp_path: Path, folder: Path
) -> None:
    paths = [str(path) for path in sorted(folder.iterdir())]
    story = {"title": "Fire in the harbour", "languages": ["en", "fr"], "published": None}
    line = {**story, "documents": paths, "origins": [[path] for path in paths]}
    listed = tmp_path / "stories.jsonl"
    listed.write_text(json.dumps(line) + "\n")
    reader = terminal(str(listed), "--ui-lang", "en")
    reader.wait_for("1 story")
    reader.press("\r")
    reader.wait_for("Who says what · 3 accounts")
    reader.press("q")
    reader.wait_for("1 story")
    reader.press("\x1b")
    assert reader.ended() == 0
