"""Where a fact's counterpart may be: the sentences linked with its own, and those around them."""

from collections import defaultdict
from typing import NamedTuple

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import SIDES, Article, Pair, Side, Sides

_TRUSTED = 0.5  # score from which a match of two sentences counts
_NEARLY = 0.2  # score by which a match may fall behind the best one of a sentence
_LARGEST = 12  # sentences a side; a larger group of connected sentences says nothing about single facts
_ADJACENT = 1  # sentences before and after the linked ones
_PASSAGE = 40  # sentences of a linked passage that count as around; a longer one is more than a paragraph


class Region(NamedTuple):
    """The `sentences` (by id) of each side that say the same, and those `around`, which may state their facts too."""

    sentences: Sides[frozenset[int]]
    around: Sides[frozenset[int]]


def regions_of(pair: Pair, comparison: Comparison) -> list[Region]:
    """The linked sentences of both articles in connected groups, in the order of the left text."""
    contents = Sides(_sentences_by_passage(pair.left), _sentences_by_passage(pair.right))
    linked = _linked_passages(comparison)
    regions = []
    for left, right in _groups(_matches(comparison, contents)):
        if len(left) <= _LARGEST and len(right) <= _LARGEST:
            across_left = _linked_across(pair.right, right, linked.left)
            across_right = _linked_across(pair.left, left, linked.right)
            around_left = _around(pair.left, left, contents.left, across_left)
            around_right = _around(pair.right, right, contents.right, across_right)
            regions.append(Region(Sides(left, right), Sides(around_left, around_right)))
    return sorted(regions, key=lambda region: min(region.sentences.left))


def _sentences_by_passage(article: Article) -> dict[int, list[int]]:
    by_passage: defaultdict[int, list[int]] = defaultdict(list)
    for sentence in article.sentences:
        by_passage[sentence.passage].append(sentence.id)
    return by_passage


def _matches(comparison: Comparison, contents: Sides[dict[int, list[int]]]) -> list[tuple[int, int]]:
    """Pairs of sentences that say the same; all of both passages where a link does not say which sentences match."""
    matches: list[tuple[int, int]] = []
    scored: list[tuple[int, int, float]] = []
    for link in comparison.links:
        if comparison.level == "sentence":
            matches += [(i, j) for i in link.left for j in link.right]
        elif link.sentences:
            scored += [match for match in link.sentences if match[2] >= _TRUSTED]
        else:
            left, right = ([i for p in link.ids(side) for i in contents[side].get(p, ())] for side in SIDES)
            if len(left) <= _LARGEST and len(right) <= _LARGEST:
                matches += [(i, j) for i in left for j in right]
    return matches + _nearest(scored)


def _nearest(scored: list[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Of all matches those that are nearly the best of both their sentences."""
    best: Sides[dict[int, float]] = Sides({}, {})
    for i, j, score in scored:
        best.left[i] = max(score, best.left.get(i, 0.0))
        best.right[j] = max(score, best.right.get(j, 0.0))
    return [(i, j) for i, j, score in scored if score >= max(best.left[i], best.right[j]) - _NEARLY]


def _linked_passages(comparison: Comparison) -> Sides[dict[int, set[int]]]:
    """The passages of a side that are linked with a passage of the other."""
    linked: Sides[dict[int, set[int]]] = Sides(defaultdict(set), defaultdict(set))
    if comparison.level == "passage":
        for link in (*comparison.links, *comparison.unsure):
            for i in link.left:
                linked.right[i].update(link.right)
            for j in link.right:
                linked.left[j].update(link.left)
    return linked


def _linked_across(article: Article, sentences: frozenset[int], linked: dict[int, set[int]]) -> set[int]:
    """The passages of the other side that are linked with those of `sentences`."""
    return {p for i in sentences for p in linked.get(article.sentences[i].passage, ())}


def _around(
    article: Article, sentences: frozenset[int], contents: dict[int, list[int]], passages: set[int]
) -> frozenset[int]:
    """`sentences`, those next to them, and all of `passages`."""
    near = {i + step for i in sentences for step in range(-_ADJACENT, _ADJACENT + 1)}
    near.update(i for p in passages if len(contents[p]) <= _PASSAGE for i in contents[p])
    return frozenset(i for i in near if 0 <= i < len(article.sentences))


def _groups(matches: list[tuple[int, int]]) -> list[tuple[frozenset[int], frozenset[int]]]:
    """Connected sentences: each group with its left and right members."""
    parent: dict[tuple[Side, int], tuple[Side, int]] = {}

    def root(node: tuple[Side, int]) -> tuple[Side, int]:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for i, j in matches:
        parent[root(("left", i))] = root(("right", j))
    groups: defaultdict[tuple[Side, int], tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for node in list(parent):
        groups[root(node)][node[0] == "right"].add(node[1])
    return [(frozenset(left), frozenset(right)) for left, right in groups.values()]
