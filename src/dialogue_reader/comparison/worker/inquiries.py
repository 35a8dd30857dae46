"""Answering, from the worker's side, what is looked for by its meaning: from what is encoded, and soon."""

import numpy as np

from dialogue_reader.comparison.encoders.base import Encoder
from dialogue_reader.comparison.meaning.model import Inquiry, Matches
from dialogue_reader.comparison.meaning.ranking import ranked
from dialogue_reader.comparison.task import Task
from dialogue_reader.comparison.worker.incremental import Flags, Stepwise, known_part, share_of
from dialogue_reader.documents.model import SIDES, Sides

_AT_ONCE = 64  # sentences that are encoded while someone waits for an answer: a second's work
_BATCH = 32


def answered(inquiry: Inquiry, task: Task, encoder: Encoder, known: Sides[Flags] | None = None) -> Matches:
    """What of both texts matches, as far as their sentences are `known`, left (n,) and right (m,).

    Without `known`, what is not encoded yet is, if that is little or the one who asks will wait.
    """
    is_free = known is None  # otherwise what is being compared must not wait for long
    if known is None:
        known = _encoded(inquiry, task, encoder)
    part = task._replace(accounts=Sides(*(known_part(task.accounts[side], known[side]) for side in SIDES)))
    return ranked(inquiry, part.accounts, encoder, with_terms=is_free)._replace(share=share_of(task, part))


def _encoded(inquiry: Inquiry, task: Task, encoder: Encoder) -> Sides[Flags]:
    """Which sentences are encoded, after a little more has been."""
    left, right = task.accounts
    sentences = [*left.sentences, *right.sentences]
    known = np.ones(len(sentences), bool)
    if isinstance(encoder, Stepwise):
        known = ~np.array(encoder.missing(sentences), bool)
        missing = np.flatnonzero(~known).tolist()
        if inquiry.waits or len(missing) <= _AT_ONCE:
            for start in range(0, len(missing), _BATCH):
                encoder.take_in([sentences[k] for k in missing[start : start + _BATCH]])
            encoder.keep()
            known[missing] = True
    return Sides(*np.split(known, [len(left.sentences)]))
