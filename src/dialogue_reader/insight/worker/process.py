"""One process of analysis from the reader's side. Loaded with the first question that the cache cannot answer."""

import contextlib
import operator
from typing import TYPE_CHECKING

from dialogue_reader.insight.worker.protocol import (
    Failure,
    Findings,
    Unmatched,
    read_reply,
    write_matches,
    write_question,
)
from dialogue_reader.insight.worker.questions import Matcher, Question
from dialogue_reader.processes.child import ChildProcess, module
from dialogue_reader.processes.frames import Pause

if TYPE_CHECKING:
    from dialogue_reader.documents.model import Pair

PROGRAM = module("dialogue_reader.insight.worker.main")


class AnalysisProcess(ChildProcess):
    """A process that answers one question at a time, and knows the texts of the last one. Raises OSError."""

    def __init__(self) -> None:
        super().__init__(PROGRAM)
        self._known: Pair | None = None

    def ask(self, question: Question, match: Matcher, pause: Pause) -> Findings | Failure | None:
        """Its answer; None if it ended instead. What `match` raises is raised, and leaves it of no more use."""
        is_known = self._known is not None and all(map(operator.is_, question.pair, self._known))
        with contextlib.suppress(OSError, ValueError):  # the pipe broke: the process is gone or going
            write_question(self.input, question, brings_texts=not is_known, pause=pause)
            self._known = question.pair
        while isinstance(reply := self._reply(), Unmatched):
            matches = match(reply.question)
            with contextlib.suppress(OSError, ValueError):
                write_matches(self.input, matches)
        return reply

    def _reply(self) -> Findings | Failure | Unmatched | None:
        with contextlib.suppress(OSError, ValueError):
            return read_reply(self.output)
        return None
