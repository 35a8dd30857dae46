"""What exports for people say around a note, composed once, so that Markdown, pages and cards say the same.

The texts of the catalogue emphasise with `**`, as Markdown does; a format of other markup turns that into its own.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from dialogue_reader.documents.model import other
from dialogue_reader.notes.export.report import ExportedNote, Head, Quote, Report, Words
from dialogue_reader.notes.model import Annotation
from dialogue_reader.writing.plain_text import on_one_line

_OF_SEVERAL = ("linked", "partly_here", "unsure", "only_here")  # what can be known of an account among many
_FACTS = ("title", "outlet", "byline", "published", "language", "source")


class Phrases:
    """The phrases of one report; `escape` makes what stands in documents and notes plain text of the format."""

    def __init__(self, report: Report, words: Words, escape: Callable[[str], str]) -> None:
        self._words = words
        self._escape = escape
        self._colours = report.colours
        self._heads = report.heads
        self._is_collection = len(report.heads) > 1 and report.heads[0].side is None

    def title(self) -> str:
        """What the whole export is called."""
        names = [self.name(head) for head in self._heads]
        if self._is_collection or not names:
            return self._words("title.all")
        return self._words("title.one" if len(names) == 1 else "title", left=names[0], right=names[-1])

    def name(self, head: Head) -> str:
        """The title of an article; where it has none, its source."""
        return self._line(head.title or head.source)

    def section(self, head: Head) -> str:
        """How an article is headed: by its side, or by its title among many."""
        return self.name(head) if self._is_collection else self._words(f"article.{_role(head)}")

    def facts(self, head: Head) -> Iterator[tuple[str, str | None]]:
        """What is known of an article, each with its label; None for what is not known."""
        for name in _FACTS:
            fact = getattr(head, name)
            known = _day(fact) if isinstance(fact, datetime) else fact
            yield self._words(f"fact.{name}"), self._line(known) if known else None

    def colour(self, note: Annotation) -> str:
        """The colour of a note, and what the person calls it."""
        colour = self._words(f"colour.{note.colour}")
        name = self._colours.get(note.colour)
        return self._words("colour.named", name=self._line(name), colour=colour) if name else colour

    def label(self, exported: ExportedNote) -> str:
        """What a note is headed: its article and its colour."""
        return self._words(f"label.{_role(exported.quote.head)}", colour=self.colour(exported.annotation))

    def place(self, quote: Quote, *, is_orphan: bool = False, is_titled: bool = True) -> str:
        """Where a quotation stands, or stood when it was marked; among many articles with the title, if so wished."""
        has_title = self._is_collection and is_titled
        place = "place.of" if has_title else f"place.{_role(quote.head)}"
        known = {"language": self._line(quote.head.language), "start": quote.start, "end": quote.end}
        if has_title:
            known["title"] = self.name(quote.head)
        if quote.passage is not None:
            place, kind = f"{place}.passage", self._words(f"kind.{quote.kind}")
            known |= {"passage": quote.passage + 1, "kind": kind}
        where = self._words(place, **known)
        return self._words("place.then", place=where) if is_orphan else where

    def verdict(self, exported: ExportedNote) -> str | None:
        """What is known of the counterparts that follow; None where there is nothing to say of them."""
        side = exported.quote.head.side
        quotes_all_with_it = exported.counterparts and not exported.further
        if self._is_collection and exported.verdict in _OF_SEVERAL and not quotes_all_with_it:
            return self._words(f"{exported.verdict}.others")
        if side is None or exported.verdict in ("orphan", "alone") or quotes_all_with_it:
            return None
        return self._words(f"{exported.verdict}.{other(side)}")

    def _line(self, text: str) -> str:
        return self._escape(on_one_line(text))


def _role(head: Head) -> str:
    """How the texts call an article: by its side, or as the one that there is."""
    return head.side or "one"


def _day(when: datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M}" if (when.hour or when.minute) else f"{when:%Y-%m-%d}"
