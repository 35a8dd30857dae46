"""Discrepancies as values. What a discrepancy is called in words is up to the front ends.

Whoever shows one loads this alone: what finds facts, and its tables, stay out of the reader's process.
"""

from typing import Literal, NamedTuple

from dialogue_reader.documents.model import Pair, Side
from dialogue_reader.language.shortening import shortened

DiscrepancyKind = Literal["number", "date", "name", "quotation", "negation", "status"]
DiscrepancyCode = Literal[
    "number_differs", "date_differs", "name_differs", "spelled_two_ways", "other_name", "quoted_differently",
    "denied", "opposite", "rounded", "less_exact",
]  # fmt: skip


_QUOTED = 80  # code points of a mention that a note quotes


class Mention(NamedTuple):
    """Where an article states a fact: `start:end` in code points of its text, which read `text`."""

    side: Side
    passage: int
    start: int
    end: int
    text: str


def mention_at(pair: Pair, side: Side, start: int, end: int) -> Mention:
    """What an article says at `start:end`."""
    article = pair[side]
    return Mention(side, article.passage_at(start).id, start, end, article.text[start:end])


class Contrast(NamedTuple):
    """Spans of the left and the right text that say a thing differently, and how sure (0..1) that is."""

    left: tuple[int, int]
    right: tuple[int, int]
    score: float


class Discrepancy(NamedTuple):
    """Statements of one fact that differ, without a judgement on which is right.

    `mentions` are two, one on each side, the left first; or both on one side when an article spells a name in two ways,
    the rarer spelling first. `code` names the sort of discrepancy, for front ends and scripts. `score` lies in 0..1:
    how sure it is that both speak of the same thing and differ.
    """

    kind: DiscrepancyKind
    code: DiscrepancyCode
    mentions: tuple[Mention, Mention]
    score: float = 1.0

    @property
    def arguments(self) -> dict[str, str]:
        """What fills the text for `code`: `left` and `right`, or `side`, `rarer` and `usual`, as printed but cut."""
        first, second = self.mentions
        if self.code == "spelled_two_ways":
            return {"side": first.side, "rarer": first.text, "usual": second.text}
        return {"left": shortened(first.text, _QUOTED), "right": shortened(second.text, _QUOTED)}

    def on(self, side: Side) -> Mention | None:
        """The first mention on `side`, if there is one."""
        return next((mention for mention in self.mentions if mention.side == side), None)

    @property
    def left(self) -> Mention | None:
        """The mention on the left, if there is one."""
        return self.on("left")

    @property
    def right(self) -> Mention | None:
        """The mention on the right, if there is one."""
        return self.on("right")
