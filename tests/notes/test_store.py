import sqlite3
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_reader.comparison.model import Correction
from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import Article, Pair, Span
from dialogue_reader.errors import StoreError
from dialogue_reader.notes.model import COLOURS, Annotation, Change, PairNotes, ReadingPosition
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.notes.storage.tables import annotations

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)


def span_of(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span("right", start, start + len(words))


def edited(article: Article, text: str, source: str | None = None) -> Article:
    changed = article_of(text, article.source if source is None else source)
    return changed._replace(language=article.language)


def reopened(folder: Path) -> NoteStore:
    return NoteStore.open(folder)


# -- keeping -----------------------------------------------------------------------------------------------------------


def test_a_note_is_there_after_a_restart(folder: Path, french: Article) -> None:
    with NoteStore.open(folder) as store:
        added = store.add(french, span_of(french, "un accord de trois ans"), "blue", "combien ?")
    with reopened(folder) as store:
        assert store.annotations(french) == (added,)
    assert (added.colour, added.note, added.standing) == ("blue", "combien ?", "exact")
    assert added.span("right") == span_of(french, "un accord de trois ans")


def test_a_note_can_be_read_by_another_reader_before_the_call_returns(folder: Path, french: Article) -> None:
    with NoteStore.open(folder) as one, NoteStore.open(folder) as two:
        added = one.add(french, span_of(french, "Londres"), "pink")
        assert two.annotations(french) == (added,)


def test_tags_are_kept_and_changed(folder: Path, french: Article) -> None:
    with NoteStore.open(folder) as store:
        added = store.add(french, span_of(french, "Londres"), "pink", tags=("à vérifier", "Londres"))
        assert store.change(added.id, colour="blue").tags == ("à vérifier", "Londres")
    with reopened(folder) as store:
        assert [note.tags for note in store.annotations(french)] == [("à vérifier", "Londres")]
        assert store.change(added.id, tags=()).tags == ()
        assert store.annotations(french)[0].tags == ()


def test_a_note_on_a_pair_of_passages_is_on_either_side_and_one_note(folder: Path, pair: Pair) -> None:
    vietnamese = span_of(pair.left, "thỏa thuận ba năm")
    french = span_of(pair.right, "un accord de trois ans")
    with NoteStore.open(folder) as store:
        added = store.add(pair.left, vietnamese, "green", "same?", across=(pair.right, french))
        assert [target.selector.exact for target in added.targets] == ["thỏa thuận ba năm", "un accord de trois ans"]
    with reopened(folder) as store:
        notes = store.of_pair(pair)
        assert (notes.left, notes.right) == ((added,), (added.seen_from(1),))
        assert notes.total == 1
        assert notes.right[0].selector.exact == "un accord de trois ans"
        assert notes.right[0].across == added.target
        assert store.annotations(pair.right) == notes.right
        assert len(store.all()) == 1


def test_each_side_of_a_note_on_a_pair_follows_its_own_text(folder: Path, pair: Pair) -> None:
    with NoteStore.open(folder) as store:
        words = span_of(pair.right, "un accord de trois ans")
        store.add(pair.left, span_of(pair.left, "Hai bộ trưởng"), "green", across=(pair.right, words))
        moved = edited(pair.left, "Mới. " + pair.left.text)
        gone = edited(pair.right, "Rien de tout cela.")
        notes = store.of_pair(Pair(moved, gone))
        assert (notes.left[0].standing, notes.left[0].start) == ("exact", moved.text.index("Hai bộ trưởng"))
        assert notes.right[0].orphan
        assert notes.left[0].across is not None
        assert notes.left[0].across.orphan
    with reopened(folder) as store:
        (note,) = store.all()
        assert [target.orphan for target in note.targets] == [False, True]


def test_a_note_on_two_places_of_one_article_is_there_twice(store: NoteStore, french: Article) -> None:
    first, second = french.text.index("Hanoï"), french.text.rindex("Hanoï")
    across = (french, Span("right", second, second + 5))
    added = store.add(french, Span("right", first, first + 5), "yellow", across=across)
    assert [(note.id, note.start) for note in store.annotations(french)] == [(added.id, first), (added.id, second)]


def test_a_colour_is_called_as_the_person_likes(folder: Path) -> None:
    with NoteStore.open(folder) as store:
        assert store.colour_names() == {}
        store.name_colour("green", "  Số liệu ")
        store.name_colour("pink", "people")
        store.name_colour("pink", "")
    with reopened(folder) as store:
        assert store.colour_names() == {"green": "Số liệu"}


def test_times_are_in_utc_and_change_with_the_note(store: NoteStore, french: Article) -> None:
    added = store.add(french, span_of(french, "Londres"), "pink")
    changed = store.change(added.id, note="qui ?")
    assert added.created.tzinfo is UTC
    assert changed.created == added.created == added.modified < changed.modified


def test_a_change_leaves_what_it_does_not_name(store: NoteStore, french: Article) -> None:
    added = store.add(french, span_of(french, "Londres"), "pink", "qui ?")
    assert store.change(added.id, colour="green").note == "qui ?"
    assert store.change(added.id, note="").colour == "green"
    (kept,) = store.annotations(french)
    assert (kept.colour, kept.note) == ("green", "")


def test_notes_come_in_the_order_of_the_text_and_orphans_last(store: NoteStore, french: Article) -> None:
    for words in ("une aide aux victimes", "trois ans", "Les deux ministres ont signé un accord", "Hanoï a ouvert"):
        store.add(french, span_of(french, words), "yellow")
    cut = edited(french, french.text.replace("Hanoï a ouvert le dialogue.\n\nLes deux", "Deux"))
    assert [(note.selector.exact[:8], note.orphan) for note in store.annotations(cut)] == [
        ("Les deux", False),
        ("trois an", False),
        ("une aide", False),
        ("Hanoï a ", True),
    ]


def test_the_notes_of_a_pair_stand_by_side(store: NoteStore, pair: Pair) -> None:
    left = store.add(pair.left, Span("left", 0, 6), "green")
    right = store.add(pair.right, Span("right", 0, 5), "blue")
    assert store.of_pair(pair) == PairNotes((left,), (right,))


def test_all_notes_are_listed_with_their_documents(store: NoteStore, pair: Pair) -> None:
    store.add(pair.left, Span("left", 0, 6), "green")
    store.add(pair.right, Span("right", 0, 5), "blue")
    assert [(note.document.title, note.document.source, note.document.language) for note in store.all()] == [
        (pair.left.title, pair.left.source, "vi"),
        (pair.right.title, pair.right.source, "fr"),
    ]


@pytest.mark.parametrize("span", [Span("right", 5, 5), Span("right", 9, 4), Span("right", 0, 10**6)])
def test_a_span_without_text_is_no_mark(store: NoteStore, french: Article, span: Span) -> None:
    with pytest.raises(ValueError, match="no text"):
        store.add(french, span, "yellow")
    assert store.all() == ()


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT.filter(bool), ANY_TEXT, st.sampled_from(COLOURS))
def test_any_text_comes_back_as_it_went_in(text: str, note: str, colour: str) -> None:
    article = Article("-", text, (), text, "und", datetime(2022, 8, 15, 11, 59), text)
    with NoteStore.in_memory() as store:
        added = store.add(article, Span("left", 0, len(text)), next(c for c in COLOURS if c == colour), note)
        assert store.annotations(article) == (added,)
        assert (added.selector.exact, added.note, added.document.title) == (text, note, text)
        assert added.document.published == article.published


