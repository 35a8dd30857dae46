"""What a person knows better: links rejected or made by hand, laid over the comparison.

A correction identifies two passages by their words, not by their numbers: it holds when the texts are compared again,
when the file has moved, and when the article has been edited elsewhere.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from dialogue_reader.comparison.model import Comparison, Correction, Link, PartlyHere
from dialogue_reader.documents.model import APPARATUS, SIDES, Article, Pair, Side, Sides
from dialogue_reader.language.folding import folded

_KEY = 24  # hexadecimal digits of SHA-256; enough to tell passages apart
_ASIDE = APPARATUS | {"caption"}  # no content, so nothing that could be covered


def key_of_passage(article: Article, passage: int) -> str:
    """A name for the words of a passage, whatever their case, accents and spacing."""
    words = " ".join(folded(article.text_of(article.passages[passage])).split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_KEY]


@lru_cache(maxsize=4)
def passages_by_key(article: Article) -> Mapping[str, Sequence[int]]:
    """The passages of an article, by their ids, under the names of their words; remembered, as a book has many."""
    passages: defaultdict[str, list[int]] = defaultdict(list)
    for passage in article.passages:
        passages[key_of_passage(article, passage.id)].append(passage.id)
    return dict(passages)


def correction(pair: Pair, left: int, right: int, *, linked: bool) -> Correction:
    """The correction that links, or separates, two passages."""
    return Correction(key_of_passage(pair.left, left), key_of_passage(pair.right, right), linked)


def corrected(pair: Pair, comparison: Comparison, corrections: Iterable[Correction]) -> Comparison:
    """`comparison`, at passage level, with the corrections applied; its `rejected` are the links taken out.

    Corrections of passages that are not in the pair change nothing.
    """
    rulings = _rulings(pair, corrections)
    if not rulings:
        return comparison
    by_hand = [
        Link((left,), (right,), 1.0, by_hand=True) for (left, right), linked in sorted(rulings.items()) if linked
    ]
    overruled = set(rulings)

    def unaffected(links: tuple[Link, ...]) -> list[Link]:
        return [link for link in links if not _linked_ids(link) & overruled]

    links = sorted([*unaffected(comparison.links), *by_hand], key=lambda link: (link.left, link.right))
    unsure = unaffected(comparison.unsure)
    rejected = {passages for passages, linked in rulings.items() if not linked}
    return comparison._replace(
        links=tuple(links),
        unsure=tuple(unsure),
        rejected=tuple(link for link in (*comparison.links, *comparison.unsure) if _linked_ids(link) & rejected),
        only_here=Sides(
            _only_here(pair.left, "left", comparison, [*links, *unsure]),
            _only_here(pair.right, "right", comparison, [*links, *unsure]),
        ),
        coverage=Sides(_covered(pair.left, "left", links), _covered(pair.right, "right", links)),
        partly_here=Sides(*(_partly_here(side, comparison, links) for side in SIDES)),
    )


def _partly_here(side: Side, comparison: Comparison, links: Iterable[Link]) -> tuple[PartlyHere, ...]:
    """What is still linked, and not by hand: a person has seen the whole passage."""
    by_hand = {i for link in links if link.by_hand for i in link.ids(side)}
    linked = {i for link in links for i in link.ids(side)} - by_hand
    return tuple(part for part in comparison.partly_here[side] if part.passage in linked)


def _rulings(pair: Pair, corrections: Iterable[Correction]) -> dict[tuple[int, int], bool]:
    """Whether passages of this pair, by their ids, are linked; a text that is printed twice is meant twice."""
    corrections = list(corrections)
    if not corrections:
        return {}
    passages = Sides(passages_by_key(pair.left), passages_by_key(pair.right))
    return {
        (left, right): correction.linked
        for correction in corrections
        for left in passages.left.get(correction.left, ())
        for right in passages.right.get(correction.right, ())
    }


def _linked_ids(link: Link) -> set[tuple[int, int]]:
    return {(left, right) for left in link.left for right in link.right}


def _only_here(article: Article, side: Side, comparison: Comparison, links: Iterable[Link]) -> tuple[int, ...]:
    """What took part in the comparison and is in no link now."""
    all_links = (*comparison.links, *comparison.unsure)
    took_part = {*comparison.only_here[side], *(i for link in all_links for i in link.ids(side))}
    linked = {i for link in links for i in link.ids(side)}
    only_here = took_part - linked
    return tuple(passage.id for passage in article.passages if passage.id in only_here)


def _covered(article: Article, side: Side, links: Iterable[Link]) -> float:
    """The share of the content, by length, whose sentences match in a link; a link by hand covers whole passages."""
    matched: set[int] = set()
    whole: set[int] = set()
    for link in links:
        matched |= {left if side == "left" else right for left, right, _ in link.sentences}
        whole |= set() if link.sentences else set(link.ids(side))
    content = [s for s in article.sentences if article.passages[s.passage].kind not in _ASIDE]
    length = sum(s.end - s.start for s in content)
    covered = sum(s.end - s.start for s in content if s.id in matched or s.passage in whole)
    return round(covered / length, 4) if length else 0.0
