"""What a command wants done outside the state, as values; `controllers.effects` does it, in one place.

An effect holds all it needs. What comes of it returns as a command, through the same `dispatch` as a key.
"""

from collections.abc import Callable, Mapping, Sequence
from inspect import get_annotations
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Self, dataclass_transform

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import Article, Pair, Side, Sides, Span
from dialogue_reader.messages import Message
from dialogue_reader.notes.model import COLOURS, Annotation, Colour, PairNotes, ReadingPosition, Selector
from dialogue_reader.search.query import Query
from dialogue_reader.tui.state.model import Accounts, Place, State

if TYPE_CHECKING:
    from dialogue_reader.comparison.facts.model import Discrepancy
    from dialogue_reader.comparison.model import Correction
    from dialogue_reader.errors import DialogueError
    from dialogue_reader.notes.filtering import NoteIndex
    from dialogue_reader.outside.hooks import Words
    from dialogue_reader.search.matcher import PairIndex


@dataclass_transform(frozen_default=True)
class _Effect:
    """A frozen value with the fields that its class annotates.

    To define a named tuple or a dataclass writes code and compiles it; for two dozen of them the first page would wait.
    """

    __match_args__: ClassVar[tuple[str, ...]]

    def __init_subclass__(cls) -> None:
        cls.__match_args__ = tuple(get_annotations(cls))  # type: ignore[misc]  # each class has its own

    def __init__(self, *values: object, **named: object) -> None:
        vars(self).update(zip(self.__match_args__, values, strict=False), **named)

    def _replace(self, **changes: object) -> Self:
        """The same with other values in some fields, as of a named tuple."""
        return type(self)(**{**vars(self), **changes})

    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__match_args__)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Effect) and type(self) is type(other) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._values()}"


class Draft(NamedTuple):
    """What a person writes of a mark."""

    note: str = ""
    tags: tuple[str, ...] = ()
    colour: Colour = COLOURS[0]


class AddMark(_Effect):
    """Keep a mark on `span` of `pair`, and on what is `across` with it."""

    pair: Pair
    span: Span
    colour: Colour
    note: str = ""
    tags: tuple[str, ...] = ()
    across: Span | None = None


class ChangeMark(_Effect):
    """Give the mark of that id another colour, note or tags; None leaves it as it is."""

    id: str
    colour: Colour | None = None
    note: str | None = None
    tags: tuple[str, ...] | None = None


class DeleteMark(_Effect):
    """Delete the mark of that id."""

    id: str


class UndoMark(_Effect):
    """Take the last change of the marks back."""

    pair: Pair


class RedoMark(_Effect):
    """Make the change again that was undone last."""

    pair: Pair


class MergeNotes(_Effect):
    """Make one note of two, which are on `pair` or elsewhere."""

    pair: Pair
    id: str
    other: str


class PlaceNote(_Effect):
    """Put the target of that number of a note on `span` of `pair`."""

    pair: Pair
    id: str
    number: int
    span: Span


class AskForPlace(_Effect):
    """Let it be chosen where an orphan goes: where its words may be in the article of `side`, or as `keep` has it."""

    keep: PlaceNote
    selector: Selector
    side: Side


class PutBookmark(_Effect):
    """Let a letter lead to `span` of `pair`."""

    pair: Pair
    letter: str
    span: Span


class RemoveBookmark(_Effect):
    """Let a letter lead nowhere on that side of `pair`."""

    pair: Pair
    letter: str
    side: Side


class NameColour(_Effect):
    """Call a colour so; an empty name takes its name away."""

    colour: Colour
    name: str


class ReloadNotes(_Effect):
    """See what another reader of the same pair has done; `known` are the notes as they were shown until now."""

    pair: Pair
    known: PairNotes = PairNotes()


class ReadAllNotes(_Effect):
    """Read the notes of all documents."""


class ReadAccountNotes(_Effect):
    """Read the notes of these ids again, which have changed, on all accounts of the story."""

    accounts: Accounts
    note_ids: tuple[str, ...]


class IndexNotes(_Effect):
    """Make what is searched of the notes listed; what `known` has of them need not be made again."""

    notes: tuple[Annotation, ...]
    known: "NoteIndex | None"


class OpenNote(_Effect):
    """Open the document that a note is on, with the one that it was read with last, at the note."""

    note: Annotation


class KeepCorrections(_Effect):
    """Keep links made or rejected by hand, or forget them; then say so."""

    corrections: "tuple[Correction, ...]"
    forget: bool
    notice: Message


class KeepPosition(_Effect):
    """Remember where the reader is, some time soon."""

    pair: Pair
    position: ReadingPosition


class FindHits(_Effect):
    """Look for a query; `again` where it has been answered before, in a part of the texts."""

    pair: Pair
    query: Query
    again: bool = False


class FindElsewhere(_Effect):
    """Count the hits of a query in the accounts of the story that are not shown."""

    accounts: Accounts
    query: Query


class FindMeaning(_Effect):
    """Look for what a query means; `comparison` has the links that are known. `again` as with `FindHits`."""

    pair: Pair
    query: Query
    comparison: Comparison | None
    again: bool = False


