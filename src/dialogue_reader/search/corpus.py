"""One article made ready for searching: its passages, a chunk of some at a time, each folded when first needed.

A chunk joins its passages with a sign that no query holds, so that one search through one string finds what is in
passages and nothing else. Counting is the string's own counting; the place of a hit is worked out for a chunk only when
someone looks there.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from dialogue_reader.documents.model import Article, Passage
from dialogue_reader.language.folding import Folded, fold, folded
from dialogue_reader.search.query import Needle

_SIZE = 32_768  # code points of a chunk: folded and located in about a millisecond
_SEAM = "\0"

Range = tuple[int, int]


class Chunk:
    """Neighbouring passages of one article."""

    def __init__(self, article: Article, passages: tuple[Passage, ...]) -> None:
        self._article = article
        self._passages = passages
        self._folded: Folded | None = None

    @property
    def is_ready(self) -> bool:
        """Whether it has been folded."""
        return self._folded is not None

    def prepare(self) -> None:
        """Fold it, and look at what the first query would have to look at."""
        if not self._is_spaced:
            self._ligatures  # noqa: B018 - asked for once, remembered

    def count(self, needle: Needle) -> int:
        """How often `needle` occurs in the passages, no two hits overlapping."""
        text = self._text(needle)
        literal = len(needle.words) == 1 or (not needle.exact and not self._is_spaced)
        if not literal or self._may_meet(needle):
            return len(self.locate(needle))
        return text.count(needle.text)

    def locate(self, needle: Needle) -> list[Range]:
        """Spans of all hits in code points of the article, in order."""
        text = self._text(needle)
        spans: list[Range] = []
        for match in needle.pattern.finditer(text):
            start, end = match.span() if needle.exact else self.folded.span(*match.span())
            at = bisect_right(self._seams, start) - 1
            passage = self._passages[at]
            shift = passage.start - self._seams[at]
            # Two letters that are printed as one, as in "ﬀ" or "…", are one hit.
            if end + shift <= passage.end and not (spans and start + shift < spans[-1][1]):
                spans.append((start + shift, end + shift))
        return spans

    @property
    def folded(self) -> Folded:
        """The passages folded, with the way back to the joined text."""
        folding = self._folded
        if folding is None:
            folding = self._folded = fold(self._joined)
        return folding

    def _text(self, needle: Needle) -> str:
        return self._joined if needle.exact else self.folded.text

    @property
    def _joined(self) -> str:
        text = self._article.text
        return _SEAM.join([text[p.start : p.end] for p in self._passages])

    @cached_property
    def _seams(self) -> list[int]:
        """Where each passage begins in the joined text."""
        starts, at = [], 0
        for passage in self._passages:
            starts.append(at)
            at += passage.end - passage.start + len(_SEAM)
        return starts

    @cached_property
    def _is_spaced(self) -> bool:
        """Whether there is more than one blank between any two words."""
        return "  " in self.folded.text

    @cached_property
    def _ligatures(self) -> frozenset[str]:
        """What single characters unfold to several."""
        if self._joined.isascii():
            return frozenset()
        return frozenset(form for form in map(folded, set(self._joined)) if len(form) > 1)

    def _may_meet(self, needle: Needle) -> bool:
        """Whether two hits may share a character of the article, or one run over a seam."""
        first, last = needle.text[0], needle.text[-1]
        if _SEAM in needle.text:
            return True
        return not needle.exact and any(first in form[1:] and last in form[:-1] for form in self._ligatures)


class Corpus:
    """All chunks of one article, in order."""

    def __init__(self, article: Article) -> None:
        groups = list(_groups(article))
        self.chunks = tuple(Chunk(article, passages) for passages in groups)
        self._starts = [passages[0].start for passages in groups]

    def __len__(self) -> int:
        return len(self.chunks)

    def chunk_at(self, offset: int) -> int:
        """The number of the chunk that holds `offset`; between two the one before."""
        return max(0, bisect_right(self._starts, offset) - 1)


def _groups(article: Article) -> Iterator[tuple[Passage, ...]]:
    """The passages, as many together as make a chunk."""
    first = 0
    size = 0
    for passage in article.passages:
        size += passage.end - passage.start
        if size >= _SIZE:
            yield article.passages[first : passage.id + 1]
            first, size = passage.id + 1, 0
    if first < len(article.passages):
        yield article.passages[first:]
