"""What reader and worker say to each other.

A frame holds a message, or a piece of what the message before it announces. Messages are msgspec structs in
MessagePack. The worker is given statements, not articles, so it starts lean; of books it is given the texts, as they
are and in pieces, and finds the statements itself.
"""

from typing import IO, NamedTuple

import msgspec

from dialogue_reader.comparison.meaning.model import Inquiry, Matches
from dialogue_reader.comparison.model import Comparison, Level, Order
from dialogue_reader.comparison.phrases import PhraseMatch, PhraseQuestion, Phrases
from dialogue_reader.comparison.statements import task_of
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.comparison.worker.priority import OnScreen
from dialogue_reader.documents.frames import article_of_frames, frames_of
from dialogue_reader.documents.model import SIDES, Pair, Side, Sides
from dialogue_reader.processes.frames import Pause, read_frame, write_frame

_BOOK = 1_000_000  # code points

_Look = dict[Side, list[int]]


class Compare(msgspec.Struct, tag=True, frozen=True):
    """The question: `on_screen` is what is on the screen, `parts` whether partial answers are wanted.

    `compares` is False where the texts are only to be known to the worker, for what is sought in them.
    """

    task: Task
    on_screen: _Look
    parts: bool
    compares: bool = True


class CompareBooks(msgspec.Struct, tag=True, frozen=True):
    """The question about two books; the frames of the left one follow, then those of the right one."""

    order: Order
    level: Level
    on_screen: _Look
    parts: bool
    compares: bool = True
    piecewise: bool = False


class Seek(msgspec.Struct, tag=True, frozen=True):
    """What is looked for by its meaning, in the texts that the worker was told of last, maybe while they are compared.

    The answer has the same `number`. Of several that wait only the newest is answered.
    """

    number: int
    inquiry: Inquiry


class MatchPhrases(msgspec.Struct, tag=True, frozen=True):
    """The question which phrases say the same."""

    question: PhraseQuestion


class LookAt(msgspec.Struct, tag=True, frozen=True):
    """What is on the screen has changed."""

    on_screen: _Look


class Ready(msgspec.Struct, tag=True, frozen=True):
    """The worker has loaded `encoder`."""

    encoder: str


class Progressed(msgspec.Struct, tag=True, frozen=True):
    """The share of the work that is done (0..1), and an estimate of how long the rest takes.

    `nearby`: the work is to compare what is around the screen, of texts that are too vast to be compared as a whole.
    """

    share: float
    seconds_left: float | None
    nearby: bool = False


class PartialAnswer(msgspec.Struct, tag=True, frozen=True):
    """What is known before everything is."""

    comparison: Comparison


class Answer(msgspec.Struct, tag=True, frozen=True):
    """The comparison that was asked for."""

    comparison: Comparison


class PhrasesMatched(msgspec.Struct, tag=True, frozen=True):
    """The phrases that say the same."""

    matches: tuple[PhraseMatch, ...]


class Sought(msgspec.Struct, tag=True, frozen=True):
    """What was found for the inquiry of that number, or why it could not be answered."""

    number: int
    matches: Matches | None
    error: str = ""


class Failure(msgspec.Struct, tag=True, frozen=True):
    """The worker could not answer this question, but lives for the next; `code` and `error` say why."""

    error: str
    code: str = "worker_error"


FromReader = Compare | CompareBooks | MatchPhrases | LookAt | Seek
FromWorker = Ready | Progressed | PartialAnswer | Answer | PhrasesMatched | Sought | Failure

_encode = msgspec.msgpack.Encoder().encode
_from_reader = msgspec.msgpack.Decoder(FromReader)
_from_worker = msgspec.msgpack.Decoder(FromWorker)


class Books(NamedTuple):
    """Two accounts that are too long for the reader to cut into statements."""

    pair: Pair
    order: Order
    level: Level
    piecewise: bool = False

    def task(self) -> Task:
        """The task of comparing them."""
        return task_of(self.pair, self.order, self.level, piecewise=self.piecewise)


