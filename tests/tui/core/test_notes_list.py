"""The list of notes without a screen: what it lists, in which order, and what is done with the entry at its cursor."""

import pytest

from dialogue_reader.documents.model import Sides, Span
from dialogue_reader.layout.viewport import Area
from dialogue_reader.notes.filtering import NoteIndex
from dialogue_reader.notes.model import Annotation, Bookmark, Change, PairNotes
from dialogue_reader.tui.commands import annotate, appearance, notes_list, panels
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command
from dialogue_reader.tui.state.listing import current, listed, shown
from dialogue_reader.tui.state.model import SHORT_LIST, Place, State
from dialogue_reader.tui.view import screen
from dialogue_reader.tui.view.model import PanelView
from tests.tui.core.reading import after, at, compared, consequences_of, effects_of, mark_on, reading, said
from tests.tui.core.test_annotate import linked_mark


def dated(mark: Annotation, day: int) -> Annotation:
    return mark._replace(created=mark.created.replace(day=day), modified=mark.modified.replace(day=day))


def many() -> State:
    """Three notes on the left and one on the right, in other words than they stand in."""
    state = reading()
    left = (
        dated(mark_on(state, "left", "Đối thoại", id="a", note="Who said so?", colour="green"), 3),
        dated(mark_on(state, "left", "Hà Nội", id="b", note="where")._replace(tags=("địa danh", "sure")), 1),
        dated(mark_on(state, "left", "Hai bên", id="c"), 4),
    )
    right = (dated(mark_on(state, "right", "délégation", id="d", note="combien ?"), 2),)
    return state._replace(notes=PairNotes(left, right))


def searched(state: State) -> State:
    """With what a filter looks at, as the effects of a change make it."""
    return after(state, notes_list.notes_indexed(NoteIndex(listed(state), state.notes_list.searched)))


def listing(state: State, *commands: Command | str) -> State:
    return searched(after(searched(after(state, "notes")), *commands))


def panel(state: State) -> PanelView:
    view = screen.view(state).panel
    assert view
    return view


def ids(state: State) -> list[str]:
    return [entry.key for entry in panel(state).entries]


# -- what is listed --------------------------------------------------------------------------------------------------


def test_notes_are_listed_by_article_and_then_the_newest_first() -> None:
    state = listing(many())
    assert ids(state) == ["a", "b", "c", "d"]
    by_date = after(state, "note_order")
    assert ids(by_date) == ["c", "a", "d", "b"]
    assert panel(by_date).entries[0].label == "2022-08-04 vi yellow"
    assert ids(after(by_date, "note_order")) == ["a", "b", "c", "d"]


def test_the_order_is_chosen_where_the_list_is_not_shown_yet() -> None:
    state = searched(after(many(), "note_order"))
    assert (state.panel, ids(state)) == ("notes", ["c", "a", "d", "b"])


@pytest.mark.parametrize(
    ("typed", "matching"),
    [
        ("said", ["a"]),
        ("SAID who", ["a"]),
        ("doi thoai", ["a"]),
        ("ĐỐI", ["a"]),
        ("#dia", ["b"]),
        ("#địa where", ["b"]),
        ("#danh", []),
        ("#d", ["b"]),
        ("#d where", []),
        ("#su #dia", []),
        ("#sure #di", ["b"]),
        ("#địa danh", ["b"]),
        ("green", ["a"]),
        ("yellow", ["b", "c", "d"]),
        ("yellow green", ["a", "b", "c", "d"]),
        ("yellow com", ["d"]),
        ('"green"', []),
        ("delegation", ["d"]),
        ("  ", ["a", "b", "c", "d"]),
        ("#", ["a", "b", "c", "d"]),
        ("nothing like it", []),
    ],
)
def test_what_is_typed_filters_by_word_tag_and_colour_whatever_the_accents(typed: str, matching: list[str]) -> None:
    assert ids(listing(many(), notes_list.filter_by(typed))) == matching


