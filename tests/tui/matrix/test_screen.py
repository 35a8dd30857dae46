"""The matrix on the screen: every command by its key, two accounts in the reader, and the way back."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from dialogue_reader.comparison.worker.errors import ComparisonFailedError
from dialogue_reader.errors import StoreError
from dialogue_reader.notes.storage.database import FILE
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.settings.configuration import Configuration
from dialogue_reader.settings.keymaps import MATRIX_KEYS
from dialogue_reader.settings.keys_file import keymap_of
from dialogue_reader.stories.story import Story
from dialogue_reader.stories.worker.client import Partly
from dialogue_reader.stories.worker.protocol import Progressed
from dialogue_reader.tui.app import Outcome
from dialogue_reader.tui.matrix.help import sections
from dialogue_reader.tui.matrix.marks import all_notes, notes_in
from dialogue_reader.tui.matrix.notes_screen import StoryNotesScreen
from dialogue_reader.tui.matrix.registry import REGISTRY, bound_keys
from dialogue_reader.tui.matrix.screen import MatrixScreen
from dialogue_reader.tui.matrix.widgets import HEADS, Grid, Words
from dialogue_reader.tui.screens.export import ExportScreen
from dialogue_reader.tui.screens.help import HelpScreen
from dialogue_reader.tui.screens.note import NoteScreen
from dialogue_reader.tui.screens.palette import Palette
from dialogue_reader.tui.screens.reader import ReaderScreen
from dialogue_reader.tui.state.listing import shown
from tests.tui.matrix.opening import lines_of, matrix_of, opened_story
from tests.tui.matrix.story import FIRE, GONE, MATRIX, MEN, SMOKE, SPAIN, STORY
from tests.tui.opening import typed
from tests.tui.pressed import PressedCommands

TESTED = PressedCommands(MatrixScreen)


def of(*names: str) -> Callable[[Any], Any]:
    """Say which commands a test is of, by their ids without the name of the screen."""
    return TESTED.of(*(f"matrix.{name}" for name in names))


def test_every_command_has_a_test_and_a_key_of_its_own() -> None:
    assert {bound.id for bound in REGISTRY} == TESTED.ids == set(MATRIX_KEYS)
    keys = [key for bound in REGISTRY for key in bound.keys.split(",")]
    assert len(set(keys)) == len(keys)


@of("down", "up", "left", "right", "page_down", "page_up", "start", "end", "first_account", "last_account")
async def test_the_cursor_goes_from_cell_to_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened_story(monkeypatch) as pilot:
        screen = matrix_of(pilot)
        for keys, place in (
            (("j", "l"), (GONE, 1)), (("k", "h"), (MEN, 0)), (("down", "right"), (GONE, 1)),
            (("G", "end"), (SMOKE, 2)), (("g", "home"), (MEN, 0)), (("space",), (SMOKE, 0)), (("b",), (MEN, 0)),
        ):  # fmt: skip
            await typed(pilot, *keys)
            assert (screen.state.row, screen.state.account) == place


async def test_the_matrix_shows_statements_and_who_tells_them(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened_story(monkeypatch, size=(80, 24)) as pilot:
        head, names, men, gone, *_ = lines_of(matrix_of(pilot))
        assert head.split() == ["A", "B", "×2", "C"]
        assert names.split() == ["daily", "evening", "matin"]
        assert men.startswith("≠  3 Sixty men came to the fire.")
        assert men.split()[-3:] == ["Sixty", "Seventy", "●"]
        assert gone.startswith("~  3 A warehouse burned down.")
        assert gone.split()[-3:] == ["●", "●", "◐"]


@of("next_differing", "previous_differing")
async def test_differences_are_gone_to(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened_story(monkeypatch) as pilot:
        screen = matrix_of(pilot)
        await typed(pilot, "G", "o")
        assert screen.state.row == MEN
        await typed(pilot, "G", "O")
        assert screen.state.row == MEN


@of("differing", "alone", "account", "escape")
async def test_statements_are_filtered_and_all_shown_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened_story(monkeypatch) as pilot:
        screen = matrix_of(pilot)
        await typed(pilot, "d")
        assert len(screen.state.rows) == 1
        assert "only differences" in screen.query_one("#status").render_line(0).text
        await typed(pilot, "escape", "s")
        assert [MATRIX.statements.index(own) for own in screen.state.rows] == [SPAIN, SMOKE]
        await typed(pilot, "escape", "end", "t")
        assert "only what C tells" in screen.query_one("#status").render_line(0).text
        assert [MATRIX.statements.index(own) for own in screen.state.rows] == [MEN, GONE]
        await typed(pilot, "escape")
        assert len(screen.state.rows) == len(MATRIX.statements)


@of("search", "next_hit", "previous_hit")
async def test_words_of_any_account_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened_story(monkeypatch) as pilot:
        screen = matrix_of(pilot)
        await pilot.press("slash", *"warehouse")  # without a pause: no letter may be taken for a command
        await typed(pilot, "enter")
        assert not screen.query(Input)
        assert screen.state.row == GONE
        await typed(pilot, "n")
        assert screen.state.row == FIRE
        await typed(pilot, "N")
        assert screen.state.row == GONE
        assert "hit 1 of 2" in screen.query_one("#status").render_line(0).text
        await typed(pilot, "slash", *"zebra", "escape")
        assert not screen.query(Input)
        assert screen.state.row == GONE


@of("words_down", "words_up")
async def test_the_words_scroll(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened_story(monkeypatch, size=(60, 15)) as pilot:
        words = matrix_of(pilot).query_one(Words)
        await typed(pilot, "J", "J")
        assert words.scroll_y == 2
        await typed(pilot, "K")
        assert words.scroll_y == 1
        await typed(pilot, "j")
        assert words.scroll_y == 0


@of("open", "quit")
async def test_a_cell_opens_two_accounts_at_their_passages_and_esc_leads_back(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened_story(monkeypatch) as pilot:
        await typed(pilot, "l", "enter")
        reader = pilot.app.screen
        assert isinstance(reader, ReaderScreen)
        state = reader.state
        assert (state.pair.left.source, state.pair.right.source, state.focus) == ("daily.txt", "evening.txt", "right")
        assert state.pair.right.text[state.carets.right :].startswith("Seventy")
        assert state.pair.left.text[state.carets.left :].startswith("Sixty")
        await typed(pilot, "escape")
        screen = matrix_of(pilot)
        assert (screen.state.row, screen.state.account) == (MEN, 1)
        for way_back in ("q", "W"):
            await typed(pilot, "enter", way_back)
            assert pilot.app.screen is screen
        await pilot.press("q")
        assert pilot.app._exit


async def test_esc_closes_what_is_open_in_the_reader_before_it_leads_back(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened_story(monkeypatch) as pilot:
        await typed(pilot, "enter", "f5", "escape")
        assert isinstance(pilot.app.screen, ReaderScreen)
        await typed(pilot, "escape")
        matrix_of(pilot)


async def test_other_accounts_come_into_the_pane_across(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened_story(monkeypatch) as pilot:
        await typed(pilot, "enter")

        def shown() -> tuple[str, str]:
            screen = pilot.app.screen
            assert isinstance(screen, ReaderScreen)
            return screen.state.pair.left.source, screen.state.pair.right.source

        def titles() -> list[str]:
            return [pilot.app.screen.query_one(f"#{side}-title").render_line(0).text for side in ("left", "right")]

        assert [title.split(" · ")[0].strip() for title in titles()] == ["1 of 3", "2 of 3"]
        await typed(pilot, "greater_than_sign")
        assert shown() == ("daily.txt", "matin.txt")
        assert [title.split(" · ")[0].strip() for title in titles()] == ["1 of 3", "3 of 3"]
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        assert screen.state.pair.left.text[screen.state.carets.left :].startswith("Sixty")
        await typed(pilot, "greater_than_sign")
        assert shown() == ("daily.txt", "evening.txt")  # past the one that is on the left
        await typed(pilot, "tab", "less_than_sign")
        assert shown() == ("matin.txt", "evening.txt")
        await typed(pilot, "escape")
        matrix_of(pilot)


async def test_a_note_made_on_an_account_is_there_beside_every_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with opened_story(monkeypatch, data=tmp_path) as pilot:
        await typed(pilot, "enter", "escape", "c", "greater_than_sign")
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        assert [Path(note.document.source).name for note in screen.state.notes.left] == ["daily.txt"]


async def test_a_search_goes_on_in_every_account(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened_story(monkeypatch) as pilot:
        await typed(pilot, "enter", "slash", *"entrepot", "enter", "greater_than_sign")
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        assert screen.state.pair.right.source == "matin.txt"
        assert [
            (hit.document, screen.state.pair.right.text[hit.start : hit.end]) for hit in screen.state.search.hits
        ] == [("right", "entrepôt")]


def reader_of(pilot: Pilot[Outcome]) -> ReaderScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    return screen


async def test_hits_in_accounts_that_are_not_shown_are_counted_and_gone_to(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened_story(monkeypatch) as pilot:
        await typed(pilot, "enter", "slash", *"me", "enter")
        screen = reader_of(pilot)
        assert [own.total for own in screen.state.search.hits_elsewhere] == [1]
        assert "1 in other accounts" in screen.query_one("#status").render_line(0).text
        await typed(pilot, "ctrl+n")
        screen = reader_of(pilot)
        assert screen.state.pair.right.source == "matin.txt"
        assert screen.state.focus == "right"
        assert screen.state.pair.right.text[screen.state.caret :].startswith("mes")


async def test_enter_goes_to_another_account_where_that_alone_has_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened_story(monkeypatch) as pilot:
        await typed(pilot, "enter", "slash", *"entrepot")
        assert "no hit · 1 in other accounts" in reader_of(pilot).query_one("#search-count").render_line(0).text
        await typed(pilot, "enter")
        screen = reader_of(pilot)
        assert screen.state.pair.right.text[screen.state.caret :].startswith("entrepôt")


async def test_the_list_and_the_export_of_the_reader_have_the_notes_on_every_account(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with opened_story(monkeypatch, data=tmp_path / "data") as pilot:
        await typed(pilot, "j", "end", "a", *"brulé", "enter", "home", "c", "enter", "escape", "f5")
        screen = reader_of(pilot)
        assert screen.state.pair.right.source == "evening.txt"
        assert [note.selector.exact for note in shown(screen.state).notes] == [
            "A warehouse burned down.",
            "Un entrepôt a brûlé.",
        ]
        await typed(pilot, "e")
        pilot.app.screen.query_one(Input).value = str(tmp_path / "notes.md")
        await typed(pilot, "enter")
        written = (tmp_path / "notes.md").read_text("utf-8")
        assert "Un entrepôt a brûlé" in written
        assert "A warehouse burned down" in written
        await typed(pilot, "j", "enter")
        assert reader_of(pilot).state.pair.right.source == "matin.txt"
        await typed(pilot, "escape", "escape", "escape")
        matrix_of(pilot)


async def test_a_note_on_an_account_that_is_not_shown_is_written_and_deleted_in_the_list(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with opened_story(monkeypatch, data=tmp_path / "data") as pilot:
        await typed(pilot, "j", "end", "a", *"fire", "enter", "home", "enter", "escape", "f5", "a", *"!", "enter")
        assert [note.note for note in shown(reader_of(pilot).state).notes] == ["fire!"]
        await typed(pilot, "delete")
        assert shown(reader_of(pilot).state).notes == ()
        await typed(pilot, "escape", "u")
        assert [note.note for note in shown(reader_of(pilot).state).notes] == ["fire!"]


async def test_a_note_on_another_account_leads_to_it_without_leaving_the_story(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with opened_story(monkeypatch, data=tmp_path) as pilot:
        await typed(pilot, "enter", "escape", "greater_than_sign", "tab", "J", "c", "tab", "greater_than_sign", "E")
        await typed(pilot, "enter")  # the list is there
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        assert screen.state.pair.right.source == "matin.txt"
        assert screen.state.place.side == "right"
        assert screen.state.passage.id == 1
        await typed(pilot, "escape", "escape")
        matrix_of(pilot)


@of("colour", "delete", "undo", "redo")
async def test_what_an_account_says_is_marked_where_the_cursor_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with opened_story(monkeypatch, data=tmp_path) as pilot:
        screen = matrix_of(pilot)

        def marks() -> list[tuple[int, str, str]]:
            return [(k, note.selector.exact, note.colour) for k, note in all_notes(screen.state)]

        await typed(pilot, "j", "l", "c")
        assert marks() == [(1, "The warehouse is gone.", "yellow")]
        assert status_of(screen).startswith("Marked yellow · c next colour")
        await typed(pilot, "c")
        assert marks() == [(1, "The warehouse is gone.", "green")]
        await typed(pilot, "delete")
        assert marks() == []
        await typed(pilot, "u")
        assert status_of(screen).startswith("Undone: the mark on “The warehouse is gone.…” is back")
        await typed(pilot, "U")
        assert marks() == []
        await typed(pilot, "G", "end", "c")
        assert status_of(screen) == "C does not tell this: there is nothing to mark."


@of("annotate", "annotate_pair", "notes")
async def test_notes_are_written_in_the_matrix_seen_there_and_gone_to_from_their_list(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with opened_story(monkeypatch, data=tmp_path, size=(80, 24)) as pilot:
        screen = matrix_of(pilot)
        await typed(pilot, "f5")
        assert status_of(screen).startswith("No notes yet")
        await typed(pilot, "j", "a", *"gone", "enter")
        assert lines_of(screen)[HEADS + GONE].split()[-3:] == ["●•", "●", "◐"]
        await typed(pilot, "k", "A", *"who counts", "enter")
        assert lines_of(screen)[HEADS + MEN].split()[-3:] == ["Sixty•", "Seventy•", "●"]
        await typed(pilot, "G", "end", "f5")
        assert isinstance(pilot.app.screen, StoryNotesScreen)
        await typed(pilot, *"gone", "enter")
        assert (screen.state.row, screen.state.account) == (GONE, 0)
        await typed(pilot, "f5", *"zebra", "enter", "escape")
        assert matrix_of(pilot) is screen


async def test_a_note_made_in_the_reader_is_seen_in_the_matrix(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with opened_story(monkeypatch, data=tmp_path) as pilot:
        await typed(pilot, "G", "l", "enter", "escape", "c", "escape")
        screen = matrix_of(pilot)
        assert screen.state.statement is not None
        assert [note.colour for note in notes_in(screen.state, screen.state.statement, 1)] == ["yellow"]


async def test_that_notes_will_not_be_kept_is_said_before_any_is_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / FILE).write_text("no store of notes")
    async with opened_story(monkeypatch, data=tmp_path) as pilot:
        assert status_of(matrix_of(pilot)).startswith("Notes will not be kept")


async def test_a_note_that_could_not_be_kept_is_there_to_be_written_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreError("store_full", str(tmp_path))

    async with opened_story(monkeypatch, data=tmp_path) as pilot:
        monkeypatch.setattr(NoteStore, "add", full)
        await typed(pilot, "a", *"dear", "enter")
        dialog = pilot.app.screen
        assert isinstance(dialog, NoteScreen)
        assert dialog.query_one(TextArea).text == "dear"


@of("export")
async def test_the_notes_on_all_accounts_are_written_as_well(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with opened_story(monkeypatch, data=tmp_path / "data") as pilot:
        await typed(pilot, "c", "j", "l", "a", *"gone", "enter", "e")
        pilot.app.screen.query_one(Input).value = str(tmp_path / "notes.md")
        await typed(pilot, "enter")
        written = (tmp_path / "notes.md").read_text("utf-8")
        for words in ("Sixty men came to the fire", "The warehouse is gone", "Un entrepôt a brûlé", "**Note:** gone"):
            assert words in written


@of("export")
async def test_the_story_is_written_in_the_format_that_the_file_asks_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with opened_story(monkeypatch) as pilot:
        for name, content in (
            ("s.html", "<html"), ("s.csv", "statement,told_by"), ("s.json", '"statements"'), ("s.md", "# Fire in"),
        ):  # fmt: skip
            await typed(pilot, "e")
            dialog = pilot.app.screen
            assert isinstance(dialog, ExportScreen)
            dialog.query_one(Input).value = str(tmp_path / name)
            await typed(pilot, "enter")
            assert content in (tmp_path / name).read_text("utf-8")
            assert status_of(matrix_of(pilot)).startswith("Written to ")


def status_of(screen: MatrixScreen) -> str:
    return screen.query_one("#status").render_line(0).text.strip()


@of("help", "palette", "theme", "ui_language")
async def test_help_palette_theme_and_language_are_a_key_away(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened_story(monkeypatch) as pilot:
        screen = matrix_of(pilot)
        await typed(pilot, "question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        await typed(pilot, "escape", "ctrl+p")
        assert isinstance(pilot.app.screen, Palette)
        await typed(pilot, *"only differences", "enter")
        assert screen.state.shown.only == "differing"
        await typed(pilot, "T")
        assert pilot.app.theme == "textual-light"
        await typed(pilot, "I", "I")
        assert screen.query_one("#keys").render_line(0).text.rstrip().endswith("quitter")
        await typed(pilot, "I")


@of("suspend")
async def test_the_terminal_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    suspended = []
    async with opened_story(monkeypatch) as pilot:
        monkeypatch.setattr(pilot.app, "action_suspend_process", lambda: suspended.append(True))
        await typed(pilot, "ctrl+z")
    assert suspended == [True]


def test_help_tells_every_key_and_sign() -> None:
    rows = [row for _, own in sections(bound_keys({})) for row in own]
    assert {bound_keys({}).all_of(bound.id) for bound in REGISTRY} <= {sign for sign, _ in rows}
    assert {"≠", "~", "●", "◐", "·", "?"} <= {sign for sign, _ in rows}


async def test_keys_of_ones_own_work(monkeypatch: pytest.MonkeyPatch) -> None:
    keymap, _ = keymap_of({"keys": {"matrix.down": "x"}})
    async with opened_story(monkeypatch, configuration=Configuration(keymap=keymap)) as pilot:
        await typed(pilot, "x")
        assert matrix_of(pilot).state.row == GONE


async def test_the_mouse_points_opens_and_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened_story(monkeypatch) as pilot:
        screen = matrix_of(pilot)
        last_column = screen.query_one(Grid).size.width - 2
        await pilot.click(Grid, offset=(last_column, HEADS + GONE))
        assert (screen.state.row, screen.state.account) == (GONE, 2)
        await pilot._post_mouse_events([events.MouseScrollDown], Grid, offset=(5, 5))
        await pilot.pause()
        assert screen.state.row == SMOKE
        await pilot.click(Grid, offset=(last_column, HEADS + SMOKE))
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_the_matrix_fills_as_the_work_comes_in(monkeypatch: pytest.MonkeyPatch) -> None:
    moments: list[tuple[str, int]] = []
    show = MatrixScreen._show

    def noting_moments(screen: MatrixScreen) -> list[Awaitable[object]]:
        moments.append((screen.state.stage, len(screen.state.rows)))
        return show(screen)

    def tell(told: Callable[[object], None]) -> Story:
        told(Progressed(0.4, 20.0))
        told(Partly(Story(STORY.origins, MATRIX._replace(statements=MATRIX.statements[2:4], differences=())), "part"))
        return STORY

    monkeypatch.setattr(MatrixScreen, "_show", noting_moments)
    async with opened_story(monkeypatch, tell=tell):
        assert ("part", 2) in moments
        assert moments[-1] == ("whole", len(MATRIX.statements))


async def test_a_failure_is_told_and_leaves_the_accounts_to_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def tell(_: Callable[[object], None]) -> Story:
        raise ComparisonFailedError("worker_died")

    async with opened_story(monkeypatch, tell=tell) as pilot:
        assert status_of(matrix_of(pilot)) == "The accounts could not be compared"


async def test_a_terminal_too_small_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened_story(monkeypatch, size=(50, 12)) as pilot:
        notice = pilot.app.screen.query_one("#too-small", Static)
        assert notice.display
        assert "60×15" in str(notice.render())
