"""What a command wants done outside the state, as values; `controllers.effects` does it, in one place.

An effect holds all it needs. What comes of it returns as a command, through the same `dispatch` as a key.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import Pair, Side, Span
from dialogue_reader.messages import Message
from dialogue_reader.notes.model import Colour, PairNotes, ReadingPosition
from dialogue_reader.search.matcher import PairIndex, Query
from dialogue_reader.tui.state.key_names import Keys
from dialogue_reader.tui.state.model import State

if TYPE_CHECKING:
    from dialogue_reader.comparison.corrections import Correction
    from dialogue_reader.errors import DialogueError


class AddMark(NamedTuple):
    """Keep a mark on `span` of `pair`."""

    pair: Pair
    span: Span
    colour: Colour
    note: str = ""


class ChangeMark(NamedTuple):
    """Give the mark of that id another colour or note; None leaves it as it is."""

    id: str
    colour: Colour | None = None
    note: str | None = None


class DeleteMark(NamedTuple):
    """Delete the mark of that id."""

    id: str


class UndoMark(NamedTuple):
    """Take the last change of the marks back."""

    pair: Pair


class RedoMark(NamedTuple):
    """Make the change again that was undone last."""

    pair: Pair


class ReloadNotes(NamedTuple):
    """See what another reader of the same pair has done."""

    pair: Pair


class KeepCorrections(NamedTuple):
    """Keep links made or rejected by hand, or forget them; then say so."""

    corrections: "tuple[Correction, ...]"
    forget: bool
    notice: Message


class KeepPosition(NamedTuple):
    """Remember where the reader is, some time soon."""

    pair: Pair
    position: ReadingPosition


class Search(NamedTuple):
    """Look for a query; `again` where it has been answered before, in a part of the texts."""

    pair: Pair
    query: Query
    again: bool = False


class Compare(NamedTuple):
    """Begin to compare the pair and to look for keywords; the passages `in_sight` come first.

    `made_index` is what the pair is searched by, where that has been made already.
    """

    pair: Pair
    in_sight: Mapping[Side, Sequence[int]]
    made_index: PairIndex | None = None


class LookAt(NamedTuple):
    """Tell the comparison which passages are in sight now."""

    in_sight: Mapping[Side, Sequence[int]]


class FindDiscrepancies(NamedTuple):
    """Look for what linked passages state differently."""

    pair: Pair
    comparison: Comparison


class FindPoints(NamedTuple):
    """Look for the key points of both articles."""

    pair: Pair
    comparison: Comparison | None


class ReadOn(NamedTuple):
    """Read the rest of both documents."""


class Copy(NamedTuple):
    """Put a text on the clipboard."""

    text: str


class Notify(NamedTuple):
    """Show a notice of something that went wrong: a title and what to do."""

    title: Message
    error: "DialogueError | Message"


class ShowHelp(NamedTuple):
    """Open the help, with the keys as they are bound."""

    keys: Keys


class ShowPalette(NamedTuple):
    """Open the palette of commands."""


class AskForNote(NamedTuple):
    """Let a note be written on the words quoted; `keep` keeps it then, on a mark that is there or a new one."""

    quotation: str
    note: str
    keep: AddMark | ChangeMark


class AskForExport(NamedTuple):
    """Let the file be named that the notes are written to."""

    pair: Pair
    notes: PairNotes
    comparison: Comparison | None


class LinksShown(NamedTuple):
    """Tell the background that the links are on the screen."""


class Leave(NamedTuple):
    """End the reader."""


class Fail(NamedTuple):
    """End the reader as if the document had never been opened: what was shown of it is not what it holds."""

    error: "DialogueError"


Keep = AddMark | ChangeMark | DeleteMark | UndoMark | RedoMark | ReloadNotes | KeepCorrections
"""What is done in the store of notes, before anything else happens."""

Effect = (
    Keep
    | KeepPosition
    | Search
    | Compare
    | LookAt
    | LinksShown
    | FindDiscrepancies
    | FindPoints
    | ReadOn
    | Copy
    | Notify
    | ShowHelp
    | ShowPalette
    | AskForNote
    | AskForExport
    | Leave
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
