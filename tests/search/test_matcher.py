"""What the one matcher finds, and the way from hit to hit."""

import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import NOTHING, SIDES, Article, Pair, Span
from dialogue_reader.language.folding import folded
from dialogue_reader.search.hits import next_hit
from dialogue_reader.search.matcher import PairIndex
from dialogue_reader.search.query import Query


def found(article: Article, text: str, *, exact: bool = False) -> list[str]:
    return [article.text[a:b] for a, b in spans_in(article, Query(text, exact))]


def spans_in(article: Article, query: Query) -> list[tuple[int, int]]:
    return [(hit.start, hit.end) for hit in PairIndex(Pair(article, NOTHING)).find(query)]


class TestTheArticles:
    @pytest.mark.parametrize("typed", ["di cu", "Di Cư", "DI CƯ", unicodedata.normalize("NFD", "di cư"), " di  cư "])
    def test_however_it_is_typed(self, articles: Pair, typed: str) -> None:
        hits = found(articles.left, typed)
        assert len(hits) == articles.left.text.lower().count("di cư")
        assert {hit.lower().replace("\u00a0", " ") for hit in hits} == {"di cư"}

    def test_without_any_mark(self, articles: Pair) -> None:
        assert "Đối thoại" in found(articles.left, "doi thoai")

    def test_apostrophes_are_alike(self, articles: Pair) -> None:
        assert set(found(articles.right, "l'immigration")) == {"l’immigration"}
        assert found(articles.right, "l’immigration") == found(articles.right, "l'immigration")

    def test_both_at_once_left_before_right(self, articles: Pair) -> None:
        hits = PairIndex(articles).find(Query("2022"))
        assert {hit.document for hit in hits} <= set(SIDES)
        both = [*PairIndex(articles).find(Query("dialogue")), *PairIndex(articles).find(Query("Vi"))]
        assert all(folded(articles[hit.document].text_of(hit)) in ("dialogue", "vi") for hit in both)
        order = [(SIDES.index(hit.document), hit.start) for hit in PairIndex(articles).find(Query("a"))]
        assert order == sorted(order)

    def test_the_repeated_headline_above_a_picture_is_not_found_again(self, articles: Pair) -> None:
        assert len(found(articles.left, articles.left.title)) == 1


class TestQueries:
    def test_a_phrase_across_a_line_break(self, make_article: Callable[[str], Article]) -> None:
        article = make_article("Titre\n\nLes relations entre\r\n  le\u00a0Vietnam et le\nRoyaume-Uni")
        assert found(article, "entre le vietnam") == ["entre\r\n  le\u00a0Vietnam"]
        assert found(article, "entre le Vietnam", exact=True) == ["entre\r\n  le\u00a0Vietnam"]

    def test_never_across_passages(self, make_article: Callable[[str], Article]) -> None:
        article = make_article("Un titre\n\nUn corps.\n\nUn autre corps.")
        assert found(article, "titre un") == []
        assert found(article, "corps. un") == []

    def test_exact_tells_marks_case_and_quotes_apart(self, make_article: Callable[[str], Article]) -> None:
        article = make_article("Di cư, di cu, DI CƯ ; l’été, l'été")
        assert found(article, "di cu", exact=True) == ["di cu"]
        assert found(article, unicodedata.normalize("NFD", "Di cư"), exact=True) == ["Di cư"]
        assert found(article, "l’été", exact=True) == ["l’été"]
        assert len(found(article, "di cư")) == 3

    def test_letters_printed_as_one(self, make_article: Callable[[str], Article]) -> None:
        article = make_article("Le cœur de l’oﬀre… im\u00admigration")
        assert found(article, "coeur") == ["cœur"]
        assert found(article, "f") == ["ﬀ"]
        assert found(article, ".") == ["…"]
        assert found(article, "immigration") == ["im\u00admigration"]

    @pytest.mark.parametrize("sign", [".", "*", "[", "(", "\\", "a|b", "^", "$", "[bold]"])
    def test_a_query_is_no_pattern(self, make_article: Callable[[str], Article], sign: str) -> None:
        assert found(make_article(f"avant {sign} après xyz"), sign) == [sign]
        assert found(make_article("un texte quelconque"), sign) == []
        assert found(make_article(f"avant {sign} après xyz"), sign, exact=True) == [sign]

    @pytest.mark.parametrize("nothing", ["", " ", "\n", "\u00ad", "\u0301"])
    def test_nothing_typed_finds_nothing(self, articles: Pair, nothing: str) -> None:
        assert PairIndex(articles).find(Query(nothing)) == ()

    def test_an_empty_query_is_false(self) -> None:
        assert not Query(" ")
        assert Query("a")