Question = Task | Books | PhraseQuestion


class Asked(NamedTuple):
    """A question as the worker receives it."""

    question: Question
    on_screen: OnScreen
    parts: bool
    compares: bool = True


def question_of(pair: Pair, order: Order, level: Level, *, piecewise: bool = False) -> Question:
    """What the worker is asked about `pair`: the task, or of books the texts.

    Their statements are a second's work that keeps the keys waiting, and would stay in the reader's memory.
    """
    if all(len(pair[side].text) <= _BOOK for side in SIDES):
        return task_of(pair, order, level, piecewise=piecewise)
    return Books(pair, order, level, piecewise)


def write_question(
    stream: IO[bytes],
    question: Question,
    on_screen: OnScreen,
    *,
    parts: bool,
    compares: bool = True,
    pause: Pause = lambda: None,
) -> None:
    """Send a question, with a `pause` at each piece. Raises OSError or ValueError when the other end has gone."""
    if isinstance(question, Task):
        write_frame(stream, _encode(Compare(_encodable(question), _plain(on_screen), parts, compares)), pause)
    elif isinstance(question, PhraseQuestion):
        write_frame(stream, _encode(MatchPhrases(_encodable_phrases(question))), pause)
    else:
        header = CompareBooks(question.order, question.level, _plain(on_screen), parts, compares, question.piecewise)
        write_frame(stream, _encode(header), pause)
        for article in question.pair:
            for body in frames_of(article):
                write_frame(stream, body, pause)
    stream.flush()


def write_message(stream: IO[bytes], message: LookAt | Seek | FromWorker) -> None:
    """Send a message that is short, or need not make way. Raises OSError or ValueError when the other end has gone."""
    write_frame(stream, _encode(message))
    stream.flush()


def look_at(on_screen: OnScreen) -> LookAt:
    """The message that what is on the screen has changed."""
    return LookAt(_plain(on_screen))


def read_from_worker(stream: IO[bytes]) -> FromWorker | None:
    """The worker's next message; None when it has gone or what it sent makes no sense."""
    try:
        message: FromWorker = _from_worker.decode(read_frame(stream))
    except (EOFError, msgspec.DecodeError):
        return None
    return message


def read_from_reader(stream: IO[bytes]) -> Asked | LookAt | Seek | None:
    """The reader's next message; None when it has gone or what it sent makes no sense."""
    try:
        message = _from_reader.decode(read_frame(stream))
        if isinstance(message, LookAt | Seek):
            return message
        if isinstance(message, MatchPhrases):
            return Asked(message.question, {}, parts=False)
        if isinstance(message, Compare):
            return Asked(message.task, message.on_screen, message.parts, message.compares)
        pair = Pair(*(article_of_frames(lambda: read_frame(stream)) for _ in SIDES))
        books = Books(pair, message.order, message.level, message.piecewise)
        return Asked(books, message.on_screen, message.parts, message.compares)
    except (EOFError, msgspec.DecodeError, ValueError, TypeError):
        return None


def _plain(on_screen: OnScreen) -> _Look:
    return {side: list(ids) for side, ids in on_screen.items()}


def _encodable(task: Task) -> Task:
    """`task` with a question mark for every lone surrogate, which UTF-8 cannot hold; mostly the task itself."""

    def account(own: Account) -> Account:
        try:
            "".join(own.sentences).encode()
        except UnicodeEncodeError:
            return own._replace(sentences=tuple(map(_replaced, own.sentences)))
        return own

    return task._replace(accounts=Sides(*map(account, task.accounts)))


def _encodable_phrases(question: PhraseQuestion) -> PhraseQuestion:
    def side(own: Phrases) -> Phrases:
        return own._replace(texts=tuple(map(_replaced, own.texts)), contexts=tuple(map(_replaced, own.contexts)))

    return question._replace(phrases=Sides(*map(side, question.phrases)))


def _replaced(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
