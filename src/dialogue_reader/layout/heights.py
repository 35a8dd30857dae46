"""Row heights of a long column, most of them estimated, with running totals that stay cheap to correct.

A Fenwick tree (P. Fenwick, "A new data structure for cumulative frequency tables", 1994): finding the slot at a row,
the top of a slot and correcting a height take a number of steps logarithmic in the number of slots.
"""

from collections.abc import Iterable


class Heights:
    """Heights in rows of slots 0..n-1."""

    def __init__(self, heights: Iterable[int]) -> None:
        self._heights = list(heights)
        self._tree = [0, *self._heights]
        for k in range(1, len(self._tree)):
            parent = k + (k & -k)
            if parent < len(self._tree):
                self._tree[parent] += self._tree[k]
        self.total = sum(self._heights)

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, slot: int) -> int:
        return self._heights[slot]

    def correct(self, slot: int, height: int) -> int:
        """Set the height of `slot`; returns by how many rows it grew."""
        grown = height - self._heights[slot]
        if grown:
            self._heights[slot] = height
            self.total += grown
            k = slot + 1
            while k < len(self._tree):
                self._tree[k] += grown
                k += k & -k
        return grown

    def top(self, slot: int) -> int:
        """The row at which `slot` begins."""
        rows = 0
        while slot > 0:
            rows += self._tree[slot]
            slot -= slot & -slot
        return rows

    def slot_at(self, row: int) -> int:
        """The slot that covers `row`; the nearest one for a row before the first or past the last."""
        if not self._heights:
            raise IndexError("a column without slots covers no row")
        at, left = 0, max(0, row)
        step = 1 << (len(self._heights).bit_length() - 1)
        while step:
            reach = at + step
            if reach < len(self._tree) and self._tree[reach] <= left:
                at = reach
                left -= self._tree[reach]
            step >>= 1
        return min(at, len(self._heights) - 1)
