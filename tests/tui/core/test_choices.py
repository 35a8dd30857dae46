"""What may be meant by what is typed in the library."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dialogue_reader.notes.storage.tables.library import LibraryEntry, Shelved
from dialogue_reader.tui.view.choices import choices

WHEN = datetime(2026, 3, 4, 12, tzinfo=UTC)
PAIR = LibraryEntry(
    Shelved("/news/a.vi.txt", "Đối thoại di cư", "vi"), Shelved("/news/a.fr.txt", "Migration", "fr"), WHEN, 0.5, 2
)
ALONE = LibraryEntry(Shelved("https://example.org/report", "", "en"), None, WHEN, 0, 0)


def test_without_a_word_all_of_the_library_is_listed() -> None:
    first, second = choices("", (PAIR, ALONE))
    assert first.text == "Đối thoại di cư ↔ Migration"
    assert first.below == "vi ↔ fr · 2026-03-04 · 50% read · 2 notes"
    assert first.sources == ("/news/a.vi.txt", "/news/a.fr.txt")
    assert (second.text, second.sources) == ("report", ("https://example.org/report",))


@pytest.mark.parametrize("typed", ["doi thoai", "MIGRATION", "thoại migration", "a.vi"])
def test_words_are_looked_for_in_titles_and_names(typed: str) -> None:
    assert [choice.entry for choice in choices(typed, (PAIR, ALONE))] == [PAIR]


def test_what_stands_nowhere_leaves_nothing() -> None:
    assert not choices("elsewhere", (PAIR, ALONE))


def test_an_address_is_opened_as_it_is() -> None:
    (choice,) = choices(" https://example.org/x ", (PAIR,))
    assert choice.sources == ("https://example.org/x",)


class TestPaths:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        for name in ("report.vi.txt", "report.fr.txt", "Letter.md"):
            (tmp_path / name).touch()
        (tmp_path / "older").mkdir()
        return tmp_path

    def test_a_folder_is_listed_with_its_pairs_first(self, folder: Path) -> None:
        listed = choices(f"{folder}{os.sep}", ())
        assert [choice.text for choice in listed] == [
            "report.fr.txt ↔ report.vi.txt", "older/", "Letter.md", "report.fr.txt", "report.vi.txt", "../",
        ]  # fmt: skip
        assert listed[0].sources == (str(folder / "report.fr.txt"), str(folder / "report.vi.txt"))
        assert listed[1].folder == str(folder / "older")

    def test_what_is_typed_further_narrows_it(self, folder: Path) -> None:
        assert [choice.text for choice in choices(f"{folder}{os.sep}let", ())] == ["Letter.md"]

    def test_from_here_and_from_home(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(folder)
        monkeypatch.setenv("HOME", str(folder))
        assert "Letter.md" in [choice.text for choice in choices("./", ())]
        assert "Letter.md" in [choice.text for choice in choices("~/", ())]

    @pytest.mark.parametrize("typed", ["/no/such/folder/", "~nobody/x/", "./\0/"])
    def test_what_is_not_there_leaves_nothing(self, typed: str) -> None:
        assert not choices(typed, ())
