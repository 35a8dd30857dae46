"""Marks and notes of one's own."""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

from dialogue_reader.documents.model import SIDES, Article, Sides, Span, other
from dialogue_reader.errors import StoreError
from dialogue_reader.language.terminal_safe import harmless
from dialogue_reader.messages import Message
from dialogue_reader.notes.model import COLOURS, Annotation, Change, Colour, PairNotes
from dialogue_reader.tui.commands import session
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command, Draft, Effect, Update, saying
from dialogue_reader.tui.state.marks import colour_word, current_mark, standing_marks
from dialogue_reader.tui.state.model import State
from dialogue_reader.tui.state.transitions import settle

_WORDS = 4  # of a mark that tell which one it is


def _mark_meant(state: State) -> Annotation | None:
    """The mark at the caret, unless other words than its own are selected."""
    mark, selection = current_mark(state), state.selection
    if mark and selection and (mark.start, mark.end) != (selection.start, selection.end):
        return None
    return mark


def next_colour(colour: Colour) -> Colour:
    """The colour after that one, going round."""
    return COLOURS[(COLOURS.index(colour) + 1) % len(COLOURS)]


def colour(state: State) -> Update:
    """Give the selection or the passage a colour; a mark that is there, the next one."""
    mark = _mark_meant(state)
    return mark_in(next_colour(mark.colour) if mark else state.colour)(state)


def mark_in(colour: Colour) -> Command:
    """Give the selection or the passage, or the mark that is there, this colour."""

    def command(state: State) -> Update:
        if not state.is_whole:
            return saying(state, state.why_unmarked)
        mark = _mark_meant(state)
        if mark is None:
            return Update(settle(state), (effects.AddMark(state.pair, state.marked, colour),))
        return Update(state, (effects.ChangeMark(mark.id, colour=colour),))

    return command


def annotate(state: State) -> Update:
    """Write a note on the mark, or on the selection or passage."""
    if not state.is_whole:
        return saying(state, state.why_unmarked)
    return _asking_for_note(state, _mark_meant(state))


def annotate_pair(state: State) -> Update:
    """Write a note on two places at once: those of the difference at the caret, or the passage and its counterpart."""
    if not state.is_whole:
        return saying(state, state.why_unmarked)
    places = _differing_places(state) or _linked_places(state)
    if places is None:
        if state.is_only_here:
            return saying(state, "only_here_no_pair")
        return saying(state, "no_counterpart_no_pair" if state.is_compared else state.why_unknown)
    if mark := _mark_on(state, *places):
        return _asking_for_note(state, mark)
    first, second = places
    keep = effects.AddMark(state.pair, first, state.colour, across=second)
    return _asking(state, [state.pair[span.document].text_of(span) for span in places], keep)


def _differing_places(state: State) -> tuple[Span, Span] | None:
    """Both mentions of the difference that the reader stands at: of the current one, or of any at the caret."""
    differences = state.discrepancies or ()
    current = [] if state.discrepancy is None else [differences[state.discrepancy]]
    for difference in (*current, *differences):
        if any(m.side == state.focus and m.start <= state.caret < m.end for m in difference.mentions):
            first, second = (Span(m.side, m.start, m.end) for m in difference.mentions)
            return first, second
    return None


def _linked_places(state: State) -> tuple[Span, Span] | None:
    """The selection or the passage, and the counterpart that is held level; the left one first."""
    if state.beside is None:
        return None
    side = other(state.focus)
    counterpart = state.pair[side].passages[state.beside]
    spans = state.marked, Span(side, counterpart.start, counterpart.end)
    return spans if state.focus == "left" else spans[::-1]


def _mark_on(state: State, first: Span, second: Span) -> Annotation | None:
    """The mark that is on just these two places."""
    marks, opposite = (
        [mark for mark in standing_marks(state.notes[at.document]).around(at.start) if mark.span(at.document) == at]
        for at in (first, second)
    )
    targets = {(mark.id, mark.target_number) for mark in opposite}
    return next((mark for mark in marks if (mark.id, 1 - mark.target_number) in targets), None)


