"""From folders of documents to stories, step by step; what takes long is done by a cluster, and kept as it is done.

A run that is interrupted goes on at once with what is known by then, so that there is a result to use; the next one
takes up the rest. What is known is put together even so, unless someone insists.
"""

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import numpy as np

from dialogue_reader.stories.communities import communities
from dialogue_reader.stories.many.cluster import Cluster
from dialogue_reader.stories.many.copies import origins_of
from dialogue_reader.stories.many.likeness import (
    LEAD,
    Centres,
    Floats,
    article_vector,
    best_matches,
    centred,
    centres_of,
    probability,
)
from dialogue_reader.stories.many.model import Card, ComparedGroup, Group, Outcome, Unreadable, days_between, in_order
from dialogue_reader.stories.many.neighbours import mutual_neighbours
from dialogue_reader.stories.many.records import OPENING, Halves
from dialogue_reader.stories.many.tasks import (
    Accounts,
    Workshop,
    described,
    encode_openings,
    encoded_texts,
    keep_matrices,
    matrix_key,
)
from dialogue_reader.stories.story import MOST

_DOCUMENTS = 8  # a task: a second's work
_TOGETHER = 0.35  # the mean probability from which documents are one story
_ROUND = 1000  # pairs judged between two reports
_OPENINGS = 4096  # documents whose opening is in memory, 100 MB

Report = Callable[[str, int, int], None]
Item = TypeVar("Item")
Result = TypeVar("Result")


def documents_below(folders: Iterable[Path]) -> list[str]:
    """Every file in and below the folders, hidden ones left out, in order; a file stands for itself."""
    paths: set[str] = set()
    for folder in folders:
        if folder.is_file():
            paths.add(str(folder))
        for parent, below, names in os.walk(folder):
            below[:] = [name for name in below if not name.startswith(".")]
            paths.update(
                str(path)
                for name in names
                if not name.startswith(".") and (path := Path(parent, name)).is_file()  # no pipes and devices
            )
    return sorted(paths)


