"""The notebook over a file that cannot be read in part: the reader goes on without that part, and says so."""

import sqlite3
from pathlib import Path

import pytest

from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import Pair, Sides, Span
from dialogue_reader.documents.opening import open_pair, sample
from dialogue_reader.notes.model import ReadingPosition
from dialogue_reader.notes.storage.database import FILE
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.tui.controllers import notes
from dialogue_reader.tui.controllers.notes import Notebook
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.model import Accounts, Kept
from dialogue_reader.tui.state.model import opened as opened_on
from tests.tui.opening import opened, settled

ARTICLE = article_of("Hanoï a ouvert le dialogue.", "a.txt")
PAIR = Pair(ARTICLE, ARTICLE)


def test_damaged_positions_and_corrections_count_as_none(tmp_path: Path) -> None:
    with NoteStore.open(tmp_path) as store:
        store.add(ARTICLE, Span("left", 0, 5), "yellow")
        store.keep_position(PAIR, ReadingPosition("right", 3, 4))
    with sqlite3.connect(tmp_path / FILE) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        tables = "('position', 'correction')"
        pages = connection.execute(f"SELECT rootpage FROM sqlite_master WHERE tbl_name IN {tables}").fetchall()
    connection.close()
    with (tmp_path / FILE).open("r+b") as stream:
        for (page,) in pages:
            stream.seek((page - 1) * size)
            stream.write(b"\xff" * size)
    notebook = Notebook.open(tmp_path)
    assert notebook.warning is None
    notes, corrections, position, *_ = notebook.load(PAIR)
    assert (len(notes.left), corrections, position) == (1, (), None)
    assert notebook.warning is not None
    assert notebook.warning.code == "store_damaged"
    notebook.close()


def test_what_is_done_to_a_note_is_seen_on_every_account_of_a_story() -> None:
    articles = tuple(article_of(f"{name} a ouvert le dialogue.", f"{name}.txt") for name in ("Hanoï", "Hué", "Vinh"))
    pair = Pair(*articles[:2])
    notebook = Notebook.open(None)

    def mark(own: Pair) -> str:
        (change,) = notebook.change(effects.AddMark(own, Span("left", 0, 4), "yellow"))
        return change.annotation.id

    shown, elsewhere = mark(pair), mark(Pair(articles[2], articles[0]))
    state = opened_on(pair)._replace(accounts=Accounts(articles, Sides(0, 1), notebook.of_accounts(articles)))

    def done(effect: effects.Keep) -> None:
        nonlocal state
        state, wanted, _ = notebook.run(effect)(state)
        for further in wanted:
            assert isinstance(further, effects.ReadAccountNotes)
            state = notebook.run(further)(state).state
        assert state.accounts
        assert state.accounts.notes == notebook.of_accounts(articles)

    done(effects.ChangeMark(elsewhere, note="?"))
    done(effects.MergeNotes(pair, shown, elsewhere))
    assert state.accounts
    assert [[note.id for note in own] for own in state.accounts.notes] == [[shown], [], [shown]]
    done(effects.UndoMark(pair))
    done(effects.AddMark(pair, Span("right", 0, 3), "pink"))
    done(effects.DeleteMark(elsewhere))
    done(effects.UndoMark(pair))
    done(effects.RedoMark(pair))
    notebook.close()


async def test_many_notes_come_after_the_first_page_and_a_new_one_joins_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(notes, "FEW", 2)
    article = open_pair(*sample()).left
    with NoteStore.open(tmp_path) as store:
        for start in (0, 20, 40):
            store.add(article, Span("left", start, start + 5), "yellow")
    loads: list[bool] = []
    load = Notebook.load

    def recorded(notebook: Notebook, pair: Pair, *, with_notes: bool = True) -> Kept:
        loads.append(with_notes)
        return load(notebook, pair, with_notes=with_notes)

    monkeypatch.setattr(Notebook, "load", recorded)
    async with opened(monkeypatch, data=tmp_path) as (pilot, reader):
        assert loads == [False]
        assert len(reader.state.notes.left) == 3
        await pilot.press("J", "c")
        await settled(pilot)
        assert len(reader.state.notes.left) == 4