def edit_note(id: str) -> Command:  # noqa: A002 - the field's own name
    """Write the note of the mark with that id, of whichever document."""

    def command(state: State) -> Update:
        mark = _mark_of(state, id)
        return _asking_for_note(state, mark) if mark else saying(state, "no_mark")

    return command


def _mark_of(state: State, id: str) -> Annotation | None:  # noqa: A002 - the field's own name
    """The mark of that id, on whichever document, if it is known."""
    elsewhere = chain.from_iterable(state.accounts.notes) if state.accounts else ()
    known = chain(state.notes.left, state.notes.right, elsewhere, state.notes_list.everywhere or ())
    return next((mark for mark in known if mark.id == id), None)


def _asking_for_note(state: State, mark: Annotation | None) -> Update:
    if mark is None:
        span = state.marked
        keep = effects.AddMark(state.pair, span, state.colour)
        return _asking(state, [state.pair[span.document].text_of(span)], keep)
    quotations = [target.selector.exact for target in mark.targets]
    return _asking(state, quotations, effects.ChangeMark(mark.id), Draft(mark.note, mark.tags, mark.colour))


def _asking(
    state: State,
    quotations: Sequence[str],
    keep: effects.AddMark | effects.ChangeMark,
    draft: Draft | None = None,
) -> Update:
    draft = draft or Draft(colour=state.colour)
    return Update(state, (effects.AskForNote(tuple(quotations), draft, keep, state.colour_names),))


def write_note(asked: effects.AskForNote, draft: Draft) -> Command:
    """Keep the note that was asked for; another colour that was chosen with it is that of the next mark, too."""

    def command(state: State) -> Update:
        if draft.colour != asked.draft.colour:
            state = state._replace(colour=draft.colour)
        change = written(asked, draft)
        if isinstance(change, effects.AddMark):
            state = settle(state)
        return Update(state, (change,) if change else ())

    return command


def written(asked: effects.AskForNote, draft: Draft) -> effects.AddMark | effects.ChangeMark | None:
    """What keeps the note that was asked for; None where nothing of it was changed."""
    if isinstance(asked.keep, effects.AddMark):
        return asked.keep._replace(note=draft.note, tags=draft.tags, colour=draft.colour)
    if draft == asked.draft and asked.keep.note is None:
        return None
    recoloured = draft.colour if draft.colour != asked.draft.colour else asked.keep.colour
    return asked.keep._replace(note=draft.note, tags=draft.tags, colour=recoloured)


def not_kept(keep: effects.AddMark | effects.ChangeMark, error: StoreError) -> Command:
    """What was written could not be kept: say why, and let it be written again, with every word there still."""

    def command(state: State) -> Update:
        update = session.failed(error)(state)
        if not keep.note:
            return update
        if isinstance(keep, effects.AddMark):
            mark = None
            spans = [span for span in (keep.span, keep.across) if span]
            quotations = [state.pair[span.document].text_of(span) for span in spans]
        else:
            mark = _mark_of(state, keep.id)
            quotations = [target.selector.exact for target in mark.targets] if mark else []
        draft = Draft(keep.note, keep.tags or (), keep.colour or (mark.colour if mark else state.colour))
        again = _asking(state, quotations, keep, draft)
        return Update(update.state, (*update.effects, *again.effects))

    return command


def name_colour(state: State) -> Update:
    """Give the colour of the mark at the caret, or of the next mark, a name of one's own."""
    mark = current_mark(state)
    colour = mark.colour if mark else state.colour
    return Update(state, (effects.AskForColourName(colour, state.colour_names.get(colour, "")),))


def colour_named(colour: Colour, name: str) -> Command:
    """A name for a colour has been typed."""
    return lambda state: Update(state, (effects.NameColour(colour, name),))


def delete(state: State) -> Update:
    """Delete the mark at the caret."""
    mark = current_mark(state)
    return delete_mark(mark.id)(state) if mark else saying(state, "no_mark")


