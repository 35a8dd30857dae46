"""Which slot a passage stands in, and where one goes that is not shown."""

import pytest

from dialogue_reader.layout.slots import Chosen, OneEach


def test_one_each() -> None:
    slots = OneEach(3)
    assert [slots[k] for k in range(len(slots))] == [(0,), (1,), (2,)]
    assert [slots.near(k) for k in range(4)] == [0, 1, 2, 2]
    with pytest.raises(IndexError):
        slots[3]


def test_chosen_lead_to_the_next_that_is_shown_or_the_last() -> None:
    slots = Chosen([(4,), (), (1, 7)])
    assert [slots.near(k) for k in (4, 1, 7)] == [0, 2, 2]
    assert [slots.near(k) for k in (0, 2, 5, 9)] == [2, 0, 2, 2]
