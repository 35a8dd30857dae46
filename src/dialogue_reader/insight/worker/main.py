"""The process in which keywords, key points, terms and discrepancies are found: its memory is not the reader's.

`python -m dialogue_reader.insight.worker.main` reads questions from standard input and replies on standard output, in
the frames of `protocol`: one Findings or Failure for each question, and Unmatched before it where an encoder is needed.
It ends when standard input does, even in the middle of a question, and when it has had nothing to do for a while; it is
started again in a moment.
"""

import os
import sys
from queue import Empty
from typing import IO, TYPE_CHECKING

from dialogue_reader.comparison.phrases import PhraseMatch, PhraseQuestion
from dialogue_reader.insight.worker.findings import as_json
from dialogue_reader.insight.worker.jobs import findings
from dialogue_reader.insight.worker.protocol import (
    Failure,
    Findings,
    Reply,
    Unmatched,
    matches_of,
    read_question,
    write_reply,
)
from dialogue_reader.insight.worker.questions import Question
from dialogue_reader.logs import logger, start_logging
from dialogue_reader.processes.serving import Inbox, private_output

if TYPE_CHECKING:
    from dialogue_reader.documents.model import Pair

_IDLE = 60.0  # seconds without a question after which its memory is worth more than its start

_log = logger(__name__)


def main() -> None:
    """Serve until standard input ends, or nothing is asked."""
    start_logging("analysis")
    outbox = private_output()
    try:
        _serve(Inbox(sys.stdin.buffer), outbox)
    except Exception:
        _log.exception("the process of analysis failed")
        raise
    os._exit(0)  # the thread that listens still waits, and would be in the way of a tidy end


def _serve(inbox: Inbox, outbox: IO[bytes]) -> None:
    pair: Pair | None = None
    while True:
        try:
            head = inbox.next(_IDLE)
        except Empty:
            return
        question = read_question(head, inbox.next, pair)
        pair = question.pair
        write_reply(outbox, _answer(question, inbox, outbox))


def _answer(question: Question, inbox: Inbox, outbox: IO[bytes]) -> Reply:
    def match(phrases: PhraseQuestion) -> tuple[PhraseMatch, ...]:
        write_reply(outbox, Unmatched(phrases))
        return matches_of(inbox.next())

    try:
        return Findings(as_json(findings(question, match)))
    except Exception as error:  # a question that fails is answered; the process lives for the next
        _log.exception("a question failed: %s", question.kind)
        return Failure(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
