"""Hits that are counted at once and located where someone looks, against all of them at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.documents.model import SIDES, Pair, Side, Span
from dialogue_reader.documents.opening import article_of
from dialogue_reader.search import corpus
from dialogue_reader.search.hits import NO_HITS
from dialogue_reader.search.matcher import Index, PairIndex, Query, next_hit

PIECES = ["di cư ", "Đối thoại ", "l’été ", "  ", "\n", "\n\n", "…", "ﬀ", "œ", "\u00ad", "a", "ab ", "...", "\0", "e.o"]
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join).filter(lambda text: bool(text.strip()))
queries = st.sampled_from(
    ["di cu", "doi", "a", "ab", ".", "..", "f", "oe", "o", "e", "e ", "cu doi", "\0", "b a", "eo"]
)


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "_SIZE", 12)


def pair_of(left: str, right: str) -> Pair:
    return Pair(article_of(left, "left"), article_of(right, "right"))


def plainly(pair: Pair, query: Query) -> tuple[Span, ...]:
    return tuple(Span(side, *span) for side in SIDES for span in Index(pair[side]).find(query))


@given(texts, texts, queries, st.booleans())
def test_the_count_is_that_of_the_hits_and_each_number_leads_to_its_hit(
    left: str, right: str, text: str, exact: bool
) -> None:
    pair = pair_of(left, right)
    query = Query(text, exact)
    hits, expected = PairIndex(pair).find(query), plainly(pair, query)
    assert len(hits) == len(expected)
    assert tuple(hits) == expected
    assert [hits[k] for k in range(len(hits))] == list(expected)
    assert hits == expected
    assert [hits.count(side) for side in SIDES] == [sum(h.document == side for h in expected) for side in SIDES]


@given(texts, texts, queries, st.sampled_from(SIDES), st.integers(0, 200), st.integers(1, 60))
def test_what_a_line_shows_is_what_touches_it(
    left: str, right: str, text: str, side: Side, start: int, size: int
) -> None:
    pair = pair_of(left, right)
    hits = PairIndex(pair).find(Query(text))
    line = Span(side, start, start + size)
    expected = [(h.start, h.end) for h in plainly(pair, Query(text)) if h.overlaps(line)]
    assert hits.on(side).within(start, start + size) == expected


@given(texts, texts, queries, st.sampled_from(SIDES), st.integers(0, 200), st.sampled_from([1, -1]))
def test_steps_lead_where_a_plain_list_leads(left: str, right: str, text: str, side: Side, at: int, step: int) -> None:
    pair = pair_of(left, right)
    hits, expected = PairIndex(pair).find(Query(text)), plainly(pair, Query(text))
    if expected:
        place = Span(side, at, at)
        assert next_hit(hits, place, step) == next_hit(expected, place, step)


@given(texts, st.lists(queries, min_size=1, max_size=6))
def test_what_was_searched_before_changes_nothing(text: str, typed: list[str]) -> None:
    pair = pair_of(text, text)
    index = PairIndex(pair)
    for query in map(Query, typed):
        assert tuple(index.find(query)) == plainly(pair, query)


def test_a_growing_query_looks_only_where_the_shorter_one_stood(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    count = corpus.Chunk.count

    def counting(chunk: corpus.Chunk, needle: corpus.Needle) -> int:
        looked.append(needle.text)
        return count(chunk, needle)

    monkeypatch.setattr(corpus.Chunk, "count", counting)
    pair = pair_of("\n\n".join(["un texte long"] * 20 + ["du xylophone"]), "rien du tout")
    index = PairIndex(pair)
    index.find(Query("x"))
    index.find(Query("xy"))
    looked.clear()
    index.find(Query("xyl"))
    assert len(looked) == 1


def test_no_hit_is_located_before_someone_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    located: list[corpus.Chunk] = []
    locate = corpus.Chunk.locate

    def locating(chunk: corpus.Chunk, needle: corpus.Needle) -> list[tuple[int, int]]:
        located.append(chunk)
        return locate(chunk, needle)

    monkeypatch.setattr(corpus.Chunk, "locate", locating)
    pair = pair_of("\n\n".join(["un texte long"] * 40), "un autre texte")
    hits = PairIndex(pair).find(Query("texte"))
    assert len(hits) == 41
    assert located == []
    next_hit(hits, Span("left", 300, 300), 1)
    assert len(located) <= 2


def test_what_was_given_up_finds_nothing() -> None:
    assert PairIndex(pair_of("un texte", "un texte")).find(Query("texte"), given_up=lambda: True) == NO_HITS


def test_folding_ahead_makes_a_query_instant() -> None:
    index = PairIndex(pair_of("un texte", "un texte"))
    index.prepare()
    assert index.is_instant
    assert NO_HITS == ()
    assert not NO_HITS
