"""What to encode first: what is on the screen, where its counterparts may be, and outward from there.

The counterpart of a passage is unknown before both are encoded, but accounts of one event are not shuffled at random:
passages about as far into the other text are the likeliest, so both sides grow in rings around one place.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.documents.model import SIDES, Side, Sides

OnScreen = Mapping[Side, Sequence[int]]  # the ids of the passages that are on the screen
WorkItem = tuple[Side, int]  # a sentence: its side and its index in that account


def by_priority(task: Task, on_screen: OnScreen) -> list[WorkItem]:
    """Every sentence of `task`: first those on the screen, then by the distance from there in shares of the text.

    A side with nothing on the screen starts where the other one is; if that has nothing either, work begins at the
    top. The sentences of one passage stay together.
    """
    layouts = Sides(_PassageLayout(task.accounts.left), _PassageLayout(task.accounts.right))
    in_sight = {side: [i for i in on_screen.get(side, ()) if i in layouts[side].position] for side in SIDES}
    windows = [
        (layouts[side].position[min(ids)], layouts[side].position[max(ids)]) for side, ids in in_sight.items() if ids
    ]
    ranked = sorted(
        (passage not in in_sight[side], _distance(position, windows or [(0.0, 0.0)]), position, side, passage)
        for side in SIDES
        for passage, position in layouts[side].position.items()
    )
    return [(side, sentence) for *_, side, passage in ranked for sentence in layouts[side].sentences[passage]]


class _PassageLayout:
    """The passages of one side: the indices of their `sentences`, and their `position` in the text, 0 to 1."""

    def __init__(self, account: Account) -> None:
        self.sentences: dict[int, list[int]] = {}
        for index, passage in enumerate(account.passages):
            self.sentences.setdefault(passage, []).append(index)
        lengths = [sum(len(account.sentences[k]) for k in indices) for indices in self.sentences.values()]
        ends = list(accumulate(lengths))
        self.position = {
            passage: (end - length / 2) / max(1, ends[-1])
            for passage, end, length in zip(self.sentences, ends, lengths, strict=True)
        }


def _distance(position: float, windows: Iterable[tuple[float, float]]) -> float:
    return min(max(low - position, position - high, 0.0) for low, high in windows)
