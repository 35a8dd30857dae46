"""From sentences to verdicts: detects the order of two accounts, runs the search that fits, and judges every unit."""

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.alignment import free_order, in_order
from dialogue_reader.comparison.alignment.free_order import CandidateFeatures, SentenceMatch
from dialogue_reader.comparison.alignment.near_misses import near_misses
from dialogue_reader.comparison.alignment.repeats import with_repeats
from dialogue_reader.comparison.alignment.verdicts import bead_verdicts, verdicts
from dialogue_reader.comparison.alignment.weights import Profile, profile_of
from dialogue_reader.comparison.encoders.base import Encoded, Encoder, Progress
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.documents.model import Sides


def align(task: Task, encoder: Encoder, progress: Progress | None = None) -> Comparison:
    """Compare the two accounts of `task`."""
    texts = Sides(task.accounts.left.sentences, task.accounts.right.sentences)
    sentences = encoder.encode_pair(texts.left, texts.right, progress)
    if task.order != "free":
        left = free_order.centred(sentences.left, sentences.common_vector)
        right = free_order.centred(sentences.right, sentences.common_vector)
        landmarks = in_order.find_landmarks(left, right)
        if task.order == "monotone" or in_order.is_in_order(landmarks):
            return bead_verdicts(task, in_order.find_beads(left, right, texts, landmarks), encoder.name)
    return verdicts(task, _matches(task, sentences, profile_of(encoder.name)), encoder.name)


def _matches(task: Task, sentences: Encoded, profile: Profile) -> list[SentenceMatch]:
    """Sentences that say the same, where order says nothing."""
    features = _features(task, sentences, profile)
    matches = with_repeats(task, free_order.find_matches(features, profile))
    return matches + near_misses(task, features, matches, profile)


def _features(task: Task, sentences: Encoded, profile: Profile) -> CandidateFeatures:
    """The features of candidate pairs. A caption repeats a passage, so it does not compete with it."""
    left, right = task.accounts
    lengths = Sides([len(s) for s in left.sentences], [len(s) for s in right.sentences])
    everything = free_order.candidate_features(sentences, lengths, profile.baseline)
    left_content, right_content = _is_content(left), _is_content(right)
    if left_content.all() and right_content.all():
        return everything
    a, b = np.flatnonzero(left_content), np.flatnonzero(right_content)
    content = free_order.candidate_features(
        Encoded(sentences.left[a], sentences.right[b], sentences.common_vector),
        Sides([lengths.left[i] for i in a], [lengths.right[j] for j in b]),
        profile.baseline,
    )
    with_caption = ~(left_content[everything.left] & right_content[everything.right])
    return free_order.joined([content.renumbered(a, b), everything.where(with_caption)])


def _is_content(account: Account) -> NDArray[np.bool_]:
    """Of each sentence whether it is content, and no caption."""
    return np.array([passage not in account.aside for passage in account.passages], bool)
