import os
from pathlib import Path

import numpy as np
import pytest

from dialogue_reader.comparison.encoders.vector_store import HalfVector, VectorStore


def unit(*texts: str) -> dict[str, HalfVector]:
    vectors = np.random.default_rng(len(texts[0])).standard_normal((len(texts), 384))
    rows = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float16)
    return dict(zip(texts, rows, strict=True))


def same(found: dict[str, HalfVector], wanted: dict[str, HalfVector]) -> bool:
    return found.keys() == wanted.keys() and all((found[text] == wanted[text]).all() for text in wanted)


def segments(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.npy"))


def test_what_is_kept_is_found_by_another(tmp_path: Path) -> None:
    kept = unit("a", "b", "")
    VectorStore(tmp_path, "e").keep(kept)
    assert same(VectorStore(tmp_path, "e").load(["b", "", "a", "new"]), kept)
    assert VectorStore(tmp_path, "other").load(["a"]) == {}
    assert VectorStore(None, "e").load(["a"]) == {}


def test_small_segments_grow_and_large_ones_stand(tmp_path: Path) -> None:
    store = VectorStore(tmp_path, "e")
    for text in ("one", "four", "eleven"):
        store.keep(unit(text))
    assert len(segments(tmp_path)) == 1
    assert set(store.load(["one", "four", "eleven"])) == {"one", "four", "eleven"}
    store.keep(unit(*(f"many {k}" for k in range(2000))))
    store.keep(unit("late"))
    assert len(segments(tmp_path)) == 2
    assert set(store.load(["one", "many 7", "late"])) == {"one", "many 7", "late"}


def test_the_oldest_make_room(tmp_path: Path) -> None:
    store = VectorStore(tmp_path, "e", largest=4_000_000)
    for at in range(4):
        before = set(segments(tmp_path))
        store.keep(unit(*(f"{at} {k}" for k in range(2000))))
        for path in set(segments(tmp_path)) - before:
            os.utime(path, (at, at))
    assert [bool(store.load([f"{at} 5"])) for at in range(4)] == [False, False, True, True]


@pytest.mark.parametrize("damage", ["cut", "empty", "noise", "zeros", "pickle"])
def test_what_is_damaged_is_not_there(tmp_path: Path, damage: str) -> None:
    store = VectorStore(tmp_path, "e")
    store.keep(unit("a", "b"))
    path = segments(tmp_path)[0]
    body = path.read_bytes()
    damaged = {
        "cut": body[: len(body) // 2],
        "empty": b"",
        "noise": b"\x93NUMPY\x01\x00" + b"\xff" * 400,
        "zeros": body[:-1536] + bytes(1536),
        "pickle": b"cos\nsystem\n(S'true'\ntR.",
    }[damage]
    path.write_bytes(damaged)
    assert store.load(["a", "b"]) == {}
    store.keep(unit("c"))
    assert set(store.load(["a", "c"])) == {"c"}


def test_a_folder_that_cannot_be_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = VectorStore(tmp_path / "file", "e")
    store.keep(unit("a"))
    assert store.load(["a"]) == {}
