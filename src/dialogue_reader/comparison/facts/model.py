"""Facts and discrepancies as values, for lists, highlights and the JSON that scripts read."""

from typing import Any, Literal, NamedTuple

from dialogue_reader.documents.model import Side
from dialogue_reader.language.calendar import Moment
from dialogue_reader.language.numbers import Number

FactKind = Literal["number", "date", "name"]


class Name(NamedTuple):
    """A name as printed at `start:end` (code points).

    `words` are its words, folded; `place` is what `place_of` says; `sure` is False where a capital letter may only mark
    the beginning of a sentence.
    """

    start: int
    end: int
    words: tuple[str, ...]
    place: str | None = None
    sure: bool = True


class Fact(NamedTuple):
    """Something checkable that a sentence states; `start:end` in code points of the article's text."""

    kind: FactKind
    passage: int
    sentence: int
    start: int
    end: int
    text: str
    value: Number | Moment | Name

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


class Place(NamedTuple):
    """Where an article states a fact: `start:end` in code points of its text, which read `text`."""

    side: Side
    passage: int
    start: int
    end: int
    text: str


class Discrepancy(NamedTuple):
    """Statements of one fact that differ. Nobody says which is right.

    `places` are two, one on each side, the left first; or both on one side when an article spells a name in two ways,
    the rarer spelling first.
    """

    kind: FactKind
    places: tuple[Place, Place]
    note: str

    def on(self, side: Side) -> Place | None:
        """The first place on `side`, if there is one."""
        return next((place for place in self.places if place.side == side), None)

    @property
    def left(self) -> Place | None:
        """The place on the left, if there is one."""
        return self.on("left")

    @property
    def right(self) -> Place | None:
        """The place on the right, if there is one."""
        return self.on("right")

    def as_json(self) -> dict[str, Any]:
        """`{"kind", "left", "right", "note"}`, each place `{"passage", "start", "end", "text"}` or None."""
        return {"kind": self.kind, "left": _as_json(self.left), "right": _as_json(self.right), "note": self.note}


def _as_json(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"passage": place.passage, "start": place.start, "end": place.end, "text": place.text}
