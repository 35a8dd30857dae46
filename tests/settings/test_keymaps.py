"""Keys of one's own."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from dialogue_reader.messages.errors import described
from dialogue_reader.settings.configuration import KEYS as FILE
from dialogue_reader.settings.keymaps import KEYS, MATRIX_KEYS, PRESETS
from dialogue_reader.settings.keys_file import key_of, keymap_of, written
from dialogue_reader.settings.loading import load


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("j", "j"), ("G", "G"), ("shift+g", "G"), ("?", "question_mark"), ("/", "slash"), ("+", "plus"), ("-", "minus"),
        ("ctrl++", "ctrl+plus"), ("Ctrl+O", "ctrl+O"), ("ctrl+o", "ctrl+o"), ("shift+Left", "shift+left"), ("F5", "f5"),
        ("PgDn", "pagedown"), ("Esc", "escape"), (" ", "space"), ("space", "space"), ("{", "left_curly_bracket"),
        ("shift+ctrl+right", "ctrl+shift+right"), ("'", "apostrophe"), ("đ", "đ"), ("1", "1"),
    ],
)  # fmt: skip
def test_a_key_is_written_as_it_is_printed(key: str, name: str) -> None:
    assert key_of(key) == name


@pytest.mark.parametrize("key", ["", "ctrl+", "hyper+x", "f99", "enterr", "ctrl+ctrl", "\x00", "jk"])
def test_what_is_no_key_is_none(key: str) -> None:
    assert key_of(key) is None


@pytest.mark.parametrize("key", sorted({key for keys in KEYS.values() for key in keys.split(",")}))
def test_a_usual_key_is_written_so_that_it_is_read_back(key: str) -> None:
    assert key_of(written(key)) == key


@pytest.mark.parametrize("preset", PRESETS)
def test_no_set_of_keys_gives_a_key_to_two_commands_or_leaves_one_without(preset: str) -> None:
    keymap, mistakes = keymap_of({"preset": preset})
    assert not mistakes
    assert set(PRESETS[preset]) <= {*KEYS, *MATRIX_KEYS}
    for usual in (KEYS, MATRIX_KEYS):
        bound = {command: keymap.get(command, keys) for command, keys in usual.items()}
        assert [key for key, times in Counter(",".join(bound.values()).split(",")).items() if times > 1] == []
        assert all(bound.values())


def test_the_matrix_has_keys_of_its_own() -> None:
    keymap, mistakes = keymap_of({"keys": {"search": "x", "matrix": {"search": "x", "down": ["j", "n"]}}})
    assert not mistakes
    assert {name: keymap[name] for name in ("search", "matrix.search", "matrix.down")} == {
        "search": "x",
        "matrix.search": "x",
        "matrix.down": "j,n",
    }
    assert keymap["matrix.next_hit"] == keymap["swap"] == ""


def test_a_mistake_in_the_keys_of_the_matrix_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('[keys]\nquit = "x"\n"matrix.dwon" = "j"\n')
    (error,) = load(tmp_path).errors
    assert described(error).startswith(f"{tmp_path / FILE}:3: ")
    assert "matrix.down" in described(error)


def test_a_key_that_is_given_to_a_command_is_taken_from_the_one_that_had_it() -> None:
    keymap, mistakes = keymap_of({"keys": {"search": ["ctrl+f", "n"], "notes": "f9"}})
    assert not mistakes
    assert keymap == {"search": "ctrl+f,n", "notes": "f9", "next_hit": ""}


@pytest.mark.parametrize(
    ("content", "code", "name"),
    [
        ({"preset": "emacs"}, "keys_preset", "preset"),
        ({"keys": {"serch": "x"}}, "keys_command", "serch"),
        ({"keys": {"search": 3}}, "keys_value", "search"),
        ({"keys": {"search": []}}, "keys_value", "search"),
        ({"keys": {"search": "hyper+x"}}, "keys_key", "search"),
        ({"keys": {"search": "x", "notes": "x"}}, "keys_taken", "notes"),
        ({"keys": {"map": {"down": "x", "up": "x"}}}, "keys_taken", "map.up"),
        ({"keys": {"map.dwn": "x"}}, "keys_command", "map.dwn"),
        ({"keys": {"note.edit": "e"}}, "keys_typed", "note.edit"),
        ({"keys": {"library.up": ["ctrl+up", "space"]}}, "keys_typed", "library.up"),
    ],
)
def test_a_mistake_is_told(content: Mapping[str, object], code: str, name: str) -> None:
    _, mistakes = keymap_of(content)
    assert [(mistake[0], mistake[1][-1]) for mistake in mistakes] == [(code, name)]


def test_a_mistake_in_the_file_names_its_line(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('preset = "vim"\n\n[keys]\nnotes = "f9"\nserch = "x"\n')
    loaded = load(tmp_path)
    (error,) = loaded.errors
    assert described(error).startswith(f"{tmp_path / FILE}:5: there is no command “serch”")
    assert "search" in described(error)
    assert (loaded.keymap["notes"], loaded.keymap["back"]) == ("f9", "ctrl+o,alt+left")


def test_an_unknown_set_of_keys_is_told_with_its_own_line(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('# keys\n\npreset = "emacs"\n\n[keys]\nnotes = "f9"\n')
    (error,) = load(tmp_path).errors
    assert described(error).startswith(f"{tmp_path / FILE}:3: ")
