"""Reading line by line: what each command goes to, and what is said of it, without a terminal."""

import re
from pathlib import Path
from typing import get_args

import pytest
from tests.tui.core.reading import FRENCH, LINKS, VIETNAMESE, pair_of

from dialogue_reader.cli.linear import commands
from dialogue_reader.cli.linear.commands import Turn, answer
from dialogue_reader.cli.linear.model import LinearReading
from dialogue_reader.comparison.facts.model import Discrepancy, Mention
from dialogue_reader.documents.model import NOTHING, Pair, Side
from dialogue_reader.messages import linear, text
from dialogue_reader.stories.statements import Presence

PAIR = pair_of()


def mention(side: Side, words: str) -> Mention:
    start = PAIR[side].text.index(words)
    return Mention(side, PAIR[side].passage_at(start).id, start, start + len(words), words)


DIFFERENCE = Discrepancy("number", "number_differs", (mention("left", "15/8"), mention("right", "15 août")))
READING = LinearReading(PAIR, comparison=LINKS, discrepancies=(DIFFERENCE,))


def after(reading: LinearReading, *typed: str) -> Turn:
    turn = Turn(reading)
    for command in typed:
        turn = answer(turn.reading, command)
    return turn


def place(turn: Turn) -> tuple[str, int]:
    return turn.reading.side, turn.reading.passage.id


def test_enter_reads_on_and_the_verdict_comes_before_the_words() -> None:
    turn = after(READING, "", "", "")
    assert place(turn) == ("left", 3)
    assert turn.lines == ("Left, passage 4 of 5. Only here.", VIETNAMESE[3])


def test_a_passage_names_its_counterparts_and_what_differs() -> None:
    turn = after(READING, "")
    assert turn.lines[0] == "Left, passage 2 of 5. Also in the other article: passage 3."
    assert turn.lines[1] == VIETNAMESE[1]
    assert turn.lines[2].startswith("Differs: here 15/8, there 15 août; ")
    assert len(turn.lines) == 3


def test_an_unsure_link_sounds_unsure() -> None:
    assert after(READING, "3").lines[0].endswith("Perhaps in the other article: passage 4.")


def test_the_counterpart_is_read_from_here_or_gone_to() -> None:
    turn = after(READING, "2", "c")
    assert place(turn) == ("left", 1)
    assert turn.lines == ("Passage 3 of the other article:", FRENCH[2])
    assert place(after(READING, "2", "x")) == ("right", 2)
    assert place(after(READING, "2", "x", "x")) == ("left", 1)
    alone = after(READING, "4", "x")
    assert alone.lines[0] == "No counterpart was found."
    assert place(alone) == ("right", 0)


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        (("G",), ("left", 4)),
        (("G", "g"), ("left", 0)),
        (("3", "k"), ("left", 1)),
        ((".",), ("left", 3)),
        (("G", ","), ("left", 3)),
        (("o",), ("left", 1)),
        (("/hanoi",), ("right", 2)),
        (("/viet nam", "n"), ("left", 3)),
        (("/viet nam", "n", "N"), ("left", 0)),
    ],
)
def test_every_way_leads_to_its_place(typed: tuple[str, ...], where: tuple[str, int]) -> None:
    assert place(after(READING, *typed)) == where


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        (("k",), "This is the first passage."),
        (("G", ""), "This is the last passage."),
        (("9",), "There is no passage 9. The last one is 5."),
        (("/zebra",), "Nothing was found for zebra."),
        (("/",), "Type a slash and the words to look for."),
        (("n",), "Type a slash and the words to look for."),
        (("a",), "Type the letter a, a blank and your note."),
        (("xyz",), "There is no command xyz. A question mark gives help."),
        (("l",), "No notes yet."),
        (("G", "."), "Nothing further is only here."),
        ((",",), "Nothing earlier is only here."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line_and_nothing_moves(typed: tuple[str, ...], line: str) -> None:
    turn = after(READING, *typed)
    assert turn.lines == (line,)
    assert place(turn) == place(after(READING, *typed[:-1]))


def test_before_the_comparison_is_done_nothing_is_claimed() -> None:
    fresh = LinearReading(PAIR)
    assert after(fresh, "4").lines[0] == "Left, passage 4 of 5."
    for command in ("c", ".", "o", "d"):
        assert after(fresh, command).lines == ("The articles are still being compared.",)


def test_one_article_is_read_alone() -> None:
    alone = LinearReading(Pair(PAIR.left, NOTHING))
    assert after(alone, "").lines[0] == "Passage 2 of 5."
    assert after(alone, "x").lines == ("There is only one article.",)


def test_a_note_is_asked_to_be_kept_and_q_is_the_end() -> None:
    assert after(READING, "a Ai ký?").note == "Ai ký?"
    assert after(READING, "q").is_over


def test_nothing_is_drawn_and_every_line_stands_by_itself() -> None:
    said = [line for typed in ("", "c", "x", "d", "t", "l", "?", "/ha noi") for line in after(READING, typed).lines]
    assert not any(re.search(r"[\n\r\u2500-\u25ff↔→·]", line) for line in said)


def test_the_help_names_every_command() -> None:
    told = text("linear.help")
    letters = {name for name in commands._COMMANDS if name.isalpha()} - {"j", "b"}  # as k and Enter
    assert {letter for letter in letters if not re.search(rf"\b{letter}\b", told)} == set()


def test_no_text_is_left_over() -> None:
    code = "".join(path.read_text("utf-8") for path in Path(commands.__file__).parent.glob("*.py"))
    built = {f"{stem}_{side}" for stem in ("place", "note") for side in ("left", "right")}
    built |= {f"story_{presence}" for presence in get_args(Presence)}
    assert {name for name in linear.TEXTS if f'"{name}"' not in code} == built
