"""Searches that take a while: of several only the last is answered, whatever its words."""

from typing import TYPE_CHECKING, cast

import pytest

from dialogue_reader.documents.model import Article, Sides
from dialogue_reader.search import matcher
from dialogue_reader.search.matcher import Index, PairIndex
from dialogue_reader.search.query import Query
from dialogue_reader.tui.commands.search import open_search, search_for
from dialogue_reader.tui.controllers import search as controller
from dialogue_reader.tui.controllers.search import HitFinder
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.model import Accounts
from tests.tui.core.reading import after, pair_of, reading
from tests.tui.later import Later

if TYPE_CHECKING:
    from dialogue_reader.documents.model import Pair
    from dialogue_reader.tui.controllers.background import Background


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


def test_each_other_account_is_made_ready_once_however_much_is_typed(
    later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Article] = []

    class Counted(Index):
        def __init__(self, article: Article) -> None:
            made.append(article)
            super().__init__(article)

    monkeypatch.setattr(matcher, "Index", Counted)
    accounts = Accounts((*pair_of(), *pair_of()), Sides(0, 1))
    search = searching(later)
    for words in ("ha", "hai"):
        command = search.find_elsewhere(effects.FindElsewhere(accounts, Query(words)))
    assert command
    assert made == [*accounts.articles[2:]]
    state = after(reading(), open_search, search_for(Query("hai")), command)
    assert [(own.number, own.total) for own in state.search.elsewhere[1]] == [(2, 3)]


def test_of_searches_in_long_other_accounts_only_the_last_is_answered(
    later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controller, "_AT_ONCE", 0)
    accounts, search = Accounts((*pair_of(), *pair_of()), Sides(0, 1)), searching(later)
    for words in ("hai", "hai b"):
        assert search.find_elsewhere(effects.FindElsewhere(accounts, Query(words))) is None
    first, last = later.work
    first()
    assert not later.posted
    last()
    (arrived,) = later.posted
    state = after(reading(), open_search, search_for(Query("hai b")), arrived)
    assert [(own.number, own.total) for own in state.search.elsewhere[1]] == [(2, 2)]


def test_an_index_that_is_there_is_the_one_used(later: Later, monkeypatch: pytest.MonkeyPatch) -> None:
    pair = pair_of()
    index = PairIndex(pair)
    made: list[Pair] = []
    monkeypatch.setattr("dialogue_reader.search.matcher.PairIndex", made.append)
    search = searching(later)
    assert search.prepare(pair, index) is index
    assert search.prepare(pair) is index
    search.find(effects.FindHits(pair, Query("hai")))
    later.work[-1]()
    assert later.posted
    assert not made
