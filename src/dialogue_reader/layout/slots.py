"""Which passages are in which slot of a column."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Protocol


class Slots(Protocol):
    """Slots in their order, each with the ids of the passages in it; passages in no slot are not shown."""

    def __len__(self) -> int: ...

    def __getitem__(self, slot: int, /) -> tuple[int, ...]: ...

    def near(self, passage: int) -> int:
        """The slot of a passage; of the next one that is shown where it is not, or else the last."""


class OneEach:
    """A slot for every passage, nothing to be looked up, however long the book."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, slot: int, /) -> tuple[int, ...]:
        if not 0 <= slot < self._count:
            raise IndexError(slot)
        return (slot,)

    def near(self, passage: int) -> int:
        """The slot of a passage."""
        return min(passage, self._count - 1)


class Chosen:
    """Slots that were put together passage by passage."""

    def __init__(self, slots: Sequence[tuple[int, ...]]) -> None:
        self._slots = slots

    def __len__(self) -> int:
        return len(self._slots)

    def __getitem__(self, slot: int, /) -> tuple[int, ...]:
        return self._slots[slot]

    def near(self, passage: int) -> int:
        """The slot of a passage, or of the next one that is shown, or else the last."""
        slot = self._slot_of.get(passage)
        if slot is None:
            later = bisect_left(self._passages, passage)
            slot = self._slot_of[self._passages[later]] if later < len(self._passages) else len(self._slots) - 1
        return slot

    @cached_property
    def _slot_of(self) -> dict[int, int]:
        return {passage: slot for slot, ids in enumerate(self._slots) for passage in ids}

    @cached_property
    def _passages(self) -> list[int]:
        return sorted(self._slot_of)
