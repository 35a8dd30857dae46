"""Marks and notes: which mark a key acts on, and what is shown of what has been kept."""

from pathlib import Path

import pytest

from dialogue_reader.documents.model import Side, Sides, Span
from dialogue_reader.errors import StoreError
from dialogue_reader.notes.model import COLOURS, Annotation, Change, PairNotes
from dialogue_reader.tui.commands import annotate, compare
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Draft
from dialogue_reader.tui.state.marks import current_mark
from dialogue_reader.tui.state.model import Accounts, State
from dialogue_reader.tui.view import screen
from tests.tui.core.reading import after, at, compared, difference, effects_of, mark_on, reading, said


def with_marks(*marks: Annotation) -> State:
    """The reader with these marks on the left."""
    return after(reading(), annotate.notes_loaded(PairNotes(marks)))


def selecting(state: State, words: str) -> State:
    """With these words of the focused side selected."""
    start = state.pair[state.focus].text.index(words)
    carets = state.carets.put(state.focus, start + len(words))
    return state._replace(selected_from=start, carets=carets)


def linked_mark(state: State, note: str = "") -> State:
    """With a mark on the second passage of the left and its counterpart."""
    left = mark_on(state, "left", "Sáng 15/8, hai bên gặp nhau tại Hà Nội.", id="pair", note=note)
    right = mark_on(state, "right", "Le 15 août, les deux parties se sont rencontrées à Hanoï.")
    both = left._replace(targets=(left.target, right.target))
    return after(state, annotate.notes_loaded(PairNotes((both,), (both.seen_from(1),))))


# -- which mark ------------------------------------------------------------------------------------------------------


def test_of_marks_inside_each_other_the_shortest_around_the_caret_is_meant() -> None:
    state = reading()
    long, short = mark_on(state, "left", "Đối thoại di cư", id="long"), mark_on(state, "left", "Đối", id="short")
    assert current_mark(with_marks(long, short)) == short
    assert current_mark(after(with_marks(long, short), *["right"] * 3)) == long


def test_of_marks_around_a_selection_the_one_of_exactly_that_span_is_meant() -> None:
    state = reading()
    long, short = mark_on(state, "left", "Đối thoại", id="long"), mark_on(state, "left", "Đối", id="short")
    assert current_mark(selecting(with_marks(long, short), "Đối thoại")) == long


def test_an_orphan_is_never_meant() -> None:
    assert current_mark(with_marks(mark_on(reading(), "left", "Đối", standing="orphan"))) is None


def test_a_mark_of_the_other_side_is_not_meant() -> None:
    assert current_mark(after(with_marks(mark_on(reading(), "left", "Đối")), "other_pane")) is None


# -- colours ---------------------------------------------------------------------------------------------------------


def test_a_passage_is_marked_where_nothing_is_selected() -> None:
    state = at(reading(), "left", 2)
    passage = state.passage
    span = Span("left", passage.start, passage.end)
    assert effects_of(state, "colour") == (effects.AddMark(state.pair, span, "yellow"),)


def test_a_selection_is_marked_and_ends() -> None:
    state = selecting(reading(), "thoại")
    (effect,) = effects_of(state, "colour")
    assert isinstance(effect, effects.AddMark)
    assert state.pair.left.text_of(effect.span) == "thoại"
    marked = after(state, "colour")
    assert (marked.selection, marked.caret) == (None, effect.span.start)


def test_the_same_key_on_a_mark_gives_the_next_colour_round() -> None:
    for colour, following in zip(COLOURS, (*COLOURS[1:], COLOURS[0]), strict=True):
        state = with_marks(mark_on(reading(), "left", "Đối", colour=colour))
        assert effects_of(state, "colour") == (effects.ChangeMark("m1", colour=following),)


def test_another_selection_over_a_mark_is_a_mark_of_its_own() -> None:
    state = selecting(with_marks(mark_on(reading(), "left", "Đối thoại")), "Đối")
    assert isinstance(effects_of(state, "colour")[0], effects.AddMark)


def test_the_next_mark_has_the_colour_chosen_last() -> None:
    mark = mark_on(reading(), "left", "Đối", colour="blue")
    state = after(with_marks(mark), annotate.mark_changed(mark, recoloured=True))
    assert said(state) == "Marked blue · u undoes it"
    (effect,) = effects_of(at(state, "left", 2), "colour")
    assert isinstance(effect, effects.AddMark)
    assert effect.colour == "blue"


