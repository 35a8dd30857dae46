"""The notebook over a file that cannot be read in part: the reader goes on without that part."""

import sqlite3
from pathlib import Path

from dialogue_reader.documents.model import Pair, Span
from dialogue_reader.documents.opening import article_of
from dialogue_reader.notes.database import FILE
from dialogue_reader.notes.model import ReadingPosition
from dialogue_reader.tui.notebook import Notebook

ARTICLE = article_of("Hanoï a ouvert le dialogue.", "a.txt")
PAIR = Pair(ARTICLE, ARTICLE)


def test_damaged_positions_and_corrections_count_as_none(tmp_path: Path) -> None:
    notebook, _ = Notebook.open(PAIR, tmp_path)
    notebook.add(Span("left", 0, 5))
    notebook.keep_position(ReadingPosition("right", 3, 4))
    notebook.close()
    with sqlite3.connect(tmp_path / FILE) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        tables = "('position', 'correction')"
        pages = connection.execute(f"SELECT rootpage FROM sqlite_master WHERE tbl_name IN {tables}").fetchall()
    connection.close()
    with (tmp_path / FILE).open("r+b") as stream:
        for (page,) in pages:
            stream.seek((page - 1) * size)
            stream.write(b"\xff" * size)
    notebook, warning = Notebook.open(PAIR, tmp_path)
    assert not warning
    assert notebook.position() is None
    assert notebook.corrections == ()
    assert len(notebook.notes.left) == 1
    notebook.close()
