"""Facts as values: what a sentence states that can be checked."""

from typing import Literal, NamedTuple

from dialogue_reader.comparison.facts.model import Mention
from dialogue_reader.documents.model import Side
from dialogue_reader.language.dates.calendar import Moment
from dialogue_reader.language.numbers import Number

FactKind = Literal["number", "date", "name"]


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


def mention_of(side: Side, fact: Fact) -> Mention:
    """Where a fact is stated."""
    return Mention(side, fact.passage, fact.start, fact.end, fact.text)
