"""What the commands of the matrix make of its state, without a screen."""

import pytest

from dialogue_reader.comparison.worker.errors import ComparisonFailedError
from dialogue_reader.layout.viewport import Area
from dialogue_reader.messages import rendered
from dialogue_reader.stories.statements import Matrix, Statement
from dialogue_reader.stories.story import Story
from dialogue_reader.tui.matrix import commands, effects, marking
from dialogue_reader.tui.matrix.effects import MatrixCommand, MatrixUpdate
from dialogue_reader.tui.matrix.layout import arranged, layout
from dialogue_reader.tui.matrix.model import MatrixState, Shown
from dialogue_reader.tui.matrix.registry import bound_keys
from dialogue_reader.tui.state.effects import AskForNote
from tests.tui.matrix.story import ARTICLES, FIRE, GONE, MATRIX, MEN, SMOKE, SPAIN, STORY


@pytest.fixture
def state() -> MatrixState:
    """The story as it is when it has just been told."""
    fresh = MatrixState(ARTICLES, keys=bound_keys({}), size=Area(80, 24))
    return after(fresh, commands.story_arrived(STORY, "whole"))._replace(is_untouched=False)


def run(state: MatrixState, command: MatrixCommand) -> MatrixUpdate:
    update = command(state)
    return update._replace(state=arranged(update.state))


def after(state: MatrixState, *given: MatrixCommand) -> MatrixState:
    for command in given:
        state = run(state, command).state
    return state


def notice(state: MatrixState) -> str:
    assert state.notice
    return rendered(state.notice, key=state.keys)


def test_the_cursor_begins_at_the_first_value_that_differs(state: MatrixState) -> None:
    assert (state.row, state.account) == (MEN, 0)


def test_the_cursor_stays_inside_the_matrix(state: MatrixState) -> None:
    far = after(state, commands.by_rows(99), commands.by_accounts(99))
    assert (far.row, far.account) == (SMOKE, 2)
    back = after(far, commands.by_rows(-99), commands.by_accounts(-99))
    assert (back.row, back.account) == (MEN, 0)
    assert after(state, commands.to_end).row == SMOKE
    assert after(far, commands.to_start).row == MEN
    assert after(state, commands.to_last_account).account == 2
    assert after(far, commands.to_first_account).account == 0


def test_a_page_is_as_many_statements_as_there_is_room_for(state: MatrixState) -> None:
    low = state._replace(size=Area(80, 13))
    assert layout(low).rows == 4
    paged = after(low, commands.by_pages(1))
    assert (paged.row, paged.top) == (3, 0)
    assert after(low, commands.to_end).top == 1


def test_columns_scroll_sideways_where_there_are_many(state: MatrixState) -> None:
    accounts = tuple((article,) for article in ARTICLES * 5)
    cells = tuple(MATRIX.statements[GONE].cells[:1] * len(accounts))
    many = Story(accounts, MATRIX._replace(statements=(MATRIX.statements[GONE]._replace(cells=cells),)))
    wide = after(MatrixState(ARTICLES * 5, size=Area(60, 20)), commands.story_arrived(many, "whole"))
    assert layout(wide).columns < len(accounts)
    last = after(wide, commands.to_last_account)
    assert last.first == len(accounts) - layout(last).columns
    assert after(last, commands.by_accounts(-1)).first == last.first
    assert after(last, commands.to_first_account).first == 0


def test_differences_are_gone_to_round_and_round(state: MatrixState) -> None:
    further = after(state, commands.by_rows(3), commands.to_last_account, commands.by_differing(1))
    assert (further.row, further.account) == (MEN, 0)  # the French account states it as the first does, by no value
    assert after(state, commands.by_differing(-1)).row == MEN


def test_where_nothing_differs_that_is_said(state: MatrixState) -> None:
    plain = Story(STORY.origins, MATRIX._replace(statements=MATRIX.statements[1:], differences=()))
    same = after(state._replace(story=plain), commands.by_differing(1))
    assert notice(same) == "No account states anything differently."