def test_a_colour_is_found_by_the_name_that_a_person_gave_it() -> None:
    state = many()._replace(colour_names={"green": "To be checked"})
    assert ids(listing(state, notes_list.filter_by("to be checked"))) == ["a"]
    assert ids(listing(state, notes_list.filter_by("said to be CHECKED"))) == ["a"]
    assert panel(listing(state)).entries[0].label == "vi To be checked"


def test_a_filter_keeps_the_order_by_date_and_says_how_many_match() -> None:
    state = listing(many(), "note_order", notes_list.filter_by("yellow"))
    assert ids(state) == ["c", "d", "b"]
    assert panel(state).title == "Notes (3 of 4)"
    assert panel(after(state, notes_list.filter_by("zzz"))).empty.startswith("No note matches")


def test_a_long_list_shows_its_beginning_and_how_many_more_there_are() -> None:
    state = reading()
    mark = mark_on(state, "left", "Đối")
    notes = tuple(mark._replace(id=str(number), note=f"note {number}") for number in range(250))
    state = listing(state._replace(notes=PairNotes(notes)))
    assert (len(ids(state)), panel(state).title) == (SHORT_LIST, "Notes (250)")
    assert panel(state).more == "… and 210 more: type more to find them"
    assert panel(after(state, notes_list.filter_by("249"))).more == ""
    assert ids(after(state, notes_list.filter_by("249"))) == ["249"]


def test_whoever_goes_on_to_the_last_note_of_a_long_list_sees_further_ones() -> None:
    state = reading()
    mark = mark_on(state, "left", "Đối")
    notes = tuple(mark._replace(id=str(number), note=f"note {number}") for number in range(1000))
    state = listing(state._replace(notes=PairNotes(notes)))
    assert len(ids(on(state, "38"))) == SHORT_LIST
    further = on(state, "39")
    assert (len(ids(further)), panel(further).at) == (SHORT_LIST + 100, 39)
    for _ in range(9):
        further = on(further, ids(further)[-1])
    assert len(ids(further)) == 400  # and then it is for the filter
    assert len(ids(after(further, notes_list.filter_by("note")))) == SHORT_LIST


def test_until_the_notes_can_be_searched_the_list_says_that_it_is_searching() -> None:
    state = after(many(), "notes", notes_list.filter_by("said"))
    assert (panel(state).entries, panel(state).empty) == ((), "searching…")


def test_what_a_filter_looks_at_is_made_when_the_list_is_opened_and_when_notes_change() -> None:
    state = many()
    (wanted,) = [effect for effect in consequences_of(state, "notes") if isinstance(effect, effects.IndexNotes)]
    assert [note.id for note in wanted.notes] == ["a", "b", "c", "d"]
    opened = searched(after(state, "notes"))
    assert not consequences_of(opened, notes_list.filter_by("x"))
    (wanted,) = [
        effect
        for effect in consequences_of(opened, annotate.mark_deleted("b"))
        if isinstance(effect, effects.IndexNotes)
    ]
    assert wanted.known is opened.notes_list.searched
    assert not consequences_of(state, annotate.mark_deleted("b"))


def test_notes_made_searchable_too_late_change_nothing() -> None:
    state = after(many(), "notes")
    late = notes_list.notes_indexed(NoteIndex(listed(state)))
    changed = after(state, annotate.mark_deleted("b"))
    assert after(changed, late).notes_list.searched is None


def test_a_note_on_two_places_is_one_entry_with_both_quotations() -> None:
    state = compared()
    state = listing(linked_mark(state))
    (entry,) = panel(state).entries
    assert entry.label == "vi↔fr yellow"
    left, right = "Sáng 15/8, hai bên gặp nhau tại Hà Nội.", "Le 15 août, les deux parties se sont rencontrées à Hanoï."
    assert entry.text == f"“{left}” ↔ “{right}”"


# -- its cursor ------------------------------------------------------------------------------------------------------


def on(state: State, key: str) -> State:
    """With the cursor on that entry."""
    return after(state, notes_list.point_at(key, ids(state).index(key)))


def test_the_cursor_stays_on_its_note_and_then_in_its_place() -> None:
    state = on(listing(many()), "b")
    assert panel(state).at == 1
    assert panel(searched(after(state, annotate.mark_deleted("a")))).at == 0
    gone = searched(after(state, annotate.mark_deleted("b")))
    note = current(gone)
    assert (panel(gone).at, note and note.id) == (1, "c")
    assert panel(after(state, notes_list.filter_by("yellow"))).at == 0


