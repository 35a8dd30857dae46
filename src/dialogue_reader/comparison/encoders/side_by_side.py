"""Several calls of an engine at once, one on each core.

The engine shares a single text among the cores, and waits for the slowest a hundred times in each of its layers; what
it picks from the latent terms it picks on one core alone. Texts side by side, each on one core, leave none idle.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

_Work = TypeVar("_Work")
_Result = TypeVar("_Result")


class SideBySide:
    """The cores that the OpenMP `library` would use, each with a thread of its own; without OpenMP, one after another.

    `count` is how many calls run at once.
    """

    def __init__(self, library: Any) -> None:  # noqa: ANN401 - a ctypes library, or none
        self.count = 1
        self._pool: ThreadPoolExecutor | None = None
        try:
            set_threads, most = library.omp_set_num_threads, int(library.omp_get_max_threads())
        except AttributeError:
            return
        if most > 1:
            self.count = most
            # The number holds for the thread that sets it.
            self._pool = ThreadPoolExecutor(most, "engine", initializer=set_threads, initargs=(1,))

    def map(self, call: Callable[[_Work], _Result], work: Sequence[_Work]) -> list[_Result]:
        """The result of each call, in the order of `work`; calls begin in that order."""
        if self._pool is None or len(work) < 2:  # a single one may have all cores
            return list(map(call, work))
        return list(self._pool.map(call, work))
