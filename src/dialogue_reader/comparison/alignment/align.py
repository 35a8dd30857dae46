"""One task from sentences to verdicts: the order is found, the fitting search runs, and every unit gets its word."""

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.alignment import free_order, in_order
from dialogue_reader.comparison.alignment.near_misses import shadows
from dialogue_reader.comparison.alignment.repeats import with_echoes
from dialogue_reader.comparison.alignment.verdicts import bead_verdicts, verdicts
from dialogue_reader.comparison.alignment.weights import Profile, profile_of
from dialogue_reader.comparison.encoders.base import Encoded, Encoder, Progress
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.task import Account, Task

Lengths = tuple[list[int], list[int]]


def align(task: Task, encoder: Encoder, progress: Progress | None = None) -> Comparison:
    """Compare the two accounts of `task`."""
    sentences = encoder.encode_pair(task.left.sentences, task.right.sentences, progress)
    if task.order != "free":
        left, right = (
            free_order.centred(sentences.left, sentences.ground),
            free_order.centred(sentences.right, sentences.ground),
        )
        found = in_order.anchors(left, right)
        if task.order == "monotone" or in_order.in_order(found):
            texts = task.left.sentences, task.right.sentences
            return bead_verdicts(task, in_order.beads(left, right, texts, found), encoder.name)
    return verdicts(task, _free(task, sentences, profile_of(encoder.name)), encoder.name)


def _free(task: Task, sentences: Encoded, profile: Profile) -> list[free_order.Tie]:
    """Ties when order says nothing."""
    lengths = [len(s) for s in task.left.sentences], [len(s) for s in task.right.sentences]
    evidence = _evidence(task, sentences, lengths, profile)
    found = with_echoes(task, free_order.ties(evidence, profile))
    return found + shadows(task, evidence, found, profile)


def _evidence(task: Task, sentences: Encoded, lengths: Lengths, profile: Profile) -> free_order.Evidence:
    """What speaks for which pairs. A caption repeats the text, so it is no rival to the passage that it repeats."""
    whole = free_order.weigh(sentences, lengths, profile.unlike)
    left, right = _content(task.left), _content(task.right)
    if left.all() and right.all():
        return whole
    a, b = np.flatnonzero(left), np.flatnonzero(right)
    content = free_order.weigh(
        Encoded(sentences.left[a], sentences.right[b], sentences.ground),
        ([lengths[0][i] for i in a], [lengths[1][j] for j in b]),
        profile.unlike,
    )
    beside = ~(left[whole.left] & right[whole.right])
    return free_order.joined([content.placed(a, b), whole.only(beside)])


def _content(account: Account) -> NDArray[np.bool_]:
    return np.array([passage not in account.aside for passage in account.passages], bool)
