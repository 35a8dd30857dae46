"""Colour themes of a person's own, in the settings and in files."""

from pathlib import Path

import pytest

from dialogue_reader.messages.errors import described
from dialogue_reader.settings.configuration import CONFIG, THEMES
from dialogue_reader.settings.loading import load
from dialogue_reader.settings.themes import ColourTheme


def test_a_theme_is_a_table_of_the_settings_or_a_file_of_its_own(tmp_path: Path) -> None:
    config = tmp_path / CONFIG
    config.write_text('[look]\ntheme = "paper"\n\n[themes.paper]\nbase = "textual-light"\nbackground = "#fdf6e3"\n')
    file = tmp_path / THEMES / "night.toml"
    file.parent.mkdir()
    file.write_text('dark = true\nforeground = "#abc"\n')
    configuration = load(tmp_path)
    assert configuration.errors == ()
    assert configuration.themes == (
        ColourTheme("paper", None, {"background": "#fdf6e3"}, "textual-light", f"{config}:4"),
        ColourTheme("night", True, {"foreground": "#abc"}, "", f"{file}:1"),
    )


@pytest.mark.parametrize(
    ("content", "line", "first", "remedy"),
    [
        ("[themes.a]\nprimary = 'red'", 2, "themes.a.primary is not a colour", "Write it as in “#1e90ff”"),
        ("[themes.a]\n\nprimery = '#fff'", 3, "there is no setting “themes.a.primery”", "themes.a.primary"),
        ("[themes.a]\ndark = 'yes'", 2, "themes.a.dark is neither true nor false", "true or false"),
        ("[themes.a]\nbase = 3", 2, "themes.a.base is not a text", "in quotes"),
        ("[themes]\na = 3", 2, "there is no setting “themes.a”", "print-default"),
        ("themes = 3", 1, "there is no setting “themes”", "print-default"),
    ],
)
def test_a_mistake_costs_the_one_colour_and_names_its_line(
    tmp_path: Path, content: str, line: int, first: str, remedy: str
) -> None:
    (tmp_path / CONFIG).write_text(f"{content}\n")
    configuration = load(tmp_path)
    assert not any(theme.colours for theme in configuration.themes)
    (error,) = configuration.errors
    told = described(error).replace('"', "”").replace(" ”#", " “#")
    assert told.splitlines()[0] == f"{tmp_path / CONFIG}:{line}: {first}."
    assert remedy in told


def test_a_file_that_is_no_toml_costs_its_theme(tmp_path: Path) -> None:
    (tmp_path / THEMES).mkdir()
    (tmp_path / THEMES / "a.toml").write_text("primary = \n")
    (tmp_path / THEMES / "b.toml").write_text('primary = "#123456"\n')
    configuration = load(tmp_path)
    assert [theme.name for theme in configuration.themes] == ["b"]
    assert [error.code for error in configuration.errors] == ["settings_not_toml"]
