"""The reader as a whole: begun, read on, closed, left, and told of what went wrong."""

from dialogue_reader.comparison.corrections import correction
from dialogue_reader.documents.model import Pair
from dialogue_reader.errors import DocumentError, StoreError
from dialogue_reader.messages import Message
from dialogue_reader.notes.model import PairNotes, ReadingPosition
from dialogue_reader.search.matcher import PairIndex
from dialogue_reader.search.query import Query
from dialogue_reader.tui.commands import search, session
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.model import Kept, State
from tests.tui.core.reading import (
    FRENCH,
    VIETNAMESE,
    after,
    at,
    compared,
    consequences_of,
    effects_of,
    mark_on,
    pair_of,
    reading,
    row,
    said,
    searched,
)

POSITION = ReadingPosition("right", 34, 75, "rows")


def first_pages() -> State:
    """The first passages of two texts that are still being read."""
    return reading(VIETNAMESE[:2], FRENCH[:2])._replace(is_whole=False)


def whole(position: ReadingPosition | None = None, warning: StoreError | None = None) -> effects.Command:
    """The rest of both has been read."""
    pair = pair_of()
    return session.loaded(pair, PairIndex(pair), Kept(position=position), warning)


# -- begun -----------------------------------------------------------------------------------------------------------


def test_a_whole_pair_is_compared_from_what_is_in_sight() -> None:
    state = reading()
    assert state.passages_in_sight == {"left": (0, 1, 2), "right": (0, 1, 2)}
    assert effects_of(state, session.begin(None)) == (effects.Compare(state.pair, state.passages_in_sight),)


def test_notes_that_the_first_page_did_not_wait_for_are_asked_for_then() -> None:
    state = reading()
    wanted = effects_of(state, session.begin(None, notes_are_to_come=True))
    assert wanted[1:] == (effects.ReloadNotes(state.pair, state.notes),)


def test_which_encoding_a_text_was_found_to_be_in_is_said() -> None:
    pair = pair_of()
    old = Pair(pair.left._replace(encoding="tcvn3"), pair.right)
    begun = after(reading()._replace(pair=old), session.begin(None))
    assert said(begun) == "Read as TCVN3; if letters are wrong, name another with --encoding"
    read_on = after(first_pages(), session.loaded(old, PairIndex(old), Kept()))
    assert said(read_on) == said(begun)


def test_first_pages_are_read_on_first() -> None:
    assert effects_of(first_pages(), session.begin(None)) == (effects.ReadOn(),)


def test_that_notes_will_not_be_kept_is_said_and_the_reader_goes_on() -> None:
    error = StoreError("store_disk_full", "notes.db")
    title = Message("reader.notes_not_kept", {"reason": error})
    state = reading()
    assert effects_of(state, session.begin(error))[1:] == (effects.Notify(title, error),)
    assert said(after(state, session.begin(error))).startswith("Notes will not be kept: the disk is full")
    unread = StoreError("store_damaged", "notes.db", reading=True)
    assert said(after(state, session.begin(unread))).startswith("Not all that was kept can be read: it is damaged")


# -- read on ---------------------------------------------------------------------------------------------------------


def test_how_much_has_been_read_is_said_until_all_has() -> None:
    state = after(first_pages(), session.read_on(0.4))
    assert said(state) == "Loading the rest… 40%"
    assert said(after(state, whole())) == ""


def test_the_whole_takes_the_place_of_the_first_pages_and_is_compared() -> None:
    state = after(first_pages(), whole())
    assert (state.is_whole, len(state.pair.left.passages)) == (True, 5)
    assert state.panes.left.article is state.pair.left
    (wanted,) = effects_of(first_pages(), whole())
    assert isinstance(wanted, effects.Compare)


def test_that_notes_of_a_book_will_not_be_kept_is_said_when_they_are_known() -> None:
    error = StoreError("store_damaged", "notes.db")
    assert said(after(first_pages(), whole(warning=error))).startswith("Notes will not be kept: it is damaged")
    assert effects_of(first_pages(), whole(warning=error))[1:] == (
        effects.Notify(Message("reader.notes_not_kept", {"reason": error}), error),
    )


def test_the_index_made_with_the_whole_is_the_one_that_is_searched() -> None:
    pair = pair_of()
    index = PairIndex(pair)
    (wanted,) = effects_of(first_pages(), session.loaded(pair, index, Kept()))
    assert isinstance(wanted, effects.Compare)
    assert wanted.made_index is index


def test_key_points_that_are_listed_are_looked_for_in_the_whole() -> None:
    state = after(first_pages(), "points")
    wanted = [effect for effect in effects_of(state, whole()) if isinstance(effect, effects.FindPoints)]
    assert wanted == [effects.FindPoints(pair_of(), None)]
    assert not [e for e in effects_of(after(state, "points"), whole()) if isinstance(e, effects.FindPoints)]


def test_what_is_kept_of_the_whole_arrives_with_it() -> None:
    state = reading()
    notes = PairNotes((mark_on(state, "left", "Đối"),))
    corrections = (correction(state.pair, 0, 0, linked=False),)
    state = after(first_pages(), session.loaded(state.pair, PairIndex(state.pair), Kept(notes, corrections)))
    assert (state.notes, state.corrections) == (notes, corrections)


def test_who_has_done_nothing_yet_goes_on_where_they_stopped_the_last_time() -> None:
    state = after(first_pages(), whole(POSITION))
    assert state.position == POSITION


