"""From sentences to verdicts: detects the order of two accounts, searches as it asks, and judges every passage."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.alignment import free_order, in_order
from dialogue_reader.comparison.alignment.free_order import CandidateFeatures
from dialogue_reader.comparison.alignment.neighbours import Floats
from dialogue_reader.comparison.alignment.passage_links import clearness, link_probabilities
from dialogue_reader.comparison.alignment.passage_pairs import (
    PassagePairs,
    grouping,
    passage_pairs,
    passage_vectors,
    with_latent_terms,
)
from dialogue_reader.comparison.alignment.verdicts import Likely, are_related, bead_verdicts, verdicts
from dialogue_reader.comparison.alignment.weights import LinkWeights, Profile, profile_of
from dialogue_reader.comparison.encoders.base import Encoded, Encoder, Progress, TermEncoder, Terms, Vectors
from dialogue_reader.comparison.encoders.registry import BOOK
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.documents.model import SIDES, Sides

PLAIN = 0.75  # clearness; translations have more, reports by two newsrooms less
WITHOUT_TERMS = 0.99  # the share of a comparison that all sentences are in, but not the latent terms that it needs


class _Evidence(NamedTuple):
    """What speaks for pairs of sentences, the log-odds (c,) that they say the same, and for pairs of passages."""

    features: CandidateFeatures
    odds: Floats
    pairs: PassagePairs


def align(task: Task, encoder: Encoder, progress: Progress | None = None, *, with_terms: bool = True) -> Comparison:
    """Compare the two accounts of `task`; without the latent terms of sentences, less well in half of the time.

    Where it is plain without terms which passages say the same, they are not worked out; where it is not, what is
    compared without them has a share of `WITHOUT_TERMS`.
    """
    texts = Sides(task.accounts.left.sentences, task.accounts.right.sentences)
    sentences = encoder.encode_pair(texts.left, texts.right, progress)
    profile = profile_of(encoder.name)
    passages = None if task.order == "monotone" else passage_vectors(task, sentences)
    # In place: the sentences of a long text are not needed twice, and fill the memory.
    alike = Encoded(
        free_order.centred(sentences.left, sentences.common_vector, in_place=True),
        free_order.centred(sentences.right, sentences.common_vector, in_place=True),
    )
    del sentences
    if task.order != "free":
        landmarks = in_order.find_landmarks(alike.left, alike.right)
        if task.order == "monotone" or in_order.is_in_order(landmarks):
            beads = in_order.find_beads(alike.left, alike.right, texts, landmarks)
            likely = None
            if passages is not None:
                likely = _likely(task, _evidence(task, alike, passages, profile), profile.links)
            return bead_verdicts(task, beads, encoder.name, likely)
    assert passages is not None
    evidence = _evidence(task, alike, passages, profile)
    likely = _likely(task, evidence, profile.links)
    related = are_related(task, likely, encoder.name)
    if clearness(likely.scores) >= PLAIN or not has_terms(task, encoder):
        return verdicts(task, likely, encoder.name, related=related)
    if not with_terms:
        return verdicts(task, likely, encoder.name, related=related)._replace(share=WITHOUT_TERMS)
    evidence = evidence._replace(pairs=with_latent_terms(evidence.pairs, task, _terms(task, encoder)))
    likely = _likely(task, evidence, profile.links_with_terms or profile.links, profile.in_common)
    return verdicts(task, likely, encoder.name, related=related)


def has_terms(task: Task, encoder: Encoder) -> bool:
    """Whether `encoder` can tell the latent terms of the sentences of `task`, and its passages are not too many."""
    sizes = [len(set(account.units(task.level))) for account in task.accounts]
    return isinstance(encoder, TermEncoder) and min(sizes) > 0 and max(sizes) <= BOOK


def _terms(task: Task, encoder: Encoder) -> Sides[list[Terms]]:
    assert isinstance(encoder, TermEncoder)
    return Sides(*(encoder.terms(account.sentences) for account in task.accounts))


def _evidence(task: Task, alike: Encoded, passages: Sides[Vectors | None], profile: Profile) -> _Evidence:
    """What speaks for each pair, latent terms apart.

    `alike` are the vectors of the sentences after centring, `passages` those of whole passages where they differ.
    """
    features = _features(task, alike, profile)
    odds = free_order.sentence_odds(features, profile)
    vectors = Sides(
        alike.left if passages.left is None else passages.left,
        alike.right if passages.right is None else passages.right,
    )
    return _Evidence(features, odds, passage_pairs(task, vectors, features, odds, profile.baseline))


def _likely(task: Task, evidence: _Evidence, links: LinkWeights, in_common: LinkWeights | None = None) -> Likely:
    """How likely every pair of passages, and of sentences, that could be a link is one, or has anything in common."""
    features, odds, pairs = evidence
    groups = Sides(*(np.array(grouping(task.accounts[side], task.level).ids, np.int64) for side in SIDES))
    return Likely(
        groups.left[pairs.left],
        groups.right[pairs.right],
        link_probabilities(pairs, links),
        link_probabilities(pairs, in_common) if in_common else None,
        features.left,
        features.right,
        free_order.probability(odds),
        features.likeness,
    )


def _features(task: Task, alike: Encoded, profile: Profile) -> CandidateFeatures:
    """The features of candidate pairs. A caption repeats a passage, so it does not compete with it."""
    left, right = task.accounts
    lengths = Sides([len(s) for s in left.sentences], [len(s) for s in right.sentences])
    everything = free_order.candidate_features(alike, lengths, profile.baseline)
    left_content, right_content = _is_content(left), _is_content(right)
    if left_content.all() and right_content.all():
        return everything
    a, b = np.flatnonzero(left_content), np.flatnonzero(right_content)
    content = free_order.candidate_features(
        Encoded(
            alike.left if left_content.all() else alike.left[a],
            alike.right if right_content.all() else alike.right[b],
        ),
        Sides([lengths.left[i] for i in a], [lengths.right[j] for j in b]),
        profile.baseline,
    )
    with_caption = ~(left_content[everything.left] & right_content[everything.right])
    return free_order.joined([content.renumbered(a, b), everything.where(with_caption)])


def _is_content(account: Account) -> NDArray[np.bool_]:
    """Of each sentence whether it is content, and no caption."""
    return np.array([passage not in account.aside for passage in account.passages], bool)
