"""Keys as they are bound, in everything that names a key."""

import pytest

from dialogue_reader.layout.viewport import Area
from dialogue_reader.tui.commands.registry import BY_ID, REGISTRY, bound_keys
from dialogue_reader.tui.state.key_names import Keys, key_label
from dialogue_reader.tui.state.model import State
from dialogue_reader.tui.view import screen
from dialogue_reader.tui.view.key_line import ON_KEY_LINE
from tests.tui.core.reading import after, at, compared, reading, said

REBOUND = bound_keys({"restore": "f9", "search": "ctrl+g,slash", "quit": "Q", "colour": "alt+c", "escape": "f12"})


def rebound(state: State) -> State:
    return state._replace(keys=REBOUND)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("j", "j"), ("G", "G"), ("slash", "/"), ("question_mark", "?"), ("full_stop", "."), ("f10", "F10"), ("f", "f"),
        ("alt+left", "alt+←"), ("ctrl+shift+pagedown", "ctrl+shift+PgDn"), ("space", "Space"), ("delete", "Del"),
    ],
)  # fmt: skip
def test_a_key_is_shown_as_people_read_it(key: str, shown: str) -> None:
    assert key_label(key) == shown


def test_the_first_key_of_a_command_is_named_and_all_are_listed() -> None:
    keys = Keys({"back": "alt+left,ctrl+o"})
    assert (keys["back"], keys.all_of("back")) == ("alt+←", "alt+←  ctrl+o")


def test_without_a_keymap_every_command_has_its_own_keys() -> None:
    assert {entry.id: entry.keys for entry in REGISTRY}.items() <= bound_keys({}).bound.items()


def test_a_keymap_for_what_is_no_command_binds_nothing() -> None:
    assert bound_keys({"dance": "d"}).bound == bound_keys({}).bound


def test_ids_are_given_once_and_the_key_line_has_no_other() -> None:
    assert len(BY_ID) == len(REGISTRY)
    assert set(BY_ID) >= ON_KEY_LINE


def test_no_key_has_two_commands() -> None:
    keys = [key for entry in REGISTRY for key in entry.keys.split(",")]
    assert len(set(keys)) == len(keys)


def test_the_key_line_shows_the_keys_as_they_are_bound() -> None:
    own = {word: key for key, word in screen.view(compared()).key_line}
    other = {word: key for key, word in screen.view(rebound(compared())).key_line}
    assert (own["search"], own["quit"], own["colour"]) == ("/", "q", "c")
    assert (other["search"], other["quit"], other["colour"]) == ("ctrl+g", "Q", "alt+c")
    assert own["counterpart"] == other["counterpart"] == "Enter"


def test_messages_name_the_keys_as_they_are_bound() -> None:
    assert said(after(rebound(reading()), "next_hit")).endswith("press ctrl+g to search")
    assert said(after(rebound(reading()), "export")).endswith("mark a passage with alt+c, or write a note with a")
    assert said(after(rebound(compared()), "link")).endswith("F12 cancels")
    assert screen.view(after(rebound(at(compared(), "left", 3)), "why")).status.text.endswith(
        "i again to turn this off"
    )


def test_an_empty_list_names_the_keys_as_they_are_bound() -> None:
    panel = screen.view(after(rebound(reading()), "notes")).panel
    assert panel
    assert "alt+c marks the passage" in panel.empty


def test_the_notice_of_a_terminal_too_small_names_the_key_as_it_is_bound() -> None:
    small = rebound(reading(screen=Area(50, 12)))
    assert screen.view(small).too_small.endswith("Q leaves.")
