"""Settings as files, the environment and the command line give them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.messages import text
from dialogue_reader.messages.errors import described
from dialogue_reader.settings.configuration import CONFIG, KEYS, Configuration
from dialogue_reader.settings.loading import load, names
from dialogue_reader.settings.model import Settings


def config(folder: Path, content: str) -> Path:
    (folder / CONFIG).write_text(content, "utf-8")
    return folder


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path / "missing") == Configuration()


def test_a_file_changes_what_it_names_and_no_more(tmp_path: Path) -> None:
    loaded = load(config(tmp_path, '[reading]\narrangement = "rows"\npoints = 12\n\n[look]\ntheme = "nord"\n'))
    assert loaded.errors == ()
    assert loaded.settings.reading == Settings().reading._replace(arrangement="rows", points=12)
    assert loaded.settings.look.theme == "nord"
    assert loaded.settings.notes == Settings().notes


def test_the_environment_goes_before_the_file_and_an_option_before_both(tmp_path: Path) -> None:
    folder = config(tmp_path, "[reading]\nsync = true\npoints = 3\nkeywords = false\n")
    environment = {"DIALOGUE_READER_READING_SYNC": "false", "DIALOGUE_READER_READING_POINTS": "5"}
    reading = load(folder, environment, ["reading.points=7"]).settings.reading
    assert (reading.sync, reading.points, reading.keywords) == (False, 7, False)


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("[reading]\npoints = 0", 2, "reading.points is not a number from 1 to 40"),
        ("[reading]\n# so many\n\npoints = 'ten'", 4, "reading.points is not a number from 1 to 40"),
        ("reading.points = 41", 1, "reading.points is not a number from 1 to 40"),
        ("[reading]\nsync = 'yes'", 2, "reading.sync is neither true nor false"),
        ("[look]\ntheme = 3", 2, "look.theme is not a text"),
        ("[notes]\ncolour = 'red'", 2, "notes.colour is not one of yellow, green, blue, pink, purple"),
        ("[reading]\nsinc = true", 2, "there is no setting “reading.sinc”"),
        ("[colours]\na = 1", 2, "there is no setting “colours.a”"),
        ("reading = 3", 1, "there is no setting “reading”"),
        ("[reading]\npoints = = 3", 2, "this is not TOML: invalid value"),
    ],
)
def test_a_mistake_names_its_line_and_what_is_wrong(tmp_path: Path, content: str, line: int, reason: str) -> None:
    loaded = load(config(tmp_path, content))
    assert loaded.settings == Settings()
    (error,) = loaded.errors
    first, remedy = described(error).splitlines()
    assert first == f"{tmp_path / CONFIG}:{line}: {reason}."
    assert remedy


def test_a_mistake_costs_only_the_setting_that_it_is_in(tmp_path: Path) -> None:
    loaded = load(config(tmp_path, '[reading]\narrangement = "rows"\npoints = -1\n'))
    assert (loaded.settings.reading.arrangement, loaded.settings.reading.points) == ("rows", 8)


def test_a_near_miss_is_guessed(tmp_path: Path) -> None:
    (error,) = load(config(tmp_path, "[reading]\npoint = 3")).errors
    assert described(error).endswith("Perhaps you mean reading.points.")


@pytest.mark.parametrize("option", ["reading.points", "nothing=1", "reading.sync=perhaps", "=", ""])
def test_an_option_that_means_nothing_is_told(tmp_path: Path, option: str) -> None:
    loaded = load(tmp_path, {}, [option])
    assert loaded.settings == Settings()
    assert len(loaded.errors) == 1
    assert described(loaded.errors[0])


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / CONFIG).write_bytes(b"\xff\xfe\x00")
    (tmp_path / KEYS).mkdir()
    codes = [error.code for error in load(tmp_path).errors]
    assert codes == ["settings_unreadable", "settings_unreadable"]


@given(st.text(max_size=200))
def test_no_file_ends_the_reader(content: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        for name in (CONFIG, KEYS):
            (Path(folder) / name).write_text(content, "utf-8", newline="")
        for error in load(Path(folder)).errors:
            assert described(error)


def test_every_setting_and_section_is_described() -> None:
    for name in (*names(), *Settings()._fields):
        assert text(f"settings.{name}")
