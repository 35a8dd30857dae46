"""What a folder holds that can be opened."""

from pathlib import Path

import pytest

from dialogue_reader.documents.folders import contents_of, holds_several
from dialogue_reader.documents.opening import PairReading
from dialogue_reader.errors import DocumentError


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


def test_a_folder_stands_for_the_one_pair_in_it(tmp_path: Path) -> None:
    for name in ("a.vi.txt", "a.fr.txt", "b.txt"):
        (tmp_path / name).write_text(f"Words of {name}")
    assert [article.text for article in PairReading(tmp_path).finish()] == ["Words of a.fr.txt", "Words of a.vi.txt"]
    for name in ("c.vi.txt", "c.fr.txt"):
        (tmp_path / name).write_text("Words")
    with pytest.raises(DocumentError) as caught:
        PairReading(tmp_path)
    assert caught.value.code == "document_is_folder"


@pytest.mark.parametrize(
    ("names", "several"),
    [
        (("a.vi.txt", "a.fr.txt"), False),
        (("a.vi.txt", "a.fr.txt", "b.vi.txt", "b.fr.txt"), True),
        (("a.txt",), True),
        ((), False),
    ],
)
def test_in_a_folder_of_any_but_one_pair_a_person_has_to_choose(
    tmp_path: Path, names: tuple[str, ...], several: bool
) -> None:
    for name in names:
        (tmp_path / name).touch()
    assert holds_several(str(tmp_path)) is several
    assert not holds_several(str(tmp_path / "missing"))
