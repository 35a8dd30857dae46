"""Answers that are remembered: those asked for again and again stay, however many others come between."""

from dialogue_reader.tui.state.remembered import remembered


def test_an_answer_that_is_used_all_along_is_worked_out_once() -> None:
    worked_out: list[object] = []
    call = remembered(worked_out.append)
    lasting, passing = object(), [object() for _ in range(20)]
    for other in passing:
        call(lasting)
        call(other)
    assert worked_out == [lasting, *passing]