@pytest.mark.parametrize("command", ["colour", "annotate"])
def test_first_pages_cannot_be_marked_yet(command: str) -> None:
    state = reading()._replace(is_whole=False)
    assert not effects_of(state, command)
    assert said(after(state, command)).startswith("The text is still being read")


# -- notes -----------------------------------------------------------------------------------------------------------


def test_a_note_is_asked_for_with_the_words_it_is_on() -> None:
    state = selecting(reading(), "thoại")
    (asked,) = effects_of(state, "annotate")
    assert isinstance(asked, effects.AskForNote)
    assert (asked.quotations, asked.draft) == (("thoại",), Draft())
    assert state.selection
    assert effects_of(state, annotate.write_note(asked, Draft("ai?", ("vi",)))) == (
        effects.AddMark(state.pair, state.selection, "yellow", "ai?", ("vi",)),
    )


def test_the_note_of_a_mark_is_written_on() -> None:
    state = with_marks(mark_on(reading(), "left", "Đối", note="ai?"))
    (asked,) = effects_of(state, "annotate")
    assert isinstance(asked, effects.AskForNote)
    assert (asked.quotations, asked.draft) == (("Đối",), Draft("ai?"))
    assert effects_of(state, annotate.write_note(asked, Draft())) == (effects.ChangeMark("m1", note="", tags=()),)


def test_the_note_of_a_mark_elsewhere_is_asked_for_by_its_id() -> None:
    state = at(with_marks(mark_on(reading(), "left", "Đối", note="ai?")), "right", 2)
    (asked,) = effects_of(state, annotate.edit_note("m1"))
    assert isinstance(asked, effects.AskForNote)
    assert (asked.quotations, asked.keep) == (("Đối",), effects.ChangeMark("m1"))


def test_a_note_on_an_account_that_is_not_shown_is_asked_for_again_with_what_it_is_on() -> None:
    state = reading()
    elsewhere = mark_on(state, "left", "Đối")
    numbers = Sides(0, 1)
    story = state._replace(accounts=Accounts((*state.pair, state.pair.left), numbers, ((), (), (elsewhere,))))
    change = effects.ChangeMark(elsewhere.id, note="dear")
    (again,) = (
        effect
        for effect in annotate.not_kept(change, StoreError("store_full"))(story).effects
        if isinstance(effect, effects.AskForNote)
    )
    assert again.quotations == (elsewhere.selector.exact,)
    assert again.draft.note == "dear"


def test_the_note_of_a_mark_that_is_gone_is_not_asked_for() -> None:
    assert not effects_of(reading(), annotate.edit_note("gone"))
    assert said(after(reading(), annotate.edit_note("gone"))) == "There is no mark here"


def test_a_draft_left_as_it_was_changes_nothing() -> None:
    state = with_marks(mark_on(reading(), "left", "Đối", note="ai?"))
    (asked,) = effects_of(state, "annotate")
    assert isinstance(asked, effects.AskForNote)
    assert not effects_of(state, annotate.write_note(asked, asked.draft))


def test_another_colour_chosen_with_the_note_is_that_of_the_next_mark() -> None:
    state = with_marks(mark_on(reading(), "left", "Đối", note="ai?"))
    (asked,) = effects_of(state, "annotate")
    assert isinstance(asked, effects.AskForNote)
    write = annotate.write_note(asked, Draft("ai?", colour="pink"))
    assert effects_of(state, write) == (effects.ChangeMark("m1", "pink", "ai?", ()),)
    assert after(state, write).colour == "pink"


# -- on two places ---------------------------------------------------------------------------------------------------


def test_a_note_is_written_on_a_passage_and_its_counterpart_the_left_one_first() -> None:
    state = compared()
    left = Span("left", state.pair.left.passages[1].start, state.pair.left.passages[1].end)
    right = Span("right", state.pair.right.passages[2].start, state.pair.right.passages[2].end)
    places: tuple[tuple[Side, int], ...] = (("left", 1), ("right", 2))
    for side, passage in places:
        (asked,) = effects_of(at(state, side, passage), "annotate_pair")
        assert isinstance(asked, effects.AskForNote)
        assert asked.keep == effects.AddMark(state.pair, left, "yellow", across=right)
        assert asked.quotations == (state.pair.left.text_of(left), state.pair.right.text_of(right))