def test_filters_show_what_differs_what_one_tells_and_what_an_account_tells(state: MatrixState) -> None:
    def rows(shown: MatrixState) -> list[int]:
        return [MATRIX.statements.index(own) for own in shown.rows]

    assert rows(after(state, commands.show_only("differing"))) == [MEN]
    alone = after(state, commands.show_only("alone"))
    assert rows(alone) == [SPAIN, SMOKE]
    assert rows(after(alone, commands.to_last_account, commands.show_only("alone"))) == [MEN, GONE, FIRE, SPAIN, SMOKE]
    second = after(state, commands.by_accounts(1), commands.show_only_account)
    assert rows(second) == [MEN, GONE, FIRE, SMOKE]
    assert rows(after(second, commands.show_only("alone"))) == [SMOKE]
    assert after(second, commands.close).shown == Shown()


def test_a_filter_that_leaves_nothing_is_not_set_and_says_so(state: MatrixState) -> None:
    third = after(state, commands.to_last_account, commands.show_only_account, commands.show_only("alone"))
    assert third.shown.only == "all"
    assert notice(third) == "C tells nothing of the kind."


def test_the_cursor_stays_at_its_statement_while_rows_come_and_go(state: MatrixState) -> None:
    smoke = after(state, commands.to_end, commands.show_only("alone"))
    assert smoke.statement == MATRIX.statements[SMOKE]
    assert after(smoke, commands.show_only("alone")).row == SMOKE


def test_what_becomes_known_leaves_the_cursor_where_a_person_put_it(state: MatrixState) -> None:
    partial = Story(STORY.origins, MATRIX._replace(statements=MATRIX.statements[2:], differences=()))
    begun = after(MatrixState(ARTICLES, size=Area(80, 24)), commands.story_arrived(partial, "part"))
    moved = after(begun, commands.by_rows(1))._replace(is_untouched=False)
    assert after(moved, commands.story_arrived(STORY, "whole")).row == SPAIN
    assert after(begun, commands.story_arrived(STORY, "whole")).row == MEN


def test_the_cursor_stays_where_it_is_on_the_screen_while_the_matrix_is_refined(state: MatrixState) -> None:
    low = state._replace(size=Area(80, 13), stage="first")
    first = Story(STORY.origins, MATRIX._replace(statements=MATRIX.statements[1:], differences=()))
    begun = after(low._replace(story=first), commands.to_end)
    assert (begun.row, begun.top) == (SMOKE - 1, 0)
    refined = after(begun, commands.story_arrived(STORY, "whole"))
    assert (refined.row, refined.top) == (SMOKE, 1)


def test_filters_stay_while_the_matrix_is_refined_unless_nothing_is_left_of_them(state: MatrixState) -> None:
    alone = after(state._replace(stage="first"), commands.show_only("alone"))
    assert after(alone, commands.story_arrived(STORY, "whole")).shown == Shown("alone")
    together = Story(STORY.origins, MATRIX._replace(statements=MATRIX.statements[:3]))
    assert after(alone, commands.story_arrived(together, "whole")).shown == Shown()


def test_only_a_story_that_is_not_known_is_asked_for(state: MatrixState) -> None:
    begin = commands.begin(None)
    assert run(state, begin).effects == (effects.ReadNotes(ARTICLES),)
    assert run(MatrixState(ARTICLES), begin).effects == (effects.ReadNotes(ARTICLES), effects.Tell(ARTICLES))


def test_without_a_story_yet_keys_say_so_and_do_no_harm() -> None:
    empty = MatrixState(ARTICLES, size=Area(80, 24))
    for command in (commands.by_rows(1), commands.by_pages(1), commands.to_end, commands.search_for("x")):
        assert after(empty, command).row == 0
    for command in (commands.open_cell, commands.export, commands.by_differing(1), commands.show_only("alone")):
        assert notice(after(empty, command)) == "The accounts are still being compared."


def opened(state: MatrixState, *moves: MatrixCommand) -> effects.OpenPair:
    (effect,) = run(after(state, *moves), commands.open_cell).effects
    assert isinstance(effect, effects.OpenPair)
    return effect


def test_a_cell_opens_against_the_account_with_another_value_at_both_values(state: MatrixState) -> None:
    pair = opened(state)
    assert (pair.left, pair.right, pair.at) == (0, 1, 0)
    texts = [pair.accounts[k].text[offset:] for k, offset in zip((0, 1), pair.offsets, strict=True)]
    assert texts[0].startswith("Sixty")
    assert texts[1].startswith("Seventy")


