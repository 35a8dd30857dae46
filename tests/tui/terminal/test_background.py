"""Whether the terminal is light: what it answers is taken, and what is typed around the answer is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.tui.terminal.background import AnswerFilter, is_asked, is_light_by


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("answer", "is_light"),
    [
        ("\x1b]11;rgb:ffff/ffff/ffff\x1b\\", True),
        ("\x1b]11;rgb:0000/0000/0000\x07", False),
        ("\x1b]11;rgb:fd/f6/e3\x07", True),
        ("\x1b]11;rgb:2/2/2\x1b\\", False),
        ("\x1b]11;rgba:ffff/ffff/f0f0/ffff\x1b\\", True),
        ("\x1b]11;rgb:0000/2b2b/3636\x1b\\", False),
    ],
)
def test_the_answer_is_taken_whatever_its_form(answer: str, is_light: bool) -> None:
    arriving = AnswerFilter(Clock())
    assert arriving.passed_on(answer) == ""
    assert arriving.is_light is is_light


@given(st.text("abjJ\x1b[]1;ABOrgb:/f\x07\\", max_size=12), st.text("abjJq", max_size=6), st.data())
def test_what_is_typed_around_it_passes_whole_and_in_order(before: str, after: str, data: st.DataObject) -> None:
    stream = f"{before}\x1b]11;rgb:ffff/ffff/ffff\x1b\\{after}"
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=4)))
    arriving = AnswerFilter(Clock())
    pieces = [stream[a:b] for a, b in zip([0, *cuts], [*cuts, len(stream)], strict=True)]
    passed = "".join(arriving.passed_on(piece) for piece in pieces)
    assert passed == before + after
    assert arriving.is_light


@given(st.data())
def test_of_two_answers_neither_is_taken_for_keys(data: st.DataObject) -> None:
    stream = "j\x1b]11;rgb:ffff/ffff/ffff\x1b\\k\x1b]11;rgb:ffff/ffff/ffff\x07l"
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=4)))
    arriving = AnswerFilter(Clock(), awaited=2)
    pieces = [stream[a:b] for a, b in zip([0, *cuts], [*cuts, len(stream)], strict=True)]
    assert "".join(arriving.passed_on(piece) for piece in pieces) == "jkl"
    assert arriving.is_light


def test_the_escape_key_is_held_back_for_a_moment_and_only_while_an_answer_is_awaited() -> None:
    clock = Clock()
    arriving = AnswerFilter(clock)
    assert arriving.passed_on("\x1b") == ""
    assert arriving.given_up() == ""
    clock.now += 0.11
    assert arriving.given_up() == "\x1b"
    assert arriving.given_up() == ""
    clock.now += 3
    assert arriving.passed_on("\x1b") == "\x1b"
    assert arriving.passed_on("j\x1b]11;rgb:ffff/ffff/ffff\x1b\\k") == "jk"
    assert arriving.is_light


@pytest.mark.parametrize(
    ("value", "is_light"),
    [("0;15", True), ("15;0", False), ("0;default;7", True), ("7;8", False), ("", False), ("x", False)],
)
def test_the_environment_says_it_where_the_terminal_does_not(value: str, is_light: bool) -> None:
    assert is_light_by({"COLORFGBG": value}) is is_light


def test_the_console_of_linux_is_not_asked() -> None:
    assert is_asked({"TERM": "xterm-256color"})
    assert not is_asked({"TERM": "linux"})
    assert not is_asked({})
