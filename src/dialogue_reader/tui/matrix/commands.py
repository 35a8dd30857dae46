"""What the keys of the matrix do: pure commands, as those of the reader are."""

from dialogue_reader.comparison.worker.errors import ComparisonFailedError
from dialogue_reader.errors import DialogueError
from dialogue_reader.layout.viewport import Area
from dialogue_reader.messages import Message, language_after, spoken
from dialogue_reader.stories.names import name_of
from dialogue_reader.stories.statements import Statement
from dialogue_reader.stories.story import Stage, Story, next_after
from dialogue_reader.tui.commands.session import notes_in_trouble
from dialogue_reader.tui.matrix import effects
from dialogue_reader.tui.matrix.effects import MatrixCommand, MatrixUpdate, noting
from dialogue_reader.tui.matrix.layout import arranged, layout
from dialogue_reader.tui.matrix.marks import account_notes, values_at, words_of
from dialogue_reader.tui.matrix.model import MatrixState, Only, Shown, Typing
from dialogue_reader.tui.state.model import Progress, Theme

# -- moving ----------------------------------------------------------------------------------------------------------


def by_rows(step: int) -> MatrixCommand:
    """So many statements down, or up."""
    return lambda state: MatrixUpdate(_at(state, state.row + step))


def by_pages(step: int) -> MatrixCommand:
    """So many screens of statements down, or up."""
    return lambda state: MatrixUpdate(_at(state, state.row + step * max(1, layout(state).rows - 1)))


def to_start(state: MatrixState) -> MatrixUpdate:
    """To the first statement."""
    return MatrixUpdate(_at(state, 0))


def to_end(state: MatrixState) -> MatrixUpdate:
    """To the last statement."""
    return MatrixUpdate(_at(state, len(state.rows) - 1))


def by_accounts(step: int) -> MatrixCommand:
    """So many accounts to the right, or to the left."""
    return lambda state: MatrixUpdate(state._replace(account=state.account + step))


def to_first_account(state: MatrixState) -> MatrixUpdate:
    """To the first account."""
    return MatrixUpdate(state._replace(account=0))


def to_last_account(state: MatrixState) -> MatrixUpdate:
    """To the last account."""
    return MatrixUpdate(state._replace(account=len(state.origins) - 1))


def by_differing(step: int) -> MatrixCommand:
    """To the next (1) or previous (-1) statement that accounts make differently, going round at the ends."""

    def command(state: MatrixState) -> MatrixUpdate:
        differing = [row for row, own in enumerate(state.rows) if own.differences]
        if not differing:
            return noting(state, "none_differ") if state.is_whole else unknown(state)
        return MatrixUpdate(_at_value(_at(state, next_after(differing, state.row, step))))

    return command


def point_at(row: int, account: int | None) -> MatrixCommand:
    """To a cell that was clicked on, `row` from the top of what is shown; one that the cursor is on is opened.

    Beside all accounts only the statement is meant.
    """

    def command(state: MatrixState) -> MatrixUpdate:
        if row >= len(state.rows):
            return MatrixUpdate(state)
        wanted = state.account if account is None else account
        if (row, wanted) == (state.row, state.account):
            return open_cell(state)
        return MatrixUpdate(_at(state, row)._replace(account=wanted))

    return command


def scroll_words(step: int) -> MatrixCommand:
    """Scroll the words of the statement so many rows down, or up."""
    return lambda state: MatrixUpdate(state, (effects.ScrollWords(step),))


def _at(state: MatrixState, row: int) -> MatrixState:
    return state._replace(row=max(0, min(row, len(state.rows) - 1)))


def _at_value(state: MatrixState) -> MatrixState:
    """At the account with a value that differs, where the cursor is at none."""
    values = _values(state)
    return state if not values or state.account in values else state._replace(account=min(values))


def _values(state: MatrixState) -> dict[int, tuple[str, ...]]:
    statement = state.statement
    return state.story.matrix.values_in(statement) if state.story and statement else {}


# -- what is shown ---------------------------------------------------------------------------------------------------


def show_only(only: Only) -> MatrixCommand:
    """Show only such statements, or all again; the cursor stays at its statement where that is still shown."""

    def command(state: MatrixState) -> MatrixUpdate:
        return _showing(state, state.shown._replace(only="all" if state.shown.only == only else only))

    return command


def show_only_account(state: MatrixState) -> MatrixUpdate:
    """Show only what the account at the cursor tells, or what all tell again."""
    account = None if state.shown.account == state.account else state.account
    return _showing(state, state.shown._replace(account=account))


