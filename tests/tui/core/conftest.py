"""State and commands touch no folder, so none is made for each of these many tests."""

import pytest


@pytest.fixture(autouse=True)
def _own_folders() -> None:
    """In the place of the fixture that gives every other test folders of its own."""
