"""Choosing where a note goes whose text is gone: the places where its words may be, the likeliest first."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from dialogue_reader.documents.model import Pair, Span
from dialogue_reader.language.shortening import shortened
from dialogue_reader.layout.glyphs import wrappable
from dialogue_reader.tui.screens.dialog import Dialog, Hints
from dialogue_reader.tui.view.labels import say
from dialogue_reader.tui.widgets.bindings import bindings_of

_TITLE, _QUOTED = 60, 200  # code points of the words that are gone, and of a place


class PlaceScreen(Dialog[Span | None]):
    """Offers places, each with the share of the words that are there (0..1), and last where the reader is.

    Answers the one chosen; None where the note is to stay as it is.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_of("place")
    PART = "place"

    def __init__(self, pair: Pair, words: str, likely: Sequence[tuple[float, Span]], here: Span) -> None:
        super().__init__()
        self._pair = pair
        self._words = words
        self._likely = likely
        self._spans = (*(span for _, span in likely), here)

    def compose(self) -> ComposeResult:
        """The words that are gone, and the places."""
        labels = [say("place_likely", share=share, place=self._where(span)) for share, span in self._likely]
        labels.append(say("place_here", place=self._where(self._spans[-1])))
        with Vertical(classes="dialog"):
            title = say("place_title", words=shortened(self._words, _TITLE))
            yield Label(wrappable(title), classes="dialog-title", markup=False)
            yield OptionList(*map(self._option, labels, self._spans), id="place-list", markup=False)
            yield Hints.of_part("place", self.keys)

    def on_mount(self) -> None:
        """Begin at the likeliest."""
        listing = self.query_one(OptionList)
        listing.highlighted = 0
        self.set_focus(listing)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click chooses a place."""
        event.stop()
        self.dismiss(self._spans[event.option_index])

    def action_move(self, way: str) -> None:
        """Go to another place."""
        getattr(self.query_one(OptionList), f"action_cursor_{way}")()

    def action_leave(self) -> None:
        """Answer with nothing."""
        self.dismiss(None)

    def _where(self, span: Span) -> str:
        article = self._pair[span.document]
        return f"{article.language} {article.passage_at(span.start).id + 1}"

    def _option(self, label: str, span: Span) -> Option:
        quoted = shortened(self._pair[span.document].text_of(span), _QUOTED)
        return Option(Text.assemble((wrappable(label), "bold"), "\n", wrappable(quoted)))
