"""Keywords, key points and terms as values.

Whoever shows them loads this alone: what finds them, and its tables of language, stay out of the reader's process.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from dialogue_reader.documents.model import Side

Section = Literal["both", "left", "right"]
SECTIONS: tuple[Section, ...] = ("both", "left", "right")


class Keyword(NamedTuple):
    """A name or term of an article.

    `text` is its commonest written form, of a name the fullest; `score` (0..1) orders the keywords of one article, and
    for French news tells the chance that an editor would have chosen it; `spans` are every occurrence in passages, of
    any variant, as (start, end) in code points of the text.
    """

    text: str
    score: float
    spans: tuple[tuple[int, int], ...]


class KeyPoint(NamedTuple):
    """A sentence that says much: ids of sentence and passage, and its place in code points of the article's text.

    `score` (0..1) is the share of words (F-measure of ROUGE-1) that it is expected to have in common with a
    one-sentence abstract, as far as the model knows, less where it does not quite stand alone.
    """

    sentence: int
    passage: int
    start: int
    end: int
    score: float


class Counterpart(NamedTuple):
    """What reports the same across the gutter: a sentence, or a whole passage where no one sentence was tied.

    Offsets in code points of the other article's text; `score` (0..1) is the link's.
    """

    passage: int
    sentence: int | None
    start: int
    end: int
    score: float


class PairPoint(NamedTuple):
    """A key point of one of two articles, and its counterpart in the other, if there is one.

    `section` says whether both articles say it or only one; None where they have not been compared to the end.
    """

    side: Side
    point: KeyPoint
    counterpart: Counterpart | None
    section: Section | None = None


def in_sections(points: Sequence[PairPoint]) -> tuple[PairPoint, ...]:
    """The same points section by section, by weight in each."""
    order = {section: place for place, section in enumerate(SECTIONS)}
    return tuple(sorted(points, key=lambda p: (order.get(p.section or "both", 0), -p.point.score)))


class Term(NamedTuple):
    """A keyword of one account and the other account's for the same, or None; `score` (0..1) is how sure that is."""

    left: Keyword | None
    right: Keyword | None
    score: float

    def of(self, side: Side) -> Keyword | None:
        """The keyword of one side."""
        return self.left if side == "left" else self.right