def _showing(state: MatrixState, shown: Shown) -> MatrixUpdate:
    if not state.story:
        return unknown(state)
    filtered = _beside(state, state._replace(shown=shown))
    if filtered.rows:
        return MatrixUpdate(filtered)
    name = "" if shown.account is None else name_of(shown.account)
    return noting(state, f"none_{shown.only}" if shown.account is None else "none_of_account", account=name)


def to_statement(state: MatrixState, statement: Statement) -> MatrixState:
    """At a statement, all being shown where it would not be."""
    if statement not in state.rows:
        state = state._replace(shown=Shown())
    return _at(state, state.rows.index(statement))


def _beside(before: MatrixState, after: MatrixState) -> MatrixState:
    """`after` with its cursor at the statement that it was at `before`, or else as far down as there is one."""
    statement = before.statement
    if statement is None:
        return after
    account = statement.account
    sentence = statement.cells[account].sentences[0]
    same = (row for row, own in enumerate(after.rows) if sentence in own.cells[account].sentences)
    return _at(after, next(same, after.row))


# -- what becomes known ----------------------------------------------------------------------------------------------


def begin(warning: DialogueError | None) -> MatrixCommand:
    """The screen is there: read the notes, and work the story out, unless it is known.

    `warning` says why notes will not be kept.
    """

    def command(state: MatrixState) -> MatrixUpdate:
        tell = () if state.is_whole else (effects.Tell(state.articles),)
        begun = MatrixUpdate(state, (effects.ReadNotes(state.articles), *tell))
        if warning is None:
            return begun
        title = notes_in_trouble(warning)
        return MatrixUpdate(state._replace(notice=title), (*begun.effects, effects.Notify(title, warning)))

    return command


def story_arrived(story: Story, stage: Stage) -> MatrixCommand:
    """The story, or what is known of it so far: the cursor stays at its statement, unless nobody has moved it.

    Where it is on the screen it stays as well; a filter that leaves nothing any more is dropped.
    """

    def command(state: MatrixState) -> MatrixUpdate:
        changed = state._replace(story=story, stage=stage)
        if not changed.rows:
            changed = changed._replace(shown=Shown())
        if state.is_untouched:
            return MatrixUpdate(_at_value(changed._replace(row=0, account=0)))
        after = _beside(state, changed)
        moved = after.row - state.row
        search = after.search._replace(origin=max(0, after.search.origin + moved))
        return MatrixUpdate(after._replace(top=state.top + moved, search=search))

    return command


def progressed(share: float, seconds_left: float | None) -> MatrixCommand:
    """The work has come this far (0..1)."""
    return lambda state: MatrixUpdate(state._replace(progress=Progress(share, seconds_left)))


def telling_failed(error: ComparisonFailedError) -> MatrixCommand:
    """There will be no more than is known."""

    def command(state: MatrixState) -> MatrixUpdate:
        title, reason = Message("matrix.failed"), Message(f"comparison.{error.code}", error.arguments)
        return MatrixUpdate(state._replace(failed=True, notice=title), (effects.Notify(title, reason),))

    return command


def unknown(state: MatrixState) -> MatrixUpdate:
    """What a key comes to that needs more than is known: a word that it is not known yet, or will not be."""
    return noting(state, "not_whole" if state.failed else "still_comparing")


# -- opening two accounts --------------------------------------------------------------------------------------------


def open_cell(state: MatrixState) -> MatrixUpdate:
    """Open the reader on the account of the cell and another one, at what they say of the statement."""
    statement, story = state.statement, state.story
    if statement is None or story is None:
        return unknown(state)
    other = across(state, statement)
    if other is None:
        return open_at(state, state.account, _offset(story, statement, state.account))
    left, right = sorted((state.account, other))
    offsets = _offset(story, statement, left), _offset(story, statement, right)
    return MatrixUpdate(state, (effects.OpenPair(story.accounts, left, right, offsets, state.account),))


def open_at(state: MatrixState, account: int, offset: int) -> MatrixUpdate:
    """Open the reader on an account at an offset, against its neighbour, or else against a copy."""
    accounts = tuple(origin[0] for origin in state.origins) if len(state.origins) > 1 else state.origins[0]
    left, right = sorted((account, account - 1 if account else 1))
    offsets = (offset, 0) if account == left else (0, offset)
    return MatrixUpdate(state, (effects.OpenPair(accounts, left, right, offsets, account),))


