"""How documents and sentences are put together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.stories.communities import communities
from dialogue_reader.stories.many import neighbours
from dialogue_reader.stories.many.copies import origins_of, signature_of
from dialogue_reader.stories.many.likeness import best_matches, centred, centres_of, probability
from dialogue_reader.stories.many.model import Card
from dialogue_reader.stories.many.nearest import MOST, leading
from dialogue_reader.stories.many.neighbours import mutual_neighbours
from dialogue_reader.stories.wording import copies_among, sequences
from tests.stories.conftest import WIDTH


def test_one_likely_pair_does_not_join_two_stories() -> None:
    within = [(0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.9), (3, 4, 0.9), (3, 5, 0.9), (4, 5, 0.9)]
    assert communities(6, [*within, (2, 3, 0.8)], together=0.4) == [[0, 1, 2], [3, 4, 5]]


def test_what_fits_a_group_as_a_whole_joins_it() -> None:
    assert communities(3, [(0, 1, 0.9), (0, 2, 0.6), (1, 2, 0.5)], together=0.4) == [[0, 1, 2]]


def test_two_sentences_of_one_account_speak_neither_for_nor_against_each_other() -> None:
    pairs = [(0, 1, 0.6), (0, 2, 0.6)]
    assert communities(3, pairs, together=0.4, owners=[0, 1, 1]) == [[0, 1, 2]]
    assert communities(3, pairs, together=0.4, owners=[0, 1, 2]) == [[0, 1], [2]]


pairs_of_many = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]), st.floats(0, 1)
)


@given(pairs_of_many, st.randoms(use_true_random=False))
def test_groups_hold_everything_once_whatever_the_order_of_the_pairs(
    pairs: dict[tuple[int, int], float], random: st.DataObject
) -> None:
    listed = [(i, j, p) for (i, j), p in pairs.items()]
    groups = communities(12, listed, together=0.4)
    assert sorted(k for group in groups for k in group) == list(range(12))
    random.shuffle(listed)  # type: ignore[attr-defined]
    assert communities(12, listed, together=0.4) == groups


@pytest.mark.parametrize("undated", [0, 7])
def test_neighbours_are_those_that_a_comparison_of_all_finds(undated: int) -> None:
    random = np.random.default_rng(1)
    vectors = random.standard_normal((700, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    days: list[float | None] = [float(day) for day in random.uniform(0, 400, 700)]
    for k in range(undated):
        days[k * 50] = None
    pairs = {(i, j) for i, j, _ in mutual_neighbours(vectors, days, 3)}
    likeness = vectors @ vectors.T
    expected = {
        (i, j)
        for i in range(700)
        for j in range(i + 1, 700)
        if likeness[i, j] >= 0.1 and (days[i] is None or days[j] is None or abs(days[i] - days[j]) <= 3)  # type: ignore[operator]
    }
    if not undated:
        assert pairs == expected
    assert pairs <= expected
    assert len(pairs) > 100


def test_an_index_finds_what_a_comparison_of_all_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(2)
    events = random.standard_normal((150, 32)).astype(np.float32)
    vectors = np.repeat(events, 4, axis=0) + 0.4 * random.standard_normal((600, 32)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    days: list[float | None] = [float(day) for day in random.uniform(0, 30, 600)]
    days[::50] = [None] * 12
    exact = {(i, j): likeness for i, j, likeness in mutual_neighbours(vectors, days, 3)}
    monkeypatch.setattr(neighbours, "_EXACT", 10)
    indexed = {(i, j): likeness for i, j, likeness in mutual_neighbours(vectors, days, 3)}
    assert len(exact) > 500
    assert len(exact.keys() & indexed.keys()) >= 0.99 * max(len(exact), len(indexed))
    same = exact.keys() & indexed.keys()
    assert [indexed[pair] for pair in same] == pytest.approx([exact[pair] for pair in same], abs=1e-5)
    assert mutual_neighbours(vectors, days, 3) == [(i, j, likeness) for (i, j), likeness in indexed.items()]


@pytest.mark.parametrize("columns", [1, 40, 48, 49, 500, 3000])
def test_the_leading_of_a_row_are_its_largest_in_order(columns: int) -> None:
    likeness = np.random.default_rng(columns).uniform(-1, 1, (7, columns)).astype(np.float32).round(2)
    nearest = leading(likeness, np.arange(columns) + 100)
    for row in range(7):
        ordered = np.argsort(-likeness[row], kind="stable")[:MOST]
        expected = [int(k) + 100 for k in ordered if likeness[row, k] >= np.float32(0.1)]
        numbers = nearest.numbers[row].tolist()
        assert numbers[: len(expected)] == expected
        assert set(numbers[len(expected) :]) <= {-1}


def card(name: str, day: float | None = 0.0) -> Card:
    return Card(f"{name}.txt", name, name, "en", day, 3)


REPORT = "the minister said on monday that the bridge over the river would be closed for repairs until the end of june"


def test_a_reprint_years_later_is_a_report_of_its_own() -> None:
    signatures = dict.fromkeys("ab", signature_of(REPORT))
    assert len(origins_of([card("a"), card("b", 1.0)], signatures, 3)) == 1
    assert len(origins_of([card("a"), card("b", 900.0)], signatures, 3)) == 2
    assert len(origins_of([card("a"), card("b", None)], signatures, 3)) == 1


def test_texts_of_hardly_a_word_are_nobodys_copies() -> None:
    assert not sequences("Fire in Lyon")
    signatures = dict.fromkeys("ab", signature_of("Fire in Lyon"))
    assert len(origins_of([card("a"), card("b")], signatures, 3)) == 2


def test_copies_by_signature_are_copies_by_their_words() -> None:
    from dialogue_reader.documents.assembly import article_of

    texts = [
        REPORT,
        f"{REPORT} and longer if it rains",
        "something else was said by quite other people about " + REPORT[:40],
    ]
    origins = origins_of([card(str(k)) for k in range(3)], {str(k): signature_of(t) for k, t in enumerate(texts)}, 3)
    by_signature = [[int(own.digest) for own in origin] for origin in origins]
    assert by_signature == copies_among([article_of(text, "x") for text in texts]) == [[0, 1], [2]]


def test_the_centre_of_a_few_documents_is_mostly_what_every_text_has_in_common() -> None:
    common = np.eye(WIDTH, dtype=np.float32)[0]
    own = np.eye(WIDTH, dtype=np.float16)[1:3]
    centre = centres_of([own], ["fr"], common)["fr"]
    assert centre[0] > 0.8
    assert centre[1] < 0.02
    assert best_matches(centred(own, centre), centred(own, centre)) == pytest.approx(1)


def test_two_reports_are_likelier_of_one_event_the_closer_they_are_in_time() -> None:
    near, unknown, far = (probability(0.5, 0.4, gap, two_languages=False) for gap in (0.0, None, 3.0))
    assert near > unknown > far
