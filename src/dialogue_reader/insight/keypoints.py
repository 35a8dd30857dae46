"""The sentences of an article, or of two, that say the most in the least room.

Of an article, whole sentences that stand alone, each fact once. Of a pair, what both say with the sentences of both,
what only the left and what only the right one says. The first so many points are the choice of that length: a reader
who wants fewer or more of them needs nothing worked out again.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle

from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import SIDES, Article, Pair, Sentence, Side, Sides, other
from dialogue_reader.insight.choice import (
    Choice,
    Item,
    Text,
    candidates,
    next_best,
    ranked,
    text_of,
    two_together,
    worth_of,
)
from dialogue_reader.insight.model import Counterpart, KeyPoint, PairPoint, Section

_TIED = 0.4  # score from which two sentences are shown as saying the same
_TOUCHED = 0.3  # score from which they are too near each other for both to be told
_IN_DOUBT = 0.05  # score from which one may say what the other says, so that it is not told as one side's alone
# Whose turn it is: what both say comes first and as often as what either says alone.
_TURNS: tuple[Section, ...] = ("both", "left", "both", "right")

_NOTHING = Sides[frozenset[int]](frozenset(), frozenset())


def key_points(article: Article, top: int = 5) -> tuple[KeyPoint, ...]:
    """At most `top` sentences that say the most, the best first.

    What is among fewer of them is among more; the first two say the most together, as an abstract is written. Titles,
    captions, dates and bylines do not count, nor what does not stand alone. Of a text beyond 1,500 sentences the
    opening and evenly spaced ones are weighed.
    """
    text = text_of(article)
    begun = two_together(text) if top > 0 else ()
    chosen = ranked((text,), [(n,) for n in range(len(text.sentences))], top, begun)
    points = [_point(text, place) for (place,) in chosen if place is not None]
    return tuple(sorted(points, key=lambda point: -point.score))


def pair_key_points(pair: Pair, comparison: Comparison | None, top: int = 5) -> tuple[PairPoint, ...]:
    """At most `top` points of both articles; the first so many of them are what fewer would be.

    What both say is told once, in the article that says it better, with the other's sentence as its counterpart. What
    may be in the other article, but not surely, is not told, unless nothing is sure: then points have no section.
    """
    texts = Sides(text_of(pair.left), text_of(pair.right))
    points = _in_turn(pair, texts, comparison, top) if comparison and comparison.share >= 1 else ()
    if points:
        return points  # of a part, and where all is unsure, nothing can be said of what is only here
    return tuple(_pair_point(texts, item, None, None) for item in ranked(tuple(texts), _single_items(texts), top))


def _in_turn(pair: Pair, texts: Sides[Text], comparison: Comparison, top: int) -> tuple[PairPoint, ...]:
    """What both say, and what only one says, as far as that is known."""
    ties = _Ties(comparison)
    queues: dict[Section, list[Item]] = {
        "both": _both_items(texts, ties),
        "left": _only_items(pair, texts, comparison, ties, "left"),
        "right": _only_items(pair, texts, comparison, ties, "right"),
    }
    stand_ins = _stand_ins(pair, texts, comparison)
    return tuple(
        _pair_point(texts, item, stand_ins.get(item) or _tied(texts, ties, item), section)
        for section, item in _taken_in_turn(pair, texts, queues, stand_ins, ties, top)
    )


class _Ties:
    """Which sentences of one article say what which of the other do, and how sure that is (0..1)."""

    def __init__(self, comparison: Comparison) -> None:
        self._scores: Sides[dict[int, dict[int, float]]] = Sides(defaultdict(dict), defaultdict(dict))
        for link in comparison.links:
            tied = link.sentences
            if comparison.level == "sentence":
                tied = tuple((a, b, link.score) for a in link.left for b in link.right)
            for left, right, score in tied:
                self._scores.left[left][right] = max(score, self._scores.left[left].get(right, 0.0))
                self._scores.right[right][left] = self._scores.left[left][right]

    def of(self, side: Side, sentence: int) -> Mapping[int, float]:
        """The sentences across that are tied to one of `side`, by id, each with its score."""
        return self._scores[side].get(sentence, {})

    def best(self, side: Side, sentence: int) -> int | None:
        """The sentence across that says the same, if it is sure enough that one does."""
        tied = self.of(side, sentence)
        best = max(tied, key=lambda across: tied[across], default=None)
        return best if best is not None and tied[best] >= _TIED else None


def _single_items(texts: Sides[Text]) -> list[Item]:
    return [
        *((n, None) for n in range(len(texts.left.sentences))),
        *((None, n) for n in range(len(texts.right.sentences))),
    ]


def _side_of(item: Item) -> Side:
    """The side of an item of one sentence."""
    return "left" if item[0] is not None else "right"


def _sentence_of(texts: Sides[Text], item: Item) -> Sentence:
    """The sentence of an item of one."""
    side = _side_of(item)
    return _sentence(texts[side], Sides(*item)[side])


def _both_items(texts: Sides[Text], ties: _Ties) -> list[Item]:
    """Sentences of both sides of which each is the best tied to the other."""
    places = {sentence.id: n for n, sentence in enumerate(texts.right.sentences)}
    items: list[Item] = []
    for n, sentence in enumerate(texts.left.sentences):
        across = ties.best("left", sentence.id)
        if across in places and ties.best("right", across) == sentence.id:
            items.append((n, places[across]))
    return items


def _only_items(pair: Pair, texts: Sides[Text], comparison: Comparison, ties: _Ties, side: Side) -> list[Item]:
    """The sentences of `side` of which it is known that the other article does not say them.

    In a linked passage this is known only where another sentence of it surely has a counterpart.
    """

    def is_only_here(sentence: Sentence) -> bool:
        if comparison.level == "sentence":
            return comparison.is_only_here(side, sentence.id)
        if sentence.id not in comparison.only_here_in(side, sentence.passage):
            return comparison.is_only_here(side, sentence.passage)
        beside = (own.id for own in pair[side].sentences_of(sentence.passage))
        is_in_doubt = any(score >= _IN_DOUBT for score in ties.of(side, sentence.id).values())
        return not is_in_doubt and any(ties.best(side, own) is not None for own in beside)

    singles = [item for item in _single_items(texts) if _side_of(item) == side]
    return [item for item in singles if is_only_here(_sentence_of(texts, item))]


def _stand_ins(pair: Pair, texts: Sides[Text], comparison: Comparison) -> dict[Item, Counterpart]:
    """Sentences of passages of which it is known that the other article has them, but not which sentence of it."""
    if comparison.level == "sentence":
        return {}
    stand_ins = {}
    for item in _single_items(texts):
        side, sentence = _side_of(item), _sentence_of(texts, item)
        links = comparison.links_of(side, sentence.passage)
        if any(link.sentences for link in links):
            links = _between_leads(pair, side, sentence, links)
        if links and sentence.id not in comparison.only_here_in(side, sentence.passage):
            passage = pair[other(side)].passages[links[0].ids(other(side))[0]]
            stand_ins[item] = Counterpart(passage.id, None, passage.start, passage.end, links[0].score)
    return stand_ins


def _between_leads(pair: Pair, side: Side, sentence: Sentence, links: Sequence[Link]) -> tuple[Link, ...]:
    """Of the links of a lead those with the other lead, if none ties a sentence of it surely.

    Two newsrooms cut one piece of news into other sentences, and so the main thing that both tell may have no ties.
    """
    if pair[side].passages[sentence.passage].kind != "lede":
        return ()
    if any(score >= _TIED for link in links for *_, score in link.sentences):
        return ()
    across = pair[other(side)].passages
    return tuple(link for link in links if across[link.ids(other(side))[0]].kind == "lede")


def _is_of_leads(pair: Pair, texts: Sides[Text], item: Item, stand_in: Counterpart) -> bool:
    """Whether an item and the passage that stands in for its counterpart are of the leads of both articles."""
    side = _side_of(item)
    own = pair[side].passages[_sentence_of(texts, item).passage]
    return own.kind == pair[other(side)].passages[stand_in.passage].kind == "lede"


def _taken_in_turn(
    pair: Pair,
    texts: Sides[Text],
    queues: Mapping[Section, Sequence[Item]],
    stand_ins: Mapping[Item, Counterpart],
    ties: _Ties,
    top: int,
) -> Iterator[tuple[Section, Item]]:
    """At most `top` items, from each section in turn what adds the most; stand-ins but leads after all that is tied."""
    left = {section: candidates(tuple(texts), queue, top) for section, queue in queues.items()}
    spare = candidates(tuple(texts), list(stand_ins), top)
    across = {item: _told_across(pair, item, stand_ins[item]) for item in spare}
    left["both"] += [item for item in spare if _is_of_leads(pair, texts, item, stand_ins[item])]
    choice, covered = Choice(tuple(texts)), Sides[set[int]](set(), set())
    for section in cycle(_TURNS):
        if len(choice.items) >= top or not (spare or any(left.values())):
            return
        best = next_best(choice, left[section])
        if best is None:
            left[section] = []
            if section != "both" or (best := next_best(choice, spare)) is None:
                spare = spare if section != "both" else []
                continue
        choice.add(best)
        yield section, best
        _cover(texts, ties, best, covered)
        for side in SIDES:
            covered[side].update(across.get(best, _NOTHING)[side])
        left = {name: _untold(texts, queue, across, covered) for name, queue in left.items()}
        spare = _untold(texts, spare, across, covered)


def _told_across(pair: Pair, item: Item, stand_in: Counterpart) -> Sides[frozenset[int]]:
    """The sentences, by side, of the passage that stands in for the counterpart of an item."""
    side = other(_side_of(item))
    return _NOTHING.put(side, frozenset(sentence.id for sentence in pair[side].sentences_of(stand_in.passage)))


def _cover(texts: Sides[Text], ties: _Ties, item: Item, covered: Sides[set[int]]) -> None:
    """What an item tells is told, and so is what is tied to it across the gutter."""
    for side in SIDES:
        place = Sides(*item)[side]
        if place is not None:
            sentence = texts[side].sentences[place].id
            covered[side].add(sentence)
            covered[other(side)].update(i for i, score in ties.of(side, sentence).items() if score >= _TOUCHED)


def _untold(
    texts: Sides[Text], items: Sequence[Item], across: Mapping[Item, Sides[frozenset[int]]], covered: Sides[set[int]]
) -> list[Item]:
    """The items of which no sentence has been told, nor any of those that stand in for the other side's."""

    def is_told(item: Item, side: Side) -> bool:
        place = Sides(*item)[side]
        own = frozenset[int]() if place is None else frozenset({texts[side].sentences[place].id})
        return not covered[side].isdisjoint(own | across.get(item, _NOTHING)[side])

    return [item for item in items if not any(is_told(item, side) for side in SIDES)]


