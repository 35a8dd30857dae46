"""From what is found in the background to what is shown of it: links, differences, keywords and key points."""

import gc
from pathlib import Path

from textual.screen import Screen

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.search.matcher import PairIndex
from dialogue_reader.tui import background
from dialogue_reader.tui.desk import Desk
from dialogue_reader.tui.painting import Painter
from dialogue_reader.tui.state import compared, differing


class Thinking:
    """Starts the work once the first page is shown, and brings its answers to the desk."""

    def __init__(self, screen: Screen[None], desk: Desk, painter: Painter, cache: Path | None) -> None:
        self._screen = screen
        self._desk = desk
        self._painter = painter
        self._cache = cache
        self._work: background.Background | None = None
        self._found: Comparison | None = None

    def begin(self, index: PairIndex, seen: background.Seen, *, long: bool) -> None:
        """Look for everything; `long` where the texts were too long to be read at once."""
        gc.freeze()  # what a start makes, stays
        gc.enable()
        if long:
            gc.set_threshold(20_000, 5, 1_000)  # to go through all that a book makes takes a tenth of a second
        self._work = background.Background(self._desk.state.pair, index, self._cache, self._screen)
        self._work.begin(seen)

    def look_at(self, seen: background.Seen) -> None:
        """While the comparison goes on: this is on the screen now."""
        if self._work and not self._desk.state.is_compared:
            self._work.look_at(seen)

    def look_for_points(self) -> None:
        """Look for the key points."""
        if self._work:
            self._work.look_for_points(self._desk.state.comparison)

    def take_links(self, comparison: Comparison) -> None:
        """Draw the links, and say what must be known of them."""
        self._found = comparison
        self.reconsider()
        if self._work:
            self._screen.call_after_refresh(self._work.go_on)
        if comparison.share < 1:
            return
        if comparison.encoder == "lexical":
            self._desk.say("The links were made without the language model: from names, numbers and like words")
        elif comparison.is_slight:
            self._desk.say("These texts have next to nothing in common")

    def reconsider(self) -> None:
        """Show the links as they are with what has been set right by hand, and look for what differs in them."""
        from dialogue_reader.comparison.corrections import corrected

        if self._found is None or self._work is None:
            return
        state = self._desk.state
        comparison = corrected(state.pair, self._found, self._desk.notebook.corrections)
        self._desk.apply(compared(state, comparison))
        if comparison.share >= 1:
            self._work.look_for_differences(comparison)

    def take_differences(self, message: background.DifferencesFound) -> None:
        """Light what differs, unless the links are others by now."""
        if message.comparison is self._desk.state.comparison:
            self._desk.apply(differing(self._desk.state, message.discrepancies))

    def take_progress(self, message: background.Progressed) -> None:
        """Say how far the comparison has come."""
        if not self._desk.state.is_compared:
            self._painter.progress(self._desk.state, message.share, message.seconds_left)

    def take_keywords(self, message: background.KeywordsFound) -> None:
        """Light the keywords."""
        self._painter.keywords = message.marks
        self._painter.paint(self._desk.state)

    def close(self) -> None:
        """Let the worker go."""
        if self._work:
            self._work.close()
