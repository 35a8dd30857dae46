"""What a command of the matrix wants done outside its state, as values; the screen's controller does it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from dialogue_reader.documents.model import Article
from dialogue_reader.errors import DialogueError
from dialogue_reader.messages import Message
from dialogue_reader.notes.model import Annotation, Colour
from dialogue_reader.stories.story import Story
from dialogue_reader.tui.matrix.model import MatrixState
from dialogue_reader.tui.state.effects import AskForNote, MarkChange
from dialogue_reader.tui.state.key_names import Keys


class Tell(NamedTuple):
    """Work out the story of these articles."""

    articles: tuple[Article, ...]


class OpenPair(NamedTuple):
    """Open the reader on two accounts of the story, each at an offset; the keys go to the account `at`."""

    accounts: tuple[Article, ...]
    left: int
    right: int
    offsets: tuple[int, int]
    at: int


class ScrollWords(NamedTuple):
    """Scroll the words of the statement so many rows down, or up."""

    step: int


class AskForExport(NamedTuple):
    """Let the file be named that the story is written to, or the notes on its accounts."""

    story: Story
    notes: tuple[tuple[Annotation, ...], ...]
    colour_names: Mapping[str, str]


class ReadNotes(NamedTuple):
    """Read the notes on these articles, and what colours are called."""

    articles: tuple[Article, ...]


class KeepMark(NamedTuple):
    """Make this change of the marks on `articles`; `asked` is what a note was written for, if one was."""

    articles: tuple[Article, ...]
    change: MarkChange
    asked: AskForNote | None = None


class NameColour(NamedTuple):
    """Call a colour so, and read what is kept on `articles` again."""

    colour: Colour
    name: str
    articles: tuple[Article, ...]


class ListNotes(NamedTuple):
    """Let one of the notes be chosen; each has the number of its account."""

    notes: tuple[tuple[int, Annotation], ...]
    colour_names: Mapping[str, str]


class ShowHelp(NamedTuple):
    """Open the help, with the keys as they are bound."""

    keys: Keys


class ShowPalette(NamedTuple):
    """Open the palette of commands."""


class Speak(NamedTuple):
    """Let every text of the interface be in that language."""

    language: str


class Notify(NamedTuple):
    """Show a notice of something that went wrong: a title and the reason."""

    title: Message
    reason: Message | DialogueError


class Suspend(NamedTuple):
    """Give the terminal back to the shell until the reader is called to the foreground."""


class Leave(NamedTuple):
    """Go back to the list of stories, or end where there is none."""


Effect = (
    Tell
    | OpenPair
    | ScrollWords
    | AskForExport
    | AskForNote
    | ReadNotes
    | KeepMark
    | NameColour
    | ListNotes
    | ShowHelp
    | ShowPalette
    | Speak
    | Notify
    | Suspend
    | Leave
)


class MatrixUpdate(NamedTuple):
    """What a command makes of a state, and what it wants done."""

    state: MatrixState
    effects: tuple[Effect, ...] = ()


MatrixCommand = Callable[[MatrixState], MatrixUpdate]
"""Whatever changes the state: a key, the mouse, a dialog's answer, what has become known of the story."""


def noting(state: MatrixState, name: str, **arguments: object) -> MatrixUpdate:
    """The same state, with the text called `name` of the matrix's messages on the status line."""
    return MatrixUpdate(state._replace(notice=Message(f"matrix.{name}", arguments)))
