"""The conversation itself: lines in, lines out, the notes kept, and the comparison going on meanwhile."""

import sys
import threading
from pathlib import Path
from typing import NamedTuple

from dialogue_reader.cli.linear.commands import answer
from dialogue_reader.cli.linear.model import LinearReading
from dialogue_reader.cli.linear.spoken import passage_lines, say, summary
from dialogue_reader.cli.linear.translating import translation_lines
from dialogue_reader.comparison.corrections import corrected
from dialogue_reader.comparison.facts.discrepancies import discrepancies
from dialogue_reader.comparison.facts.model import Discrepancy
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.worker.client import Comparer, ComparisonCancelledError, ComparisonFailedError
from dialogue_reader.documents.model import Pair, Side, Sides, Span
from dialogue_reader.errors import StoreError
from dialogue_reader.language.terminal_safe import harmless
from dialogue_reader.logs import log_failure
from dialogue_reader.messages.comparison import reason
from dialogue_reader.messages.errors import described
from dialogue_reader.notes.model import ReadingPosition
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.settings.model import Settings

_PROMPT = "> "


def read_linearly(pair: Pair, data: Path | None, cache: Path | None, settings: Settings = Settings()) -> int:  # noqa: B008 - a frozen value
    """Read `pair` line by line until it is left. Returns the exit status.

    `data` and `cache` are folders; None keeps nothing. The settings name the colour of new notes, and who translates.
    """
    session = _Session(pair, data, cache, settings)
    comparing = None if pair.is_single else _Comparing(pair, session.store, cache)
    try:
        session.begin()
        if comparing and not sys.stdin.isatty():
            comparing.wait()  # whoever sends all commands at once waits for no prompt
        while True:
            if comparing:
                session.take(comparing)
            typed = typed_line()
            if typed is None or not session.answer(typed, comparing):
                return 0
    finally:
        if comparing:
            comparing.close()
        session.close()


def typed_line() -> str | None:
    """The next line; None at the end of them."""
    try:
        return input(_PROMPT if sys.stdin.isatty() else "")
    except (EOFError, KeyboardInterrupt):
        print_lines("")
        return None


def print_lines(*lines: str) -> None:
    """Print each, at once and without what a terminal would obey."""
    for line in lines:
        print(harmless(line), flush=True)  # noqa: T201 - lines are all there is


class _Outcome(NamedTuple):
    """What the comparison has come to."""

    comparison: Comparison
    discrepancies: tuple[Discrepancy, ...]


class _Comparing:
    """The comparison, in a thread; what it has come to is taken between two commands."""

    def __init__(self, pair: Pair, store: NoteStore, cache: Path | None) -> None:
        self._pair = pair
        self._corrections = store.corrections()
        self._comparer = Comparer(cache)
        self._outcome: _Outcome | str | None = None
        self._thread = threading.Thread(target=self._compare, daemon=True)
        self._thread.start()

    def _compare(self) -> None:
        try:
            comparison = corrected(self._pair, self._comparer.compare(self._pair), self._corrections)
            self._outcome = _Outcome(comparison, discrepancies(self._pair, comparison))
        except ComparisonCancelledError:
            return
        except ComparisonFailedError as error:
            self._outcome = say("not_compared", reason=reason(error))
        except Exception as error:  # whatever it was: the reader goes on without links, and says so
            log_failure(error)
            self._outcome = say("not_compared", reason=type(error).__name__)

    def outcome(self) -> _Outcome | str | None:
        """What it has come to, once: what is known by now, or why nothing is."""
        outcome, self._outcome = self._outcome, None
        return outcome

    def wait(self) -> None:
        """Wait until it is over."""
        self._thread.join()

    def close(self) -> None:
        """Give it up."""
        self._comparer.close()


class _Session:
    """Holds the moment, and the notes."""

    def __init__(self, pair: Pair, data: Path | None, cache: Path | None, settings: Settings) -> None:
        self._settings = settings
        self._cache = cache
        self._warning = ""
        try:
            self.store = NoteStore.open(data) if data else NoteStore.in_memory()
        except StoreError as error:
            self.store, self._warning = NoteStore.in_memory(), described(error)
        self._position = self.store.position(pair) or ReadingPosition()
        place = self._position.within(len(pair.left.text), len(pair.right.text))
        right = 0 if pair.is_single else pair.right.passage_at(place.right).id
        at = Sides(pair.left.passage_at(place.left).id, right)
        side: Side = "left" if pair.is_single else place.side
        self._reading = LinearReading(pair, side, at, notes=self.store.of_pair(pair))

    def begin(self) -> None:
        """Say what is read, and the first passage."""
        pair = self._reading.pair
        left, right = (article.title or article.source for article in pair)
        print_lines(*filter(None, (self._warning,)))
        print_lines(say("welcome_alone", left=left) if pair.is_single else say("welcome", left=left, right=right))
        print_lines(*passage_lines(self._reading))

    def take(self, comparing: _Comparing) -> None:
        """Say that the comparison is over, where it is."""
        outcome = comparing.outcome()
        if isinstance(outcome, str):
            print_lines(outcome)
        elif outcome:
            self._reading = self._reading._replace(**outcome._asdict())
            print_lines(summary(self._reading))

    def answer(self, typed: str, comparing: _Comparing | None) -> bool:
        """Answer a line; whether another one is awaited."""
        if comparing:
            self.take(comparing)
        turn = answer(self._reading, typed)
        self._reading = turn.reading
        print_lines(*turn.lines)
        if turn.note:
            self._keep(turn.note)
        if turn.is_translated:
            for line in translation_lines(turn.reading, self._settings.translation, self._cache):
                print_lines(line)
        return not turn.is_over

    def _keep(self, note: str) -> None:
        reading = self._reading
        span = Span(reading.side, reading.passage.start, reading.passage.end)
        try:
            mark = self.store.add(reading.article, span, self._settings.notes.colour, note)
        except StoreError as error:
            print_lines(described(error))
            return
        self._reading = reading._replace(notes=reading.notes.put(reading.side, mark))
        print_lines(say("noted"))

    def close(self) -> None:
        """Keep the place, and let the notes go."""
        reading = self._reading
        starts = [
            article.passages[number].start if article.passages else 0
            for article, number in zip(reading.pair, reading.at, strict=True)
        ]
        position = self._position._replace(side=reading.side, left=starts[0], right=starts[1])
        try:
            self.store.keep_position(reading.pair, position)
        except StoreError as error:
            print_lines(described(error))
        self.store.close()
