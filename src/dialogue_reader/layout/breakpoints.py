"""The sizes of the terminal at which the screen is laid out in another way."""

from dialogue_reader.layout.viewport import Area

SMALLEST = Area(60, 15)  # cells and rows that the reader needs
_STACKED = 76  # fewer cells than this, and the panes are stacked
_PANEL_BESIDE = 110  # fewer, and a panel takes the whole screen


def is_too_small(terminal: Area) -> bool:
    """Whether the terminal is too small for the reader."""
    return _is_narrower(terminal, SMALLEST.width) or 0 < terminal.height < SMALLEST.height


def is_stacked(terminal: Area) -> bool:
    """Whether the panes would be too narrow beside each other."""
    return _is_narrower(terminal, _STACKED)


def is_narrow(terminal: Area) -> bool:
    """Whether a list beside the panes would leave them too little."""
    return _is_narrower(terminal, _PANEL_BESIDE)


def _is_narrower(terminal: Area, cells: int) -> bool:
    """Whether the terminal has fewer than `cells` columns; before its size is known, it has not."""
    return 0 < terminal.width < cells