def delete_mark(id: str) -> Command:  # noqa: A002 - the field's own name
    """Delete the mark with that id."""
    return lambda state: Update(state, (effects.DeleteMark(id),))


def undo(state: State) -> Update:
    """Take the last change of the marks back."""
    if not state.is_whole:
        return saying(state, state.why_unmarked)
    return Update(state, (effects.UndoMark(state.pair),))


def redo(state: State) -> Update:
    """Make the change again that was undone last."""
    if not state.is_whole:
        return saying(state, state.why_unmarked)
    return Update(state, (effects.RedoMark(state.pair),))


def copy(state: State) -> Update:
    """Copy the selection, or the passage."""
    span = state.marked
    return Update(state, (effects.Copy(state.pair[span.document].text_of(span)),))


def copy_with_source(state: State) -> Update:
    """Copy the selection, or the passage, with where it stands."""
    from dialogue_reader.tui.commands.citation import cited

    span = state.marked
    return Update(state, (effects.Copy(cited(state.pair[span.document], span)),))


def export(state: State) -> Update:
    """Write the notes to a file, those on all accounts of a story."""
    others = _notes_on_others(state)
    if not any(state.notes[side] for side in SIDES) and not any(notes for _, notes in others):
        return saying(state, "nothing_to_export")
    translations = Sides[Mapping[int, str]](
        *({i: words for i, words in state.translations[side].items() if words} for side in SIDES)
    )
    asked = effects.AskForExport(state.pair, state.notes, state.comparison, state.colour_names, translations, others)
    return Update(state, (asked,))


def _notes_on_others(state: State) -> tuple[tuple[Article, tuple[Annotation, ...]], ...]:
    """The accounts of the story that are not read, with the notes on each."""
    if state.accounts is None:
        return ()
    return tuple(zip(state.accounts.others.values(), state.accounts.notes_elsewhere.values(), strict=True))


# -- what came of it -------------------------------------------------------------------------------------------------


def notes_loaded(notes: PairNotes) -> Command:
    """The notes on both articles, as they are kept."""
    return lambda state: Update(state._replace(notes=notes))


def notes_reloaded(known: PairNotes, notes: PairNotes) -> Command:
    """The same, read while one went on: where a note was changed meanwhile they are read again."""

    def command(state: State) -> Update:
        if state.notes is not known:
            return Update(state, (effects.ReloadNotes(state.pair, state.notes),))
        return Update(state._replace(notes=notes))

    return command


def mark_added(mark: Annotation, views: PairNotes) -> Command:
    """A mark has been kept; `views` are the places on both articles from which it is seen."""

    def command(state: State) -> Update:
        state, wanted = _renewed(state, {mark.id: mark}, views), _on_accounts(state, mark.id)
        if mark.note:
            return saying(state, "note_kept", *wanted)
        called = colour_word(state.colour_names, mark.colour)
        return saying(state, "marked_pair" if mark.across else "marked", *wanted, colour=called)

    return command


def mark_changed(mark: Annotation, *, recoloured: bool) -> Command:
    """A mark has been given another colour, or another note."""

    def command(state: State) -> Update:
        state = _everywhere(state._replace(notes=state.notes.changed(mark)), {mark.id: mark})
        wanted = _on_accounts(state, mark.id)
        if not recoloured:
            return saying(state, "note_kept", *wanted)
        called = colour_word(state.colour_names, mark.colour)
        return saying(state._replace(colour=mark.colour), "recoloured", *wanted, colour=called)

    return command


def mark_deleted(id: str) -> Command:  # noqa: A002 - the field's own name
    """A mark has been deleted."""

    def command(state: State) -> Update:
        state = _everywhere(state._replace(notes=state.notes.without(id)), {id: None})
        if state.notes_list.merging == id:
            state = state._replace(notes_list=state.notes_list._replace(merging=None))
        return saying(state, "mark_deleted", *_on_accounts(state, id))

    return command