def test_the_cursor_is_where_it_was_when_the_list_is_opened_again() -> None:
    assert panel(after(on(listing(many()), "c"), "notes", "notes")).at == 2


def test_an_entry_leads_to_its_place() -> None:
    state = after(listing(many()), notes_list.go_to_item("d"))
    assert state.place == Place("right", state.notes.right[0].start)
    assert after(state, "back").place == Place("left", 0)


def test_an_entry_on_two_places_leads_to_the_one_and_then_to_the_other() -> None:
    state = listing(linked_mark(compared()))
    (entry,) = panel(state).entries
    first = after(state, notes_list.go_to_item(entry.key))
    second = after(first, notes_list.go_to_item(entry.key))
    assert (first.focus, first.passage.id) == ("left", 1)
    assert (second.focus, second.passage.id) == ("right", 2)
    assert after(second, notes_list.go_to_item(entry.key)).focus == "left"


def test_a_list_that_covers_the_panes_makes_room_for_the_place() -> None:
    narrow = listing(after(many(), appearance.resize_screen(Area(80, 24))))
    assert after(narrow, notes_list.go_to_item("d")).panel is None


def test_an_orphan_leads_nowhere_and_says_what_can_be_done() -> None:
    mark = mark_on(reading(), "left", "Đối", standing="orphan")
    state = after(listing(reading()._replace(notes=PairNotes((mark,)))), notes_list.go_to_item("m1"))
    assert said(state) == "Its text is gone · p shows where it may be"


# -- typing ----------------------------------------------------------------------------------------------------------


def test_the_line_for_typing_takes_the_keys_and_gives_them_back_to_the_list() -> None:
    state = after(many(), "filter_notes")
    assert (state.panel, state.active) == ("notes", "filter")
    state = after(state, notes_list.filter_by("said"))
    assert after(state, notes_list.leave_filter(keep=True)).notes_list.typed == "said"
    given_up = after(state, notes_list.leave_filter(keep=False))
    assert (given_up.notes_list.typed, given_up.active) == ("", "panel")


def test_a_click_on_the_line_gives_it_the_keys() -> None:
    assert after(listing(many()), notes_list.focus_filter).active == "filter"
    assert after(many(), notes_list.focus_filter).active == "text"


# -- merging and placing ---------------------------------------------------------------------------------------------


def test_two_notes_are_merged_one_after_the_other() -> None:
    state = after(on(listing(many()), "a"), "merge_notes")
    assert said(state) == "Go to the note to merge it with, and press & again · Esc gives up"
    assert panel(state).entries[0].below.startswith("to be merged")
    state = on(state, "c")
    assert effects_of(state, "merge_notes") == (effects.MergeNotes(state.pair, "a", "c"),)


def test_a_note_is_not_merged_with_itself_and_escape_gives_up() -> None:
    state = after(on(listing(many()), "a"), "merge_notes")
    assert said(after(state, "merge_notes")).startswith("Not merged")
    assert after(state, "merge_notes").notes_list.merging is None
    for give_up in ("escape", panels.close_list("notes")):
        given_up = after(state, give_up)
        assert (given_up.notes_list.merging, given_up.panel) == (None, "notes")
    assert after(state, annotate.mark_deleted("a")).notes_list.merging is None


def test_a_merged_note_takes_the_place_of_both() -> None:
    state = after(on(listing(many()), "a"), "merge_notes")
    merged = state.notes.left[0]._replace(note="Who said so?\n\nHai bên")
    notes = PairNotes((merged, state.notes.left[1]), state.notes.right)
    state = searched(after(state, annotate.notes_merged(merged, "c", notes)))
    assert (ids(state), panel(state).at) == (["a", "b", "d"], 0)
    assert (said(state), state.notes_list.merging) == ("Merged into one note · u undoes it", None)