def across(state: MatrixState, statement: Statement) -> int | None:
    """The account to be read against that of the cell: one with another value, else one that tells it, the nearest.

    None where there is but one account, all documents being copies of it.
    """
    own, values = state.account, _values(state)
    others = [k for k in range(len(statement.cells)) if k != own]

    def rank(account: int) -> tuple[bool, bool, int]:
        differs = own in values and account in values and values[own] != values[account]
        return not differs, account not in statement.tellers, abs(account - own)

    return min(others, key=rank, default=None)


def _offset(story: Story, statement: Statement, account: int) -> int:
    """Where an account states what differs, or else tells the statement; 0 where it is silent."""
    places = values_at(story, statement, account) or words_of(story.accounts[account], statement.cells[account])
    return min((words.start for words in places), default=0)


# -- searching -------------------------------------------------------------------------------------------------------


def open_search(state: MatrixState) -> MatrixUpdate:
    """Let words be typed."""
    return MatrixUpdate(state._replace(search=Typing("", is_open=True, origin=state.row)))


def search_for(words: str) -> MatrixCommand:
    """Go to the first statement from where the search was begun on in which some account says all these words."""

    def command(state: MatrixState) -> MatrixUpdate:
        state = state._replace(search=state.search._replace(words=words))
        origin, hits = state.search.origin, state.hits
        return MatrixUpdate(_at(state, next_after(hits, origin - 1, 1) if hits else origin))

    return command


def leave_search(*, keep: bool) -> MatrixCommand:
    """Words are no longer typed; unless the hits are kept, all is as before."""

    def command(state: MatrixState) -> MatrixUpdate:
        search = state.search
        if keep and state.hits:
            return MatrixUpdate(state._replace(search=search._replace(is_open=False)))
        left = _at(state, search.origin)._replace(search=Typing())
        return noting(left, "no_hits", words=search.words) if keep and search.words.strip() else MatrixUpdate(left)

    return command


def by_hits(step: int) -> MatrixCommand:
    """To the next (1) or previous (-1) statement with the words, going round at the ends."""

    def command(state: MatrixState) -> MatrixUpdate:
        if not state.hits:
            return noting(state, "no_search")
        return MatrixUpdate(_at(state, next_after(state.hits, state.row, step)))

    return command


# -- the screen as a whole -------------------------------------------------------------------------------------------


def resize(size: Area) -> MatrixCommand:
    """The terminal has this size."""
    return lambda state: MatrixUpdate(arranged(state._replace(size=size)))


def theme_chosen(theme: Theme) -> MatrixCommand:
    """Another theme has been chosen from the palette."""
    return lambda state: MatrixUpdate(state._replace(theme=theme))


def change_theme(state: MatrixState) -> MatrixUpdate:
    """From the dark theme to the light one, and back."""
    return MatrixUpdate(state._replace(theme=state.themes.after(state.theme)))


def next_language(state: MatrixState) -> MatrixUpdate:
    """The next language of the interface."""
    after = language_after(state.language)
    return MatrixUpdate(state._replace(language=after, notice=Message("reader.speaks")), (effects.Speak(after),))


def resume(state: MatrixState) -> MatrixUpdate:
    """The reader has been left: the language may be another one by now, and notes may have been made."""
    return MatrixUpdate(state._replace(language=spoken()), (effects.ReadNotes(state.articles),))


def export(state: MatrixState) -> MatrixUpdate:
    """Write the story to a file, once all of it is known."""
    if not state.story or not state.is_whole:
        return unknown(state)
    return MatrixUpdate(state, (effects.AskForExport(state.story, account_notes(state), state.colour_names),))


def exported(path: object) -> MatrixCommand:
    """The story is in that file."""
    return lambda state: noting(state, "exported", path=path)


def show_help(state: MatrixState) -> MatrixUpdate:
    """Every key and every sign."""
    return MatrixUpdate(state, (effects.ShowHelp(state.keys),))


def show_palette(state: MatrixState) -> MatrixUpdate:
    """Every command by its name."""
    return MatrixUpdate(state, (effects.ShowPalette(),))


def suspend(state: MatrixState) -> MatrixUpdate:
    """Give the terminal back to the shell for a while."""
    return MatrixUpdate(state, (effects.Suspend(),))


def close(state: MatrixState) -> MatrixUpdate:
    """End the search, or else show all again."""
    if state.search.is_open:
        return leave_search(keep=False)(state)
    if state.search.words:
        return MatrixUpdate(state._replace(search=Typing()))
    if state.shown != Shown():
        return _showing(state, Shown())
    return MatrixUpdate(state)


def leave(state: MatrixState) -> MatrixUpdate:
    """Back to the list of stories, or the end."""
    return MatrixUpdate(state, (effects.Leave(),))
