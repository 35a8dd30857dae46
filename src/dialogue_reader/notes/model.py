"""The values that a person leaves behind: what they marked, in which colour, what they wrote, and where they stopped.

They are frozen and know neither disk nor screen, so that the store, the screens and the exchange formats share them.
"""

from bisect import insort
from collections.abc import Collection
from datetime import datetime
from typing import Literal, NamedTuple

from dialogue_reader.documents.model import SIDES, Side, Span

Colour = Literal["yellow", "green", "blue", "pink", "purple"]
COLOURS: tuple[Colour, ...] = ("yellow", "green", "blue", "pink", "purple")

Standing = Literal["exact", "changed", "orphan"]
"""What has become of the marked words: unchanged, edited, or gone."""

Arrangement = Literal["facing", "rows"]
Visible = Literal["both", "left", "right"]

CONTEXT = 64  # code points kept on either side of a quotation: so much tells stock phrases and captions apart
SHORT_CONTEXT = 32  # what earlier versions and other programs keep, and what people are shown


class Selector(NamedTuple):
    """Where a quotation stood when it was marked: W3C's TextQuoteSelector and TextPositionSelector in one.

    `start` and `end` count code points of the NFC text; `prefix` and `suffix` hold up to `CONTEXT` code points, fewer
    where the text begins or ends.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    @property
    def begins_text(self) -> bool:
        """Whether nothing stood before the prefix."""
        return self.start == len(self.prefix)

    @property
    def ends_text(self) -> bool:
        """Whether nothing stood after the suffix, as its length tells."""
        return len(self.suffix) < CONTEXT and len(self.suffix) != SHORT_CONTEXT


class Anchor(NamedTuple):
    """The place of a selector in a text, in code points; an orphan's is empty, about where the quotation was."""

    start: int
    end: int
    standing: Standing


class Document(NamedTuple):
    """The article that a note belongs to, as it was last seen."""

    source: str
    title: str
    language: str
    outlet: str | None = None
    published: datetime | None = None


class Target(NamedTuple):
    """The words that an annotation is on.

    `selector` says what was marked, and never changes; `start`, `end` (code points) and `standing` say where that is
    in the text of the article as it was last seen. `digest` is that of the text it was marked in; empty where that is
    not known.
    """

    document: Document
    selector: Selector
    start: int
    end: int
    standing: Standing = "exact"
    digest: str = ""

    @property
    def orphan(self) -> bool:
        """Whether the marked words are no longer in the text."""
        return self.standing == "orphan"

    def at(self, anchor: Anchor) -> "Target":
        """The same words, now at `anchor`."""
        return self._replace(start=anchor.start, end=anchor.end, standing=anchor.standing)


class Annotation(NamedTuple):
    """A highlight, with a note or without (`note`, in Markdown, is then empty), after the Web Annotation Data Model.

    It has one target, or two: a linked pair of passages, or the two mentions of a discrepancy. `target_number` is that
    of the one in the article for which the annotation was asked. Times are in UTC.
    """

    id: str
    targets: tuple[Target, ...]
    colour: Colour
    note: str
    created: datetime
    modified: datetime
    tags: tuple[str, ...] = ()
    target_number: int = 0

    @property
    def target(self) -> Target:
        """The words in the article for which the annotation was asked."""
        return self.targets[self.target_number]

    @property
    def across(self) -> Target | None:
        """The other words that it is on, if there are any."""
        return self.targets[1 - self.target_number] if len(self.targets) > 1 else None

    @property
    def document(self) -> Document:
        """The article of its target here."""
        return self.target.document

    @property
    def selector(self) -> Selector:
        """What was marked here."""
        return self.target.selector

    @property
    def start(self) -> int:
        """Where the words here begin."""
        return self.target.start

    @property
    def end(self) -> int:
        """Where the words here end."""
        return self.target.end

    @property
    def standing(self) -> Standing:
        """What has become of the words here."""
        return self.target.standing

    @property
    def orphan(self) -> bool:
        """Whether the words marked here are no longer in the text."""
        return self.target.orphan

    def span(self, side: Side) -> Span:
        """Its place in the article of `side`; empty for an orphan."""
        return Span(side, self.start, self.end)

    def seen_from(self, number: int) -> "Annotation":
        """The same annotation, from the article of its target of that number."""
        return self._replace(target_number=number)


