"""What is marked in the matrix: which words of which account, and how it looks, without a screen."""

from datetime import UTC, datetime

import pytest

from dialogue_reader.documents.model import NOTHING, Pair
from dialogue_reader.layout.viewport import Area
from dialogue_reader.messages import rendered
from dialogue_reader.notes.anchoring.anchors import selector_of
from dialogue_reader.notes.filtering import NoteIndex
from dialogue_reader.notes.model import Annotation, Change, Document, Target
from dialogue_reader.stories.statements import Cell
from dialogue_reader.tui.matrix import commands, effects, marking
from dialogue_reader.tui.matrix.effects import MatrixCommand
from dialogue_reader.tui.matrix.model import MatrixState, Shown
from dialogue_reader.tui.matrix.registry import bound_keys
from dialogue_reader.tui.matrix.view import note_rows, view
from dialogue_reader.tui.state.effects import AddMark, AskForNote, ChangeMark, Draft, UndoMark
from tests.tui.matrix.story import ARTICLES, FIRE, GONE, MATRIX, MEN, SPAIN, STORY

NOW = datetime(2026, 11, 27, tzinfo=UTC)


def note_on(account: int, words: str, note: str = "", name: str = "n") -> Annotation:
    article = ARTICLES[account]
    start = article.text.index(words)
    selector = selector_of(article.text, start, start + len(words))
    document = Document(article.source, article.title, article.language)
    target = Target(document, selector, selector.start, selector.end, digest=article.digest)
    return Annotation(name, (target,), "pink", note, NOW, NOW, ("loss",) if note else ())


def noted(*notes: Annotation) -> tuple[tuple[Annotation, ...], ...]:
    sources = [article.source for article in ARTICLES]
    return tuple(tuple(note for note in notes if note.document.source == source) for source in sources)


@pytest.fixture
def state() -> MatrixState:
    fresh = MatrixState(ARTICLES, keys=bound_keys({}), size=Area(80, 24), notes=noted())
    return commands.story_arrived(STORY, "whole")(fresh).state._replace(is_untouched=False)


def kept(state: MatrixState, command: MatrixCommand) -> effects.KeepMark:
    (effect,) = command(state).effects
    assert isinstance(effect, effects.KeepMark)
    return effect


def asked(state: MatrixState, command: MatrixCommand) -> AskForNote:
    (effect,) = command(state).effects
    assert isinstance(effect, AskForNote)
    return effect


def test_a_colour_marks_what_the_account_says_of_the_statement(state: MatrixState) -> None:
    change = kept(state._replace(row=GONE, account=2), marking.colour).change
    assert isinstance(change, AddMark)
    assert change.pair.left is ARTICLES[2]
    assert change.pair.left.text_of(change.span) == "Un entrepôt a brûlé."


def test_a_mark_that_is_there_gets_the_next_colour(state: MatrixState) -> None:
    marked = state._replace(row=GONE, account=1, notes=noted(note_on(1, "warehouse is")))
    assert kept(marked, marking.colour).change == ChangeMark("n", colour="purple")


def test_of_a_cell_with_several_passages_the_longest_is_marked_so_that_one_key_takes_it_back(
    state: MatrixState,
) -> None:
    both = Cell("tells", tuple(own.id for own in ARTICLES[1].sentences))
    told = MATRIX.statements[GONE]
    statement = told._replace(cells=(told.cells[0], both, told.cells[2]))
    story = STORY._replace(matrix=MATRIX._replace(statements=(statement,)))
    change = kept(state._replace(story=story, row=0, account=1), marking.colour).change
    assert isinstance(change, AddMark)
    assert change.pair.left.text_of(change.span) == "Seventy men fought the fire."


def test_a_note_on_two_accounts_is_on_both_values_where_they_differ(state: MatrixState) -> None:
    question = asked(state, marking.annotate_pair)
    assert question.quotations == ("Sixty", "Seventy")
    assert isinstance(question.keep, AddMark)
    assert question.keep.across is not None
    assert question.keep.across.document == "right"
    same = asked(state._replace(row=FIRE), marking.annotate_pair)
    assert same.quotations == ("Fire in the harbour", "Warehouse burns")


def test_where_nobody_else_tells_it_there_is_nothing_to_note_on_two(state: MatrixState) -> None:
    update = marking.annotate_pair(state._replace(row=SPAIN))
    assert update.effects == ()
    assert update.state.notice
    assert rendered(update.state.notice, key=state.keys) == "B does not tell this: there is nothing to mark."