def test_a_selection_is_noted_with_the_whole_counterpart() -> None:
    (asked,) = effects_of(selecting(at(compared(), "left", 1), "hai bên"), "annotate_pair")
    assert isinstance(asked, effects.AskForNote)
    assert asked.quotations[0] == "hai bên"


def test_at_a_difference_both_mentions_are_noted_wherever_they_are() -> None:
    state = compared()
    assert state.comparison
    across = difference(state, "15/8", "15 août")
    one_side = across._replace(mentions=(difference(state, "Hà Nội", "Hanoï").mentions[0], across.mentions[0]))
    for found, quotations in ((across, ("15/8", "15 août")), (one_side, ("Hà Nội", "15/8"))):
        arrived = compare.discrepancies_arrived(state.comparison, (found,))
        standing = after(at(state, "left", 1, within=5), arrived)
        for there in (standing, after(standing, "next_discrepancy")):
            (asked,) = effects_of(there, "annotate_pair")
            assert isinstance(asked, effects.AskForNote)
            assert asked.quotations == quotations


def test_away_from_a_difference_the_passage_and_its_counterpart_are_meant() -> None:
    state = compared()
    assert state.comparison
    arrived = compare.discrepancies_arrived(state.comparison, (difference(state, "15/8", "15 août"),))
    (asked,) = effects_of(at(after(state, arrived, "next_discrepancy"), "left", 4), "annotate_pair")
    assert isinstance(asked, effects.AskForNote)
    assert asked.quotations[1] == "Les deux parties ont signé un mémorandum."


def test_without_a_counterpart_one_is_told_why() -> None:
    assert said(after(at(compared(), "left", 3), "annotate_pair")).startswith("This passage is only here")
    assert said(after(at(compared(), "left", 2), "annotate_pair")).startswith("This passage has no counterpart")
    assert said(after(reading(), "annotate_pair")) == "The articles are still being compared"


def test_a_mark_on_two_places_is_found_from_either_and_lit_on_both() -> None:
    state = linked_mark(compared(), note="same?")
    places: tuple[tuple[Side, int], ...] = (("left", 1), ("right", 2))
    for side, passage in places:
        there = at(state, side, passage)
        mark = current_mark(there)
        assert mark
        assert mark.id == "pair"
        for command in ("annotate", "annotate_pair"):
            (asked,) = effects_of(there, command)
            assert isinstance(asked, effects.AskForNote)
            assert (asked.keep, asked.draft.note, len(asked.quotations)) == (effects.ChangeMark("pair"), "same?", 2)
        assert "mark-yellow" in screen.view(there).panes[side].layers
        assert effects_of(there, "delete") == (effects.DeleteMark("pair"),)


def test_a_mark_on_two_places_is_recoloured_and_deleted_on_both() -> None:
    state = linked_mark(compared())
    pink = after(state, annotate.mark_changed(state.notes.left[0]._replace(colour="pink"), recoloured=True))
    assert [pink.notes[side][0].colour for side in ("left", "right")] == ["pink", "pink"]
    assert after(state, annotate.mark_deleted("pair")).notes == PairNotes()
    added = after(compared(), annotate.mark_added(state.notes.left[0], state.notes))
    assert said(added) == "Marked yellow on both places · a note · u undoes it"


# -- names of colours ------------------------------------------------------------------------------------------------


def test_the_colour_at_the_caret_is_named_or_that_of_the_next_mark() -> None:
    assert effects_of(reading(), "name_colour") == (effects.AskForColourName("yellow", ""),)
    state = with_marks(mark_on(reading(), "left", "Đối", colour="pink"))._replace(colour_names={"pink": "check"})
    assert effects_of(state, "name_colour") == (effects.AskForColourName("pink", "check"),)
    assert effects_of(state, annotate.colour_named("pink", "ask")) == (effects.NameColour("pink", "ask"),)


