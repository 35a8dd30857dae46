"""Facts and discrepancies as values. What a discrepancy is called in words is up to the front ends."""

from typing import Literal, NamedTuple

from dialogue_reader.documents.model import Pair, Side
from dialogue_reader.language.dates.calendar import Moment
from dialogue_reader.language.numbers import Number

FactKind = Literal["number", "date", "name"]
DiscrepancyKind = Literal["number", "date", "name", "quotation", "negation", "status"]
DiscrepancyCode = Literal[
    "number_differs", "date_differs", "name_differs", "spelled_two_ways", "other_name", "quoted_differently",
    "denied", "opposite", "rounded", "less_exact",
]  # fmt: skip


_QUOTED = 80  # code points of a mention that a note quotes


class Name(NamedTuple):
    """A name as printed at `start:end` (code points).

    `words` are its words, folded; `place` is the place of that name, by `place_of`; `sure` is False where the capital
    letter may only mark the beginning of a sentence.
    """

    start: int
    end: int
    words: tuple[str, ...]
    place: str | None = None
    sure: bool = True


class Fact(NamedTuple):
    """Something checkable that a sentence states; `start:end` in code points of the article's text.

    `born` are the first and the last year in which the person may have been born whose age or birth this is.
    """

    kind: FactKind
    passage: int
    sentence: int
    start: int
    end: int
    text: str
    value: Number | Moment | Name
    born: tuple[int, int] | None = None

    @property
    def key(self) -> str:
        """What equal facts share in whatever language: "1200000000 dollar", "2022-08-15", "GB", "quang tam"."""
        value = self.value
        if isinstance(value, Number):
            return f"{value.value:.12g}" + (f" {value.unit}" if value.unit else "")
        if isinstance(value, Moment):
            if value.parts.keys() == {"weekday"}:
                return f"weekday {value.weekday}"
            year = f"{value.year:04d}" if value.year else "-"
            return year + "".join(f"-{part:02d}" if part else "" for part in (value.month, value.day))
        return value.place or " ".join(sorted(value.words))


class Mention(NamedTuple):
    """Where an article states a fact: `start:end` in code points of its text, which read `text`."""

    side: Side
    passage: int
    start: int
    end: int
    text: str


def mention_of(side: Side, fact: Fact) -> Mention:
    """Where a fact is stated."""
    return Mention(side, fact.passage, fact.start, fact.end, fact.text)


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
        return {"left": _cut(first.text), "right": _cut(second.text)}

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


def _cut(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED].rstrip()}…"
