"""Keywords, key points, terms and discrepancies as the reader asks for them; the work is done in another process.

Importing this costs next to nothing: none of what finds them, no process until the first question that the cache cannot
answer.
"""

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dialogue_reader.comparison.entries import Entries
from dialogue_reader.comparison.facts.model import Discrepancy
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import Pair, Sides
from dialogue_reader.insight.model import Keyword, PairPoint, Term
from dialogue_reader.insight.worker import findings
from dialogue_reader.insight.worker.questions import Kind, Matcher, Question
from dialogue_reader.insight.worker.sampling import sample_of

if TYPE_CHECKING:
    from dialogue_reader.insight.worker.process import AnalysisProcess

_LARGEST = 32 * 1024 * 1024  # bytes of all answers that are kept
_TRIES = 2  # of a question: the first and one restart

_T = TypeVar("_T")


class AnalysisWithdrawnError(Exception):
    """The question was withdrawn: by `close`, or by a newer one of its kind."""


class AnalysisFailedError(Exception):
    """There is no answer; the text says why, for the log."""


class Analyst:
    """Answers what two texts are about, and where they differ. Safe to use from several threads; a call blocks its own.

    Several questions are worked on at once, each in a process of its own, which the next one is asked. A newer one of
    the same kind withdraws the older, whose caller gets AnalysisWithdrawnError. `cache` is the folder for answers kept
    on disk, None for none; `pause` is called every few milliseconds by a caller's thread that has much to send.
    """

    def __init__(self, cache: Path | None = None, pause: Callable[[], None] = lambda: None) -> None:
        self._entries = Entries(cache / "findings" if cache is not None else None, ".1.json", _LARGEST)
        self._pause = pause
        self._guard = threading.Lock()  # for the fields below, held briefly
        self._idle: list[AnalysisProcess] = []
        self._busy: dict[Kind, AnalysisProcess] = {}
        self._newest: dict[Kind, Question] = {}
        self._closed = False

    def keywords(self, pair: Pair, top: int) -> Sides[tuple[Keyword, ...]]:
        """At most `top` keywords a side, the best first; those of a book have no spans, but are in it.

        Raises AnalysisWithdrawnError, AnalysisFailedError, as all of these do.
        """
        samples = Pair(*map(sample_of, pair))
        left, right = self._answer(Question("keywords", samples, top=top), findings.keywords_of)
        return Sides(
            left if samples.left is pair.left else _without_places(left),
            right if samples.right is pair.right else _without_places(right),
        )

    def points(self, pair: Pair, comparison: Comparison | None, top: int) -> tuple[PairPoint, ...]:
        """At most `top` key points of both articles; the first so many of them are what fewer would be."""
        return self._answer(Question("points", pair, comparison, top), findings.points_of)

    def discrepancies(self, pair: Pair, comparison: Comparison) -> tuple[Discrepancy, ...]:
        """Where both articles state a fact differently."""
        return self._answer(Question("discrepancies", pair, comparison), findings.discrepancies_of)

    def terms(self, pair: Pair, comparison: Comparison, match: Matcher, encoder: Callable[[], str]) -> tuple[Term, ...]:
        """The keywords of one article that are the other's words for the same.

        `match` tells which phrases say the same, by what the `encoder` of that name makes of them. What `match` raises
        is raised.
        """
        return self._answer(Question("terms", pair, comparison), findings.terms_of, match, encoder)

    def close(self) -> None:
        """Withdraw everything and end the processes. Further questions raise AnalysisWithdrawnError."""
        with self._guard:
            self._closed = True
            processes = [*self._idle, *self._busy.values()]
            self._idle.clear()
            self._busy.clear()
        for process in processes:
            process.stop()

    def _answer(
        self,
        question: Question,
        read: Callable[[bytes, Pair], _T],
        match: Matcher = lambda _: (),
        encoder: Callable[[], str] = lambda: "",
    ) -> _T:
        """What is kept of the answer to a question, or what a process answers."""
        if (body := self._entries.read(question.key(encoder()))) is not None:
            with contextlib.suppress(ValueError, TypeError, RecursionError):
                return read(body, question.pair)
        body = self._asked(question, match)
        answer = read(body, question.pair)
        # Under the encoder that did it: what stood in for another one must not pass for its work in the next session.
        self._entries.write(question.key(encoder()), body)
        return answer

    def _asked(self, question: Question, match: Matcher) -> bytes:
        """What a process answers; one that dies is started anew, once."""
        from dialogue_reader.insight.worker.protocol import Failure
        from dialogue_reader.logs import logger

        with self._guard:
            self._newest[question.kind] = question
        for _ in range(_TRIES):
            process = self._taken(question)
            try:
                answer = process.ask(question, match, self._pause)
            except BaseException:
                process.stop()  # its answer must not be taken for the next question's
                raise
            self._give_back(process, question)
            if isinstance(answer, Failure):
                raise AnalysisFailedError(answer.error)
            if answer is not None:
                return answer.body
            process.stop()
            logger(__name__).warning("the process of analysis ended with status %s", process.returncode)
        raise AnalysisFailedError("the process of analysis has died again")

    def _taken(self, question: Question) -> "AnalysisProcess":
        """A process with nothing to do. Whoever asked for the same kind of thing before goes without an answer."""
        from dialogue_reader.insight.worker.process import AnalysisProcess

        with self._guard:
            self._check(question)
            older = self._busy.pop(question.kind, None)
            process = next((idle for idle in self._idle if idle.is_alive), None)
            self._idle = [idle for idle in self._idle if idle is not process and idle.is_alive]
            process = self._busy[question.kind] = process or AnalysisProcess()
        if older is not None:
            older.stop()
        return process

    def _give_back(self, process: "AnalysisProcess", question: Question) -> None:
        """It has answered, or ended."""
        with self._guard:
            self._check(question)
            del self._busy[question.kind]
            self._idle.append(process)

    def _check(self, question: Question) -> None:
        """Raise AnalysisWithdrawnError where a question is no longer of interest."""
        if self._closed or self._newest[question.kind] is not question:
            raise AnalysisWithdrawnError


def _without_places(keywords: tuple[Keyword, ...]) -> tuple[Keyword, ...]:
    return tuple(keyword._replace(spans=()) for keyword in keywords)
