"""The state of the screen that shows who says what: values only, and what follows from them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from dialogue_reader.documents.model import Article
from dialogue_reader.language.folding import folded
from dialogue_reader.layout.viewport import Area
from dialogue_reader.messages import LANGUAGES, Message
from dialogue_reader.notes.model import COLOURS, Annotation, Colour
from dialogue_reader.stories.statements import Statement
from dialogue_reader.stories.story import Stage, Story
from dialogue_reader.tui.state.key_names import Keys
from dialogue_reader.tui.state.model import Progress, Theme, Themes
from dialogue_reader.tui.state.remembered import remembered

Only = Literal["all", "differing", "alone"]


class Shown(NamedTuple):
    """Which statements are shown: all, those with differences or those of one account; and of which account alone."""

    only: Only = "all"
    account: int | None = None


class Typing(NamedTuple):
    """A search: the words, whether they are still being typed, and the row it was begun at."""

    words: str = ""
    is_open: bool = False
    origin: int = 0


class MatrixState(NamedTuple):
    """One moment of the matrix.

    `articles` are all documents, copies too. `story` is what is known so far, None before anything is; `stage` says how
    much that is, and it will not become whole where it `failed`. `row` and `account` are where the cursor is, among
    what is shown; `top` is the first row on the screen, `first` the leftmost account. `is_untouched` is whether nobody
    has pressed a key yet. `notes` are those on each of `articles`, none before they have been read; `colour` is that of
    the next mark.
    """

    articles: tuple[Article, ...]
    story: Story | None = None
    stage: Stage = "part"
    failed: bool = False
    progress: Progress = Progress()
    row: int = 0
    account: int = 0
    top: int = 0
    first: int = 0
    is_untouched: bool = True
    shown: Shown = Shown()
    search: Typing = Typing()
    notes: tuple[tuple[Annotation, ...], ...] = ()
    colour: Colour = COLOURS[0]
    colour_names: Mapping[str, str] = MappingProxyType({})
    notice: Message | None = None
    theme: Theme = Theme()
    themes: Themes = Themes()
    language: str = LANGUAGES[0]
    keys: Keys = Keys({})
    size: Area = Area()

    @property
    def is_whole(self) -> bool:
        """Whether all of the story is known."""
        return self.stage == "whole"

    @property
    def origins(self) -> tuple[tuple[Article, ...], ...]:
        """The articles, copies of one report together: an account each. Until it is known, none is a copy."""
        return self.story.origins if self.story else tuple((article,) for article in self.articles)

    @property
    def rows(self) -> tuple[Statement, ...]:
        """The statements that are shown, from top to bottom."""
        return _rows(self.story, self.shown) if self.story else ()

    @property
    def statement(self) -> Statement | None:
        """The statement at the cursor."""
        rows = self.rows
        return rows[min(self.row, len(rows) - 1)] if rows else None

    @property
    def hits(self) -> tuple[int, ...]:
        """The rows in which some account says what is searched for."""
        words = self.search.words
        return _hits(self.story, self.shown, words) if self.story and words.strip() else ()


@remembered
def _rows(story: Story, shown: Shown) -> tuple[Statement, ...]:
    return tuple(own for own in story.matrix.statements if _is_shown(own, shown))


def _is_shown(statement: Statement, shown: Shown) -> bool:
    if shown.account is not None and shown.account not in statement.tellers:
        return False
    if shown.only == "differing":
        return bool(statement.differences)
    return shown.only == "all" or len(statement.tellers) == 1


@remembered
def _hits(story: Story, shown: Shown, words: str) -> tuple[int, ...]:
    wanted = folded(words).split()
    texts = _texts(story)
    rows = _rows(story, shown)
    return tuple(row for row, own in enumerate(rows) if all(word in texts[id(own)] for word in wanted))


@remembered
def _texts(story: Story) -> dict[int, str]:
    """All that is said of each statement, folded, by the identity of the statement."""
    return {id(own): folded(story.words_on(own)) for own in story.matrix.statements}
