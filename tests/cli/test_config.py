"""The settings from the command line."""

import json
import tomllib
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from dialogue_reader.folders import config_folder
from dialogue_reader.settings.configuration import CONFIG, Configuration
from dialogue_reader.settings.keymaps import KEYS, MATRIX_KEYS, PART_KEYS
from dialogue_reader.settings.keys_file import key_of, keymap_of
from dialogue_reader.settings.loading import load
from dialogue_reader.settings.model import Settings


def test_the_printed_defaults_are_the_defaults_and_read_back(run: Run, tmp_path: Path) -> None:
    printed = run("config", "print-default").stdout
    defaults = {name: own._asdict() for name, own in Settings()._asdict().items()}
    assert tomllib.loads(printed) == json.loads(json.dumps(defaults)) | {"hooks": {}}
    (tmp_path / CONFIG).write_text(printed, "utf-8")
    assert load(tmp_path) == Configuration()


def test_the_printed_keys_are_the_usual_ones_and_read_back(run: Run) -> None:
    printed = tomllib.loads(run("config", "print-default", "--keys").stdout)
    keys = {
        name: [key_of(key) for key in ([own] if isinstance(own, str) else own)] for name, own in printed["keys"].items()
    }
    assert keys == {name: own.split(",") for name, own in {**KEYS, **PART_KEYS, **MATRIX_KEYS}.items()}
    keymap, mistakes = keymap_of(printed)
    assert not mistakes
    assert keymap == {**KEYS, **PART_KEYS, **MATRIX_KEYS}


def test_the_files_are_named_and_what_is_wrong_with_them(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    config = Path(run("config", "path").stdout.splitlines()[0])
    assert config.name == CONFIG
    assert run("config", "check").stdout == "The settings are sound.\n"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("[reading]\nsync = 1\n")
    checked = run("config", "check")
    assert checked.exit_code == 1
    assert f"{config}:2: reading.sync is neither true nor false" in checked.stderr


def test_a_theme_that_is_hard_to_read_is_told_with_its_place(run: Run) -> None:
    config_folder().mkdir(parents=True, exist_ok=True)
    config = config_folder() / CONFIG
    config.write_text('[themes.fog]\nforeground = "#333333"\n\n[themes.fine]\nforeground = "#f0f0f0"\n')
    checked = run("config", "check")
    assert checked.exit_code == 1
    assert f"{config}:1: the theme fog is hard to read: " in checked.stderr
    assert "fine" not in checked.stderr
