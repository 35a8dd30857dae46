"""What a folder holds that can be opened."""

from pathlib import Path

from dialogue_reader.documents.folders import contents_of


def test_two_documents_of_one_name_in_two_languages_are_a_pair(tmp_path: Path) -> None:
    for name in ("report.vi.txt", "report.fr.txt", "Other-en.html", "alone.vi.txt", ".hidden.vi.txt", "notes.md"):
        (tmp_path / name).touch()
    (tmp_path / "inside").mkdir()
    held = contents_of(tmp_path)
    assert [(left.name, right.name) for left, right in held.pairs] == [("report.fr.txt", "report.vi.txt")]
    assert [path.name for path in held.folders] == ["inside"]
    assert [path.name for path in held.documents] == [
        "alone.vi.txt", "notes.md", "Other-en.html", "report.fr.txt", "report.vi.txt",
    ]  # fmt: skip


def test_three_of_one_name_are_no_pair(tmp_path: Path) -> None:
    for name in ("report.vi.txt", "report.fr.txt", "report.en.txt"):
        (tmp_path / name).touch()
    assert not contents_of(tmp_path).pairs
