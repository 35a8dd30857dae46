"""What is to be encoded first: what stands on the screen, what may answer it, and outward from there.

Nobody knows the counterpart of a passage before both are encoded, but accounts of one event are not shuffled at random:
the other side's passages about as far into the text are the likeliest, so both sides grow in rings around one place.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.documents.model import SIDES, Side

Place = tuple[Side, int]  # a sentence: its side and its place in that account


def order_of_work(task: Task, first: Mapping[Side, Sequence[int]]) -> list[Place]:
    """Every sentence of `task`; first the passages `first`, then by the distance from them in shares of the text.

    A side that `first` does not speak of is looked at where the other one is; without any, work begins at the top. The
    sentences of one passage stay together.
    """
    parts = {side: _Parts(task.of(side)) for side in SIDES}
    shown = {side: [i for i in first.get(side, ()) if i in parts[side].place] for side in SIDES}
    windows = [(parts[side].place[min(ids)], parts[side].place[max(ids)]) for side, ids in shown.items() if ids]
    ranked = sorted(
        (passage not in shown[side], _distance(place, windows or [(0.0, 0.0)]), place, side, passage)
        for side in SIDES
        for passage, place in parts[side].place.items()
    )
    return [(side, place) for *_, side, passage in ranked for place in parts[side].sentences[passage]]


class _Parts:
    """The passages of one side: which `sentences` they hold and their `place` in the text, 0 to 1."""

    def __init__(self, account: Account) -> None:
        self.sentences: dict[int, list[int]] = {}
        for place, passage in enumerate(account.passages):
            self.sentences.setdefault(passage, []).append(place)
        lengths = [sum(len(account.sentences[k]) for k in places) for places in self.sentences.values()]
        ends = list(accumulate(lengths))
        self.place = {
            passage: (end - length / 2) / max(1, ends[-1])
            for passage, end, length in zip(self.sentences, ends, lengths, strict=True)
        }


def _distance(place: float, windows: Iterable[tuple[float, float]]) -> float:
    return min(max(low - place, place - high, 0.0) for low, high in windows)
