import errno
import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dialogue_reader.errors import OutputError
from dialogue_reader.messages.errors import described, explained
from dialogue_reader.writing.new_files import check_new, write_new


def test_a_new_file_holds_the_text_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    assert write_new(path, "Đối thoại\n") == path
    assert path.read_bytes() == "Đối thoại\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_exists_is_not_touched_unasked(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("mine")
    with pytest.raises(OutputError, match="output_exists") as caught:
        write_new(path, "new")
    assert "overwrite" in explained(caught.value).remedy
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_asked_to_it_replaces_the_file_and_keeps_who_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("old")
    path.chmod(0o640)
    write_new(path, "new", overwrite=True)
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_asked_to_overwrite_it_makes_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert write_new(tmp_path / "notes.md", "new", overwrite=True).read_text() == "new"


def test_a_new_file_is_readable_as_the_person_s_other_files_are(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    path = write_new(tmp_path / "notes.md", "new")
    assert path.stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "target.md").write_text("old")
    (tmp_path / "link.md").symlink_to("target.md")
    with pytest.raises(OutputError, match="output_exists"):
        write_new(tmp_path / "link.md", "new")
    assert write_new(tmp_path / "link.md", "new", overwrite=True) == tmp_path / "target.md"
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "target.md").read_text() == "new"


@pytest.mark.parametrize(
    ("path", "reason", "remedy"),
    [
        ("missing/a b/notes.md", "folder does not exist", "mkdir -p '{}/missing/a b'"),
        (".", "this is a folder", "file inside"),
        ("file/notes.md", "is a file, not a folder", "another folder"),
        ("x" * 300, "too long", "shorter"),
        ("/proc/notes.md", "folder does not exist|may not write", ""),
    ],
)
def test_a_place_where_no_file_can_be_is_told_with_a_remedy(
    tmp_path: Path, path: str, reason: str, remedy: str
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError) as caught:
        write_new(tmp_path / path, "new")
    assert re.search(reason, explained(caught.value).reason)
    assert remedy.format(tmp_path) in explained(caught.value).remedy
    assert len(described(caught.value).splitlines()) == 2
    assert [child.name for child in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="output_forbidden"):
        write_new(tmp_path / "notes.md", "new")


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_full_disk_leaves_the_old_file_and_no_scraps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, overwrite: bool
) -> None:
    if overwrite:
        (tmp_path / "notes.md").write_text("old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="output_disk_full"):
        write_new(tmp_path / "notes.md", "new", overwrite)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"] * overwrite


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "notes.md"
    monkeypatch.setattr(os, "fsync", lambda _: path.write_text("theirs"))
    with pytest.raises(OutputError, match="output_exists"):
        write_new(path, "new")
    assert path.read_text() == "theirs"


def test_a_disk_without_links_gets_its_file_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "notes.md"
    assert write_new(path, "new").read_text() == "new"
    with pytest.raises(OutputError, match="output_exists"):
        write_new(path, "newer")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
def test_a_device_is_written_to(tmp_path: Path) -> None:
    write_new(Path("/dev/null"), "new")
    with pytest.raises(OutputError, match="output_disk_full"):
        write_new(Path("/dev/full"), "new")
    assert not Path("/dev/null").is_file()


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    write_new(pipe, "new")
    reader.join()
    assert read == ["new"]


def test_half_characters_do_not_stop_an_export(tmp_path: Path) -> None:
    assert write_new(tmp_path / "notes.md", "a\ud800b").read_text() == "a?b"


def test_keeping_notes_loads_nothing_heavy() -> None:
    names = "notes.storage.store, notes.export, writing.new_files"
    modules = ", ".join(f"dialogue_reader.{name}" for name in names.split(", "))
    code = f"import sys, {modules}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"rapidfuzz", "json", "uuid", "numpy", "textual", "msgspec", "jinja2"} & set(loaded)


def test_an_article_is_never_written_over(tmp_path: Path) -> None:
    article, link = tmp_path / "article.txt", tmp_path / "link.md"
    article.write_text("mine")
    link.symlink_to(article)
    for target in (article, link):
        with pytest.raises(OutputError, match="output_is_article"):
            write_new(target, "notes", overwrite=True, sources=[str(article)])
    assert article.read_text() == "mine"


@pytest.mark.parametrize("name", ["there.md", "folder", "article.txt", "nowhere/new.md", "there.md/new.md"])
def test_what_cannot_be_written_is_refused_before_there_is_anything_to_write(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    for file in ("there.md", "article.txt"):
        (tmp_path / file).write_text("mine")
    sources = [str(tmp_path / "article.txt")]
    with pytest.raises(OutputError) as early:
        check_new(tmp_path / name, sources=sources)
    with pytest.raises(OutputError) as late:
        write_new(tmp_path / name, "new", sources=sources)
    assert early.value.code == late.value.code


def test_what_can_be_written_is_not_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "there.md"
    path.write_text("mine")
    check_new(path, overwrite=True)
    check_new(tmp_path / "new.md")
    assert [file.read_text() for file in tmp_path.iterdir()] == ["mine"]