class PairNotes(NamedTuple):
    """The annotations of both articles, each side in the order of its text, orphans last.

    One with two targets stands on the side of each, seen from there.
    """

    left: tuple[Annotation, ...] = ()
    right: tuple[Annotation, ...] = ()

    def __getitem__(self, side: Side) -> tuple[Annotation, ...]:  # type: ignore[override]  # by side
        return self.left if side == "left" else self.right

    @property
    def total(self) -> int:
        """How many there are."""
        return len({note.id for note in (*self.left, *self.right)})

    def put(self, side: Side, note: Annotation) -> "PairNotes":
        """The same with `note` on `side`, in the place of the one of its id and target if there is one."""
        others = [one for one in self[side] if one.id != note.id or one.target_number != note.target_number]
        insort(others, note, key=text_position)
        return self._with(side, tuple(others))

    def changed(self, note: Annotation) -> "PairNotes":
        """The same with `note` in the place of the one of its id, wherever that stands."""
        notes = self
        for side in SIDES:
            for old in self[side]:
                if old.id == note.id:
                    notes = notes.put(side, note.seen_from(old.target_number))
        return notes

    def without(self, note_id: str) -> "PairNotes":
        """The same without the note of that id."""
        return self.renewed((note_id,), PairNotes())

    def renewed(self, note_ids: Collection[str], now: "PairNotes") -> "PairNotes":
        """The same with the notes of these ids as they are `now`, which has no others; those that it lacks are gone."""
        notes = self
        for side, before, views in zip(SIDES, self, now, strict=True):
            after = renewed(before, note_ids, views)
            if after is not before:
                notes = notes._with(side, after)
        return notes

    def _with(self, side: Side, notes: tuple[Annotation, ...]) -> "PairNotes":
        return PairNotes(notes, self.right) if side == "left" else PairNotes(self.left, notes)


def renewed(
    notes: tuple[Annotation, ...], note_ids: Collection[str], now: tuple[Annotation, ...]
) -> tuple[Annotation, ...]:
    """The notes on an article, in the order of its text, those of these ids as they are `now`.

    What `now` lacks of them is gone; where nothing is, the very same are returned.
    """
    kept = [note for note in notes if note.id not in note_ids]
    if not now and len(kept) == len(notes):
        return notes
    for note in now:
        insort(kept, note, key=text_position)
    return tuple(kept)


class Bookmark(NamedTuple):
    """A letter that leads to a place of a document."""

    letter: str
    target: Target


class Change(NamedTuple):
    """What one call did to one annotation: added (`before` is None), deleted (`after` is None) or changed it."""

    before: Annotation | None
    after: Annotation | None

    @property
    def annotation(self) -> Annotation:
        """The annotation as it is now, or as it was before it was deleted."""
        annotation = self.after or self.before
        assert annotation is not None
        return annotation


class ReadingPosition(NamedTuple):
    """Where a person was in a pair: the active side, the offset in each article (code points), and what was shown."""

    side: Side = "left"
    left: int = 0
    right: int = 0
    arrangement: Arrangement = "facing"
    visible: Visible = "both"

    def offset(self, side: Side) -> int:
        """The offset in the article of `side`."""
        return self.left if side == "left" else self.right

    def within(self, left: int, right: int) -> "ReadingPosition":
        """The same place in articles of `left` and `right` code points, should they have become shorter."""
        return self._replace(left=min(max(self.left, 0), left), right=min(max(self.right, 0), right))


def text_position(note: Annotation) -> tuple[bool, int, int, datetime, str]:
    """The order of the text, orphans last."""
    return note.orphan, note.start, note.end, note.created, note.id


def colour_named(name: str) -> Colour:
    """The colour of that name; the first one for a name that this version does not know."""
    return next((colour for colour in COLOURS if colour == name), COLOURS[0])


def position_of(side: str, left: int, right: int, arrangement: str, visible: str) -> ReadingPosition:
    """A position from stored words; what this version does not know becomes the default."""
    arrangements: tuple[Arrangement, ...] = ("facing", "rows")
    choices: tuple[Visible, ...] = ("both", "left", "right")
    return ReadingPosition(
        next((s for s in SIDES if s == side), "left"),
        left,
        right,
        next((a for a in arrangements if a == arrangement), "facing"),
        next((v for v in choices if v == visible), "both"),
    )