def test_the_list_says_how_an_orphan_at_its_cursor_is_put_somewhere() -> None:
    marks = (mark_on(reading(), "left", "Đối"), mark_on(reading(), "left", "Anh", id="m2", standing="orphan"))
    state = listing(reading()._replace(notes=PairNotes(marks)))
    assert ("p", "place here") not in screen.view(state).key_line
    assert screen.view(on(state, "m2")).key_line.index(("p", "place here")) < 5


def test_an_orphan_may_be_put_on_the_passage_or_the_selection() -> None:
    orphan = mark_on(reading(), "left", "Đối", standing="orphan")
    state = at(listing(reading()._replace(notes=PairNotes((orphan,)))), "left", 2)
    passage = state.passage
    span = Span("left", passage.start, passage.end)
    keep = effects.PlaceNote(state.pair, "m1", 0, span)
    asked = effects.AskForPlace(keep, orphan.selector, "left")
    assert effects_of(state, "place_note") == (asked,)
    likely = Span("left", 0, 3)
    assert effects_of(state, notes_list.put_on(asked, likely)) == (keep._replace(span=likely),)
    placed = orphan._replace(targets=(orphan.target._replace(standing="exact"),))
    told = after(state, annotate.note_placed(placed, PairNotes((placed,))))
    assert said(told) == "The note is now on “Đối…” · u undoes it"


def test_of_two_places_the_lost_one_on_the_side_of_the_keys_is_put() -> None:
    state = linked_mark(compared())
    (left,) = state.notes.left
    lost = tuple(target._replace(standing="orphan") for target in left.targets)
    both = left._replace(targets=lost)
    state = listing(state._replace(notes=PairNotes((both,), (both.seen_from(1),))))
    for side, number in (("left", 0), ("right", 1)):
        (effect,) = effects_of(at(state, side, 1), "place_note")  # type: ignore[arg-type]  # two sides
        assert isinstance(effect, effects.AskForPlace)
        assert (effect.keep.number, effect.side) == (number, side)


def test_a_note_whose_text_is_there_is_not_put_elsewhere() -> None:
    assert said(after(listing(many()), "place_note")) == "The text of this note is there: nothing to put anywhere"


@pytest.mark.parametrize("command", ["merge_notes", "place_note"])
def test_what_is_done_with_an_entry_opens_the_list_first(command: str) -> None:
    state = after(many(), command)
    assert (state.panel, state.active) == ("notes", "panel")
    assert said(state).startswith("Choose")
    assert said(after(reading(), "notes", command)) == "There is no mark here"


# -- notes of all documents ------------------------------------------------------------------------------------------


def elsewhere(state: State, id: str, title: str) -> Annotation:  # noqa: A002 - the field's own name
    mark = mark_on(state, "left", "Đối", id=id, note="elsewhere")
    document = mark.document._replace(title=title, source=f"/texts/{id}.txt")
    return mark._replace(targets=(mark.target._replace(document=document),))


def of_all() -> State:
    state = after(many(), "all_notes")
    notes = (*state.notes.left, elsewhere(state, "x", "Another"), elsewhere(state, "y", "Another"))
    return searched(after(state, notes_list.all_notes_arrived(notes)))


def test_the_notes_of_all_documents_are_read_and_listed_under_their_titles() -> None:
    state = many()
    wanted = effects_of(state, "all_notes")
    assert wanted == (effects.ReloadNotes(state.pair, state.notes), effects.ReadAllNotes())
    assert panel(after(state, "all_notes")).empty == "searching…"
    state = of_all()
    assert panel(state).title == "All notes (5)"
    assert ids(state) == ["a", "b", "c", "x", "y"]
    assert [entry.heading for entry in panel(state).entries] == ["made.txt", "", "", "Another", ""]


def test_the_same_key_lists_those_of_the_pair_again() -> None:
    assert ids(after(of_all(), "all_notes")) == ["a", "b", "c", "d"]


def test_a_list_that_is_opened_anew_is_of_the_pair() -> None:
    for command in ("notes", "filter_notes"):
        assert ids(searched(after(of_all(), "notes", command))) == ["a", "b", "c", "d"]