# -- undoing -----------------------------------------------------------------------------------------------------------


def test_a_deleted_note_comes_back_exactly(store: NoteStore, french: Article) -> None:
    added = store.change(store.add(french, span_of(french, "Londres"), "pink").id, note="qui ?")
    assert store.delete(added.id) == added
    assert store.annotations(french) == ()
    assert store.undo() == (Change(None, added),)
    assert store.annotations(french) == (added,)


def test_undo_goes_back_change_by_change_to_nothing(store: NoteStore, french: Article) -> None:
    added = store.add(french, span_of(french, "Londres"), "pink")
    changed = store.change(added.id, colour="blue", note="qui ?")
    assert store.undo() == (Change(changed, added),)
    assert store.annotations(french) == (added,)
    assert store.undo() == (Change(added, None),)
    assert store.annotations(french) == ()
    assert store.undo() == ()


def test_what_was_undone_is_done_again(store: NoteStore, french: Article) -> None:
    added = store.add(french, span_of(french, "trois ans"), "pink", "sure?")
    changed = store.change(added.id, note="sure.")
    store.undo()
    store.undo()
    assert store.redo() == (Change(None, added),)
    assert store.redo() == (Change(added, changed),)
    assert store.redo() == ()
    store.undo()
    store.change(added.id, colour="blue")
    assert store.redo() == ()  # another change came between


