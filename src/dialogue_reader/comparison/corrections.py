"""What a person knows better: links rejected or made by hand, laid over what was found.

A correction is about two passages, told by their words, not by their numbers: it holds when the texts are compared
anew, when the file has moved, and when the article has been edited elsewhere.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from dialogue_reader.comparison.model import Comparison, Coverage, Link
from dialogue_reader.documents.model import APPARATUS, SIDES, Article, Pair, Side
from dialogue_reader.language.folding import folded

_KEY = 24  # hexadecimal digits of SHA-256; enough to tell passages apart
_ASIDE = APPARATUS | {"caption"}  # no content, so nothing that could be covered


class Correction(NamedTuple):
    """Two passages, by key, that are linked, or are not, whatever the comparison says."""

    left: str
    right: str
    linked: bool


def key_of_passage(article: Article, passage: int) -> str:
    """A name for the words of a passage, whatever their case, accents and spacing."""
    words = " ".join(folded(article.text_of(article.passages[passage])).split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_KEY]


def correction(pair: Pair, left: int, right: int, *, linked: bool) -> Correction:
    """The correction that links, or parts, two passages."""
    return Correction(key_of_passage(pair.left, left), key_of_passage(pair.right, right), linked)


def corrected(pair: Pair, found: Comparison, corrections: Iterable[Correction]) -> Comparison:
    """`found`, at passage level, as the corrections have it; its `rejected` are the links taken out.

    Corrections of passages that are not in the pair change nothing.
    """
    said = _said(pair, corrections)
    if not said:
        return found
    made = [Link((left,), (right,), 1.0, by_hand=True) for (left, right), linked in sorted(said.items()) if linked]
    overruled = set(said)

    def standing(links: tuple[Link, ...]) -> list[Link]:
        return [link for link in links if not _ends(link) & overruled]

    links = sorted([*standing(found.links), *made], key=lambda link: (link.left, link.right))
    unsure = standing(found.unsure)
    rejected = {end for end, linked in said.items() if not linked}
    return found._replace(
        links=tuple(links),
        unsure=tuple(unsure),
        rejected=tuple(link for link in (*found.links, *found.unsure) if _ends(link) & rejected),
        only_left=_only(pair.left, "left", found, [*links, *unsure]),
        only_right=_only(pair.right, "right", found, [*links, *unsure]),
        coverage=Coverage(_covered(pair.left, "left", links), _covered(pair.right, "right", links)),
    )


def _said(pair: Pair, corrections: Iterable[Correction]) -> dict[tuple[int, int], bool]:
    """What is said of passages of this pair, by their ids; a text that stands twice is meant twice."""
    corrections = list(corrections)
    if not corrections:
        return {}
    places: dict[Side, defaultdict[str, list[int]]] = {"left": defaultdict(list), "right": defaultdict(list)}
    for side in SIDES:
        for passage in pair[side].passages:
            places[side][key_of_passage(pair[side], passage.id)].append(passage.id)
    return {
        (left, right): c.linked
        for c in corrections
        for left in places["left"].get(c.left, ())
        for right in places["right"].get(c.right, ())
    }


def _ends(link: Link) -> set[tuple[int, int]]:
    return {(left, right) for left in link.left for right in link.right}


def _only(article: Article, side: Side, found: Comparison, links: Iterable[Link]) -> tuple[int, ...]:
    """What took part in the comparison and is in no link now."""
    took_part = {*found.only(side), *(i for link in (*found.links, *found.unsure) for i in link.ids(side))}
    linked = {i for link in links for i in link.ids(side)}
    return tuple(passage.id for passage in article.passages if passage.id in took_part - linked)


def _covered(article: Article, side: Side, links: Iterable[Link]) -> float:
    """The share of the content, by length, whose sentences a link ties; a link by hand ties whole passages."""
    tied: set[int] = set()
    whole: set[int] = set()
    for link in links:
        tied |= {ends[0] if side == "left" else ends[1] for ends in link.sentences}
        whole |= set() if link.sentences else set(link.ids(side))
    content = [s for s in article.sentences if article.passages[s.passage].kind not in _ASIDE]
    length = sum(s.end - s.start for s in content)
    covered = sum(s.end - s.start for s in content if s.id in tied or s.passage in whole)
    return round(covered / length, 4) if length else 0.0
