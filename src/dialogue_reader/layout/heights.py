"""Row heights of a long column, most of them estimated, with running totals that stay cheap to correct.

Slots are taken together in blocks; only blocks that are looked into know the heights of their slots, so that a book
is laid out again, for another width or filter, in the time of a screen. Totals of the blocks are kept in a Fenwick tree
(P. Fenwick, "A new data structure for cumulative frequency tables", 1994): finding the slot at a row, the top of a slot
and correcting a height take a number of steps logarithmic in the number of blocks.
"""

from collections.abc import Callable

_BLOCK = 64  # slots; some five screens
_FEW = 512  # slots that are looked at one by one from the beginning: an article is estimated well at once


class Heights:
    """Heights in rows of slots 0..n-1."""

    def __init__(self, count: int, one: Callable[[int], int], several: Callable[[int, int], int]) -> None:
        """`one` estimates the height of a slot, `several`, without looking at each, that of slots `a` to `b` - 1."""
        self._count = count
        self._one = one
        starts = range(0, count, _BLOCK)
        self._totals = [several(a, min(a + _BLOCK, count)) for a in starts]
        self._blocks: list[list[int] | None] = [None] * len(starts)
        self._tree = [0, *self._totals]
        for k in range(1, len(self._tree)):
            parent = k + (k & -k)
            if parent < len(self._tree):
                self._tree[parent] += self._tree[k]
        self.total = sum(self._totals)
        if count <= _FEW:
            for block in range(len(starts)):
                self._opened(block)

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, slot: int) -> int:
        return self._opened(slot // _BLOCK)[slot % _BLOCK]

    def correct(self, slot: int, height: int) -> int:
        """Set the height of `slot`; returns by how many rows it grew."""
        heights = self._opened(slot // _BLOCK)
        grown = height - heights[slot % _BLOCK]
        heights[slot % _BLOCK] = height
        self._grow(slot // _BLOCK, grown)
        return grown

    def top(self, slot: int) -> int:
        """The row at which `slot` begins; that of its block while nothing in it has been measured."""
        block, within = divmod(slot, _BLOCK)
        above = self._blocks[block] if block < len(self._blocks) else None
        return self._above(block) + (sum(above[:within]) if above else 0)

    def slot_at(self, row: int) -> int:
        """The slot that covers `row`; the nearest one for a row before the first or past the last."""
        if not self._count:
            raise IndexError("a column without slots covers no row")
        block, left = 0, max(0, row)
        step = 1 << (len(self._blocks).bit_length() - 1)
        while step:
            reach = block + step
            if reach < len(self._tree) and self._tree[reach] <= left:
                block = reach
                left -= self._tree[reach]
            step >>= 1
        if block == len(self._blocks):
            return self._count - 1
        slot = block * _BLOCK
        heights = self._opened(block)
        for height in heights[:-1]:
            left -= height
            if left < 0:
                break
            slot += 1
        return slot

    def _above(self, block: int) -> int:
        rows = 0
        while block > 0:
            rows += self._tree[block]
            block -= block & -block
        return rows

    def _opened(self, block: int) -> list[int]:
        """The heights of one block, estimated one by one when first looked at."""
        heights = self._blocks[block]
        if heights is None:
            first = block * _BLOCK
            heights = self._blocks[block] = [self._one(k) for k in range(first, min(first + _BLOCK, self._count))]
            self._grow(block, sum(heights) - self._totals[block])
        return heights

    def _grow(self, block: int, rows: int) -> None:
        if not rows:
            return
        self._totals[block] += rows
        self.total += rows
        k = block + 1
        while k < len(self._tree):
            self._tree[k] += rows
            k += k & -k
