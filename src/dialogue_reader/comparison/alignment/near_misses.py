"""What is too alike to be called only here, and yet has no counterpart of its own.

Two passages may tell over here what one tells over there; a lede sums up what stands elsewhere in detail. The likeliest
sentence wins the link. For the others "only here" would be an untruth, so they are unsure.
"""

from collections.abc import Iterable

import numpy as np

from dialogue_reader.comparison.alignment.free_order import Evidence, Tie
from dialogue_reader.comparison.alignment.neighbours import Places
from dialogue_reader.comparison.alignment.weights import SHADOW, Profile
from dialogue_reader.comparison.task import Account, Task


def shadows(task: Task, evidence: Evidence, ties: Iterable[Tie], profile: Profile) -> list[Tie]:
    """A weak tie for each passage that has none but is much like something on the other side."""
    ties = list(ties)
    left = _loose(task.left, (t.left for t in ties), evidence, evidence.left, profile)
    right = _loose(task.right, (t.right for t in ties), evidence, evidence.right, profile)
    return [Tie(int(evidence.left[c]), int(evidence.right[c]), SHADOW) for c in sorted({*left, *right})]


def _loose(account: Account, tied: Iterable[int], evidence: Evidence, ends: Places, profile: Profile) -> list[int]:
    """The candidates, by place, that are the most alike of each passage without a tie, where alike enough."""
    settled = {account.passages[place] for place in tied}
    in_sum = account.titles | account.ledes
    best: dict[int, int] = {}
    for candidate in np.argsort(evidence.likeness, kind="stable"):
        passage = account.passages[ends[candidate]]
        least = profile.alike_in_sum if passage in in_sum else profile.alike
        if passage not in settled and evidence.likeness[candidate] >= least:
            best[passage] = int(candidate)
    return list(best.values())
