"""Row heights against the plain list that they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.layout.heights import Heights

heights = st.lists(st.integers(1, 9), min_size=1, max_size=40)


def slot_of(rows: list[int], row: int) -> int:
    return next((k for k in range(len(rows)) if row < sum(rows[: k + 1])), len(rows) - 1)


@given(heights, st.lists(st.tuples(st.integers(0, 39), st.integers(1, 20)), max_size=12))
def test_every_answer_is_that_of_a_plain_list(rows: list[int], corrections: list[tuple[int, int]]) -> None:
    found = Heights(rows)
    for place, height in corrections:
        slot = place % len(rows)
        assert found.correct(slot, height) == height - rows[slot]
        rows[slot] = height
    assert found.total == sum(rows)
    assert len(found) == len(rows)
    assert [found[k] for k in range(len(rows))] == rows
    assert [found.top(k) for k in range(len(rows))] == [sum(rows[:k]) for k in range(len(rows))]
    assert [found.slot_at(row) for row in range(sum(rows))] == [slot_of(rows, row) for row in range(sum(rows))]


@given(heights)
def test_rows_outside_lead_to_the_nearest_slot(rows: list[int]) -> None:
    found = Heights(rows)
    assert found.slot_at(-3) == 0
    assert found.slot_at(sum(rows) + 3) == len(rows) - 1


def test_nothing_covers_a_row_of_nothing() -> None:
    assert Heights([]).total == 0
    with pytest.raises(IndexError):
        Heights([]).slot_at(0)
