"""Who says what, line by line: what is said of a statement, where each command goes, and two accounts read between."""

import pytest
from tests.tui.matrix.story import ARTICLES, FIRE, GONE, MEN, SMOKE, SPAIN, STORY

from dialogue_reader.cli.linear import story, story_session
from dialogue_reader.cli.linear.story import StoryReading, StoryTurn, account_lines, answer, statement_lines
from dialogue_reader.documents.model import Pair
from dialogue_reader.messages import text
from dialogue_reader.settings.model import Settings
from dialogue_reader.stories.story import Story

READING = StoryReading(STORY)


def after(*typed: str) -> StoryTurn:
    turn = StoryTurn(READING)
    for command in typed:
        turn = answer(turn.reading, command)
    return turn


def test_the_accounts_are_named_by_their_letters() -> None:
    first, *accounts = account_lines(STORY)
    assert first == "Statements: 5. Accounts: 3. Stated differently: 1."
    assert accounts == [
        "A: Fire in the harbour, en.",
        "B: Warehouse burns, en. Copies of one report: 2.",
        "C: Incendie au port, fr.",
    ]


def test_a_statement_says_who_tells_it_before_its_words_and_then_what_differs() -> None:
    assert list(statement_lines(READING)) == [
        "Statement 1 of 5. Told by A, B, C.",
        "Sixty men came to the fire.",
        "Differs: A says Sixty; B says Seventy.",
    ]
    assert after("4").lines == (
        "Statement 4 of 5. Told by A. Not told by B. Unsure: C.",
        "The owner was away in Spain.",
    )
    assert after("2").lines[0] == "Statement 2 of 5. Told by A, B. In part by C."
    assert after("2").lines[-1] == "It is not sure that all of these say the same."


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        (("",), GONE),
        (("", "k"), MEN),
        (("G",), SMOKE),
        (("G", "g"), MEN),
        (("4",), SPAIN),
        (("G", "o"), MEN),
        (("2", "O"), MEN),
        (("/warehouse",), GONE),
        (("/warehouse", "n"), FIRE),
        (("/warehouse", "n", "n"), GONE),
        (("/entrepot",), GONE),
        (("/warehouse", "N"), FIRE),
    ],
)
def test_every_way_leads_to_its_statement(typed: tuple[str, ...], where: int) -> None:
    assert after(*typed).reading.at == where


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        (("k",), "This is the first statement."),
        (("G", ""), "This is the last statement."),
        (("9",), "There is no statement 9. The last one is 5."),
        (("/zebra",), "Nothing was found for zebra."),
        (("n",), "Type a slash and the words to look for."),
        (("A A",), "There is no command or pair of accounts A A. A question mark gives help."),
        (("A D",), "There is no command or pair of accounts A D. A question mark gives help."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(typed: tuple[str, ...], line: str) -> None:
    assert after(*typed).lines == (line,)


def test_all_that_is_said_of_a_statement_and_the_matrix_are_read_on_demand() -> None:
    assert after("w").lines == (
        "A: Sixty men came to the fire.",
        "B: Seventy men fought the fire.",
        "C: Il y avait soixante hommes.",
    )
    assert after("t").lines[0] == "1. A B C. Sixty men came to the fire."
    assert len(after("t").lines) == 5


def test_help_tells_every_command() -> None:
    told = text("linear.story_help")
    for command in story._COMMANDS:
        names = {"": "Enter", "j": "Enter", "?": "q"}.get(command, command)
        assert f"{names}:" in told


def test_two_letters_read_two_accounts_and_lead_back(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read: list[tuple[str, str]] = []

    def reading(pair: Pair, *_: object) -> int:
        read.append((pair.left.source, pair.right.source))
        return 0

    def story_of(*_: object) -> Story:
        return STORY

    typed = iter(["c a", "q", "never"])
    monkeypatch.setattr(story_session, "read_linearly", reading)
    monkeypatch.setattr(story_session, "story_of", story_of)
    monkeypatch.setattr(story_session, "typed_line", lambda: next(typed))
    assert story_session.read_story_linearly(ARTICLES, None, None, Settings()) == 0
    assert read == [("matin.txt", "daily.txt")]
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Who says what in 4 documents. They are being compared."
    assert said[-4] == "Back to who says what."
    assert next(typed) == "never"