def test_an_entry_of_another_document_opens_it_and_one_of_this_pair_is_gone_to() -> None:
    state = of_all()
    other = state.notes_list.everywhere
    assert other
    assert effects_of(state, notes_list.go_to_item("x")) == (effects.OpenNote(other[3]),)
    assert after(state, notes_list.go_to_item("b")).caret == state.notes.left[1].start


def test_the_note_for_which_a_pair_was_opened_is_gone_to_once_it_is_known() -> None:
    from dialogue_reader.search.matcher import PairIndex
    from dialogue_reader.tui.commands import session
    from dialogue_reader.tui.state.model import Kept

    state = many()
    first = state._replace(notes=PairNotes(), is_whole=False, sought_note="d")
    read = after(first, session.loaded(state.pair, PairIndex(state.pair), Kept(state.notes)))
    assert (read.place, read.sought_note) == (Place("right", state.notes.right[0].start), None)


def test_a_note_of_another_document_is_edited_and_deleted_from_here() -> None:
    state = of_all()
    (asked,) = effects_of(state, annotate.edit_note("x"))
    assert isinstance(asked, effects.AskForNote)
    assert asked.keep == effects.ChangeMark("x")
    assert effects_of(state, notes_list.remove_item("x")) == (effects.DeleteMark("x"),)
    assert ids(searched(after(state, annotate.mark_deleted("x")))) == ["a", "b", "c", "y"]
    everywhere = state.notes_list.everywhere
    assert everywhere
    changed = searched(after(state, annotate.mark_changed(everywhere[3]._replace(note="new"), recoloured=False)))
    assert panel(changed).entries[3].below == "new"


def test_what_is_undone_is_seen_among_the_notes_of_all_documents() -> None:
    state = of_all()
    mark = state.notes.left[0]
    gone = annotate.changes_undone([Change(mark, None)], PairNotes(), redone=False)
    back = annotate.changes_undone([Change(None, mark)], PairNotes((mark,)), redone=True)
    assert "a" not in ids(searched(after(state, gone)))
    assert ids(searched(after(state, gone, back))) == ["b", "c", "a", "x", "y"]  # after the others of its document


def test_notes_that_were_read_while_one_was_made_are_read_again() -> None:
    state = many()
    known = state.notes
    state = after(state, annotate.mark_deleted("a"))
    assert effects_of(state, annotate.notes_reloaded(known, known)) == (effects.ReloadNotes(state.pair, state.notes),)
    assert after(state, annotate.notes_reloaded(known, known)).notes is state.notes


# -- bookmarks on the list -------------------------------------------------------------------------------------------


WORDS = "Le 15 août, les deux parties se sont rencontrées à Hanoï."


def test_bookmarks_stand_below_the_notes_with_their_letters() -> None:
    state = many()
    target = mark_on(state, "right", "Le 15 août").target
    state = listing(state._replace(bookmarks=Sides((), (Bookmark("x", target),))))
    entry = panel(state).entries[-1]
    assert (entry.heading, entry.label, entry.text) == ("Bookmarks", "fr x", WORDS)
    assert after(state, notes_list.go_to_item(entry.key)).place == Place("right", target.start)
    assert effects_of(state, notes_list.remove_item(entry.key)) == (effects.RemoveBookmark(state.pair, "x", "right"),)
    assert ids(after(state, notes_list.filter_by("aout")))[-1:] == [entry.key]
    assert ids(after(state, notes_list.filter_by("#aout"))) == []
    assert said(after(on(state, entry.key), "merge_notes")) == "There is no mark here"
    assert shown(after(state, "all_notes")).bookmarks == ()


def test_a_bookmark_whose_text_is_gone_says_so() -> None:
    state = many()
    lost = mark_on(state, "left", "Đối", standing="orphan").target
    state = listing(state._replace(bookmarks=Sides((Bookmark("x", lost),), ())))
    entry = panel(state).entries[-1]
    assert (entry.below, entry.offset) == ("its text is gone", None)
    assert said(after(state, notes_list.go_to_item(entry.key))) == "The text of bookmark x is gone"


def test_closing_the_list_closes_the_line_too() -> None:
    state = after(many(), "filter_notes", panels.close_list("notes"))
    assert (state.panel, state.active) == (None, "text")
