"""Searches that take a while: of several only the last is answered, whatever its words."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

import pytest

from dialogue_reader.search import matcher
from dialogue_reader.search.matcher import PairIndex, Query
from dialogue_reader.tui.commands.search import open_search, search_for
from dialogue_reader.tui.controllers.search import HitFinder
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command
from tests.tui.core.reading import after, pair_of, reading

if TYPE_CHECKING:
    from dialogue_reader.documents.model import Pair
    from dialogue_reader.tui.controllers.background import Background


class Later:
    """In the place of the background: work is done when a test wants it."""

    def __init__(self) -> None:
        self.work: list[Callable[[], None]] = []
        self.posted: list[Command] = []

    def start(self, _kind: str, work: Callable[[], None], *_: object) -> None:
        self.work.append(work)

    def post(self, command: Command) -> None:
        self.posted.append(command)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    monkeypatch.setattr(matcher, "_INSTANT", 0)
    return Later()


def searching(later: Later) -> HitFinder:
    return HitFinder(cast("Background", later))


def test_a_search_given_up_is_not_answered_for_the_same_words_asked_again(later: Later) -> None:
    search, pair = searching(later), pair_of()
    for words in ("hai", "hai b", "hai"):
        search.find(effects.FindHits(pair, Query(words)))
    first, second, last = later.work
    first()
    second()
    assert not later.posted
    last()
    (arrived,) = later.posted
    state = after(reading(), open_search, search_for(Query("hai")), arrived)
    assert len(state.search.hits) == 3


def test_an_index_that_is_there_is_the_one_used(later: Later, monkeypatch: pytest.MonkeyPatch) -> None:
    pair = pair_of()
    index = PairIndex(pair)
    made: list[Pair] = []
    monkeypatch.setattr("dialogue_reader.tui.controllers.search.PairIndex", made.append)
    search = searching(later)
    assert search.prepare(pair, index) is index
    assert search.prepare(pair) is index
    search.find(effects.FindHits(pair, Query("hai")))
    later.work[-1]()
    assert later.posted
    assert not made
