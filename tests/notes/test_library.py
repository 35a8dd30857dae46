"""The library: what was opened, how far it was read, how many notes it has."""

from pathlib import Path

import pytest

from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import NOTHING, Pair, Span
from dialogue_reader.notes.model import ReadingPosition
from dialogue_reader.notes.storage.store import NoteStore

LEFT = article_of("A title\n\nA first passage of words.\n\nA second passage of words.", "/left.txt")
RIGHT = article_of("Un titre\n\nUn passage de mots.", "/right.txt")


@pytest.fixture
def store(tmp_path: Path) -> NoteStore:
    return NoteStore.open(tmp_path)


def test_what_was_opened_last_comes_first(store: NoteStore) -> None:
    store.shelve(Pair(LEFT, RIGHT))
    store.shelve(Pair(RIGHT, NOTHING))
    assert [entry.places for entry in store.library()] == [("/right.txt",), ("/left.txt", "/right.txt")]
    store.shelve(Pair(LEFT, RIGHT))
    assert [entry.places for entry in store.library()] == [("/left.txt", "/right.txt"), ("/right.txt",)]
    first = store.library()[0]
    assert first.right
    assert (first.left.title, first.left.language, first.right.title) == ("A title", "en", "Un titre")


def test_it_knows_how_far_one_has_read_and_the_notes_on_either_side(store: NoteStore) -> None:
    pair = Pair(LEFT, RIGHT)
    store.shelve(pair)
    assert (store.library()[0].share, store.library()[0].notes) == (0, 0)
    half = len(RIGHT.text) // 2
    store.keep_position(pair, ReadingPosition("right", 3, half, "facing", "both"))
    store.add(LEFT, Span("left", 0, 7), "yellow")
    store.add(RIGHT, Span("right", 0, 8), "blue", "a note")
    assert store.library()[0].share == pytest.approx(0.5, abs=0.05)
    assert store.library()[0].notes == 2


def test_the_position_that_is_kept_while_reading_puts_it_on_the_shelf(store: NoteStore) -> None:
    writer = store.position_writer()
    writer.keep(Pair(LEFT, RIGHT), ReadingPosition("left", 9, 0, "facing", "both"))
    writer.close(60)
    assert [entry.places for entry in store.library()] == [("/left.txt", "/right.txt")]


def test_what_cannot_be_opened_again_is_not_kept(store: NoteStore) -> None:
    store.shelve(Pair(article_of("words", "-"), NOTHING))
    store.shelve(Pair(LEFT, article_of("words", "-")))
    assert not store.library()


def test_an_address_is_a_place(store: NoteStore) -> None:
    store.shelve(Pair(article_of("words", "https://example.org/a?b=c"), NOTHING))
    assert store.library()[0].places == ("https://example.org/a?b=c",)


def test_what_is_taken_out_keeps_its_notes(store: NoteStore) -> None:
    store.shelve(Pair(LEFT, NOTHING))
    store.add(LEFT, Span("left", 0, 7), "yellow")
    assert store.unshelve(("/left.txt",))
    assert not store.unshelve(("/left.txt",))
    assert not store.library()
    assert len(store.annotations(LEFT)) == 1


def test_a_copy_elsewhere_takes_nothing_from_the_entry(store: NoteStore) -> None:
    store.shelve(Pair(LEFT, NOTHING))
    store.add(LEFT, Span("left", 0, 7), "yellow")
    copy = LEFT._replace(source="/copy.txt")
    store.annotations(copy)
    store.shelve(Pair(copy, NOTHING))
    assert [(entry.places, entry.notes) for entry in store.library()] == [(("/copy.txt",), 1), (("/left.txt",), 1)]