def notes_merged(mark: Annotation, gone: str, views: PairNotes) -> Command:
    """Two notes have become one, seen from these places; `gone` is the id of the other."""

    def command(state: State) -> Update:
        merging = state.notes_list._replace(merging=None, cursor=(mark.id, state.notes_list.cursor[1]))
        state = _renewed(state._replace(notes_list=merging), {mark.id: mark, gone: None}, views)
        return saying(state, "notes_merged", *_on_accounts(state, mark.id, gone))

    return command


def note_placed(mark: Annotation, views: PairNotes) -> Command:
    """A note has been put on other words, and is seen from these places."""

    def command(state: State) -> Update:
        state = _renewed(state, {mark.id: mark}, views)
        return saying(state, "note_placed", *_on_accounts(state, mark.id), words=_beginning(mark.selector.exact))

    return command


def _renewed(state: State, notes: Mapping[str, Annotation | None], views: PairNotes) -> State:
    """The same with these notes as they are now, None of one that is gone: on the pair, and in the list."""
    return _everywhere(state._replace(notes=state.notes.renewed(notes, views)), notes)


def _everywhere(state: State, notes: Mapping[str, Annotation | None]) -> State:
    """The same with these notes as they are now among those of all documents, where these are known."""
    if state.notes_list.everywhere is None:
        return state
    now = {note_id: note and note.seen_from(0) for note_id, note in notes.items()}
    everywhere = [note for old in state.notes_list.everywhere if (note := now.pop(old.id, old))]
    for note in filter(None, now.values()):
        last = max((k for k, other in enumerate(everywhere) if other.document == note.document), default=-1)
        everywhere.insert(last + 1 or len(everywhere), note)
    return state._replace(notes_list=state.notes_list._replace(everywhere=tuple(everywhere)))


def _on_accounts(state: State, *note_ids: str) -> tuple[Effect, ...]:
    """What brings the notes of these ids up to date on the accounts of a story: they may be on any of them."""
    return (effects.ReadAccountNotes(state.accounts, note_ids),) if state.accounts else ()


def colours_named(names: Mapping[str, str], colour: Colour) -> Command:
    """What colours are called by now; `colour` is the one that was just named."""

    def command(state: State) -> Update:
        state = state._replace(colour_names=names)
        word = Message(f"reader.colour_{colour}")
        if name := names.get(colour):
            return saying(state, "colour_named", colour=word, called=name)
        return saying(state, "colour_unnamed", colour=word)

    return command


def changes_undone(changes: Sequence[Change], views: PairNotes, *, redone: bool) -> Command:
    """The last step has been taken back, or made again: what it changed, which is seen from these places by now."""

    def command(state: State) -> Update:
        done = "redone" if redone else "undone"
        if not changes:
            return saying(state, f"nothing_to_be_{done}")
        now = {change.annotation.id: change.after for change in changes}
        return saying(_renewed(state, now, views), done, *_on_accounts(state, *now), what=outcome_of(changes))

    return command


def outcome_of(changes: Sequence[Change]) -> Message:
    """What has become of the mark that a step was about, which its first change is of."""
    change = changes[0]
    kind = "note" if change.annotation.note else "mark"
    outcome = "gone" if change.after is None else "back" if change.before is None else "as_before"
    return Message(f"reader.{kind}_{outcome}", {"words": _beginning(change.annotation.selector.exact)})


def _beginning(words: str) -> str:
    return " ".join(words.split()[:_WORDS])


def copied(way: str, detail: str) -> Command:
    """A text has been copied: by a tool, through the terminal, or into a file."""
    if way == "terminal":
        return lambda state: saying(state, "copied_by_terminal")
    return lambda state: saying(state, f"copied_by_{way}", detail=harmless(detail))


def not_copied(reason: str) -> Command:
    """A text could not be copied."""
    return lambda state: saying(state, "not_copied", detail=harmless(reason))


def exported(count: int, path: Path) -> Command:
    """The notes have been written to a file."""
    return lambda state: saying(state, "exported", count=count, path=path)


def downloaded(count: int, name: str) -> Command:
    """The notes have been sent to the browser, to be saved there."""
    return lambda state: saying(state, "downloaded", count=count, file=name)
