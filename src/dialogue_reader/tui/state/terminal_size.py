"""What fits on a terminal of some size."""

from dialogue_reader.layout.viewport import Area
from dialogue_reader.tui.state.model import State

SMALLEST = Area(60, 15)  # cells and rows that the reader needs
_STACKED = 76  # fewer cells than this, and the panes are stacked
_PANEL_BESIDE = 110  # fewer, and a panel takes the whole screen


def is_too_small(state: State) -> bool:
    """Whether the terminal is too small for the reader."""
    return is_narrower(state, SMALLEST.width) or 0 < state.size.height < SMALLEST.height


def is_stacked(state: State) -> bool:
    """Whether the panes would be too narrow beside each other."""
    return is_narrower(state, _STACKED)


def is_narrow(state: State) -> bool:
    """Whether a list beside the panes would leave them too little."""
    return is_narrower(state, _PANEL_BESIDE)


def is_covered(state: State) -> bool:
    """Whether a list covers the panes."""
    return state.panel is not None and is_narrow(state)


def is_narrower(state: State, cells: int) -> bool:
    """Whether the terminal has fewer than `cells` columns; before its size is known, it has not."""
    return 0 < state.size.width < cells