def test_a_silent_cell_opens_against_the_nearest_account_that_tells(state: MatrixState) -> None:
    pair = opened(state, commands.by_rows(SMOKE), commands.to_last_account)
    assert (pair.left, pair.right, pair.at) == (1, 2, 2)
    assert pair.accounts[1].text[pair.offsets[0] :].startswith("Smoke")
    assert pair.offsets[1] == 0


def test_what_one_account_tells_opens_against_its_neighbour(state: MatrixState) -> None:
    pair = opened(state, commands.by_rows(SPAIN))
    assert (pair.left, pair.right) == (0, 1)


def test_where_all_are_copies_of_one_report_a_copy_is_read_against_it(state: MatrixState) -> None:
    first, copy = ARTICLES[1], ARTICLES[3]
    statement = Statement(0, (MATRIX.statements[GONE].cells[1],))
    story = Story(((first, copy),), Matrix((statement,), ()))
    alone = MatrixState((first, copy), story, "whole", size=Area(80, 24))
    pair = opened(alone)
    assert (pair.accounts, pair.left, pair.right, pair.at) == ((first, copy), 0, 1, 0)
    assert first.text[pair.offsets[0] :].startswith("The warehouse")
    (asked,) = run(alone, marking.annotate_pair).effects
    assert isinstance(asked, AskForNote)
    assert asked.quotations == ("The warehouse is gone.",)


def test_a_second_click_on_a_cell_opens_it(state: MatrixState) -> None:
    pointed = run(state, commands.point_at(GONE, 2))
    assert (pointed.state.row, pointed.state.account, pointed.effects) == (GONE, 2, ())
    (effect,) = run(pointed.state, commands.point_at(GONE, 2)).effects
    assert isinstance(effect, effects.OpenPair)
    assert run(state, commands.point_at(40, 0)).effects == ()
    assert after(state, commands.point_at(GONE, None)).account == state.account


def test_a_search_goes_to_the_first_statement_with_all_words_of_any_account(state: MatrixState) -> None:
    searching = after(state, commands.open_search, commands.search_for("entrepot"))
    assert searching.row == GONE  # by the French account, without its accents
    kept = after(searching, commands.leave_search(keep=True))
    assert (kept.search.is_open, kept.hits) == (False, (GONE,))
    warehouses = after(kept, commands.open_search, commands.search_for("warehouse"))
    assert after(warehouses, commands.leave_search(keep=True), commands.by_hits(1)).row == FIRE
    assert after(warehouses, commands.leave_search(keep=True), commands.by_hits(-1)).row == FIRE


def test_a_search_that_is_given_up_leads_back(state: MatrixState) -> None:
    given_up = after(state, commands.by_rows(3), commands.open_search, commands.search_for("seventy"), commands.close)
    assert (given_up.row, given_up.search.words) == (3, "")
    nothing = after(state, commands.open_search, commands.search_for("zebra"), commands.leave_search(keep=True))
    assert notice(nothing) == "No account says “zebra”."
    assert notice(after(state, commands.by_hits(1))) == "Nothing is searched for: / searches."


def test_only_a_whole_story_is_exported(state: MatrixState) -> None:
    assert run(state, commands.export).effects == (effects.AskForExport(STORY, ((), (), ()), {}),)
    assert run(state._replace(stage="part"), commands.export).effects == ()


def test_a_failure_is_told_and_what_is_known_stays(state: MatrixState) -> None:
    error = ComparisonFailedError("worker_died")
    update = run(state._replace(stage="part"), commands.telling_failed(error))
    assert isinstance(update.effects[0], effects.Notify)
    assert update.state.rows == state.rows
    assert notice(after(update.state, commands.export)) == "The accounts could not be compared to the end."
    nothing = after(MatrixState(ARTICLES, size=Area(80, 24)), commands.telling_failed(error))
    for command in (commands.open_cell, commands.by_differing(1), commands.show_only("alone"), marking.colour):
        assert notice(after(nothing, command)) == "The accounts could not be compared to the end."
