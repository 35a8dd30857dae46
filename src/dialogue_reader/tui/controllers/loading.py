"""Reading the rest of a book while its first pages are on the screen."""

import time

from dialogue_reader.documents.model import SIDES, Pair
from dialogue_reader.documents.opening import PairReading
from dialogue_reader.errors import DocumentError
from dialogue_reader.search.matcher import PairIndex
from dialogue_reader.tui.commands import session
from dialogue_reader.tui.controllers.background import Background
from dialogue_reader.tui.controllers.notes import Notebook
from dialogue_reader.tui.controllers.search import HitFinder
from dialogue_reader.tui.controllers.yielding import yield_to_interface

_FIRST_REPORT = 1.0  # seconds before progress is shown
_INTERVAL = 0.2  # seconds from one report to the next


class Loader:
    """Reads on in a thread. What takes long by itself is done there, too."""

    def __init__(self, background: Background, reading: PairReading, finder: HitFinder, notebook: Notebook) -> None:
        self._background = background
        self._reading = reading
        self._finder = finder
        self._notebook = notebook
        self._next_report = 0.0

    def begin(self) -> None:
        """Read on."""
        self._next_report = time.monotonic() + _FIRST_REPORT
        self._background.start("load", self._load)

    def _load(self) -> None:
        try:
            pair = self._reading.finish(self._report)
        except DocumentError as error:
            self._background.post(session.unreadable(error))
            return
        self._prepare(pair)
        notes, corrections, position = self._notebook.load(pair)
        self._background.post(session.loaded(pair, notes, corrections, position))

    def _prepare(self, pair: Pair) -> None:
        for side in SIDES:
            pair[side].fingerprint  # noqa: B018 - links are kept under it, and notes under the digest in it
            pair[side].passage_at(0)
        self._finder.take(pair, PairIndex(pair))

    def _report(self, share: float) -> None:
        yield_to_interface()
        if (now := time.monotonic()) > self._next_report:
            self._next_report = now + _INTERVAL
            self._background.post(session.read_on(share), "read-on")
