"""Where a fact's counterpart may stand: the sentences that are linked with its own, and what surrounds them."""

from collections import defaultdict
from typing import NamedTuple

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import SIDES, Article, Pair, Side


class Region(NamedTuple):
    """Sentences (by id) of each side that say the same, and those around in which their facts may stand too."""

    left: frozenset[int]
    right: frozenset[int]
    around_left: frozenset[int]
    around_right: frozenset[int]

    def core(self, side: Side) -> frozenset[int]:
        """The linked sentences of a side."""
        return self.left if side == "left" else self.right

    def around(self, side: Side) -> frozenset[int]:
        """The linked sentences of a side and those around them."""
        return self.around_left if side == "left" else self.around_right


_TRUSTED = 0.5  # a tie between sentences below this score is none
_LARGEST = 12  # sentences a side; more that hang together say nothing about single facts
_BESIDE = 1  # sentences before and after the linked ones
_PASSAGE = 40  # sentences of a linked passage that count as around; a longer one is more than a paragraph


def regions(pair: Pair, comparison: Comparison) -> list[Region]:
    """The linked sentences of both articles, grouped by what hangs together, in the order of the left text."""
    inside = {side: _inside(pair[side]) for side in SIDES}
    linked = _linked_passages(comparison)
    found = []
    for left, right in _groups(_ties(comparison, inside)):
        if len(left) <= _LARGEST and len(right) <= _LARGEST:
            around_left = _around(pair.left, left, inside["left"], _reached(pair.right, right, linked["left"]))
            around_right = _around(pair.right, right, inside["right"], _reached(pair.left, left, linked["right"]))
            found.append(Region(left, right, around_left, around_right))
    return sorted(found, key=lambda region: min(region.left))


def _inside(article: Article) -> dict[int, list[int]]:
    """The sentences of each passage."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for sentence in article.sentences:
        found[sentence.passage].append(sentence.id)
    return found


def _ties(comparison: Comparison, inside: dict[Side, dict[int, list[int]]]) -> list[tuple[int, int]]:
    """Pairs of sentences that say the same; whole passages where a link does not say which sentences tie them."""
    found: list[tuple[int, int]] = []
    for link in comparison.links:
        if comparison.level == "sentence":
            found += [(i, j) for i in link.left for j in link.right]
        elif link.sentences:
            found += [(i, j) for i, j, score in link.sentences if score >= _TRUSTED]
        else:
            left, right = ([i for p in link.ids(side) for i in inside[side].get(p, ())] for side in SIDES)
            if len(left) <= _LARGEST and len(right) <= _LARGEST:
                found += [(i, j) for i in left for j in right]
    return found


def _linked_passages(comparison: Comparison) -> dict[Side, defaultdict[int, set[int]]]:
    """The passages of a side that are linked with a passage of the other."""
    found: dict[Side, defaultdict[int, set[int]]] = {"left": defaultdict(set), "right": defaultdict(set)}
    if comparison.level == "passage":
        for link in (*comparison.links, *comparison.unsure):
            for i in link.left:
                found["right"][i].update(link.right)
            for j in link.right:
                found["left"][j].update(link.left)
    return found


def _reached(article: Article, sentences: frozenset[int], linked: dict[int, set[int]]) -> set[int]:
    """The passages across the gutter that are linked with those of `sentences`."""
    return {p for i in sentences for p in linked.get(article.sentences[i].passage, ())}


def _around(article: Article, core: frozenset[int], inside: dict[int, list[int]], passages: set[int]) -> frozenset[int]:
    near = {i + step for i in core for step in range(-_BESIDE, _BESIDE + 1)}
    near.update(i for p in passages if len(inside[p]) <= _PASSAGE for i in inside[p])
    return frozenset(i for i in near if 0 <= i < len(article.sentences))


def _groups(ties: list[tuple[int, int]]) -> list[tuple[frozenset[int], frozenset[int]]]:
    """Connected sentences: each group with its left and right members."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for i, j in ties:
        parent[root(("left", i))] = root(("right", j))
    groups: defaultdict[tuple[str, int], tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for node in list(parent):
        groups[root(node)][node[0] == "right"].add(node[1])
    return [(frozenset(left), frozenset(right)) for left, right in groups.values()]