texts = st.lists(
    st.sampled_from(["di cư", "Đối thoại", "l’été ", " ", "\n", "\n\n", "…", "ﬀ", "œ", "\u00ad", "a", "b", "15/8"]),
    max_size=20,
).map("".join)
queries = st.sampled_from(["di cu", "doi", "l'ete", "a", "ab", "...", ".", "f", "oe", "o", "15/8", "e "]) | st.text(
    max_size=3
)


class TestAnyText:
    @given(texts.filter(lambda text: bool(text.strip())), queries, st.booleans())
    def test_hits_say_what_was_asked_inside_one_passage_in_order_and_apart(
        self, text: str, query: str, exact: bool
    ) -> None:
        article = article_of(unicodedata.normalize("NFC", text), "x")
        hits = spans_in(article, Query(query, exact))
        assert all(a[1] <= b[0] for a, b in pairwise(hits))
        for start, end in hits:
            passage = article.passage_at(start)
            assert passage.start <= start < end <= passage.end
            said, asked = article.text[start:end], " ".join(folded(query).split())
            assert asked in " ".join(folded(said).split())

    @given(texts.filter(lambda text: bool(text.strip())), st.data())
    def test_any_words_of_a_passage_are_found_where_they_stand(self, text: str, data: st.DataObject) -> None:
        article = article_of(unicodedata.normalize("NFC", text), "x")
        passage = data.draw(st.sampled_from(article.passages))
        start = data.draw(st.integers(passage.start, passage.end - 1))
        end = data.draw(st.integers(start + 1, passage.end))
        query = Query(article.text[start:end], exact=True)
        if query:
            hits = spans_in(article, query)
            assert any(a < end and b > start for a, b in hits)


class TestFromHitToHit:
    HITS = (Span("left", 3, 5), Span("left", 9, 11), Span("right", 2, 4))

    @pytest.mark.parametrize(
        ("place", "step", "number"),
        [
            (Span("left", 0, 0), 1, 0),
            (Span("left", 3, 5), 1, 1),
            (Span("left", 4, 4), 1, 1),
            (Span("left", 10, 10), 1, 2),
            (Span("right", 2, 4), 1, 0),
            (Span("left", 3, 5), -1, 2),
            (Span("left", 4, 4), -1, 0),
            (Span("right", 0, 0), -1, 1),
            (Span("right", 9, 9), -1, 2),
        ],
    )
    def test_the_next_and_the_one_before_going_round(self, place: Span, step: int, number: int) -> None:
        assert next_hit(self.HITS, place, step) == number

    @given(st.sets(st.tuples(st.sampled_from(SIDES), st.integers(0, 30)), min_size=1), st.sampled_from([1, -1]))
    def test_as_many_steps_as_hits_lead_through_all_and_home(self, places: set[tuple[str, int]], step: int) -> None:
        hits = tuple(Span(side, at, at + 1) for side in SIDES for at in sorted(a for s, a in places if s == side))
        at, seen = 0, []
        for _ in hits:
            at = next_hit(hits, hits[at], step)
            seen.append(at)
        assert at == 0
        assert sorted(seen) == list(range(len(hits)))

    @given(st.integers(0, 2))
    def test_there_and_back(self, number: int) -> None:
        there = next_hit(self.HITS, self.HITS[number], 1)
        assert next_hit(self.HITS, self.HITS[there], -1) == number

    def test_without_hits_there_is_no_way(self) -> None:
        with pytest.raises(ValueError, match="no hit"):
            next_hit((), Span("left", 0, 0), 1)
