"""Passages that are too alike to be called only here, and yet have no counterpart of their own.

Two passages may report what one reports over there; a lede sums up what stands elsewhere in detail. The likeliest
sentence wins the link. To call the others "only here" would be wrong, so they are unsure.
"""

from collections.abc import Iterable

import numpy as np

from dialogue_reader.comparison.alignment.free_order import CandidateFeatures, SentenceMatch
from dialogue_reader.comparison.alignment.neighbours import Indices
from dialogue_reader.comparison.alignment.weights import NEAR_MISS, Profile
from dialogue_reader.comparison.task import Account, Task


def near_misses(
    task: Task, features: CandidateFeatures, matches: Iterable[SentenceMatch], profile: Profile
) -> list[SentenceMatch]:
    """A weak match for each passage that has none but is much like something on the other side."""
    matches = list(matches)
    left = _candidates(task.accounts.left, (m.left for m in matches), features, features.left, profile)
    right = _candidates(task.accounts.right, (m.right for m in matches), features, features.right, profile)
    return [SentenceMatch(int(features.left[c]), int(features.right[c]), NEAR_MISS) for c in sorted({*left, *right})]


def _candidates(
    account: Account, matched: Iterable[int], features: CandidateFeatures, ends: Indices, profile: Profile
) -> list[int]:
    """The indices of the most alike candidate of each passage without a match, where alike enough."""
    settled = {account.passages[sentence] for sentence in matched}
    summaries = account.titles | account.ledes
    best: dict[int, int] = {}
    for candidate in np.argsort(features.likeness, kind="stable"):
        passage = account.passages[ends[candidate]]
        least = profile.near_miss_in_summary if passage in summaries else profile.near_miss
        if passage not in settled and features.likeness[candidate] >= least:
            best[passage] = int(candidate)
    return list(best.values())
