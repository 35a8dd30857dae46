"""Reading the rest of a book while its first pages are on the screen."""

import time
from dataclasses import dataclass

from textual.message import Message
from textual.screen import Screen

from dialogue_reader.documents.model import SIDES, Pair
from dialogue_reader.documents.opening import PairReading
from dialogue_reader.errors import DocumentError
from dialogue_reader.search.matcher import PairIndex
from dialogue_reader.tui.threads import beside

_PATIENCE = 1.0  # seconds after which one is told how far it is


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
        self._begun = 0.0

    def begin(self) -> None:
        """Read on."""
        self._begun = time.monotonic()
        self._screen.run_worker(beside(self._load), group="load")

    def _load(self) -> None:
        try:
            pair = self._reading.finish(self._told)
        except DocumentError as error:
            self._screen.post_message(Broken(error))
            return
        for side in SIDES:
            pair[side].digest  # noqa: B018 - notes and links are kept under it
            pair[side].passage_at(0)
        self._screen.post_message(Loaded(pair, PairIndex(pair)))

    def _told(self, share: float) -> None:
        if time.monotonic() - self._begun > _PATIENCE:
            self._screen.post_message(ReadOn(share))
