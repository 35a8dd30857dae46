"""Reading the rest of a book while its first pages are on the screen."""

import time
from dataclasses import dataclass

from textual.message import Message
from textual.screen import Screen

from dialogue_reader.documents.model import SIDES, Pair
from dialogue_reader.documents.opening import PairReading
from dialogue_reader.errors import DocumentError
from dialogue_reader.search.matcher import PairIndex
from dialogue_reader.tui.threads import beside, give_way

_PATIENCE = 1.0  # seconds after which one is told how far it is
_OFTEN = 0.2  # seconds from one figure to the next


@dataclass
class ReadOn(Message):
    """This share of both documents has been read (0..1)."""

    share: float

    def can_replace(self, message: Message) -> bool:
        """Only the latest figure matters."""
        return isinstance(message, ReadOn)


@dataclass
class Loaded(Message):
    """Both documents are here as a whole, ready to be searched."""

    pair: Pair
    index: PairIndex


@dataclass
class Broken(Message):
    """A document cannot be read to its end."""

    error: DocumentError


class Loader:
    """Reads on in a thread and tells `screen` how it went. What takes long by itself is done there, too."""

    def __init__(self, screen: Screen[None], reading: PairReading) -> None:
        self._screen = screen
        self._reading = reading
        self._due = 0.0

    def begin(self) -> None:
        """Read on."""
        self._due = time.monotonic() + _PATIENCE
        self._screen.run_worker(beside(self._load), group="load")

    def _load(self) -> None:
        try:
            pair = self._reading.finish(self._told)
        except DocumentError as error:
            self._screen.post_message(Broken(error))
            return
        for side in SIDES:
            pair[side].fingerprint  # noqa: B018 - links are kept under it, and notes under the digest in it
            pair[side].passage_at(0)
        self._screen.post_message(Loaded(pair, PairIndex(pair)))

    def _told(self, share: float) -> None:
        give_way()
        if (now := time.monotonic()) > self._due:
            self._due = now + _OFTEN
            self._screen.post_message(ReadOn(share))
