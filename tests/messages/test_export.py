"""Whatever a report can say has its words."""

from typing import get_args

import pytest

from dialogue_reader.documents.model import SIDES, Kind, Side
from dialogue_reader.messages.export import TEXTS
from dialogue_reader.notes.export.report import Verdict
from dialogue_reader.notes.model import COLOURS


@pytest.mark.parametrize("side", SIDES)
def test_every_verdict_has_words_for_either_side(side: Side) -> None:
    assert all(f"{verdict}.{side}" in TEXTS for verdict in get_args(Verdict) if verdict not in ("orphan", "alone"))


def test_every_colour_and_kind_has_a_word() -> None:
    assert all(f"colour.{colour}" in TEXTS for colour in COLOURS)
    assert all(f"kind.{kind}" in TEXTS for kind in get_args(Kind))
