"""The screen that shows who says what, as a pure function of its state."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from dialogue_reader.documents.model import Article
from dialogue_reader.language.shortening import shortened
from dialogue_reader.messages import text
from dialogue_reader.notes.model import Annotation, Colour
from dialogue_reader.stories.names import name_of as letter_of
from dialogue_reader.stories.statements import SIGNS as PRESENCE_SIGNS
from dialogue_reader.stories.statements import Cell, Difference, Statement
from dialogue_reader.tui.matrix.layout import Layout, layout
from dialogue_reader.tui.matrix.marks import notes_in
from dialogue_reader.tui.matrix.model import MatrixState, Shown
from dialogue_reader.tui.state.listing import query_of
from dialogue_reader.tui.view.labels import name_of, name_of_colour, noticed, quoted, too_small, words_of_note
from dialogue_reader.tui.view.model import StatusView, TitleView

if TYPE_CHECKING:
    from dialogue_reader.notes.filtering import NoteIndex

SIGNS = {**PRESENCE_SIGNS, "silent": "·"}
"""What stands in a cell, by whether the account tells the statement."""
DIFFERS, DOUBTFUL = "≠", "~"
"""The signs before a statement: that accounts state it differently, and that it may be several."""
NOTED = "•"
"""The sign behind what stands in a cell: that there is a note on it."""
_NOTE = 300  # code points of a note in the list
_MINUTES = 90  # seconds from which on nobody wants to know them


class CellView(NamedTuple):
    """What stands in a cell, and in which role: of `widgets.styles`."""

    text: str
    role: str


class RowView(NamedTuple):
    """A statement: its sign, by how many accounts it is told, its words, and its cells on the screen."""

    sign: str
    told_by: str
    words: str
    cells: tuple[CellView, ...]
    is_hit: bool = False


class GridView(NamedTuple):
    """The matrix as far as it is on the screen: heads of two lines, rows, and the cursor among these.

    `before` and `after` are how many accounts there are beside those on the screen; `empty` stands where there are no
    rows.
    """

    layout: Layout
    heads: tuple[tuple[str, str], ...]
    rows: tuple[RowView, ...]
    cursor: tuple[int, int]
    before: int
    after: int
    empty: str = ""


class Piece(NamedTuple):
    """A piece of what an account says, whether others state this otherwise, and the colour of the mark on it."""

    text: str
    differs: bool = False
    mark: Colour | None = None


class SayingView(NamedTuple):
    """What one account says of the statement: who it is, whether it is the one at the cursor, its words, and notes."""

    account: str
    is_current: bool
    pieces: tuple[Piece, ...]
    notes: tuple[str, ...] = ()


class WordsView(NamedTuple):
    """What every account says of the statement, the one at the cursor first, in so many rows."""

    sayings: tuple[SayingView, ...]
    rows: int


class MatrixView(NamedTuple):
    """The whole screen."""

    title: TitleView
    grid: GridView
    words: WordsView
    status: StatusView
    key_line: tuple[tuple[str, str], ...]
    is_searching: bool
    too_small: str
    theme: str


def phrase(name: str, **arguments: object) -> str:
    """A text of the matrix."""
    return text(f"matrix.{name}", **arguments)


def view(state: MatrixState) -> MatrixView:
    """What every widget shows."""
    return MatrixView(
        _title(state),
        _grid(state),
        WordsView(tuple(_sayings(state)), layout(state).words),
        _status(state),
        tuple(_key_line(state)),
        state.search.is_open,
        too_small(state.size, state.keys["matrix.quit"]),
        state.theme.name,
    )


# -- the lines around ------------------------------------------------------------------------------------------------


def _title(state: MatrixState) -> TitleView:
    """What is shown: how many accounts there are of how many documents, and what differs."""
    accounts, documents = len(state.origins), len(state.articles)
    parts = [phrase("title"), phrase("accounts", count=accounts)]
    if documents > accounts:
        parts.append(phrase("documents", count=documents))
    counts = []
    if state.story:
        statements = state.story.matrix.statements
        counts.append(phrase("statements", count=len(statements)))
        if differing := sum(1 for own in statements if own.differences):
            counts.append(phrase("differ", count=differing))
        elif state.is_whole:  # before, nobody knows
            counts.append(phrase("nothing_differs"))
    names = tuple(f" {' · '.join(parts[:count])}" for count in range(len(parts), 0, -1))
    ends = tuple(f"{' · '.join(counts[first:])} " for first in range(len(counts)))
    return TitleView(names, ends, is_active=True)


def _status(state: MatrixState) -> StatusView:
    """What just happened, to its end, or where the cursor is; and how much is shown and known."""
    right_end = (*_settings(state), "")
    if state.notice:
        return noticed(state.notice, state.keys, state.size.width, right_end)
    return StatusView(f" {_place(state)}", right_end)


def _place(state: MatrixState) -> str:
    statement = state.statement
    if statement is None:
        return "" if state.is_whole else _comparing(state)
    place = phrase("place", number=state.row + 1, count=len(state.rows))
    parts = [place, phrase("told_by", told=len(statement.tellers), count=len(state.origins))]
    if statement.is_doubtful:
        parts.append(phrase("doubt"))
    return " · ".join(parts)


def _settings(state: MatrixState) -> tuple[str, ...]:
    """How much is shown and known, for the right end of the status line: in full, then shorter and shorter."""
    parts = []
    if state.story and not state.is_whole:
        parts.append(_comparing(state))
    if state.search.words and state.hits:
        count = len(state.hits)
        at_hit = state.row in state.hits
        parts.append(
            phrase("hit_of", number=state.hits.index(state.row) + 1, count=count)
            if at_hit
            else phrase("hits", count=count)
        )
    if state.shown.only != "all":
        parts.append(phrase(f"shown_{state.shown.only}"))
    if state.shown.account is not None:
        parts.append(phrase("shown_account", account=letter_of(state.shown.account)))
    return tuple(f"{' · '.join(parts[:count])} " for count in range(len(parts), 0, -1))


def _comparing(state: MatrixState) -> str:
    """How far the comparison has come, and how long it may take yet; once all are compared, they are refined."""
    if state.failed:
        return phrase("not_compared")
    work = "refining" if state.stage == "first" else "comparing"
    share, seconds, _ = state.progress
    if not share:
        return phrase("comparing")
    if seconds is None or not 1 <= seconds <= _MINUTES:
        return phrase(f"{work}_share", share=share)
    return phrase(f"{work}_seconds", share=share, seconds=seconds)


def _key_line(state: MatrixState) -> Iterator[tuple[str, str]]:
    """(key, word), the most wanted first, and last the way out."""
    if state.search.is_open:
        yield state.keys["matrix.open"], phrase("search.short")
        yield state.keys["matrix.escape"], phrase("escape.short")
        return
    wanted = ["help", "open"]
    if state.search.words and state.hits:
        wanted += ["next_hit", "escape"]
    elif state.shown != Shown():
        wanted.append("escape")
    if any(state.notes):
        wanted.append("notes")
    wanted += ["next_differing", "annotate", "differing", "alone", "account", "search", "colour", "words_down"]
    wanted += ["export", "quit"]
    for name in wanted:
        yield state.keys[f"matrix.{name}"], phrase(f"{name}.short")


# -- the matrix ------------------------------------------------------------------------------------------------------


def _grid(state: MatrixState) -> GridView:
    own = layout(state)
    columns = range(state.first, min(state.first + own.columns, len(state.origins)))
    shown = state.rows[state.top : state.top + own.rows]
    return GridView(
        own,
        tuple(_head(state, account) for account in columns),
        tuple(_row(state, state.top + number, statement, columns) for number, statement in enumerate(shown)),
        (state.row - state.top, state.account - state.first),
        state.first,
        len(state.origins) - columns.stop,
        "" if state.story else _comparing(state),
    )


def _head(state: MatrixState, account: int) -> tuple[str, str]:
    """The letter of an account with how many copies it has, and below it its name."""
    origin = state.origins[account]
    copies = f" ×{len(origin)}" if len(origin) > 1 else ""
    return f"{letter_of(account)}{copies}", name_of(origin[0])


def _row(state: MatrixState, number: int, statement: Statement, columns: Sequence[int]) -> RowView:
    assert state.story is not None
    values = state.story.matrix.values_in(statement) if statement.differences else {}
    sign = DIFFERS if values else DOUBTFUL if statement.is_doubtful else ""
    return RowView(
        sign,
        str(len(statement.tellers)),
        state.story.text_of(statement),
        tuple(_cell(state, statement, account, values.get(account, ())) for account in columns),
        number in state.hits,
    )


def _cell(state: MatrixState, statement: Statement, account: int, values: Sequence[str]) -> CellView:
    cell, notes = _unmarked(state, statement.cells[account], values), notes_in(state, statement, account)
    if not notes:
        return cell
    noted = NOTED if any(map(words_of_note, notes)) else ""
    return CellView(f"{cell.text}{noted}", f"mark-{notes[0].colour}")


def _unmarked(state: MatrixState, cell: Cell, values: Sequence[str]) -> CellView:
    sign = SIGNS[cell.presence]
    if cell.presence == "unsure" and state.stage == "part":
        sign = ""  # nobody knows before all are compared
    if values:
        part = f"{sign} " if cell.presence == "in_part" else ""
        return CellView(f"{part}{' / '.join(values)}", "map-difference")
    return CellView(sign, {"tells": "body", "in_part": "partly-here"}.get(cell.presence, "date"))


# -- the words -------------------------------------------------------------------------------------------------------


def _sayings(state: MatrixState) -> Iterator[SayingView]:
    statement, story = state.statement, state.story
    if statement is None or story is None:
        for account, origin in enumerate(state.origins):
            yield SayingView(_about(account, origin), is_current=False, pieces=())
        return
    order = [state.account, *(account for account in statement.tellers if account != state.account)]
    differences = [story.matrix.differences[index] for index in statement.differences]
    for account in order:
        is_current = account == state.account
        cell, article = statement.cells[account], story.accounts[account]
        notes = notes_in(state, statement, account)
        pieces = tuple(_pieces(article, account, cell, differences, notes))
        written = tuple(words for note in notes if (words := words_of_note(note)))
        about = _about(account, story.origins[account])
        yield SayingView(about, is_current, pieces or (Piece(_absence(state, account, cell)),), written)


def _about(account: int, origin: Sequence[Article]) -> str:
    """The account in a line: its letter, who it is by, its language and day, and its copies by name."""
    article = origin[0]
    parts = [f"{letter_of(account)}  {name_of(article)}", article.language]
    if article.dated:
        parts.append(f"{article.dated:%Y-%m-%d}")
    if len(origin) > 1:
        parts.append(phrase("copies", count=len(origin), names=", ".join(map(name_of, origin))))
    return " · ".join(parts)


def _absence(state: MatrixState, account: int, cell: Cell) -> str:
    """That an account says nothing of it, as far as that is known."""
    if cell.presence == "silent":
        return phrase("says_nothing", account=letter_of(account))
    return phrase("not_known_yet" if state.stage == "part" else "may_say", account=letter_of(account))


def _pieces(
    article: Article, account: int, cell: Cell, differences: Sequence[Difference], notes: Sequence[Annotation]
) -> Iterator[Piece]:
    """The sentences of a cell, cut where something in them is stated otherwise elsewhere, or is marked."""
    values = [(m.start, m.end) for own in differences for m in own.mentions if m.account == account]
    cuts = {end for span in (*values, *((note.start, note.end) for note in notes)) for end in span}
    for number, sentence in enumerate(article.sentences[i] for i in cell.sentences):
        ends = sorted({sentence.start, sentence.end, *(cut for cut in cuts if sentence.start < cut < sentence.end)})
        for start, end in pairwise(ends):
            differs = any(a <= start and end <= b for a, b in values)
            mark = next((note.colour for note in notes if note.start <= start and end <= note.end), None)
            blank = " " if number and start == sentence.start else ""
            yield Piece(blank + article.text[start:end], differs, mark)


# -- the list of notes -----------------------------------------------------------------------------------------------


class NoteRow(NamedTuple):
    """A note in the list of all: its id, its account and its colour in words, what it is on, and what it says."""

    note_id: str
    label: str
    quoted: str
    below: str


def note_rows(
    notes: Sequence[tuple[int, Annotation]], index: "NoteIndex", typed: str, colour_names: Mapping[str, str]
) -> tuple[NoteRow, ...]:
    """The notes, after the numbers of their accounts, that match what was typed; `index` is made of all of them."""
    return tuple(_note_row(*notes[number], colour_names) for number in index.matching(query_of(typed, colour_names)))


def _note_row(account: int, note: Annotation, colour_names: Mapping[str, str]) -> NoteRow:
    label = f"{letter_of(account)} {name_of_colour(note.colour, colour_names)}"
    return NoteRow(note.id, label, quoted(note), shortened(words_of_note(note), _NOTE))
