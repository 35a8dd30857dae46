"""What meets a newcomer: a guide once, keys that matter where they are shown, help everywhere, and a palette of all."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.command import CommandList
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.visual import visualize
from textual.widget import Widget
from textual.widgets import OptionList, Static

from dialogue_reader.documents.opening import open_pair, sample
from dialogue_reader.messages import LANGUAGES, speak, text
from dialogue_reader.settings.configuration import Configuration
from dialogue_reader.settings.keymaps import KEYS, PART_KEYS
from dialogue_reader.settings.keys_file import keymap_of
from dialogue_reader.settings.model import Look, Settings
from dialogue_reader.tui.app import DialogueReader, Outcome
from dialogue_reader.tui.commands.part_keys import PARTS, all_labels
from dialogue_reader.tui.commands.registry import REGISTRY, bound_keys
from dialogue_reader.tui.screens.dialog import Dialog, Hints
from dialogue_reader.tui.screens.help import HelpScreen, part_section, sections
from dialogue_reader.tui.screens.library import LibraryScreen
from dialogue_reader.tui.screens.reader import ReaderScreen
from dialogue_reader.tui.widgets.bindings import bindings_of
from dialogue_reader.tui.widgets.guide import Guide
from tests.tui.opening import SAMPLE_LINKS, HandMadeComparer, opened, pair_of, settled, status, typed


def shown(screen: ReaderScreen, part: str = "#keys") -> str:
    """What a part of one line shows."""
    return screen.query_one(part, Widget).render_line(0).text


def palette_titles(pilot: Pilot[Outcome], screen: ReaderScreen) -> list[str]:
    """Everything that the palette knows."""
    return [known.title for known in pilot.app.get_system_commands(screen)]


def palette_list(pilot: Pilot[Outcome]) -> list[str]:
    """What the palette shows, entry by entry."""
    listing = pilot.app.screen.query_one(CommandList)
    options = (listing.get_option_at_index(k) for k in range(listing.option_count))
    return [str(visualize(listing, option.prompt)) for option in options]


async def test_the_first_start_shows_the_guide_and_no_other_does(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with opened(monkeypatch, data=tmp_path) as (pilot, screen):
        assert screen.query(Guide)
        await typed(pilot, "J")
        assert screen.state.passage.id == 1  # the guide takes no key
        assert screen.query(Guide)
        await typed(pilot, "escape")
        assert not screen.query(Guide)
    async with opened(monkeypatch, data=tmp_path) as (_, screen):
        assert not screen.query(Guide)


async def test_whoever_keeps_nothing_sees_no_guide(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (_, screen):
        assert not screen.query(Guide)


async def test_the_guide_can_be_settled_away(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(HandMadeComparer, "answer", SAMPLE_LINKS)
    app = DialogueReader(open_pair(*sample()), tmp_path, None, configuration=Configuration(Settings(Look(guide=False))))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert not app.screen.query(Guide)


async def test_the_guide_names_the_keys_as_they_are_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "f8")
        lines = str(screen.query_one(Guide).render()).splitlines()
        assert "Esc closes the guide" in " ".join(lines[:2])
        assert any("/ find words in both" in line for line in lines)
        assert any("a write a note" in line for line in lines)


KEY_LINES = {
    "at a passage with a counterpart": ((), "? help   Enter counterpart   i why"),
    "at one only here": (tuple("JJJJ"), "? help   . only here   / search"),
    "with words selected": (("shift+down",), "? help   a note   c colour   y copy   Esc close"),
    "while a link is made": (("M",), "? help   M link   Tab pane   Esc close"),
    "with hits": (("slash", *"viet nam", "enter"), "? help   n next hit   N previous   Esc close"),
    "at a difference": (("o",), "? help   o next difference   A note on both"),
    "where one article is shown": (("l",), "? help   l languages"),
    "in rows": (("v",), "? help   Enter counterpart   i why   v view"),
    "with a note": (("c",), "i why   / search   . only here   a note   e export   F5 notes"),
    "while a search is typed": (
        ("slash",),
        "Enter keep the hits   ↓ next   ↑ previous   alt+e exact   alt+f by meaning",
    ),
    "in a list": (("f2",), "? help   Enter go there   + more   - fewer"),
    "in the list of notes": (("c", "f5"), "? help   Enter go there   a edit   Del delete   / filter   d by date"),
    "while notes are filtered": (("c", "f5", "slash"), "Enter to the list   F1 help   Esc show all"),
}


@pytest.mark.parametrize("moment", KEY_LINES)
async def test_the_key_line_shows_what_matters_here_and_now(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    keys, words = KEY_LINES[moment]
    async with opened(monkeypatch, size=(140, 40)) as (pilot, screen):
        await typed(pilot, *keys)
        assert words in shown(screen)


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_the_way_out_always_has_room_on_the_key_line(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    async with opened(monkeypatch, size=(width, 24)) as (pilot, screen):
        assert shown(screen).rstrip().endswith(" q quit")
        await typed(pilot, "f5")
        assert shown(screen).rstrip().endswith(" Esc close")


@pytest.mark.parametrize("part", PARTS)
def test_help_tells_of_every_key_of_a_part(part: str) -> None:
    usual = bound_keys({})
    _, rows = part_section(part, usual)
    own = [all_labels(key, usual) for key in PARTS[part].keys]
    assert [sign for sign, _ in rows] == own + [usual.all_of(command) for command in PARTS[part].commands]


def test_the_help_shows_the_keys_as_they_are_bound() -> None:
    keys = bound_keys({"search": "ctrl+g,slash", "list.down": "n,down"})
    rows = [row for _, own in sections("points", keys) for row in own]
    assert ("ctrl+g  /", text("commands.search.help")) in rows
    assert ("n  ↓", text("parts.list.down")) in rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_tells_of_every_command_in_every_language(language: str) -> None:
    speak(language)
    rows = {meaning: keys for _, own in sections(None, bound_keys({})) for keys, meaning in own}
    assert {bound.id for bound in REGISTRY if text(f"commands.{bound.id}.help") not in rows} == set()


@pytest.mark.parametrize("command", [*KEYS, *PART_KEYS])
def test_every_command_and_every_key_of_a_part_can_be_another(command: str) -> None:
    keymap, mistakes = keymap_of({"keys": {command: "f24"}})
    assert mistakes == []
    assert bound_keys(keymap)[command] == "F24"


async def test_keys_of_lists_and_dialogs_are_those_of_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = {"map": {"down": "n", "leave": "x"}, "list.down": "n", "note.recolour": ["ctrl+t"], "note.leave": "f9"}
    keymap, mistakes = keymap_of({"keys": chosen})
    assert mistakes == []
    async with opened(monkeypatch, configuration=Configuration(keymap=keymap)) as (pilot, screen):
        await typed(pilot, "D", "n")
        assert "passage 2 of 15" in str(pilot.app.screen.query_one("#map-verdict", Static).render())
        assert "n down" in str(pilot.app.screen.query(Hints).last().render())
        await typed(pilot, "x", "a")
        assert "ctrl+t another" in str(pilot.app.screen.query_one("#note-colour", Static).render())
        await typed(pilot, "ctrl+t", "f9", "f9")
        assert pilot.app.screen is screen
        await typed(pilot, "f2")
        await typed(pilot, "n")
        assert screen.query_one("#panel-list", OptionList).highlighted == 1


@pytest.mark.parametrize("part", PARTS)
def test_a_part_has_a_key_once_and_a_way_out(part: str) -> None:
    keys = [key for own in PARTS[part].keys for key in own.keys.split(",")]
    assert len(set(keys)) == len(keys)
    assert "escape" in PARTS[part].keys[-1].keys.split(",")


DIALOGS = {
    "note": ("a", "f1"),
    "colour_name": ("C", "f1"),
    "export": ("c", "e", "f1"),
    "library": ("ctrl+o", "f1"),
    "map": ("D", "question_mark"),
    "palette": ("ctrl+p", "f1"),
}


@pytest.mark.parametrize("part", DIALOGS)
async def test_a_dialog_explains_its_keys_and_is_there_again_after(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    async with opened(monkeypatch) as (pilot, _):
        *before, key = DIALOGS[part]
        await typed(pilot, *before)
        dialog = pilot.app.screen
        await typed(pilot, key)
        assert isinstance(pilot.app.screen, HelpScreen)
        table = pilot.app.screen.query(Static).last()
        assert table.size.height >= len(PARTS[part].keys)
        await typed(pilot, "escape")
        assert pilot.app.screen is dialog


@pytest.mark.parametrize("part", ["note", "colour_name", "export", "library", "map", "help"])
def test_what_a_part_is_said_to_take_it_takes(part: str) -> None:
    dialogs: dict[str, type[Dialog[Any]]] = {own.PART: own for own in _dialogs(Dialog)}
    actions = {key.action.partition("(")[0] for key in PARTS[part].keys if key.action}
    assert all(hasattr(dialogs[part], f"action_{action}") for action in actions)
    assert dialogs[part].BINDINGS in (bindings_of(part), bindings_of(part, is_first=True))


async def test_every_page_of_the_help_is_turned_however_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, size=(80, 24)) as (pilot, _):
        await typed(pilot, "question_mark")
        pages = pilot.app.screen.query_one(VerticalScroll)
        await pilot.press("space", "space", "space", "b")
        assert pages.scroll_y == 2 * pages.scrollable_content_region.height


def _dialogs(base: type[Dialog[Any]]) -> Iterator[type[Dialog[Any]]]:
    from dialogue_reader.tui.screens import colour_name, export, library, map, note  # noqa: A004, F401 - they register

    for own in base.__subclasses__():
        if "PART" in vars(own):  # not what several dialogs are made of
            yield own
        yield from _dialogs(own)


@pytest.mark.parametrize("keys", [("f5",), ("slash",), ("f2",)], ids="-".join)
async def test_help_begins_with_the_part_that_the_keys_go_to(
    monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, *keys, "f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        part = screen.state.panel or screen.state.active
        assert pilot.app.screen._shown == (part_section(part, screen.state.keys), *sections(None, screen.state.keys))


async def test_the_palette_marks_in_any_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "ctrl+p", *"mark pink", "enter")
        assert [mark.colour for mark in screen.state.notes.left] == ["pink"]
        assert status(screen).startswith("Marked pink")


async def test_the_palette_changes_to_any_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "ctrl+p", *"theme nord", "enter")
        assert (screen.state.theme.name, pilot.app.theme) == ("nord", "nord")


async def test_the_palette_is_searched_without_accents(monkeypatch: pytest.MonkeyPatch) -> None:
    speak("vi")
    async with opened(monkeypatch) as (pilot, _):
        await typed(pilot, "ctrl+p", *"thu vien", "enter", "enter")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_the_palette_takes_nothing_for_markup(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    report.write_text("# A report\n\nIt begins.\n\n## [bold]A part[/]\n\nIt goes on.", encoding="utf-8")
    async with opened(monkeypatch, open_pair(report, report)) as (pilot, _):
        await typed(pilot, "ctrl+p", *"ask a program")
        assert "under [hooks], such as" in palette_list(pilot)[0]
        await typed(pilot, "escape", "ctrl+p", *"go to bold")
        assert "[bold]A part[/]" in palette_list(pilot)[0]


async def test_the_palette_leads_to_headings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    report.write_text("# A report\n\nIt begins.\n\n## The second part\n\nIt goes on.", encoding="utf-8")
    async with opened(monkeypatch, open_pair(report, report)) as (pilot, screen):
        await typed(pilot, "ctrl+p", *"go to the second", "enter")
        assert screen.state.pair.left.text_of(screen.state.passage) == "The second part"


async def test_the_palette_opens_what_was_read_before(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with opened(monkeypatch, data=tmp_path) as (pilot, _):
        await typed(pilot, "J", "q")
    async with opened(monkeypatch, pair_of("One\n\nTwo", "Three\n\nFour"), data=tmp_path) as (pilot, screen):
        assert any(title.startswith("Open Việt Nam") for title in palette_titles(pilot, screen))
