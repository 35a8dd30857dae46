"""A story from the reader's side: its process, what is kept, and what happens when the process does not survive."""

import threading
import time
from pathlib import Path

import pytest

from dialogue_reader.comparison.worker.errors import ComparisonCancelledError, ComparisonFailedError
from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import Article
from dialogue_reader.stories.statements import Cell, Difference, Matrix, Statement, StoryMention
from dialogue_reader.stories.story import Story
from dialogue_reader.stories.worker import client
from dialogue_reader.stories.worker.client import Partly, Storyteller
from dialogue_reader.stories.worker.protocol import Progressed
from dialogue_reader.stories.worker.wire import as_json, key_of_story, story_from
from tests.obedience import put_in_place, questions_of

# A process that follows orders instead of working: it tells a story of no statement.
OBEDIENT = """
    from dialogue_reader.processes.frames import read_frame
    from dialogue_reader.stories.statements import Matrix
    from dialogue_reader.stories.story import Story
    from dialogue_reader.stories.worker.protocol import Failure, Progressed, Told, read_asked, write_reply
    from dialogue_reader.stories.worker.wire import as_json
    articles, _, encoder = read_asked(lambda: read_frame(sys.stdin.buffer))
    order = next_order(f"{len(articles)} {encoder}")
    send = lambda reply: write_reply(sys.stdout.buffer, reply)
    body = as_json(Story(tuple((article,) for article in articles), Matrix((), ())), articles)
    send(Progressed(0.5, 3.0))
    send(Told(body, "part"))
    send(Failure("worker_error", "no") if order == "fail" else Told(body, "whole", may_be_kept=order != "stand-in"))
"""


@pytest.fixture
def articles() -> list[Article]:
    texts = ("Fire\n\nSixty men came. They left.", "Blaze\n\nSeventy men came.", "Storm\n\nTrees fell.")
    return [article_of(text, f"{number}.txt") for number, text in enumerate(texts)]


@pytest.fixture
def orders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return put_in_place(client, OBEDIENT, tmp_path, monkeypatch)


def story_of(articles: list[Article]) -> Story:
    mentions = (StoryMention(0, 1, 6, 11, "Sixty"), StoryMention(1, 1, 7, 14, "Seventy"))
    cells = (Cell("tells", (1,)), Cell("in_part", (1,)), Cell("silent"))
    matrix = Matrix((Statement(0, cells, 0.25, (0,)),), (Difference("number", "number_differs", mentions, 0.75),))
    return Story(tuple((article,) for article in articles), matrix)


def test_a_story_travels_without_loss(articles: list[Article]) -> None:
    story = story_of(articles)
    assert story_from(as_json(story, articles), articles) == story


@pytest.mark.parametrize(
    "nonsense",
    [
        b"[]",
        b"{",
        b'{"origins":[[0]],"statements":[],"differences":[]}',
        b'{"origins":[[0],[1],[2]],"statements":[{}]}',
    ],
)
def test_what_is_no_story_of_these_articles_is_refused(articles: list[Article], nonsense: bytes) -> None:
    with pytest.raises((KeyError, ValueError, TypeError)):
        story_from(nonsense, articles)


def test_a_story_of_more_sentences_than_there_are_is_refused(articles: list[Article]) -> None:
    body = as_json(story_of(articles), articles)
    others = [article_of("Fire", "0.txt"), *articles[1:]]
    with pytest.raises((KeyError, ValueError)):
        story_from(body, others)


def test_a_story_has_another_name_when_an_article_changes(articles: list[Article]) -> None:
    changed = [article_of("Fire\n\nFifty men came.", "0.txt"), *articles[1:]]
    assert key_of_story(articles) == key_of_story(list(articles)) != key_of_story(changed)


def test_what_was_told_is_kept_and_heard_of_on_the_way(orders: Path, articles: list[Article], tmp_path: Path) -> None:
    heard: list[object] = []
    teller = Storyteller(tmp_path)
    assert teller.known(articles) is None
    story = teller.tell(articles, heard.append)
    assert heard[0] == Progressed(0.5, 3.0)
    assert heard[1] == Partly(story, "part")
    assert Storyteller(tmp_path).known(articles) == story
    assert Storyteller(tmp_path).known(articles[:2]) is None


def test_what_stood_in_for_an_encoder_is_not_kept(orders: Path, articles: list[Article], tmp_path: Path) -> None:
    orders.write_text("stand-in")
    teller = Storyteller(tmp_path)
    teller.tell(articles, lambda _: None)
    assert teller.known(articles) is None


@pytest.mark.parametrize("end", ["die", "babble"])
def test_a_process_that_ends_is_started_anew_and_at_last_without_what_may_crash(
    orders: Path, articles: list[Article], end: str
) -> None:
    orders.write_text(f"{end} {end}")
    assert Storyteller().tell(articles, lambda _: None).accounts == tuple(articles)
    assert questions_of(orders) == ["3 None", "3 None", "3 lexical"]
    orders.write_text(f"{end} {end} {end}")
    with pytest.raises(ComparisonFailedError) as failure:
        Storyteller().tell(articles, lambda _: None)
    assert failure.value.code == "worker_died"


def test_a_failure_is_told(orders: Path, articles: list[Article]) -> None:
    orders.write_text("fail")
    with pytest.raises(ComparisonFailedError) as failure:
        Storyteller().tell(articles, lambda _: None)
    assert (failure.value.code, failure.value.arguments) == ("worker_error", {"error": "no"})


def test_closing_ends_the_work(orders: Path, articles: list[Article]) -> None:
    orders.write_text("wait wait")
    teller, ends = Storyteller(), []

    def tell() -> None:
        try:
            teller.tell(articles, lambda _: None)
        except ComparisonCancelledError as end:
            ends.append(end)

    thread = threading.Thread(target=tell)
    thread.start()
    while not questions_of(orders):
        time.sleep(0.01)
    teller.close()
    thread.join(5)
    assert len(ends) == 1


def test_two_accounts_are_really_compared_in_a_process_of_their_own(tmp_path: Path) -> None:
    left = "Fire in the harbour\n\nSixty firefighters came to the warehouse on Monday.\n\nThe owner was in Spain."
    right = "Warehouse burns\n\nOn Monday seventy firefighters came to the warehouse.\n\nSmoke was seen for miles."
    articles = [article_of(text, "x") for text in (left, right)]
    story = Storyteller(tmp_path).tell(articles, lambda _: None)
    assert any(len(statement.tellers) == 2 for statement in story.matrix.statements)
    assert {len(origin) for origin in story.origins} == {1}
