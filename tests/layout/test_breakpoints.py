"""Which terminals are too small for what."""

import pytest

from dialogue_reader.layout.breakpoints import SMALLEST, is_narrow, is_stacked, is_too_small
from dialogue_reader.layout.viewport import Area


@pytest.mark.parametrize(
    "area", [Area(1, 200), Area(200, 1), Area(1, 1), SMALLEST._replace(height=SMALLEST.height - 1)]
)
def test_a_terminal_that_lacks_cells_either_way_is_too_small(area: Area) -> None:
    assert is_too_small(area)


@pytest.mark.parametrize("area", [SMALLEST, Area(200, 60), Area()])
def test_one_that_is_large_enough_or_not_yet_known_is_not(area: Area) -> None:
    assert not is_too_small(area)


def test_what_is_not_yet_known_is_laid_out_as_a_wide_one() -> None:
    assert not is_stacked(Area())
    assert not is_narrow(Area())