class Run:
    """One run over many documents.

    Two of more than `days` days apart are of two events. `report` hears the step, how many of its documents, or
    stories, are done, and of how many. Only if it `compares` are accounts held against each other.
    """

    def __init__(
        self, cluster: Cluster, workshop: Workshop, days: float, report: Report, *, compares: bool = True
    ) -> None:
        self._cluster, self._workshop, self._days, self._report = cluster, workshop, days, report
        self._compares = compares
        self._was_interrupted = False
        self._matrix_keys: set[str] = set()

    def stories_of(self, paths: Sequence[str]) -> Outcome:
        """The stories that the documents at `paths` tell. Raises DialogueError if the workers cannot be reached."""
        common: list[Halves] = []
        cards: list[Card] = []
        unreadable: list[Unreadable] = []

        def take(batch: Sequence[str], results: Sequence[Card | Unreadable] | None) -> None:
            for result in [Unreadable(path, "document_kills") for path in batch] if results is None else results:
                if isinstance(result, Card):
                    cards.append(result)
                else:
                    unreadable.append(result)

        self._do(None, encoded_texts, [""], lambda _, vectors: common.append(vectors) if vectors is not None else None)
        if common:
            self._do("reading", described, paths, take)
        groups = self._grouped(sorted(cards, key=in_order), common[0][0].astype(np.float32)) if cards else []
        stories = sorted(
            self._compared(groups) if self._compares else (ComparedGroup(group, None) for group in groups), key=_rank
        )
        if not self._was_interrupted:
            self._workshop.records.make_room(self._matrix_keys | {card.digest for card in cards})
        return Outcome(tuple(stories), tuple(sorted(unreadable)), self._was_interrupted)

    def _do(
        self,
        step: str | None,
        task: Callable[[Workshop, Sequence[Item]], Result],
        items: Sequence[Item],
        take: Callable[[Sequence[Item], Result | None], None],
        size: int = _DOCUMENTS,
    ) -> None:
        """Have a task done for all `items` and take in each result, until someone interrupts it."""
        done = 0
        if self._was_interrupted:
            return
        if step is not None:
            self._report(step, 0, len(items))
        try:
            for batch, result in self._cluster.results(task, self._workshop, items, size):
                take(batch, result)
                done += len(batch)
                if step is not None:
                    self._report(step, done, len(items))
        except KeyboardInterrupt:
            self._was_interrupted = True

    def _compared(self, groups: Sequence[Group]) -> list[ComparedGroup]:
        """The groups with what their accounts say; copies have no say of their own.

        What an earlier run has kept is there even if this one is interrupted before.
        """
        accounts_of = {group: _accounts(group) for group in groups if len(group.origins) > 1}
        # Large stories first, or one of them is left to the end, when every other worker is idle.
        ordered = sorted(accounts_of.values(), key=lambda accounts: (-len(accounts), accounts))
        self._do("comparing", keep_matrices, ordered, lambda *_: None, size=1)
        keys = {group: matrix_key(accounts) for group, accounts in accounts_of.items()}
        self._matrix_keys.update(keys.values())
        records = self._workshop.records
        return [ComparedGroup(group, records.matrix(keys[group]) if group in keys else None) for group in groups]

    def _grouped(self, cards: Sequence[Card], common: Floats) -> list[Group]:
        records = self._workshop.records
        with self._brought_to_its_end():
            signatures = {card.digest: own.signature for card in cards if (own := records.record(card.digest))}
            origins = origins_of(cards, signatures, self._days)
            originals = [origin[0] for origin in origins]
            near, centres = self._neighbours(originals, common)
        judged = sorted({originals[k].digest for i, j, _ in near for k in (i, j)})
        self._do("encoding", encode_openings, judged, lambda *_: None)
        with self._brought_to_its_end():
            likely = self._judged(originals, near, centres)
            groups = communities(len(origins), likely, together=_TOGETHER)
        return [Group(tuple(origins[k] for k in members)) for members in groups]

    @contextmanager
    def _brought_to_its_end(self) -> Iterator[None]:
        """The first interrupt while the block runs is only remembered; the second one ends it."""
        previous = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

        def remember(*_: object) -> None:
            self._was_interrupted = True
            restore()

        def restore() -> None:
            for number, handler in previous.items():
                signal.signal(number, handler)

        for number in previous:
            signal.signal(number, remember)
        try:
            yield
        finally:
            restore()

    def _neighbours(self, originals: Sequence[Card], common: Floats) -> tuple[list[tuple[int, int, float]], Centres]:
        """Pairs that may be of one event with the likeness of their vectors, and the centre of each language."""
        nothing = np.zeros((1, len(common)), np.float16)
        leads = [self._vectors(card, LEAD, nothing) for card in originals]
        languages = [card.language for card in originals]
        centres = centres_of(leads, languages, common)
        vectors = np.empty((len(leads), len(common)), np.float32)
        for k, (own, language) in enumerate(zip(leads, languages, strict=True)):
            vectors[k] = article_vector(own, centres[language])
        return mutual_neighbours(vectors, [card.day for card in originals], self._days), centres

    def _judged(
        self, originals: Sequence[Card], near: Sequence[tuple[int, int, float]], centres: Centres
    ) -> Iterator[tuple[int, int, float]]:
        """The pairs with the probability that both report one event."""

        @lru_cache(maxsize=_OPENINGS)
        def opening(k: int) -> Floats:
            centre = centres[originals[k].language]
            nothing = np.zeros((1, len(centre)), np.float16)
            return centred(self._vectors(originals[k], OPENING, nothing), centre)

        for done, (i, j, likeness) in enumerate(near):
            if done % _ROUND == 0:
                self._report("grouping", done, len(near))
            left, right = originals[i], originals[j]
            statements, gap = best_matches(opening(i), opening(j)), days_between(left, right)
            yield i, j, probability(likeness, statements, gap, two_languages=left.language != right.language)

    def _vectors(self, card: Card, most: int, nothing: Halves) -> Halves:
        """The vectors of a document's first statements, as far as they are encoded; `nothing` if they are gone."""
        vectors = self._workshop.records.vectors(card.digest)
        return nothing if vectors is None else vectors[:most]


def _accounts(group: Group) -> Accounts:
    """The first document of each origin, as many as are compared."""
    return tuple((origin[0].path, origin[0].digest) for origin in group.origins[:MOST])


def _rank(story: ComparedGroup) -> tuple[int, int, tuple[bool, float, str]]:
    differences = len(story.matrix["differences"]) if story.matrix else 0
    return -differences, -len(story.group.origins), in_order(story.group.cards[0])