def test_undo_does_not_take_back_what_another_reader_wrote(folder: Path, french: Article) -> None:
    with NoteStore.open(folder) as one, NoteStore.open(folder) as two:
        added = one.add(french, span_of(french, "Londres"), "pink")
        two.change(added.id, note="important")
        with pytest.raises(StoreError, match="note_changed_elsewhere"):
            one.undo()
        assert [note.note for note in one.annotations(french)] == ["important"]
        assert one.undo() == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(("add", "change", "delete")), st.integers(0, 5)), max_size=12))
def test_undoing_everything_restores_every_state_on_the_way(steps: list[tuple[str, int]]) -> None:
    text = "Un deux trois quatre cinq six sept huit neuf dix."
    article = Article("-", text, (), "", "fr")
    minutes = iter(range(1000))
    with NoteStore.in_memory(lambda: datetime(2022, 8, 15, tzinfo=UTC) + timedelta(minutes=next(minutes))) as store:
        states = [store.annotations(article)]
        for step, k in steps:
            here = states[-1]
            if step == "add":
                store.add(article, Span("left", k, k + 4), COLOURS[k % 5], "x" * k)
            elif k < len(here):
                store.delete(here[k].id) if step == "delete" else store.change(here[k].id, note=str(k))
            else:
                continue
            states.append(store.annotations(article))
        while len(states) > 1:
            assert store.annotations(article) == states.pop()
            store.undo()
        assert store.annotations(article) == ()


@pytest.mark.parametrize("act", [lambda s: s.change("none", note="x"), lambda s: s.delete("none")])
def test_a_note_that_is_gone_is_said_to_be(store: NoteStore, act: Callable[[NoteStore], Annotation]) -> None:
    with pytest.raises(StoreError, match="note_gone"):
        act(store)


# -- following an article ----------------------------------------------------------------------------------------------


def test_an_edited_file_keeps_its_notes(store: NoteStore, french: Article) -> None:
    store.add(french, span_of(french, "un accord de trois ans"), "blue")
    new = edited(french, "Mise à jour à 18 h.\n\n" + french.text.replace("trois ans", "cinq ans"))
    (note,) = store.annotations(new)
    assert note.standing == "changed"
    assert new.text[note.start : note.end] == "un accord de cinq ans"
    assert note.selector.exact == "un accord de trois ans"


def test_a_moved_file_keeps_its_notes(store: NoteStore, french: Article) -> None:
    added = store.add(french, span_of(french, "Londres"), "blue")
    (note,) = store.annotations(french._replace(source="/elsewhere/b.txt"))
    assert note.id == added.id


def test_a_file_edited_and_then_moved_keeps_its_notes(folder: Path, french: Article) -> None:
    new = edited(french, "Mise à jour.\n\n" + french.text)
    with NoteStore.open(folder) as store:
        added = store.add(french, span_of(french, "Londres"), "blue")
        store.annotations(new)
    with reopened(folder) as store:
        (note,) = store.annotations(new._replace(source="/elsewhere/b.txt"))
        (listed,) = store.all()
    assert note.id == listed.id == added.id
    assert listed.document.source == "/elsewhere/b.txt"


def test_a_moved_file_edited_at_its_new_place_keeps_its_notes(folder: Path, french: Article) -> None:
    with NoteStore.open(folder) as store:
        store.add(french, span_of(french, "Londres"), "blue")
        store.annotations(french._replace(source="/elsewhere/b.txt"))
        assert len(store.annotations(edited(french, french.text + " Fin.", "/elsewhere/b.txt"))) == 1


def test_an_article_without_the_words_keeps_the_note_as_an_orphan_until_they_return(
    store: NoteStore, french: Article
) -> None:
    added = store.add(french, span_of(french, "Londres promet une aide aux victimes."), "blue", "vérifier")
    (orphan,) = store.annotations(edited(french, french.text.replace("Londres promet une aide aux victimes. ", "")))
    assert orphan.orphan
    assert (orphan.id, orphan.note, orphan.selector) == (added.id, "vérifier", added.selector)
    assert store.all()[0].orphan
    assert store.annotations(french) == (added,)
    assert not store.all()[0].orphan


