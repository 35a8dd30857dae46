"""How much of a PDF is read: the format can say in a kilobyte what takes gigabytes or hours to work out.

It is read in a process of its own, which ends itself when it has taken too much: no step of a library in C can be
stopped otherwise, and one that fails takes the process with it, not the reader.
"""

import faulthandler
import sys

MOST_PAGES = 1000
MOST_CHARACTERS = 1 << 23  # of all pages: more than any book has
MEMORY = 400 << 20  # bytes of address space beside the document itself
OPENING = 4.0  # seconds in which a document must be open, and in which one of few pages is read
A_PAGE = 0.1  # seconds more that each page may take; most take a hundredth where nothing else runs
MOST_SECONDS = OPENING + MOST_PAGES * A_PAGE


def limit_memory(size: int) -> None:
    """Let this process take no more memory than a document of `size` bytes needs, where the system can see to it."""
    if sys.platform in ("win32", "darwin"):
        return
    import resource

    most = MEMORY + 2 * size
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def end_after(seconds: float) -> None:
    """Let this process end in `seconds` from now with status 1, whatever it is at; instead of what was set before."""
    faulthandler.dump_traceback_later(seconds, exit=True)
