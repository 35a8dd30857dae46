"""What the reader and the process of analysis say to each other, in frames of JSON.

A question is a head, then the articles where they are others than before, then the links it is about. A reply begins
with a letter for what it is. While terms are looked for, the process may ask which phrases match, which an encoder
knows elsewhere; the answer to that is one frame.
"""

import json
from collections.abc import Callable
from typing import IO, Any, NamedTuple

from dialogue_reader.comparison.cache import as_json as links_as_json
from dialogue_reader.comparison.cache import comparison_of
from dialogue_reader.comparison.phrases import PhraseMatch, PhraseQuestion, Phrases
from dialogue_reader.documents.frames import article_of_frames, frames_of
from dialogue_reader.documents.model import Pair, Sides
from dialogue_reader.insight.worker.questions import Question
from dialogue_reader.processes.frames import Pause, read_frame, write_frame

_FINDINGS, _FAILURE, _UNMATCHED = b"a", b"f", b"m"


class Findings(NamedTuple):
    """The answer to a question, as JSON."""

    body: bytes


class Failure(NamedTuple):
    """The question could not be answered, but the process lives for the next."""

    error: str


class Unmatched(NamedTuple):
    """Which of these phrases say the same is asked back."""

    question: PhraseQuestion


Reply = Findings | Failure | Unmatched


def write_question(stream: IO[bytes], question: Question, *, brings_texts: bool, pause: Pause) -> None:
    """Send a question, with a `pause` at each piece. Raises OSError or ValueError when the other end has gone."""
    head = question.kind, question.top, brings_texts, question.comparison is not None
    write_frame(stream, json.dumps(head).encode("ascii"))
    for article in question.pair if brings_texts else ():
        for body in frames_of(article):
            write_frame(stream, body, pause)
    if question.comparison is not None:
        write_frame(stream, links_as_json(question.comparison), pause)
    stream.flush()


def read_question(head: bytes, read: Callable[[], bytes], known: Pair | None) -> Question:
    """The question that `head` begins and `read` gives the other frames of; without texts it is about those known.

    Raises ValueError or TypeError for nonsense.
    """
    kind, top, brings_texts, has_links = json.loads(head)
    pair = Pair(article_of_frames(read), article_of_frames(read)) if brings_texts else known
    if pair is None:
        raise ValueError("a question about no texts")
    return Question(kind, pair, comparison_of(read()) if has_links else None, top)


def write_matches(stream: IO[bytes], matches: tuple[PhraseMatch, ...]) -> None:
    """Tell which phrases match. Raises OSError or ValueError when the other end has gone."""
    write_frame(stream, json.dumps(matches).encode("ascii"))
    stream.flush()


def matches_of(body: bytes) -> tuple[PhraseMatch, ...]:
    """What `write_matches` sent."""
    return tuple(PhraseMatch(*fields) for fields in json.loads(body))


def write_reply(stream: IO[bytes], reply: Reply) -> None:
    """Send a reply. Raises OSError or ValueError when the other end has gone."""
    match reply:
        case Findings(body):
            write_frame(stream, _FINDINGS + body)
        case Failure(error):
            write_frame(stream, _FAILURE + error.encode("utf-8", "replace"))
        case Unmatched(question):
            write_frame(stream, _UNMATCHED + json.dumps(question).encode("ascii"))
    stream.flush()


def read_reply(stream: IO[bytes]) -> Reply | None:
    """The next reply; None when the other end has gone or what it sent makes no sense."""
    try:
        frame = read_frame(stream)
        letter, body = frame[:1], frame[1:]
        if letter == _FINDINGS:
            return Findings(body)
        if letter == _FAILURE:
            return Failure(body.decode())
        return Unmatched(_phrase_question(json.loads(body))) if letter == _UNMATCHED else None
    except (EOFError, ValueError, TypeError):
        return None


def _phrase_question(fields: Any) -> PhraseQuestion:  # noqa: ANN401 - whatever JSON holds
    (left, right), sentences = fields
    return PhraseQuestion(Sides(_phrases(left), _phrases(right)), tuple((i, j) for i, j in sentences))


def _phrases(fields: Any) -> Phrases:  # noqa: ANN401
    texts, contexts, sentences, referents = fields
    return Phrases(tuple(texts), tuple(contexts), tuple(map(tuple, sentences)), tuple(map(tuple, referents)))
