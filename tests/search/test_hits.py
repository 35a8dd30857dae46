"""Hits that are counted at once and located where someone looks, against all of them at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import SIDES, Pair, Side, Span
from dialogue_reader.search import corpus, matcher
from dialogue_reader.search.corpus import Corpus
from dialogue_reader.search.hits import NO_HITS, Hits, Several, next_hit
from dialogue_reader.search.matcher import Index, PairIndex
from dialogue_reader.search.query import Needle, Query

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
    chunks = [(side, chunk) for side in SIDES for chunk in Corpus(pair[side]).chunks]
    return tuple(Span(side, *span) for side, chunk in chunks for span in chunk.locate(query.needle))


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


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("cœ œ œ œur", "e o"),  # two hits would share the letter in the middle
        ("ﬀﬀ", "f"),
        ("ﬃ ﬃ", "if"),
        ("a…b…", "..."),
        ("…....", "..."),
        ("di cư Đối thoại", "cu doi"),
        ("di cư   Đối thoại", "cu doi"),
        ("di cư \t Đối thoại", "cư Đối"),
        ("di cư\nĐối thoại", "cư Đối"),
        ("di cư\nĐối thoại", "cu doi"),
        ("cu doi, cu  doi, cu\u00a0doi", "cu doi"),
        ("a\u00ada a", "aa"),
        ("un\n\nun\n\nun", "nu"),
        ("x\0x\n\nx", "\0"),
    ],
)
def test_what_is_counted_is_what_is_found(text: str, query: str, exact: bool) -> None:
    pair = pair_of(text, "autre chose")
    hits, expected = PairIndex(pair).find(Query(query, exact)), plainly(pair, Query(query, exact))
    assert len(hits) == len(expected)
    assert tuple(hits) == expected


def test_a_letter_of_two_is_in_one_hit_alone() -> None:
    assert len(PairIndex(pair_of("cœ œ œ œur", "rien")).find(Query("e o"))) == 2


@given(texts, texts, queries, st.sampled_from(SIDES), st.integers(0, 200), st.integers(1, 60))
def test_what_a_line_shows_is_what_touches_it(
    left: str, right: str, text: str, side: Side, start: int, size: int
) -> None:
    pair = pair_of(left, right)
    hits = PairIndex(pair).find(Query(text))
    line = Span(side, start, start + size)
    expected = [(h.start, h.end) for h in plainly(pair, Query(text)) if h.overlaps(line)]
    assert hits.on(side).within(start, start + size) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 3, []),
        (0, 4, [(3, 8)]),
        (7, 9, [(3, 8)]),
        (8, 9, []),
        (5, 14, [(3, 8), (13, 18)]),
        (17, 30, [(13, 18)]),
        (18, 30, []),
    ],
)
def test_a_hit_that_runs_over_the_edge_of_a_line_is_shown_on_both(
    start: int, end: int, expected: list[tuple[int, int]]
) -> None:
    hits = PairIndex(pair_of("un texte, un texte", "rien")).find(Query("texte"))
    assert hits.within("left", start, end) == expected


@given(texts, texts, queries, st.sampled_from(SIDES), st.integers(0, 200), st.sampled_from([1, -1]))
def test_steps_lead_where_a_plain_list_leads(left: str, right: str, text: str, side: Side, at: int, step: int) -> None:
    pair = pair_of(left, right)
    hits, expected = PairIndex(pair).find(Query(text)), plainly(pair, Query(text))
    if expected:
        place = Span(side, at, at)
        assert next_hit(hits, place, step) == next_hit(expected, place, step)


@given(texts, st.lists(st.builds(Query, queries, st.booleans()), min_size=1, max_size=6))
def test_what_was_searched_before_changes_nothing(text: str, typed: list[Query]) -> None:
    pair = pair_of(text, text)
    index = PairIndex(pair)
    for query in typed:
        assert tuple(index.find(query)) == plainly(pair, query)


def test_a_growing_query_looks_only_where_the_shorter_one_stood(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    count = corpus.Chunk.count

    def counting(chunk: corpus.Chunk, needle: Needle) -> int:
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


@pytest.fixture
def located(monkeypatch: pytest.MonkeyPatch) -> list[corpus.Chunk]:
    """The chunks whose hits are located, as often as they are."""
    chunks: list[corpus.Chunk] = []
    locate = corpus.Chunk.locate

    def locating(chunk: corpus.Chunk, needle: Needle) -> list[tuple[int, int]]:
        chunks.append(chunk)
        return locate(chunk, needle)

    monkeypatch.setattr(corpus.Chunk, "locate", locating)
    return chunks


def test_no_hit_is_located_before_someone_looks(located: list[corpus.Chunk]) -> None:
    pair = pair_of("\n\n".join(["un texte long"] * 40), "un autre texte")
    hits = PairIndex(pair).find(Query("texte"))
    assert len(hits) == 41
    assert located == []
    next_hit(hits, Span("left", 300, 300), 1)
    assert len(located) <= 2


def test_what_was_looked_at_lately_is_not_located_again(located: list[corpus.Chunk]) -> None:
    hits = PairIndex(pair_of("\n\n".join(["un texte long"] * 40), "rien")).find(Query("texte"))
    looked = [hits[k] for k in (0, 1, 2, 0, 1, 2)]
    assert looked[:3] == looked[3:]
    assert len(located) == 3
    expected = [hits[k] for k in range(40)]
    located.clear()
    assert [hits[k] for k in (39, 38, 37)] == expected[:-4:-1]
    assert located == [], "of many it is the last ones that are remembered"
    assert list(hits) == expected


@given(texts, texts, queries)
def test_hits_are_numbered_as_in_any_sequence(left: str, right: str, text: str) -> None:
    pair = pair_of(left, right)
    hits, expected = PairIndex(pair).find(Query(text)), plainly(pair, Query(text))
    count = len(expected)
    assert [hits[-k] for k in range(1, count + 1)] == list(reversed(expected))
    for part in (slice(None), slice(1, None), slice(None, -1), slice(None, None, -2), slice(count, count + 4)):
        assert list(hits[part]) == list(expected[part])
    for outside in (count, -count - 1, count + 9):
        with pytest.raises(IndexError):
            hits[outside]


@given(texts, texts, queries, queries)
def test_hits_are_equal_to_the_same_spans_and_to_no_others(left: str, right: str, text: str, later: str) -> None:
    pair = pair_of(left, right)
    hits, others = PairIndex(pair).find(Query(text)), PairIndex(pair).find(Query(later))
    assert (hits == others) == (plainly(pair, Query(text)) == plainly(pair, Query(later)))
    assert hits == PairIndex(pair).find(Query(text))
    assert hash(hits) == hash(PairIndex(pair).find(Query(text)))
    assert hits != [*hits, Span("right", 0, 1)]
    assert hits != object()


def test_two_layers_are_one_if_they_belong_to_one_search_and_side() -> None:
    index = PairIndex(pair_of("un texte", "un texte"))
    hits, again = index.find(Query("texte")), index.find(Query("texte"))
    assert hits.on("left") == hits.on("left")
    assert hash(hits.on("left")) == hash(hits.on("left"))
    assert hits.on("left") != hits.on("right")
    assert hits.on("left") != again.on("left")
    assert hits.on("left") != hits


@given(texts, st.lists(queries, max_size=3), st.integers(0, 80), st.integers(1, 60))
def test_several_searches_lie_over_a_line_as_one(text: str, typed: list[str], start: int, size: int) -> None:
    index = PairIndex(pair_of(text, text))
    layers = [index.find(Query(query)).on("right") for query in typed]
    spans = Several(tuple(layers)).within(start, start + size)
    assert spans == sorted(span for layer in layers for span in layer.within(start, start + size))


@given(texts, texts, queries, st.sampled_from(SIDES), st.integers(0, 200))
def test_all_hits_but_those_around_a_place_stand_before_or_behind_it(
    left: str, right: str, text: str, side: Side, at: int
) -> None:
    hits = PairIndex(pair_of(left, right)).find(Query(text))
    low, high = hits.around(Span(side, at, at))
    assert 0 <= low <= high <= len(hits)
    order = [(SIDES.index(hit.document), hit.start) for hit in hits]
    assert all(place < (SIDES.index(side), at) for place in order[:low])
    assert all(place > (SIDES.index(side), at) for place in order[high:])


class TestChunks:
    @given(texts, st.integers(1, 40))
    def test_neighbours_are_taken_together_until_they_make_a_chunk(self, text: str, size: int) -> None:
        article = article_of(text, "x")
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(corpus, "_SIZE", size)
            groups = list(corpus._groups(article))
        assert [passage for group in groups for passage in group] == list(article.passages)
        lengths = [[passage.end - passage.start for passage in group] for group in groups]
        assert all(sum(own[:-1]) < size for own in lengths)
        assert all(sum(own) >= size for own in lengths[:-1])

    @pytest.mark.parametrize(("size", "expected"), [(9, [3, 2]), (8, [2, 2, 1]), (4, [1] * 5), (99, [5])])
    def test_a_chunk_is_full_with_the_passage_that_reaches_its_size(
        self, monkeypatch: pytest.MonkeyPatch, size: int, expected: list[int]
    ) -> None:
        monkeypatch.setattr(corpus, "_SIZE", size)
        groups = corpus._groups(article_of("\n\n".join(["Oui."] * 5), "x"))
        assert [len(group) for group in groups] == expected

    @given(texts, st.integers(0, 300))
    def test_an_offset_is_in_the_last_chunk_that_begins_before_it(self, text: str, offset: int) -> None:
        article = article_of(text, "x")
        chunks = Corpus(article)
        starts = [group[0].start for group in corpus._groups(article)]
        assert len(chunks) == len(starts)
        assert chunks.chunk_at(offset) == max((k for k, start in enumerate(starts) if start <= offset), default=0)


class TestGivingUp:
    def test_what_was_given_up_finds_nothing(self) -> None:
        index = PairIndex(pair_of("un texte", "un texte"))
        assert index.find(Query("texte"), given_up=lambda: True) == NO_HITS

    @pytest.mark.parametrize("patience", range(8))
    def test_a_search_given_up_on_the_way_leaves_no_half_answer(self, patience: int) -> None:
        index = PairIndex(pair_of("\n\n".join(["un texte long"] * 3), "\n\n".join(["un texte court"] * 3)))
        index.find(Query("t"))
        calls = iter(range(99))
        hits = index.find(Query("te"), given_up=lambda: next(calls) >= patience)
        assert hits == (NO_HITS if patience < 7 else index.find(Query("te")))
        assert len(index.find(Query("tex"))) == 6

    def test_folding_ahead_stops_when_it_is_given_up(self) -> None:
        index = Index(article_of("\n\n".join(["un texte long"] * 5), "x"))
        assert not index.is_ready
        calls = iter(range(99))
        index.prepare(lambda: next(calls) >= 2)
        assert [chunk.is_ready for chunk in index.corpus.chunks] == [True, True, False, False, False]
        assert not index.is_ready
        index.prepare(lambda: False)
        assert index.is_ready


class TestReadiness:
    @pytest.mark.parametrize(
        ("limit", "before", "after"),
        [(16 * 20, True, True), (16 * 20 - 1, False, True), (16, False, True), (15, False, False)],
    )
    def test_a_pair_is_instant_when_it_is_small_or_folded_but_never_when_it_is_too_large(
        self, monkeypatch: pytest.MonkeyPatch, limit: int, before: bool, after: bool
    ) -> None:
        monkeypatch.setattr(matcher, "_INSTANT", limit)
        index = PairIndex(pair_of("un texte", "un texte"))
        assert index.is_instant == before
        index.prepare()
        assert index.is_instant == after

    def test_both_sides_must_be_folded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(matcher, "_INSTANT", 16)
        index = PairIndex(pair_of("un texte", "un texte"))
        calls = iter(range(99))
        index.prepare(lambda: next(calls) >= 1)
        assert not index.is_instant

    def test_a_search_makes_ready_what_it_looks_at(self) -> None:
        index = Index(article_of("un texte", "x"))
        index.counts(Query("texte", exact=True).needle, bool)
        assert not index.is_ready, "an exact search looks at the text as it is printed"
        index.counts(Query("texte").needle, bool)
        assert index.is_ready

    def test_no_hits_are_an_empty_sequence(self) -> None:
        assert NO_HITS == ()
        assert not NO_HITS
        assert list(NO_HITS) == []
        assert NO_HITS.on("left").within(0, 99) == []
        assert NO_HITS.around(Span("right", 3, 3)) == (0, 0)
        assert isinstance(NO_HITS, Hits)