def test_a_colours_own_name_is_told_wherever_the_colour_is() -> None:
    mark = mark_on(reading(), "left", "Đối", colour="pink")
    state = after(with_marks(mark), annotate.colours_named({"pink": "to be checked"}, "pink"))
    assert said(state) == "pink is now called to be checked"
    assert said(after(state, annotate.mark_added(mark, PairNotes((mark,))))).startswith("Marked to be checked")
    assert screen.view(state._replace(notice=None)).status.text.endswith("to be checked")
    assert effects_of(state, "export")[0].colour_names == {"pink": "to be checked"}  # type: ignore[union-attr]
    unnamed = after(state, annotate.colours_named({}, "pink"))
    assert said(unnamed) == "pink has no name of its own any more"


def test_the_note_at_the_caret_is_read_on_the_status_line() -> None:
    mark = mark_on(reading(), "left", "Đối", note="ai\nnói?")._replace(tags=("hỏi",))
    assert screen.view(with_marks(mark)).status.text.endswith("yellow: ai nói? #hỏi")
    assert "yellow" not in screen.view(with_marks(mark_on(reading(), "left", "Đối"))).status.text


# -- what came of it -------------------------------------------------------------------------------------------------


def test_marks_stand_in_the_order_of_the_text_orphans_last() -> None:
    state = reading()
    marks = [
        mark_on(state, "left", "Đối", id="orphan", standing="orphan"),
        mark_on(state, "left", "nước", id="third"),
        mark_on(state, "left", "Anh", id="second"),
        mark_on(state, "left", "Đối", id="first"),
    ]
    for mark in marks:
        state = after(state, annotate.mark_added(mark, PairNotes((mark,))))
    assert [mark.id for mark in state.notes.left] == ["first", "second", "third", "orphan"]


def test_a_mark_on_a_document_that_stands_on_both_sides_is_on_both() -> None:
    mark = mark_on(reading(), "left", "Đối")
    both = PairNotes((mark,), (mark,))
    assert after(reading(), annotate.mark_added(mark, both)).notes == both


def test_a_new_mark_says_what_can_be_done_with_it() -> None:
    mark = mark_on(reading(), "left", "Đối", colour="green")
    assert (
        said(after(reading(), annotate.mark_added(mark, PairNotes((mark,)))))
        == "Marked green · c next colour · a note · u undoes it"
    )
    assert (
        said(after(reading(), annotate.mark_added(mark._replace(note="ai?"), PairNotes((mark,)))))
        == "Note saved · u undoes it · e exports it"
    )


def test_a_changed_note_leaves_the_colour_for_new_marks() -> None:
    mark = mark_on(reading(), "left", "Đối", colour="blue")
    state = after(with_marks(mark), annotate.mark_changed(mark._replace(note="ai?"), recoloured=False))
    assert (state.notes.left[0].note, state.colour, said(state)) == (
        "ai?",
        "yellow",
        "Note saved · u undoes it · e exports it",
    )


def test_the_other_side_stays_the_very_same_when_a_mark_changes() -> None:
    state = reading()
    right = (mark_on(state, "right", "Dialogue", id="r"),)
    left = (mark_on(state, "left", "Đối", id="l"),)
    state = after(state, annotate.notes_loaded(PairNotes(left, right)), annotate.mark_deleted("l"))
    assert state.notes.right is right
    assert state.notes.left == ()


def test_the_mark_at_the_caret_is_deleted_or_one_is_told_that_there_is_none() -> None:
    assert effects_of(with_marks(mark_on(reading(), "left", "Đối")), "delete") == (effects.DeleteMark("m1"),)
    assert said(after(reading(), "delete")) == "There is no mark here"
    assert said(after(reading(), annotate.mark_deleted("m1"))) == "Mark deleted · u undoes it"


MARK = mark_on(reading(), "left", "Đối thoại di cư Việt Nam - Anh")
NOTE = MARK._replace(note="ai?")


@pytest.mark.parametrize(
    ("change", "redone", "text"),
    [
        (Change(MARK, None), False, "Undone: the mark on “Đối thoại di cư…” is gone · U redoes it"),
        (Change(None, MARK), False, "Undone: the mark on “Đối thoại di cư…” is back · U redoes it"),
        (Change(MARK, MARK), True, "Redone: the mark on “Đối thoại di cư…” is as it was · u undoes it"),
        (Change(NOTE, None), True, "Redone: the note on “Đối thoại di cư…” is gone · u undoes it"),
        (Change(None, NOTE), True, "Redone: the note on “Đối thoại di cư…” is back · u undoes it"),
        (Change(NOTE, NOTE), False, "Undone: the note on “Đối thoại di cư…” is as it was · U redoes it"),
        (None, False, "Nothing to undo"),
        (None, True, "Nothing to redo"),
    ],
)
def test_what_was_undone_or_redone_is_told(change: Change | None, redone: bool, text: str) -> None:
    changes = [change] if change else []
    standing = PairNotes((change.after,) if change and change.after else ())
    state = after(with_marks(MARK), annotate.changes_undone(changes, standing, redone=redone))
    assert (said(state), state.notes) == (text, standing if change else PairNotes((MARK,)))


