"""Files that are kept whole, in folders that stay small."""

import os
from pathlib import Path

import pytest

from dialogue_reader.folders import trim, write_whole


def written(folder: Path, *sizes: int) -> None:
    """Files of so many bytes, the first one the oldest."""
    for at, size in enumerate(sizes):
        (folder / f"f{at}").write_bytes(b"x" * size)
        os.utime(folder / f"f{at}", (1000 + at, 1000 + at))


@pytest.mark.parametrize(
    ("largest", "left"),
    [(60, [0, 1, 2]), (59, [1, 2]), (50, [1, 2]), (49, [2]), (30, [2]), (29, [2]), (0, [2])],
)
def test_the_oldest_make_room_and_the_last_one_stays(tmp_path: Path, largest: int, left: list[int]) -> None:
    written(tmp_path, 10, 20, 30)
    trim(tmp_path, largest)
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"f{k}" for k in left]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    write_whole(tmp_path / "name", b"one")
    write_whole(tmp_path / "name", b"two")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"two"]
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match=r"folder|directory"):
        write_whole(tmp_path / "folder", b"three")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "name"]
