"""Comparing every two accounts of a story in this process: each account is cut into statements and encoded once.

A pair is compared twice: by its sentences, which is all that a first matrix takes, and by their latent terms as well,
for which the encoder reads every account a second time.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from dialogue_reader.comparison.alignment.align import align
from dialogue_reader.comparison.cache import Cache, fits_pair, key_of
from dialogue_reader.comparison.encoders.base import Encoder, working_encoder
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.statements import account_of
from dialogue_reader.comparison.task import Task
from dialogue_reader.comparison.worker.client import Comparer
from dialogue_reader.comparison.worker.errors import ComparisonFailedError
from dialogue_reader.comparison.worker.incremental import Stepwise
from dialogue_reader.comparison.worker.vast import is_vast
from dialogue_reader.documents.model import Pair, Sides, once_per_article

_BATCH = 32  # sentences that are encoded at once: a second or so

Report = Callable[[float], None]

_statements = once_per_article(account_of)


class PairComparer(Protocol):
    """Compares two accounts at a time; `report` hears the share (0..1) of that which is done."""

    def first(self, pair: Pair, report: Report) -> Comparison:
        """What the sentences tell: of a share below 1 where `whole` would tell more."""

    def whole(self, pair: Pair, report: Report) -> Comparison:
        """All that there is to be told."""


class StoryComparer:
    """Compares the accounts of a story. What is worked out is kept below `cache`, if there is such a folder.

    Only the encoder called `encoder` is used, if one is named; else the best for both languages. `stood_in` is whether
    another one had to take the place of that.
    """

    def __init__(self, cache: Path | None, encoder: str | None = None) -> None:
        self._folder = cache
        self._cache = Cache(cache)
        self._only = encoder
        self._usual = Comparer()  # which has given no encoder up
        self._encoders: dict[str, Encoder] = {}
        self.stood_in = False

    def first(self, pair: Pair, report: Report) -> Comparison:
        """The comparison by the sentences of both, or the whole one where that is kept.

        Raises ComparisonFailedError for texts too vast to be compared as a whole.
        """
        encoder = self._encoder_of(pair)
        known = self._cache.load(self._key(pair, encoder), lambda comparison: fits_pair(comparison, pair, "passage"))
        if known is not None:
            return known
        task = _task_of(pair)
        if is_vast(task):
            raise ComparisonFailedError("too_vast")
        _encode(task, encoder, report)
        comparison = align(task, encoder, with_terms=False)
        if comparison.share == 1:
            self._keep(pair, encoder, comparison)
        return comparison

    def whole(self, pair: Pair, report: Report) -> Comparison:
        """The comparison by all that the encoder knows of both."""
        encoder = self._encoder_of(pair)
        comparison = align(_task_of(pair), encoder)
        report(1.0)
        self._keep(pair, encoder, comparison)
        return comparison

    def _keep(self, pair: Pair, encoder: Encoder, comparison: Comparison) -> None:
        self._cache.save(self._key(pair, encoder), comparison)

    def _key(self, pair: Pair, encoder: Encoder) -> str:
        return key_of(pair, "auto", "passage", encoder.name)

    def _encoder_of(self, pair: Pair) -> Encoder:
        wanted = self._usual.encoder_of(pair)
        name = self._only or wanted
        if name not in self._encoders:
            self._encoders[name] = working_encoder(name, self._folder)
        encoder = self._encoders[name]
        self.stood_in = self.stood_in or encoder.name != wanted
        return encoder


def _task_of(pair: Pair) -> Task:
    return Task(Sides(*map(_statements, pair)), "auto", "passage")


def _encode(task: Task, encoder: Encoder, report: Report) -> None:
    """Have the encoder know the sentences of both; those that it knows cost nothing."""
    if not isinstance(encoder, Stepwise):
        return
    sentences = [sentence for account in task.accounts for sentence in account.sentences]
    new = [text for text, is_new in zip(sentences, encoder.missing(sentences), strict=True) if is_new]
    for start in range(0, len(new), _BATCH):
        encoder.take_in(new[start : start + _BATCH])
        report(min(1.0, (start + _BATCH) / len(new)))
    encoder.keep()
