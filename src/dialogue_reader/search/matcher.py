"""The one matcher: what it finds is what is lit, counted and stepped through.

It looks in the folded text of whole passages, never in screen lines, so that a phrase is found however it is wrapped,
cased, accented or composed.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from dialogue_reader.documents.model import SIDES, Article, Pair, Span
from dialogue_reader.language.folding import Folded, fold


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. `exact` tells "Cư" from "cu"; otherwise case, accents, quotes and dashes do not matter."""

    text: str = ""
    exact: bool = False

    def __bool__(self) -> bool:
        return bool(self.text.strip())


class Index:
    """One article made ready for searching; the folding is done once, at the first query that needs it."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._starts = [passage.start for passage in article.passages]
        self._folded: Folded | None = None

    def find(self, query: Query) -> tuple[tuple[int, int], ...]:
        """Spans (start, end) of all hits in order, each inside one passage, none overlapping; code points."""
        if not query:
            return ()
        found: list[tuple[int, int]] = []
        for start, end in self._matches(query):
            # Two letters that are printed as one, as in "ﬀ" or "…", are one hit.
            if self._in_one_passage(start, end) and not (found and start < found[-1][1]):
                found.append((start, end))
        return tuple(found)

    def _matches(self, query: Query) -> Iterator[tuple[int, int]]:
        if query.exact:
            words = unicodedata.normalize("NFC", query.text).split()
            pattern = re.compile(r"\s+".join(map(re.escape, words)))
            yield from (m.span() for m in pattern.finditer(self._article.text))
            return
        if self._folded is None:
            self._folded = fold(self._article.text)
        words = fold(query.text).text.split()
        if not words:
            return
        pattern = re.compile(" +".join(map(re.escape, words)))
        for match in pattern.finditer(self._folded.text):
            yield self._folded.span(*match.span())

    def _in_one_passage(self, start: int, end: int) -> bool:
        k = bisect_right(self._starts, start) - 1
        return k >= 0 and end <= self._article.passages[k].end


class PairIndex:
    """Both articles, searched at once."""

    def __init__(self, pair: Pair) -> None:
        self._indexes = {side: Index(pair[side]) for side in SIDES}

    def find(self, query: Query) -> tuple[Span, ...]:
        """All hits: those of the left article in order, then those of the right."""
        return tuple(Span(side, *span) for side in SIDES for span in self._indexes[side].find(query))


def next_hit(hits: tuple[Span, ...], place: Span, step: int) -> int:
    """The number of the hit that follows `place` (`step` 1) or precedes it (-1), going round at the ends.

    Raises ValueError where there is no hit.
    """
    if not hits:
        raise ValueError("there is no hit to go to")
    if step > 0:
        return bisect_right(hits, _place(place), key=_place) % len(hits)
    return (bisect_left(hits, _place(place), key=_place) - 1) % len(hits)


def _place(span: Span) -> tuple[int, int]:
    return SIDES.index(span.document), span.start
