"""Two notes made into one, and orphans put where they belong by hand: nothing is lost, and each is one step of undo."""

from pathlib import Path

import pytest

from dialogue_reader.documents.model import Article, Pair, Span
from dialogue_reader.errors import StoreError
from dialogue_reader.notes.model import Change
from dialogue_reader.notes.storage.store import NoteStore


def span_of(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span("right", start, start + len(words))


def everything(store: NoteStore, article: Article) -> list[tuple[object, ...]]:
    return [(note.id, note.note, note.tags, note.targets, note.modified) for note in store.annotations(article)]


# -- merging -----------------------------------------------------------------------------------------------------------


def test_the_older_note_takes_in_the_younger_whichever_is_named_first(store: NoteStore, french: Article) -> None:
    older = store.add(french, span_of(french, "deux ministres"), "blue", "who?", ("people",))
    younger = store.add(french, span_of(french, "Londres"), "pink", "where?", ("places", "people"))
    merged = store.merge(younger.id, older.id)
    assert (merged.id, merged.colour, merged.note) == (older.id, "blue", "who?\n\nwhere?")
    assert merged.tags == ("people", "places")
    assert merged.created == older.created
    assert merged.modified > younger.modified
    assert [target.selector.exact for target in merged.targets] == ["deux ministres", "Londres"]
    assert [note.id for note in store.annotations(french)] == [older.id, older.id]  # on two places of one text


def test_merging_is_one_step_that_is_undone_to_the_letter(store: NoteStore, french: Article) -> None:
    older = store.add(french, span_of(french, "deux ministres"), "blue", "who?")
    younger = store.add(french, span_of(french, "Londres"), "pink", "where?")
    before = everything(store, french)
    store.merge(older.id, younger.id)
    after = everything(store, french)
    kept, gone = store.undo()
    assert everything(store, french) == before
    assert (kept.after, gone) == (older, Change(None, younger))
    store.redo()
    assert everything(store, french) == after
    store.undo()
    store.undo()
    assert [note.id for note in store.annotations(french)] == [older.id]


def test_words_inside_those_of_the_older_note_need_no_place_of_their_own(store: NoteStore, french: Article) -> None:
    older = store.add(french, span_of(french, "Les deux ministres"), "blue", "who?")
    younger = store.add(french, span_of(french, "ministres"), "pink", "who?")
    merged = store.merge(older.id, younger.id)
    assert merged.targets == older.targets
    assert merged.note == "who?"


def test_a_third_place_is_quoted_in_the_note(store: NoteStore, pair: Pair) -> None:
    across = (pair.left, span_of(pair.left, "ba năm"))
    older = store.add(pair.right, span_of(pair.right, "trois ans"), "blue", "same?", across=across)
    younger = store.add(pair.right, span_of(pair.right, "Londres promet une aide aux victimes."), "pink", "how much?")
    merged = store.merge(older.id, younger.id)
    assert merged.targets == older.targets
    assert merged.note == "same?\n\n> Londres promet une aide aux victimes.\n\nhow much?"


def test_a_note_that_is_gone_is_not_merged(store: NoteStore, french: Article) -> None:
    note = store.add(french, span_of(french, "Londres"), "pink", "where?")
    with pytest.raises(StoreError, match="note_gone"):
        store.merge(note.id, "gone")
    assert everything(store, french)[0][1] == "where?"


# -- placing anew ------------------------------------------------------------------------------------------------------


def test_an_orphan_is_put_on_other_words_and_back(store: NoteStore, french: Article, folder: Path) -> None:
    note = store.add(french, span_of(french, "Londres promet une aide aux victimes."), "pink", "how much?")
    edited = french._replace(text=french.text.replace("Londres promet une aide aux victimes. ", ""))
    edited = Article(*edited)
    (orphan,) = store.annotations(edited)
    assert orphan.orphan
    moved = store.reanchor(note.id, 0, edited, span_of(edited, "remercie Londres"))
    assert (moved.standing, moved.selector.exact, moved.note) == ("exact", "remercie Londres", "how much?")
    assert store.annotations(edited) == (moved,)
    with NoteStore.open(folder) as other:
        assert other.annotations(edited) == (moved,)
    store.undo()
    (orphan,) = store.annotations(edited)
    assert (orphan.standing, orphan.selector) == ("orphan", note.selector)
    store.redo()
    assert store.annotations(edited)[0].selector == moved.selector


def test_one_place_of_a_note_on_two_is_moved_and_the_other_stays(store: NoteStore, pair: Pair) -> None:
    across = (pair.right, span_of(pair.right, "trois ans"))
    note = store.add(pair.left, span_of(pair.left, "ba năm"), "blue", "same?", across=across)
    moved = store.reanchor(note.id, 1, pair.right, span_of(pair.right, "Londres"))
    assert moved.targets[0] == note.targets[0]
    assert store.of_pair(pair).right[0].selector.exact == "Londres"


def test_no_note_is_put_on_no_words(store: NoteStore, french: Article) -> None:
    note = store.add(french, span_of(french, "Londres"), "pink")
    with pytest.raises(ValueError, match="no text"):
        store.reanchor(note.id, 0, french, Span("right", 4, 4))


def test_every_tag_is_known_once_in_the_order_of_the_alphabet(store: NoteStore, french: Article) -> None:
    store.add(french, span_of(french, "Londres"), "pink", tags=("places", "à vérifier"))
    store.add(french, span_of(french, "Hanoï"), "pink", tags=("names", "places"))
    store.add(french, span_of(french, "ans"), "pink")
    assert store.tags() == ("names", "places", "à vérifier")
