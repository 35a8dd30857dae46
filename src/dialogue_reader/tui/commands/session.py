"""The reader as a whole: begun, read on, helped, left, and told of what went wrong."""

from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_reader.documents.model import Pair
from dialogue_reader.messages import Message
from dialogue_reader.tui.commands import panels
from dialogue_reader.tui.commands.compare import end_linking
from dialogue_reader.tui.commands.search import finding
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command, Effect, Update
from dialogue_reader.tui.state.model import Kept, State
from dialogue_reader.tui.state.transitions import (
    close_search,
    is_at_the_beginning,
    query_to_renew,
    resume,
    to_sought_note,
    with_kept,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dialogue_reader.errors import DialogueError
    from dialogue_reader.search.matcher import PairIndex


def begin(
    warning: "DialogueError | None",
    mistakes: "Sequence[DialogueError]" = (),
    *,
    notes_are_to_come: bool = False,
    offers_guide: bool = False,
) -> Command:
    """The first page is on the screen: read on, or begin to compare; `warning` says why notes will not be kept.

    `mistakes` are settings that mean nothing, and so were passed over. Notes so many that the page did not wait for
    them are to come; `offers_guide` is whether the guide is wanted by those who never saw it.
    """

    def command(state: State) -> Update:
        wanted: list[Effect] = [_compare(state) if state.is_whole else effects.ReadOn()]
        wanted += finding(state, query, again=True) if (query := query_to_renew(state)) else []
        wanted += [effects.ReloadNotes(state.pair, state.notes)] if notes_are_to_come else []
        wanted += [effects.Notify(Message("reader.setting_passed_over"), mistake) for mistake in mistakes]
        wanted += [effects.OfferGuide()] if offers_guide else []
        state = state._replace(notice=_read_as(state.pair))
        return _warning(Update(state, tuple(wanted)), warning)

    return command


def _compare(state: State, index: "PairIndex | None" = None) -> Effect:
    return effects.Compare(state.pair, state.passages_in_sight, index)


def _read_as(pair: Pair) -> Message | None:
    """That a page is an earlier copy, or which encodings were found by content, for whoever sees wrong letters."""
    if copies := [article.source for article in pair if article.is_kept]:
        return Message("reader.kept_page", {"source": copies[0]})
    encodings = {article.encoding: None for article in (pair.left, pair.right) if article.encoding}
    return Message("reader.read_as", {"encoding": ", ".join(encodings).upper()}) if encodings else None


def _warning(update: Update, warning: "DialogueError | None") -> Update:
    """The same, with a word on why notes will not be kept, or cannot be read."""
    if warning is None:
        return update
    title = notes_in_trouble(warning)
    return Update(update.state._replace(notice=title), (*update.effects, effects.Notify(title, warning)))


def notes_in_trouble(warning: "DialogueError") -> Message:
    """That notes will not be kept, or cannot be read, and why."""
    return Message(f"reader.notes_not_{'read' if 'reading' in warning.arguments else 'kept'}", {"reason": warning})


def read_on(share: float) -> Command:
    """This share of both documents has been read (0..1)."""
    return lambda state: Update(state._replace(notice=Message("reader.reading_on", {"share": share})))


def loaded(
    pair: Pair,
    index: "PairIndex",
    kept: Kept,
    warning: "DialogueError | None" = None,
) -> Command:
    """The rest of both texts has been read; `index` is what they are searched by, `warning` as in `begin`.

    All stays as it is, or goes where the reader stopped the last time, if nothing has been done yet.
    """

    def command(state: State) -> Update:
        resumed = is_at_the_beginning(state)
        state = state._replace(
            pair=pair,
            is_whole=True,
            points=None,
            terms=None,
            notice=_read_as(pair),
        )
        state = with_kept(state, kept)
        if resumed:
            state = resume(state, kept.position)
        state = to_sought_note(state)
        wanted = [_compare(state, index)]
        if query := query_to_renew(state):
            wanted += finding(state, query, again=True)
        if state.panel == "points":
            wanted.append(effects.FindPoints(pair, None))
        return _warning(Update(state, tuple(wanted)), warning)

    return command


def unreadable(error: "DialogueError") -> Command:
    """A document cannot be read to its end."""
    return lambda state: Update(state, (effects.Fail(error),))


def failed(error: "DialogueError") -> Command:
    """Something could not be done: say why on the status line, and how to mend it in a notice."""

    def command(state: State) -> Update:
        title = Message("reader.not_done", {"reason": error})
        return Update(state._replace(notice=title), (effects.Notify(title, error),))

    return command


def analysis_failed(subject: Message, log: Path | None, *, links_need_it: bool = False) -> Command:
    """An analysis that the reader can do without has failed; `log` is the file that says why, where there is one.

    `links_need_it` is whether there will be no links without it.
    """

    def command(state: State) -> Update:
        title = Message("reader.analysis_failed", {"subject": subject})
        remedy = (
            Message("reader.analysis_failed_log", {"path": log}) if log else Message("reader.analysis_failed_remedy")
        )
        cannot_compare = state.cannot_compare or links_need_it
        return Update(state._replace(notice=title, cannot_compare=cannot_compare), (effects.Notify(title, remedy),))

    return command


def show_help(state: State) -> Update:
    """Every key, those of the part of the screen that they go to first."""
    from dialogue_reader.tui.commands.part_keys import part_of

    return Update(state, (effects.ShowHelp(part_of(state)),))


def show_guide(state: State) -> Update:
    """Show the first steps below the articles, or no longer."""
    return Update(state._replace(guide=not state.guide))


def show_library(state: State) -> Update:
    """What else there is to read."""
    return Update(state, (effects.ShowLibrary(),))


def keep_place(state: State) -> Update:
    """Remember the place: something else is about to be read."""
    return Update(state, (effects.KeepPosition(state.pair, state.position),) if state.is_whole else ())


def suspend(state: State) -> Update:
    """Give the terminal back to the shell for a while; the place is kept, should the reader never be called back."""
    return Update(state, (*keep_place(state).effects, effects.Suspend()))


def show_palette(state: State) -> Update:
    """Every command by its name."""
    return Update(state, (effects.ShowPalette(),))


def close(state: State) -> Update:
    """Close what was opened last: the link being made, the notes being merged, the selection, the list, the search,
    the guide, and in the end the pair for the story that it is of.
    """
    if state.notes_list.merging:
        return Update(panels.give_up_merging(state))
    if state.linking:
        return Update(end_linking(state))
    if state.selected_from is not None:
        return Update(state._replace(selected_from=None))
    if state.panel:
        return panels.close(state)
    search = state.search
    if search.query or search.awaited or search.is_open:
        return Update(close_search(state)._replace(active="text"))
    if state.guide:
        return Update(state._replace(guide=False))
    return to_matrix(state) if state.accounts else Update(state)


def to_matrix(state: State) -> Update:
    """Remember the place, and go back to who says what in the story that the pair is of."""
    return Update(state, (*keep_place(state).effects, effects.ShowMatrix()))


def leave(state: State) -> Update:
    """Remember the place and end; two accounts of a story are left for who says what in it."""
    if state.accounts:
        return to_matrix(state)
    return Update(state, (*keep_place(state).effects, effects.Leave()))
