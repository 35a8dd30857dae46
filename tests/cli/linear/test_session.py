"""The conversation around the commands: what it says of itself, with a comparer made by hand."""

import io

import pytest
from tests.tui.core.reading import LINKS, pair_of

from dialogue_reader.cli.linear import session
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import Pair


class Comparer:
    def __init__(self, _cache: object) -> None:
        pass

    def compare(self, _pair: Pair) -> Comparison:
        return LINKS

    def close(self) -> None:
        pass


def test_what_nobody_expected_while_comparing_is_said_and_the_reading_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(*_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(session, "Comparer", Comparer)
    monkeypatch.setattr(session, "discrepancies", failing)
    monkeypatch.setattr("sys.stdin", io.StringIO("?\nq\n"))
    assert session.read_linearly(pair_of(), None, None) == 0
    assert "The articles could not be compared: RuntimeError." in capsys.readouterr().out