def test_a_note_is_kept_with_the_colour_that_was_chosen(state: MatrixState) -> None:
    question = asked(state._replace(row=GONE), marking.annotate)
    update = marking.write_note(question, Draft("lost", ("loss",), "blue"))(state)
    assert update.state.colour == "blue"
    (effect,) = update.effects
    assert isinstance(effect, effects.KeepMark)
    change = effect.change
    assert isinstance(change, AddMark)
    assert (change.note, change.tags, change.colour) == ("lost", ("loss",), "blue")


def test_a_note_that_could_not_be_kept_is_sent_again_as_it_is(state: MatrixState) -> None:
    marked = state._replace(row=GONE, notes=noted(note_on(0, "burned down", "lost")))
    first = kept(marked, marking.write_note(asked(marked, marking.annotate), Draft("all lost", (), "blue")))
    assert first.asked
    assert kept(marked, marking.write_note(first.asked, first.asked.draft)) == first


def test_cells_have_the_colour_of_their_mark_and_a_sign_for_a_note(state: MatrixState) -> None:
    marked = state._replace(notes=noted(note_on(0, "burned down", "lost"), note_on(2, "soixante", name="m")))
    rows = view(marked).grid.rows
    assert [(cell.text, cell.role) for cell in rows[GONE].cells] == [
        ("●•", "mark-pink"),
        ("●", "body"),
        ("◐", "partly-here"),
    ]
    assert rows[MEN].cells[2] == ("●", "mark-pink")


def test_the_words_show_what_is_marked_and_what_was_written(state: MatrixState) -> None:
    marked = state._replace(row=GONE, notes=noted(note_on(0, "burned down", "lost")))
    saying = view(marked).words.sayings[0]
    assert [(piece.text, piece.mark) for piece in saying.pieces] == [
        ("A warehouse ", None),
        ("burned down", "pink"),
        (".", None),
    ]
    assert saying.notes == ("lost #loss",)


def test_the_list_has_each_note_once_and_is_filtered_as_that_of_the_reader(state: MatrixState) -> None:
    long = f"lost {'and lost ' * 80} for ever"  # whose end is not shown
    notes = noted(note_on(0, "burned down", long), note_on(2, "soixante", name="m"))
    (effect,) = marking.list_notes(state._replace(notes=notes)).effects
    assert isinstance(effect, effects.ListNotes)
    assert [(account, note.id) for account, note in effect.notes] == [(0, "n"), (2, "m")]
    index = NoteIndex([note for _, note in effect.notes])
    for typed, names in (
        ("", ["n", "m"]), ("burned", ["n"]), ("#loss", ["n"]), ("soixante pink", ["m"]), ("ever", ["n"]), ("zebra", []),
    ):  # fmt: skip
        assert [row.note_id for row in note_rows(effect.notes, index, typed, {})] == names


def test_a_note_is_gone_to_whatever_is_shown_and_read_where_it_is_in_no_cell(state: MatrixState) -> None:
    note = note_on(0, "burned down")
    filtered = commands.show_only("differing")(state._replace(notes=noted(note))).state
    there = marking.to_note(note.id)(filtered).state
    assert (there.row, there.account, there.shown) == (GONE, 0, Shown())
    between = note_on(0, "burned down")
    unplaced = state._replace(story=STORY._replace(matrix=STORY.matrix._replace(statements=())), notes=noted(between))
    (effect,) = marking.to_note(between.id)(unplaced).effects
    assert isinstance(effect, effects.OpenPair)
    assert (effect.at, effect.offsets[0]) == (0, between.start)


def test_a_note_that_was_chosen_before_copies_were_known_is_gone_to_in_its_account(state: MatrixState) -> None:
    before = state._replace(articles=(ARTICLES[1], ARTICLES[3], ARTICLES[0], ARTICLES[2]), story=None, notes=())
    note = note_on(2, "Un entrepôt")
    listed = before._replace(notes=((), (), (), (note,)))
    (effect,) = marking.list_notes(listed).effects
    assert isinstance(effect, effects.ListNotes)
    assert [account for account, _ in effect.notes] == [3]
    there = marking.to_note(note.id)(listed._replace(story=STORY)).state
    assert (there.row, there.account) == (GONE, 2)


def test_undoing_says_what_has_become_of_the_mark(state: MatrixState) -> None:
    note = note_on(0, "burned down", "lost")
    undone = marking.marks_changed(UndoMark(Pair(NOTHING, NOTHING)), [Change(note, None)], noted())(state).state
    assert undone.notice
    assert rendered(undone.notice, key=state.keys) == "Undone: the note on “burned down…” is gone · U redoes it"
    nothing = marking.marks_changed(UndoMark(Pair(NOTHING, NOTHING)), [], noted())(state).state
    assert nothing.notice
    assert rendered(nothing.notice, key=state.keys) == "Nothing to undo"