def test_who_has_begun_to_read_is_not_moved() -> None:
    for begun in (
        after(first_pages(), "next_passage"),
        after(first_pages(), "select_right"),
        after(first_pages(), "search"),
        after(first_pages(), "view"),
        after(first_pages(), "end", "start"),
    ):
        state = after(begun, whole(POSITION))
        assert state.place == begun.place
        assert (state.arrangement, state.selected_from, state.search.is_open) == (
            begun.arrangement,
            begun.selected_from,
            begun.search.is_open,
        )


def test_text_stays_in_its_row_when_the_rest_arrives() -> None:
    state = after(first_pages(), "next_passage")
    assert row(after(state, whole()), "left", 1) == row(state, "left", 1)


def test_a_position_beyond_a_text_that_has_become_shorter_is_its_end() -> None:
    state = after(first_pages(), whole(ReadingPosition("left", 9999, 9999)))
    assert state.carets == (len(state.pair.left.text), len(state.pair.right.text))


def test_a_query_of_the_first_pages_is_looked_for_in_the_whole() -> None:
    state = after(searched(first_pages(), "viet"), search.leave_search(keep=True))
    compare, again = effects_of(state, whole())
    assert again == effects.FindHits(pair_of(), Query("viet"), again=True)
    assert isinstance(compare, effects.Compare)


def test_a_query_still_looked_for_is_asked_again_in_the_whole() -> None:
    state = after(first_pages(), "search", search.search_for(Query("hai")))
    assert effects_of(state, whole())[1:] == (effects.FindHits(pair_of(), Query("hai"), again=True),)
    state = after(state, whole(), search.hits_renewed(Query("hai"), PairIndex(pair_of()).find(Query("hai"))))
    assert (len(state.search.hits), state.search.awaited) == (3, None)


def test_a_search_that_was_closed_goes_on_in_the_whole() -> None:
    state = after(searched(first_pages(), "viet"), search.leave_search(keep=False))
    assert effects_of(state, whole())[1:] == (effects.FindHits(pair_of(), Query("viet"), again=True),)
    hits = PairIndex(pair_of()).find(Query("viet"))
    state = after(state, whole(), search.hits_renewed(Query("viet"), hits))
    assert not state.search.hits
    assert len(after(state, "next_hit").search.hits) == len(hits)


# -- what went wrong -------------------------------------------------------------------------------------------------


def test_a_document_that_cannot_be_read_to_its_end_ends_the_reader() -> None:
    error = DocumentError("binary_data", "a.txt")
    assert effects_of(reading(), session.unreadable(error)) == (effects.Fail(error),)


def test_what_could_not_be_done_is_said_with_its_reason() -> None:
    error = StoreError("note_changed_elsewhere")
    state = after(reading(), session.failed(error))
    assert said(state) == "Not done: another reader has changed it since"
    assert effects_of(reading(), session.failed(error)) == (
        effects.Notify(Message("reader.not_done", {"reason": error}), error),
    )


def test_an_analysis_that_failed_is_a_notice_and_the_reader_goes_on() -> None:
    failed = session.analysis_failed(Message("reader.analysis_points"), None)
    assert said(after(reading(), failed)) == "The search for key points failed"
    (notice,) = effects_of(reading(), failed)
    assert isinstance(notice, effects.Notify)


def test_where_the_rest_cannot_be_read_it_is_said_and_no_longer_waited_for() -> None:
    failed = session.analysis_failed(Message("reader.analysis_rest"), None, links_need_it=True)
    state = after(first_pages(), failed)
    assert said(state) == "Reading the rest of the text failed"
    assert state.cannot_compare
    assert said(after(state, "colour")) == "The rest of the text could not be read, so nothing can be marked"
    assert said(after(first_pages(), "colour")) == "The text is still being read: mark it in a moment"


# -- closed and left -------------------------------------------------------------------------------------------------


def test_escape_closes_what_was_opened_last_one_by_one() -> None:
    state = after(searched(at(compared(), "left", 1), "hai"), search.leave_search(keep=True))
    state = after(state, "contents", "select_right", "link")
    closing = [state := after(state, "escape") for _ in range(4)]
    assert [step.linking is None for step in closing] == [True] * 4
    assert [step.selected_from is None for step in closing] == [False, True, True, True]
    assert [step.panel is None for step in closing] == [False, False, True, True]
    assert [bool(step.search.query) for step in closing] == [True, True, True, False]


def test_escape_with_nothing_open_changes_nothing() -> None:
    state = compared()
    assert after(state, "escape") is state


def test_escape_closes_a_line_for_typing_that_lost_the_keys_to_a_list() -> None:
    state = after(compared(), "search", "contents", "escape", "escape")
    assert (state.panel, state.search.is_open, state.active) == (None, False, "text")


def test_leaving_keeps_the_position_first() -> None:
    state = at(reading(), "right", 2)
    assert effects_of(state, "quit") == (effects.KeepPosition(state.pair, state.position), effects.Leave())


def test_leaving_first_pages_keeps_no_position() -> None:
    assert effects_of(first_pages(), "quit") == (effects.Leave(),)


def test_help_and_the_palette_are_shown() -> None:
    state = reading()
    assert effects_of(state, "help") == (effects.ShowHelp(None),)
    assert effects_of(state, "palette") == (effects.ShowPalette(),)


def test_results_from_the_background_do_not_keep_the_position() -> None:
    assert not [e for e in consequences_of(reading(), session.read_on(0.5)) if isinstance(e, effects.KeepPosition)]


def test_an_earlier_copy_of_a_page_is_said_to_be_one() -> None:
    state = reading(["Một."], ["Un."])
    kept = state.pair.left._replace(source="https://example.org/a", is_kept=True)
    told = after(state._replace(pair=state.pair._replace(left=kept)), session.begin(None))
    assert "https://example.org/a cannot be reached" in said(told)
