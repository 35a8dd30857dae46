"""From likely pairs to a verdict on every passage: shared, in part or as a whole, unsure, or only here."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from dialogue_reader.comparison.alignment.in_order import Bead
from dialogue_reader.comparison.alignment.neighbours import Floats, Indices
from dialogue_reader.comparison.alignment.passage_links import clearness
from dialogue_reader.comparison.alignment.repeats import repeats
from dialogue_reader.comparison.alignment.weights import (
    CONVINCING,
    IN_COMMON,
    PLAUSIBLE,
    STRONG,
    profile_of,
    share_right,
)
from dialogue_reader.comparison.model import Comparison, Link, Order, PartlyHere
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.documents.model import Side, Sides

_FEW = 3  # links, the likeliest, that tell whether two accounts are of one event
_ENOUGH = 5  # sentences a side; with fewer, they prove nothing
_DISCOUNT = 0.95  # of the score that the links of a copied sentence get
_ROUNDING = 1e-5  # of probabilities in 32 bits
_MATCHING = 0.35  # probability from which two sentences of linked passages are said to match
_CERTAIN = 0.5  # score from which a bead is a link; below, it is unsure
_IMPLAUSIBLE = 0.25  # beads with less are artefacts of the dynamic programme


class SentenceMatch(NamedTuple):
    """Two sentences, by their indices, that say the same with probability `score`."""

    left: int
    right: int
    score: float


class _Pair(NamedTuple):
    """How likely two passages are a link, and how likely they have anything in common: the same, if that is unknown."""

    score: float
    in_common: float


_Pairs = dict[tuple[int, int], _Pair]
_Matches = dict[tuple[int, int], list[SentenceMatch]]


class Likely(NamedTuple):
    """Pairs that may say the same: passages by their ids (sentences, at that level), all (c,), and their sentences.

    `in_common` (c,) is the probability that two passages have anything in common, None where only `scores` tell.
    `left_sentences`, `right_sentences`, `sentence_scores` and `likeness` are (s,), the sentences by their indices.
    """

    left: Indices
    right: Indices
    scores: Floats
    in_common: Floats | None
    left_sentences: Indices
    right_sentences: Indices
    sentence_scores: Floats
    likeness: Floats


def verdicts(task: Task, likely: Likely, encoder: str, *, related: bool = True) -> Comparison:
    """Links of passages, each to as many as it takes. Unsure pairs count where a passage has no link.

    Accounts that are not `related` have no links; the likeliest pairs are unsure.
    """
    profile = profile_of(encoder)
    sure = profile.sure(clearness(likely.scores))
    if not related:
        likely = likely._replace(in_common=None)
    copies = Sides(*map(repeats, task.accounts)) if related else Sides({}, {})
    # Only what can become a link, unless by a copy: in a long text that is one pair in a hundred.
    plausible = likely if any(copies) else _plausible_pairs(task, likely, sure - PLAUSIBLE)
    columns = plausible.left_sentences, plausible.right_sentences, plausible.sentence_scores
    matches = _by_passages(task, map(SentenceMatch, *(column.tolist() for column in columns)))
    pairs = _pairs(plausible)
    if related:
        strong = STRONG
        _link_repeats(task, pairs, matches, sure, copies)
    else:
        strong = sure
        pairs = {passages: _Pair(*(value * sure for value in pair)) for passages, pair in pairs.items()}
    if likely.in_common is None:
        chosen = _among_strong(pairs, sure, lambda pair: pair.score >= strong) if related else set()
        nearly = _among_strong(pairs, sure - PLAUSIBLE, lambda pair: pair.score >= strong - PLAUSIBLE)
    else:
        chosen = _among_strong(pairs, sure, lambda pair: pair.in_common >= IN_COMMON or pair.score >= CONVINCING)
        nearly = {passages for passages, pair in pairs.items() if pair.in_common >= IN_COMMON}
    linked = Sides({i for i, _ in chosen}, {j for _, j in chosen})
    doubtful = {(i, j) for i, j in nearly - chosen if not (i in linked.left and j in linked.right)}
    links, unsure = (
        [_link(task, (i,), (j,), _matching(matches[i, j]), share_right(pairs[i, j].score)) for i, j in sorted(passages)]
        for passages in (chosen, doubtful)
    )
    comparison = _comparison(task, links, unsure, encoder, "free")
    return comparison._replace(
        partly_here=Sides(
            _partly_here(task, "left", linked.left, likely.left_sentences, likely.likeness, profile.alone),
            _partly_here(task, "right", linked.right, likely.right_sentences, likely.likeness, profile.alone),
        )
    )


def _plausible_pairs(task: Task, likely: Likely, least: float) -> Likely:
    """The pairs of passages with at least this probability, or anything in common, and the sentences in them."""
    chosen = likely.scores >= np.float32(least) - _ROUNDING
    if likely.in_common is not None:
        chosen |= likely.in_common >= IN_COMMON
    left, right = (np.array(account.units(task.level), np.int64) for account in task.accounts)
    width = int(right.max(initial=0)) + 1
    plausible = likely.left[chosen] * width + likely.right[chosen]
    own = np.isin(left[likely.left_sentences] * width + right[likely.right_sentences], plausible)
    return Likely(
        likely.left[chosen],
        likely.right[chosen],
        likely.scores[chosen],
        None if likely.in_common is None else likely.in_common[chosen],
        likely.left_sentences[own],
        likely.right_sentences[own],
        likely.sentence_scores[own],
        likely.likeness[own],
    )


def _pairs(likely: Likely) -> _Pairs:
    in_common = likely.scores if likely.in_common is None else likely.in_common
    passages = zip(likely.left.tolist(), likely.right.tolist(), strict=True)
    return dict(zip(passages, map(_Pair, likely.scores.tolist(), in_common.tolist()), strict=True))


def _among_strong(pairs: _Pairs, least: float, is_strong: Callable[[_Pair], bool]) -> set[tuple[int, int]]:
    """The pairs with a score of at least `least` whose passages both have a strong pair, be it this one or another."""
    strong = [passages for passages, pair in pairs.items() if is_strong(pair)]
    left, right = {i for i, _ in strong}, {j for _, j in strong}
    return {(i, j) for (i, j), pair in pairs.items() if pair.score >= least and i in left and j in right}


def _link_repeats(
    task: Task, pairs: _Pairs, matches: _Matches, sure: float, copies: Sides[dict[int, list[int]]]
) -> None:
    """Give the copy of a sentence, in another passage of its account, the links that the sentence has."""
    left, right = (account.units(task.level) for account in task.accounts)
    left_copies, right_copies = copies
    for (i, j), pair in [item for item in pairs.items() if item[1].score >= sure]:
        for match in _matching(matches[i, j]):
            copied = [match._replace(left=copy) for copy in left_copies.get(match.left, ())]
            copied += [match._replace(right=copy) for copy in right_copies.get(match.right, ())]
            for copy in copied:
                passages = left[copy.left], right[copy.right]
                if passages != (i, j):
                    own = pairs.get(passages, _Pair(0.0, 0.0))
                    pairs[passages] = _Pair(*(max(a * _DISCOUNT, b) for a, b in zip(pair, own, strict=True)))
                    matches[passages].append(copy._replace(score=copy.score * _DISCOUNT))


def _partly_here(
    task: Task, side: Side, linked: set[int], ends: Indices, likeness: Floats, alone: float
) -> tuple[PartlyHere, ...]:
    """The linked passages of a side with sentences that nothing on the other side is like, and others that have."""
    if task.level == "sentence":
        return ()
    account = task.accounts[side]
    nearest = np.full(len(account.sentences), -1, np.float32)
    np.maximum.at(nearest, ends, likeness)
    sentences: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(lambda: -1.0))
    for passage, sentence, value in zip(account.passages, account.ids, nearest.tolist(), strict=True):
        if passage in linked:
            sentences[passage][sentence] = max(value, sentences[passage][sentence])
    parts = [
        PartlyHere(passage, tuple(sentence for sentence, value in own.items() if value < alone))
        for passage, own in sentences.items()
    ]
    return tuple(part for part in parts if part.sentences and len(part.sentences) < len(sentences[part.passage]))


def are_related(task: Task, likely: Likely, encoder: str) -> bool:
    """Whether both accounts seem to be of one event at all; `likely` is without latent terms, which any two share."""
    few = min(_FEW, *(len(set(account.units(task.level))) for account in task.accounts))
    if min(len(account.sentences) for account in task.accounts) < _ENOUGH:
        return True
    likeliest = np.sort(likely.scores)[::-1][:few]
    return not len(likeliest) or float(likeliest.mean()) >= profile_of(encoder).related


def _by_passages(task: Task, matches: Iterable[SentenceMatch]) -> _Matches:
    """Matches of sentences by the passages, or sentences at that level, that they are in."""
    left, right = (account.units(task.level) for account in task.accounts)
    by_passages: _Matches = defaultdict(list)
    for match in matches:
        by_passages[left[match.left], right[match.right]].append(match)
    return by_passages


def _matching(matches: list[SentenceMatch]) -> list[SentenceMatch]:
    """Those that say the same; at least the likeliest."""
    return [match for match in matches if match.score >= _MATCHING] or [max(matches, key=lambda match: match.score)]


def _linked_by_beads(task: Task, matches: Iterable[SentenceMatch]) -> list[Link]:
    """The links of passages that share beads."""
    return [
        _link(task, (a,), (b,), own, max(match.score for match in own))
        for (a, b), own in sorted(_by_passages(task, matches).items())
    ]


def bead_verdicts(task: Task, beads: Iterable[Bead], encoder: str, likely: Likely | None = None) -> Comparison:
    """Links from beads in order. Beads are links of n to m sentences; passages are linked by the beads they share.

    Where the order was only detected, `likely` tells which of the beads say the same at all.
    """
    matches_of_beads = [
        [SentenceMatch(i, j, bead.score) for i in range(*bead.left) for j in range(*bead.right)]
        for bead in beads
        if bead.left[0] < bead.left[1] and bead.right[0] < bead.right[1] and bead.score >= _IMPLAUSIBLE
    ]
    if likely is not None:
        least = profile_of(encoder).sure(clearness(likely.scores)) - PLAUSIBLE
        matches_of_beads = _plausible(task, matches_of_beads, likely, least)
    if task.level == "passage":
        links = _linked_by_beads(task, [match for bead in matches_of_beads for match in bead])
    else:
        links = [_bead_link(task, bead) for bead in _whole_sentences(task, matches_of_beads)]
    certain = [link for link in links if link.score >= _CERTAIN]
    return _comparison(task, certain, [link for link in links if link.score < _CERTAIN], encoder, "monotone")


def _plausible(
    task: Task, beads: Iterable[list[SentenceMatch]], likely: Likely, least: float
) -> list[list[SentenceMatch]]:
    """What is left of beads without the passages, or sentences, that are no link with at least this probability."""
    left, right = (account.units(task.level) for account in task.accounts)
    plausible = {
        (i, j)
        for i, j, score in zip(likely.left.tolist(), likely.right.tolist(), likely.scores.tolist(), strict=True)
        if score >= least
    }
    parts = ([match for match in bead if (left[match.left], right[match.right]) in plausible] for bead in beads)
    return [part for part in parts if part]


def _whole_sentences(task: Task, beads: Iterable[list[SentenceMatch]]) -> list[list[SentenceMatch]]:
    """Beads joined where they hold statements of one sentence, so that every sentence is in one bead."""
    left_ids, right_ids = (account.ids for account in task.accounts)
    joined: list[list[SentenceMatch]] = []
    for bead in beads:
        if joined and (
            left_ids[joined[-1][-1].left] == left_ids[bead[0].left]
            or right_ids[joined[-1][-1].right] == right_ids[bead[0].right]
        ):
            joined[-1] = joined[-1] + bead
        else:
            joined.append(bead)
    return joined


def _bead_link(task: Task, bead: list[SentenceMatch]) -> Link:
    left_ids, right_ids = (account.ids for account in task.accounts)
    left = sorted({left_ids[match.left] for match in bead})
    right = sorted({right_ids[match.right] for match in bead})
    return _link(task, tuple(left), tuple(right), bead, max(match.score for match in bead))


def _link(
    task: Task, left: tuple[int, ...], right: tuple[int, ...], matches: list[SentenceMatch], score: float
) -> Link:
    left_ids, right_ids = (account.ids for account in task.accounts)
    scores: dict[tuple[int, int], float] = {}
    for match in sorted(matches, key=lambda match: (-match.score, match.left, match.right)):
        scores.setdefault((left_ids[match.left], right_ids[match.right]), round(match.score, 3))
    return Link(left, right, round(score, 3), tuple((a, b, score) for (a, b), score in scores.items()))


def _comparison(task: Task, links: Sequence[Link], unsure: Sequence[Link], encoder: str, order: Order) -> Comparison:
    left, right = (account.units(task.level) for account in task.accounts)
    return Comparison(
        tuple(links),
        tuple(unsure),
        Sides(
            _without(left, {i for link in (*links, *unsure) for i in link.left}),
            _without(right, {i for link in (*links, *unsure) for i in link.right}),
        ),
        encoder,
        coverage(task, links),
        order,
        task.level,
    )


def coverage(task: Task, links: Iterable[Link]) -> Sides[float]:
    """How much of the content of each account (0..1) is in sentences that `links` are made of."""
    matches = [match for link in links for match in link.sentences]
    return Sides(
        _covered(task.accounts.left, {left for left, _, _ in matches}),
        _covered(task.accounts.right, {right for _, right, _ in matches}),
    )


def _without(units: tuple[int, ...], linked: set[int]) -> tuple[int, ...]:
    return tuple(unit for unit in dict.fromkeys(units) if unit not in linked)


def _covered(account: Account, matched: set[int]) -> float:
    content = [
        (len(text), i)
        for text, i, passage in zip(account.sentences, account.ids, account.passages, strict=True)
        if passage not in account.aside
    ]
    whole = sum(length for length, _ in content)
    return round(sum(length for length, i in content if i in matched) / whole, 4) if whole else 0.0