def test_another_article_in_the_place_shows_the_old_notes_as_orphans_but_does_not_take_them_along(
    store: NoteStore, french: Article
) -> None:
    store.add(french, span_of(french, "un accord de trois ans"), "blue")
    another = edited(french, "Le prix de la farine baisse.\n\nLes boulangers attendent.")
    mine = store.add(another, Span("right", 3, 7), "pink")
    assert [note.orphan for note in store.annotations(another)] == [False, True]
    assert store.annotations(another._replace(source="/elsewhere/b.txt")) == (mine,)


def test_texts_without_a_place_are_known_by_their_content_alone(store: NoteStore, french: Article) -> None:
    piped = french._replace(source="-")
    store.add(piped, span_of(piped, "Londres"), "blue")
    assert len(store.annotations(piped)) == 1
    assert store.annotations(edited(french, "Tout autre chose.", "-")) == ()


def test_a_name_is_the_same_place_from_every_folder(
    store: NoteStore, french: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(french, span_of(french, "Londres"), "blue")
    monkeypatch.chdir(tmp_path)
    assert len(store.annotations(edited(french, "Chapeau. " + french.text, Path(french.source).name))) == 1
    monkeypatch.chdir("/")
    assert store.annotations(edited(french, "Autre. " + french.text, Path(french.source).name)) == ()


# -- reading positions -------------------------------------------------------------------------------------------------


def test_the_reading_position_is_there_after_a_restart(folder: Path, pair: Pair) -> None:
    place = ReadingPosition("right", 12, 30, "rows", "both")
    with NoteStore.open(folder) as store:
        assert store.position(pair) is None
        store.keep_position(pair, ReadingPosition())
        store.keep_position(pair, place)
    with reopened(folder) as store:
        assert store.position(pair) == place


def test_the_reading_position_follows_a_moved_and_an_edited_article(store: NoteStore, pair: Pair) -> None:
    place = ReadingPosition("left", 12, 30)
    store.keep_position(pair, place)
    moved = pair.left._replace(source="/elsewhere/b.txt")
    assert store.position(Pair(moved, edited(pair.right, pair.right.text + " Fin."))) == place
    assert store.position(Pair(moved, edited(pair.right, pair.right.text + " Fin.", "/elsewhere/c.txt"))) is None


def test_the_reading_position_stays_within_an_article_that_was_shortened(store: NoteStore, pair: Pair) -> None:
    store.keep_position(pair, ReadingPosition("right", 12, 150))
    found = store.position(Pair(pair.left, edited(pair.right, "Court.")))
    assert found == ReadingPosition("right", 12, 6)


# -- several at once ---------------------------------------------------------------------------------------------------


def test_a_store_in_memory_works_the_same(pair: Pair) -> None:
    with NoteStore.in_memory() as store:
        added = store.add(pair.left, Span("left", 0, 6), "green")
        store.keep_position(pair, ReadingPosition("right"))
        assert store.annotations(pair.left) == (added,)
        assert store.position(pair) == ReadingPosition("right")


def test_threads_share_a_store(store: NoteStore, french: Article) -> None:
    def mark() -> None:
        for k in range(20):
            store.add(french, Span("right", k, k + 5), "yellow")

    threads = [threading.Thread(target=mark) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.annotations(french)) == 80


# -- what a change costs -----------------------------------------------------------------------------------------------


@pytest.fixture
def counted(store: NoteStore) -> Iterator[list[str]]:
    statements: list[str] = []
    store._connection.set_trace_callback(statements.append)
    yield statements
    store._connection.set_trace_callback(None)


def test_a_change_costs_four_statements_at_most(store: NoteStore, pair: Pair, counted: list[str]) -> None:
    store.of_pair(pair)
    changes: list[Callable[[], object]] = [
        lambda: store.add(pair.right, Span("right", 0, 5), "yellow"),
        lambda: store.add(pair.right, Span("right", 6, 7), "yellow"),
        lambda: store.change(store.all()[0].id, colour="blue"),
        lambda: store.undo(),
        lambda: store.redo(),
        lambda: store.delete(store.all()[0].id),
    ]
    costs = []
    for change in changes:
        counted.clear()
        change()
        asking = sum("ORDER BY a.document" in statement for statement in counted)  # by `all`, for the id
        costs.append(len(counted) - asking)
    assert max(costs) <= 4
    assert costs[1] == 3  # the document is known


def test_a_change_answers_with_what_reading_again_would(store: NoteStore, pair: Pair) -> None:
    notes = store.of_pair(pair)
    for start in (20, 0, 10):
        notes = notes.put("right", store.add(pair.right, Span("right", start, start + 5), "yellow"))
        assert notes == store.of_pair(pair)
    first = notes.right[0]
    notes = notes.put("right", store.change(first.id, note="x"))
    assert notes == store.of_pair(pair)
    assert notes.without(store.delete(first.id).id) == store.of_pair(pair)


def test_the_notes_changed_answer_for_themselves_as_reading_all_again_would(store: NoteStore, pair: Pair) -> None:
    kept = store.add(pair.right, Span("right", 0, 5), "yellow")
    both = store.add(pair.left, Span("left", 0, 4), "blue", across=(pair.right, Span("right", 20, 25)))
    other = store.add(pair.right, Span("right", 10, 15), "pink", "x")
    notes = store.of_pair(pair)
    assert store.some_of_pair(pair, kept.id, both.id, other.id) == notes

    def renewed(notes: PairNotes, *note_ids: str) -> PairNotes:
        return notes.renewed(note_ids, store.some_of_pair(pair, *note_ids))

    merged = store.merge(both.id, other.id)
    notes = renewed(notes, both.id, other.id)
    assert notes == store.of_pair(pair)
    notes = renewed(notes, *(change.annotation.id for change in store.undo()))
    assert notes == store.of_pair(pair)
    store.reanchor(merged.id, 1, pair.right, Span("right", 30, 35))
    assert renewed(notes, merged.id) == store.of_pair(pair)


def test_a_note_on_two_articles_tells_of_both_places_as_they_are_now_whichever_is_read_first(
    folder: Path, pair: Pair, clock: Callable[[], datetime]
) -> None:
    with NoteStore.open(folder, clock) as store:
        store.add(pair.left, Span("left", 0, 4), "blue", across=(pair.right, Span("right", 0, 5)))
    edited = article_of(f"Dépêche.\n\n{pair.right.text}", pair.right.source)
    with NoteStore.open(folder, clock) as store:
        (seen,), (across,) = store.of_each((pair.left, edited))
        assert seen.across
        assert (seen.across.start, across.start) == (10, 10)


def test_a_first_note_on_an_article_is_found_when_it_has_moved_and_when_it_was_edited(
    folder: Path, french: Article
) -> None:
    with NoteStore.open(folder) as store:
        added = store.add(french, span_of(french, "Londres"), "blue")
    for version in (french._replace(source="/elsewhere/b.txt"), edited(french, "Chapeau. " + french.text)):
        with NoteStore.open(folder) as store:
            assert [note.id for note in store.annotations(version)] == [added.id]


def test_another_note_belongs_to_the_document_that_is_there(folder: Path, french: Article) -> None:
    moved = french._replace(source="/elsewhere/b.txt")
    with NoteStore.open(folder) as store:
        one = store.add(french, span_of(french, "Londres"), "blue")
        store.delete(one.id)
    with NoteStore.open(folder) as store:
        store.add(moved, span_of(french, "trois ans"), "blue")
        store.add(moved, span_of(french, "aide"), "blue")
        assert {note.document.source for note in store.all()} == {"/elsewhere/b.txt"}


def test_corrections_made_at_once_are_kept_all_or_not_at_all(store: NoteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (Correction(key * 24, "b" * 24, linked=False) for key in "ac")
    store.correct(first, second)
    assert store.corrections() == (first, second)
    store.restore(first, second)
    assert store.corrections() == ()
    correct = annotations.correct

    def full(connection: sqlite3.Connection, correction: Correction, now: datetime) -> None:
        if correction == second:
            raise sqlite3.OperationalError("database or disk is full")
        correct(connection, correction, now)

    monkeypatch.setattr(annotations, "correct", full)
    with pytest.raises(StoreError):
        store.correct(first, second)
    assert store.corrections() == ()