def test_a_note_on_another_document_that_could_not_be_kept_is_asked_for_with_its_words_again() -> None:
    state = reading()
    mark = mark_on(state, "left", "Đối", id="far")
    state = state._replace(notes_list=state.notes_list._replace(everywhere=(mark,)))
    keep = effects.ChangeMark("far", note="ai?")
    asked = effects_of(state, annotate.not_kept(keep, StoreError("store_disk_full", "notes.db")))[-1]
    assert isinstance(asked, effects.AskForNote)
    assert (asked.quotations, asked.draft.note, asked.keep) == (("Đối",), "ai?", keep)


def test_of_what_is_undone_other_notes_stay_the_very_same() -> None:
    other, gone = mark_on(reading(), "left", "Anh", id="other"), mark_on(reading(), "right", "Dialogue", id="gone")
    state = after(reading(), annotate.notes_loaded(PairNotes((MARK, other))))
    merged = [Change(MARK, NOTE), Change(None, gone)]
    state = after(state, annotate.changes_undone(merged, PairNotes((NOTE,), (gone,)), redone=False))
    assert (state.notes.left, state.notes.right) == ((NOTE, other), (gone,))
    assert state.notes.left[1] is other


def test_words_with_braces_are_told_to_the_letter() -> None:
    mark = mark_on(reading(["{x} {0} {"], ["Un"]), "left", "{x} {0} {")
    state = after(reading(), annotate.changes_undone([Change(mark, None)], PairNotes(), redone=False))
    assert "“{x} {0} {…”" in said(state)


# -- taking along ----------------------------------------------------------------------------------------------------


def test_the_selection_or_the_passage_is_copied() -> None:
    assert effects_of(at(reading(), "left", 2), "copy") == (effects.Copy("Hai nước hợp tác về an ninh."),)
    assert effects_of(selecting(reading(), "thoại"), "copy") == (effects.Copy("thoại"),)


def test_without_marks_there_is_nothing_to_export() -> None:
    assert not effects_of(reading(), "export")
    assert said(after(reading(), "export")).endswith("mark a passage with c, or write a note with a")


def test_all_marks_are_exported_with_the_comparison() -> None:
    state = after(compared(), annotate.notes_loaded(PairNotes((), (mark_on(compared(), "right", "Dialogue"),))))
    assert effects_of(state, "export") == (
        effects.AskForExport(state.pair, state.notes, state.comparison, state.colour_names, Sides({}, {})),
    )


@pytest.mark.parametrize(("count", "text"), [(1, "1 note written to"), (2, "2 notes written to")])
def test_what_was_written_is_counted(count: int, text: str) -> None:
    assert said(after(reading(), annotate.exported(count, Path("notes.md")))) == f"{text} notes.md"


def test_undo_and_redo_are_the_stores() -> None:
    state = reading()
    assert effects_of(state, "undo") == (effects.UndoMark(state.pair),)
    assert effects_of(state, "redo") == (effects.RedoMark(state.pair),)


@pytest.mark.parametrize("command", ["undo", "redo", "notes"])
def test_no_mark_is_looked_for_in_half_a_text(command: str) -> None:
    assert not effects_of(reading()._replace(is_whole=False), command)


def test_what_is_copied_with_its_source_has_an_address_that_leads_to_the_words() -> None:
    state = reading()
    article = state.pair.left._replace(url="https://example.org/a", outlet="Outlet")
    state = selecting(state._replace(pair=state.pair._replace(left=article)), "thoại")
    (effect,) = effects_of(state, "copy_with_source")
    assert isinstance(effect, effects.Copy)
    assert effect.text.startswith("“thoại”\n")
    assert "Outlet" in effect.text
    assert "https://example.org/a#:~:text=" in effect.text
