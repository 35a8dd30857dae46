"""Findings laid over a line."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.layout.spans import SpanLayer, stretches

spans = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: (pair[0], sum(pair))), max_size=10)


@given(spans)
def test_a_layer_covers_the_same_characters_in_order_and_apart(given_spans: list[tuple[int, int]]) -> None:
    layer = SpanLayer.of(given_spans)
    covered = {k for start, end in given_spans for k in range(start, end)}
    assert {k for start, end in layer.spans for k in range(start, end)} == covered
    assert all(start < end for start, end in layer.spans)
    assert all(first[1] <= second[0] for first, second in pairwise(layer.spans))


@given(spans, st.integers(0, 50), st.integers(0, 50))
def test_within_finds_all_that_touch(given_spans: list[tuple[int, int]], start: int, end: int) -> None:
    layer = SpanLayer.of(given_spans)
    if start < end:
        assert list(layer.within(start, end)) == [(a, b) for a, b in layer.spans if a < end and b > start]


@given(st.dictionaries(st.sampled_from("xyz"), spans.map(SpanLayer.of)), st.integers(0, 50), st.integers(0, 50))
def test_stretches_cover_the_line_exactly_and_know_every_role(
    layers: dict[str, SpanLayer], start: int, length: int
) -> None:
    end = start + length
    found = stretches(start, end, layers)
    assert [k for a, b, _ in found for k in range(a, b)] == list(range(start, end))
    for a, b, roles in found:
        for k in range(a, b):
            assert roles == tuple(r for r, layer in layers.items() if any(s <= k < e for s, e in layer.spans))


def test_an_empty_line_has_no_stretch() -> None:
    assert stretches(4, 4, {"hit": SpanLayer(((0, 9),))}) == []
