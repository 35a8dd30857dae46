"""The notebook over a file that cannot be read in part: the reader goes on without that part, and says so."""

import sqlite3
from pathlib import Path

import pytest

from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import Pair, Span
from dialogue_reader.documents.opening import open_pair, sample
from dialogue_reader.notes.model import ReadingPosition
from dialogue_reader.notes.storage.database import FILE
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.tui.controllers import notes
from dialogue_reader.tui.controllers.notes import Notebook
from dialogue_reader.tui.state.model import Kept
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