class Compare(_Effect):
    """Begin to compare the pair and to look for keywords; the passages `in_sight` come first.

    `made_index` is what the pair is searched by, where that has been made already.
    """

    pair: Pair
    in_sight: Mapping[Side, Sequence[int]]
    made_index: "PairIndex | None" = None


class LookAt(_Effect):
    """Tell the comparison which passages are in sight now."""

    in_sight: Mapping[Side, Sequence[int]]


class FindDiscrepancies(_Effect):
    """Look for what linked passages state differently."""

    pair: Pair
    comparison: Comparison


class FindPoints(_Effect):
    """Look for the key points of both articles."""

    pair: Pair
    comparison: Comparison | None


class FindTerms(_Effect):
    """Look for the terms of both articles."""

    pair: Pair
    comparison: Comparison


class Translate(_Effect):
    """Have a passage of `pair` translated into the reader's own language."""

    pair: Pair
    side: Side
    passage: int
    target: str


class AskHook(_Effect):
    """Let a program of the person's own be asked about these words."""

    words: "Words"


class ReadOn(_Effect):
    """Read the rest of both documents."""


class Copy(_Effect):
    """Put a text on the clipboard."""

    text: str


class Notify(_Effect):
    """Show a notice of something that went wrong: a title and what to do."""

    title: Message
    error: "DialogueError | Message"


class ShowHelp(_Effect):
    """Open the help; first the keys of the part of the screen that they go to."""

    part: str | None


class OfferGuide(_Effect):
    """Show the guide, if it was never shown before."""


class ShowLibrary(_Effect):
    """Let something else be chosen to read."""


class ShowMap(_Effect):
    """Show the pair at a glance, from where the reader is; `discrepancies` are those that are known."""

    pair: Pair
    comparison: Comparison
    discrepancies: "Sequence[Discrepancy]"
    place: Place


class ShowPalette(_Effect):
    """Open the palette of commands."""


class AskForNote(_Effect):
    """Let a note be written on the words quoted; `keep` keeps it then, on a mark that is there or a new one.

    `draft` is what it begins with, `colour_names` what colours are called.
    """

    quotations: tuple[str, ...]
    draft: Draft
    keep: AddMark | ChangeMark
    colour_names: Mapping[str, str]


class AskForColourName(_Effect):
    """Let a colour be named; `name` is what it is called now."""

    colour: Colour
    name: str


class AskForExport(_Effect):
    """Let the file be named that the notes are written to; `translations` are those that are shown.

    `others` are the accounts of the story that are not shown, with the notes on each.
    """

    pair: Pair
    notes: PairNotes
    comparison: Comparison | None
    colour_names: Mapping[str, str]
    translations: Sides[Mapping[int, str]]
    others: tuple[tuple[Article, tuple[Annotation, ...]], ...] = ()


class OpenAccounts(_Effect):
    """Read these two accounts of the story in place of those that are read, and look for `query` in them."""

    accounts: Accounts
    focus: Side
    carets: Sides[int]
    query: Query


class ShowMatrix(_Effect):
    """Go back to who says what."""


class LinksShown(_Effect):
    """Tell the background that the links are on the screen."""


class Leave(_Effect):
    """End the reader."""


class Speak(_Effect):
    """Let every text of the interface be in that language."""

    language: str


class Suspend(_Effect):
    """Give the terminal back to the shell until the reader is called to the foreground."""


class Fail(_Effect):
    """End the reader as if the document had never been opened: what was shown of it is not what it holds."""

    error: "DialogueError"


MarkChange = AddMark | ChangeMark | DeleteMark | UndoMark | RedoMark
"""A change of a single mark, wherever it is made."""

Keep = (
    MarkChange
    | MergeNotes
    | PlaceNote
    | PutBookmark
    | RemoveBookmark
    | NameColour
    | ReloadNotes
    | ReadAccountNotes
    | KeepCorrections
)
"""What is done in the store of notes, before anything else happens."""

Effect = (
    Keep
    | KeepPosition
    | FindHits
    | FindElsewhere
    | FindMeaning
    | Compare
    | LookAt
    | LinksShown
    | FindDiscrepancies
    | FindPoints
    | FindTerms
    | Translate
    | AskHook
    | ReadOn
    | Copy
    | Notify
    | ShowHelp
    | OfferGuide
    | ShowLibrary
    | ShowMap
    | ShowPalette
    | ReadAllNotes
    | IndexNotes
    | OpenNote
    | AskForNote
    | AskForPlace
    | AskForColourName
    | AskForExport
    | OpenAccounts
    | ShowMatrix
    | Leave
    | Speak
    | Suspend
    | Fail
)


class Update(NamedTuple):
    """What a command makes of a state, and what it wants done.

    `is_scrolled` is whether the command has scrolled the text itself; otherwise the caret is brought into sight.
    """

    state: State
    effects: tuple[Effect, ...] = ()
    is_scrolled: bool = False


Command = Callable[[State], Update]
"""Whatever changes the state: a key, the mouse, a dialog's answer, the result of work in the background."""


def saying(state: State, name: str, *effects: Effect, **arguments: object) -> Update:
    """The same state, with the text called `name` of the reader's messages on the status line."""
    return Update(state._replace(notice=Message(f"reader.{name}", arguments)), effects)
