"""Heights in rows against the plain list that they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.layout.heights import Heights

heights = st.lists(st.integers(1, 9), min_size=1, max_size=40)


def known_heights(rows: list[int]) -> Heights:
    return Heights(len(rows), rows.__getitem__, lambda a, b: sum(rows[a:b]))


def slot_of(rows: list[int], row: int) -> int:
    return next((k for k in range(len(rows)) if row < sum(rows[: k + 1])), len(rows) - 1)


@given(heights, st.lists(st.tuples(st.integers(0, 39), st.integers(1, 20)), max_size=12))
def test_every_answer_is_that_of_a_plain_list(rows: list[int], corrections: list[tuple[int, int]]) -> None:
    found = known_heights(rows)
    for place, height in corrections:
        slot = place % len(rows)
        assert found.correct(slot, height) == height - rows[slot]
        rows = [*rows[:slot], height, *rows[slot + 1 :]]
    assert found.total == sum(rows)
    assert len(found) == len(rows)
    assert [found[k] for k in range(len(rows))] == rows
    assert [found.slot_at(row) for row in range(sum(rows))] == [slot_of(rows, row) for row in range(sum(rows))]
    assert [found.top(k) for k in range(len(rows))] == [sum(rows[:k]) for k in range(len(rows))]


@given(heights)
def test_rows_outside_lead_to_the_nearest_slot(rows: list[int]) -> None:
    found = known_heights(rows)
    assert found.slot_at(-3) == 0
    assert found.slot_at(sum(rows) + 3) == len(rows) - 1


@given(heights, st.integers(0, 5), st.lists(st.tuples(st.booleans(), st.integers(0, 600)), max_size=12))
def test_looking_into_a_block_corrects_what_was_guessed_of_it(
    rows: list[int], wrong: int, looks: list[tuple[bool, int]]
) -> None:
    rows = rows * 20
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("dialogue_reader.layout.heights._FEW", 0)
        found = Heights(len(rows), rows.__getitem__, lambda a, b: sum(rows[a:b]) + wrong)
        for by_slot, at in looks:
            if by_slot:
                slot = at % len(rows)
                assert found[slot] == rows[slot]
                assert found.slot_at(found.top(slot)) == slot
            else:
                assert 0 <= found.slot_at(at) < len(rows)
        for slot in range(len(rows)):
            assert found[slot] == rows[slot]
    assert found.total == sum(rows)
    assert found.top(len(rows) - 1) == sum(rows[:-1])


def test_a_book_is_laid_out_without_a_look_at_its_slots() -> None:
    looked: list[int] = []

    def one(slot: int) -> int:
        looked.append(slot)
        return 3

    found = Heights(100_000, one, lambda a, b: 3 * (b - a))
    assert found.total == 300_000
    assert looked == []
    assert found.slot_at(150_000) == 50_000
    assert len(looked) <= 64


def test_nothing_covers_a_row_of_nothing() -> None:
    assert known_heights([]).total == 0
    with pytest.raises(IndexError):
        known_heights([]).slot_at(0)
