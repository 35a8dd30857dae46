"""Reading the rest of a book while its first pages are on the screen."""

import time

from dialogue_reader.documents.model import SIDES, Pair
from dialogue_reader.documents.opening import PairReading
from dialogue_reader.errors import DocumentError
from dialogue_reader.messages import Message
from dialogue_reader.search.matcher import PairIndex
from dialogue_reader.tui.commands import session
from dialogue_reader.tui.controllers import garbage
from dialogue_reader.tui.controllers.background import Background
from dialogue_reader.tui.controllers.notes import Notebook
from dialogue_reader.tui.controllers.yielding import yield_to_interface

_FIRST_REPORT = 1.0  # seconds before progress is shown
_INTERVAL = 0.2  # seconds from one report to the next


class Loader:
    """Reads on in a thread. What takes long by itself is done there, too."""

    def __init__(self, background: Background, reading: PairReading, notebook: Notebook) -> None:
        self._background = background
        self._reading = reading
        self._notebook = notebook
        self._next_report = 0.0

    def begin(self) -> None:
        """Read on."""
        self._next_report = time.monotonic() + _FIRST_REPORT
        self._background.start("load", self._load, Message("reader.analysis_rest"), links_need_it=True)

    def _load(self) -> None:
        try:
            pair = self._reading.finish(self._report)
            _prepare(pair)
            warned = self._notebook.warning
            kept = self._notebook.load(pair)
            warning = None if warned else self._notebook.warning
            self._background.post(session.loaded(pair, PairIndex(pair), kept, warning))
        except DocumentError as error:
            self._background.post(session.unreadable(error))
        except Exception:
            garbage.resume(is_long=True)
            raise

    def _report(self, share: float) -> None:
        yield_to_interface()
        if (now := time.monotonic()) > self._next_report:
            self._next_report = now + _INTERVAL
            self._background.post(session.read_on(share), "read-on")


def _prepare(pair: Pair) -> None:
    for side in SIDES:
        pair[side].fingerprint  # noqa: B018 - links are kept under it, and notes under the digest in it
        pair[side].passage_at(0)
