"""What each command does that is typed line by line: from a moment to the next, with the lines that tell of it.

The letters are those of the reader's keys wherever both have the command.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from dialogue_reader.cli.linear.model import LinearReading, Search
from dialogue_reader.cli.linear.spoken import (
    contents_lines,
    counterpart_lines,
    difference_lines,
    note_lines,
    passage_lines,
    say,
    side_of_mention,
)
from dialogue_reader.documents.model import other
from dialogue_reader.search.matcher import PairIndex
from dialogue_reader.search.query import Query


class Turn(NamedTuple):
    """What a command comes to: the next moment, what is said of it, a note to keep, and whether that was all.

    `is_translated` is whether the passage is to be translated.
    """

    reading: LinearReading
    lines: tuple[str, ...] = ()
    note: str = ""
    is_translated: bool = False
    is_over: bool = False


def answer(reading: LinearReading, typed: str) -> Turn:
    """The answer to a line as it was typed."""
    command = typed.strip()
    if command.startswith("/"):
        return _search(reading, command[1:].strip())
    if command.isdecimal():
        return _go(reading, int(command) - 1)
    name, _, rest = command.partition(" ")
    if name == "a":
        return Turn(reading, note=rest.strip()) if rest.strip() else Turn(reading, (say("note_how"),))
    run = _COMMANDS.get(command)
    return run(reading) if run else Turn(reading, (say("unknown", typed=command),))


def _at_passage(reading: LinearReading, *before: str) -> Turn:
    return Turn(reading, (*before, *passage_lines(reading)))


def _go(reading: LinearReading, number: int) -> Turn:
    count = len(reading.article.passages)
    if not 0 <= number < count:
        return Turn(reading, (say("no_passage", number=number + 1, of=count),))
    return _at_passage(reading.going_to(reading.side, number))


def _step(step: int) -> Callable[[LinearReading], Turn]:
    def command(reading: LinearReading) -> Turn:
        number = reading.passage.id + step
        if not 0 <= number < len(reading.article.passages):
            return Turn(reading, (say("last" if step > 0 else "first"),))
        return _go(reading, number)

    return command


def _edge(number: int) -> Callable[[LinearReading], Turn]:
    return lambda reading: _go(reading, number % len(reading.article.passages))


def _across(reading: LinearReading) -> Turn:
    """To the counterpart in the other article; without one, to where the reader was there."""
    if reading.pair.is_single:
        return Turn(reading, (say("alone"),))
    side = other(reading.side)
    if reading.counterparts:
        return _at_passage(reading.going_to(side, reading.counterparts[0]))
    return _at_passage(reading._replace(side=side), say("no_counterpart" if reading.comparison else "still_comparing"))


def _only_here(step: int) -> Callable[[LinearReading], Turn]:
    def command(reading: LinearReading) -> Turn:
        if reading.comparison is None:
            return Turn(reading, (say("alone" if reading.pair.is_single else "still_comparing"),))
        ids = reading.comparison.passages_with_only_here(reading.side)
        further = [i for i in ids if (i > reading.passage.id if step > 0 else i < reading.passage.id)]
        if not further:
            return Turn(reading, (say("no_further_only_here" if step > 0 else "no_earlier_only_here"),))
        return _go(reading, further[0] if step > 0 else further[-1])

    return command


def _difference(step: int) -> Callable[[LinearReading], Turn]:
    def command(reading: LinearReading) -> Turn:
        if not reading.discrepancies:
            return Turn(reading, tuple(difference_lines(reading)))
        count, last = len(reading.discrepancies), reading.discrepancy
        number = (0 if step > 0 else count - 1) if last is None else (last + step) % count
        moved = reading.going_to(*side_of_mention(reading, number))._replace(discrepancy=number)
        return _at_passage(moved, say("difference_of", number=number + 1, count=count))

    return command


def _search(reading: LinearReading, query: str) -> Turn:
    if not query:
        return Turn(reading, (say("search_how"),))
    index = reading.search.pair_index or PairIndex(reading.pair)
    hits = tuple(index.find(Query(query)))
    if not hits:
        search = reading.search._replace(pair_index=index)
        return Turn(reading._replace(search=search), (say("no_hit", query=query),))
    return _to_hit(reading._replace(search=Search(hits, pair_index=index)), 0)


def _hit(step: int) -> Callable[[LinearReading], Turn]:
    def command(reading: LinearReading) -> Turn:
        if not reading.search.hits:
            return Turn(reading, (say("search_how"),))
        return _to_hit(reading, (reading.search.current + step) % len(reading.search.hits))

    return command


def _to_hit(reading: LinearReading, number: int) -> Turn:
    hit = reading.search.hits[number]
    passage = reading.pair[hit.document].passage_at(hit.start).id
    moved = reading.going_to(hit.document, passage)._replace(search=reading.search._replace(current=number))
    return _at_passage(moved, say("hit", number=number + 1, count=len(reading.search.hits)))


def _listing(lines: Callable[[LinearReading], Iterable[str]]) -> Callable[[LinearReading], Turn]:
    return lambda reading: Turn(reading, tuple(lines(reading)))


_COMMANDS: Mapping[str, Callable[[LinearReading], Turn]] = {
    "": _step(1),
    "j": _step(1),
    "k": _step(-1),
    "b": _step(-1),
    "g": _edge(0),
    "G": _edge(-1),
    "r": _at_passage,
    "c": _listing(counterpart_lines),
    "x": _across,
    ".": _only_here(1),
    ",": _only_here(-1),
    "o": _difference(1),
    "O": _difference(-1),
    "d": _listing(difference_lines),
    "n": _hit(1),
    "N": _hit(-1),
    "t": _listing(contents_lines),
    "l": _listing(note_lines),
    "L": lambda reading: Turn(reading, is_translated=True),
    "?": lambda reading: Turn(reading, tuple(say("help").splitlines())),
    "q": lambda reading: Turn(reading, is_over=True),
}
