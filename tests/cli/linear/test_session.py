"""The conversation around the commands: what it says of itself, with a comparer made by hand."""

import io

import pytest
from tests.tui.core.reading import LINKS, pair_of

from dialogue_reader.cli.linear import session
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import Pair
from dialogue_reader.settings.model import Settings, Translation


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


def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str, settings: Settings) -> str:
    monkeypatch.setattr(session, "Comparer", Comparer)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert session.read_linearly(pair_of(), None, None, settings) == 0
    return capsys.readouterr().out


def translating(*command: str, language: str = "en") -> Settings:
    return Settings(translation=Translation(command=command, language=language))


def test_a_passage_is_translated_and_said_to_be_a_machine_translation(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = said(monkeypatch, capsys, "L\nq\n", translating("printf", "They\\nmet\\033[2J.")).splitlines()
    waiting = lines.index("Waiting for the translation.")
    assert lines[waiting + 1] == "Machine translation, vi to en: They met␛[2J."


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (Settings(), "No translator is set up yet. Name one in config.toml"),
        (translating("no-such-translator"), "cannot be started"),
        (translating("cat", language="vi"), "This passage is in your language already (vi)."),
    ],
    ids=["none", "missing", "own language"],
)
def test_without_a_translation_it_says_why_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], settings: Settings, reason: str
) -> None:
    spoken = said(monkeypatch, capsys, "L\n2\nq\n", settings)
    assert reason in spoken
    assert "passage 2 of 5" in spoken
