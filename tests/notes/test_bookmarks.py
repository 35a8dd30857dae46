"""Bookmarks: a letter leads to its words after a restart, an edit and a move."""

import shutil
from pathlib import Path

import pytest
from tests.notes.conftest import article

from dialogue_reader.documents.model import Article, Pair, Span
from dialogue_reader.notes.storage.store import NoteStore


def span_of(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span("left", start, start + len(words))


def letters(store: NoteStore, article: Article) -> dict[str, str]:
    """What stands at every bookmark now."""
    marks = store.bookmarks.of(article)
    return {mark.letter: article.text[mark.target.start : mark.target.end] for mark in marks}


def test_a_letter_leads_to_its_words_after_a_restart(folder: Path, french: Article) -> None:
    with NoteStore.open(folder) as store:
        store.bookmarks.put(french, "b", span_of(french, "Londres promet"))
        store.bookmarks.put(french, "ạ", span_of(french, "Les deux ministres"))
    with NoteStore.open(folder) as store:
        assert letters(store, french) == {"b": "Londres promet", "ạ": "Les deux ministres"}


def test_a_letter_leads_to_one_place_of_a_document_the_last_one(store: NoteStore, french: Article) -> None:
    store.bookmarks.put(french, "a", span_of(french, "Londres promet"))
    store.bookmarks.put(french, "a", span_of(french, "Les deux ministres"))
    assert letters(store, french) == {"a": "Les deux ministres"}


def test_each_document_has_its_own_letters(store: NoteStore, pair: Pair) -> None:
    store.bookmarks.put(pair.left, "a", span_of(pair.left, "Hai bộ trưởng"))
    store.bookmarks.put(pair.right, "a", span_of(pair.right, "Les deux ministres"))
    assert letters(store, pair.left) == {"a": "Hai bộ trưởng"}
    assert letters(store, pair.right) == {"a": "Les deux ministres"}


def test_it_follows_its_words_through_edits(store: NoteStore, french: Article) -> None:
    store.bookmarks.put(french, "a", span_of(french, "Les deux ministres ont signé"))
    edited = article("A new beginning.\n\n" + french.text, french.source)
    assert letters(store, edited) == {"a": "Les deux ministres ont signé"}


def test_words_that_are_gone_leave_a_letter_without_a_place(store: NoteStore, french: Article) -> None:
    store.bookmarks.put(french, "a", span_of(french, "Londres promet une aide aux victimes."))
    edited = article("Hanoï a ouvert le dialogue.", french.source)
    (mark,) = store.bookmarks.of(edited)
    assert mark.target.orphan


def test_it_follows_a_document_that_is_moved_and_then_edited(store: NoteStore, tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    text = "Hanoï a ouvert le dialogue.\n\nLes deux ministres ont signé un accord."
    first.write_text(text)
    store.bookmarks.put(article(text, str(first)), "a", Span("left", 29, 47))
    shutil.move(first, second)
    assert letters(store, article(text, str(second))) == {"a": "Les deux ministres"}
    assert letters(store, article(f"Enfin.\n\n{text}", str(second))) == {"a": "Les deux ministres"}


def test_notes_and_bookmarks_of_a_document_know_one_document(store: NoteStore, french: Article) -> None:
    store.bookmarks.put(french, "a", span_of(french, "Londres"))
    store.add(french, span_of(french, "Londres"), "yellow")
    store.bookmarks.put(french, "b", span_of(french, "Hanoï"))
    (count,) = store._connection.execute("SELECT count(*) FROM document").fetchone()
    assert count == 1


def test_a_letter_is_taken_away(store: NoteStore, french: Article) -> None:
    store.bookmarks.put(french, "a", span_of(french, "Londres"))
    assert store.bookmarks.remove(french, "a")
    assert not store.bookmarks.remove(french, "a")
    assert store.bookmarks.of(french) == ()


def test_a_letter_is_not_put_on_nothing(store: NoteStore, french: Article) -> None:
    with pytest.raises(ValueError, match="no text"):
        store.bookmarks.put(french, "a", Span("left", 3, 3))