def _pair_point(texts: Sides[Text], item: Item, counterpart: Counterpart | None, section: Section | None) -> PairPoint:
    side = _better_side(texts, item)
    return PairPoint(side, _point(texts[side], Sides(*item)[side]), counterpart, section)


def _better_side(texts: Sides[Text], item: Item) -> Side:
    """The side that says it, or says it better; the left one of equals."""
    places = Sides(*item)
    sides = [side for side in SIDES if places[side] is not None]
    return max(sides, key=lambda side: worth_of((texts[side],), (places[side],)))


def _tied(texts: Sides[Text], ties: _Ties, item: Item) -> Counterpart | None:
    """The sentence of the other side, of an item that is of both."""
    if None in item:
        return None
    side = _better_side(texts, item)
    own = _sentence(texts[side], Sides(*item)[side])
    across = _sentence(texts[other(side)], Sides(*item)[other(side)])
    return Counterpart(across.passage, across.id, across.start, across.end, ties.of(side, own.id)[across.id])


def _sentence(text: Text, place: int | None) -> Sentence:
    assert place is not None
    return text.sentences[place]


def _point(text: Text, place: int | None) -> KeyPoint:
    sentence = _sentence(text, place)
    score = worth_of((text,), (place,))
    return KeyPoint(sentence.id, sentence.passage, sentence.start, sentence.end, round(min(1.0, score), 4))
