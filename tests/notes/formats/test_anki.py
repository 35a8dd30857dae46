"""Cards are read back as Anki reads them: the text by its headers, the package as a zip with SQLite in it."""

import csv
import html
import io
import json
import sqlite3
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from dialogue_reader.errors import OutputError
from dialogue_reader.messages.errors import described
from dialogue_reader.messages.export import words
from dialogue_reader.notes.export.anki import package, text
from dialogue_reader.notes.export.anki.cards import FIELDS, NOTE_TYPE
from dialogue_reader.notes.export.report import Report, report_of_all

Row = tuple[str, tuple[str, ...], set[str]]  # guid, fields, tags


def imported(content: str) -> list[Row]:
    """The notes of a text, by its headers."""
    lines = content.split("\n")
    headers = dict(line[1:].split(":", 1) for line in lines if line.startswith("#"))
    assert (headers["separator"], headers["html"], headers["notetype"]) == ("tab", "true", NOTE_TYPE)
    body = "\n".join(line for line in lines if not line.startswith("#"))
    guid, tags = int(headers["guid column"]) - 1, int(headers["tags column"]) - 1
    rows = list(csv.reader(io.StringIO(body), delimiter="\t", strict=True))
    names = headers["columns"].split("\t")
    assert all(len(row) == len(names) for row in rows)
    assert tuple(names[k] for k in range(len(names)) if k not in (guid, tags)) == FIELDS
    fields = [tuple(cell for k, cell in enumerate(row) if k not in (guid, tags)) for row in rows]
    return [(row[guid], cells, set(row[tags].split())) for row, cells in zip(rows, fields, strict=True)]


def unpacked(content: bytes, folder: Path) -> tuple[list[Row], dict[str, str], int]:
    """The notes of a package, the names of its decks by id, and how many cards it has."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        path = Path(archive.extract("collection.anki2", folder))
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        notes = database.execute("SELECT guid, flds, tags, mid FROM notes ORDER BY id").fetchall()
        models, decks = (json.loads(column) for column in database.execute("SELECT models, decks FROM col").fetchone())
        (cards,) = database.execute("SELECT count(*) FROM cards").fetchone()
    for *_, model in notes:
        assert tuple(field["name"] for field in models[str(model)]["flds"]) == FIELDS
    rows = [(guid, tuple(fields.split("\x1f")), set(tags.split())) for guid, fields, tags, _ in notes]
    return rows, {number: deck["name"] for number, deck in decks.items()}, cards


def test_text_and_package_hold_the_same_cards(full: Report, tmp_path: Path) -> None:
    rows, decks, cards = unpacked(package.write(full, words), tmp_path)
    assert rows == imported(text.write(full, words))
    assert cards == len(rows) == 6
    assert "dialogue_reader::Notes: HỘI NGHỊ Ở HÀ NỘI: KÝ KẾT | Hanoï a ouvert le dialogue" in decks.values()


def test_a_card_has_passage_counterpart_note_source_and_tags(full: Report) -> None:
    guid, fields, tags = imported(text.write(full, words))[2]
    passage, counterpart, note, source = fields
    assert guid == "a0902"
    assert passage == '<div lang="vi" dir="auto">ba năm về &#91;di cư&#93;</div>'
    assert counterpart == '<div lang="fr" dir="auto">un accord de trois ans</div>'
    assert note == "<p>Cả hai.</p>"
    assert "HỘI NGHỊ" in source
    assert "https://example.org/a.html?b=(c)&amp;d#:~:text=" in source
    assert tags == {"accord", "blue"}


def test_what_is_exported_again_is_known_by_the_same_ids(full: Report, tmp_path: Path) -> None:
    first, decks, _ = unpacked(package.write(full, words), tmp_path)
    changed = full._replace(notes=tuple(note._replace(counterparts=()) for note in full.notes), colours={})
    second, later_decks, _ = unpacked(package.write(changed, words), tmp_path)
    assert [row[0] for row in first] == [row[0] for row in second]
    assert first != second
    assert decks == later_decks


def test_nothing_in_a_document_is_markup_of_anki(full: Report) -> None:
    """Neither sound, nor a deletion, nor mathematics, nor HTML; and no field breaks a line."""
    rows = imported(text.write(full, words))
    fields = [field for _, fields, _ in rows for field in fields]
    assert not [field for field in fields if any(sign in field for sign in ("[", "{", "\\", "<script", "<img", "\n"))]
    assert "&#91;sound:a.mp3&#93;" in rows[3][1][0]
    assert rows[3][2] == {"=1+1", "a␛_b", "pink"}


def test_without_the_library_the_error_says_what_to_install(full: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    with pytest.raises(OutputError) as caught:
        package.write(full, words)
    assert "pip install 'dialogue-reader[anki]'" in described(caught.value)


def test_among_notes_of_many_articles_the_source_of_a_card_names_its_article_once(full: Report) -> None:
    notes = [exported.annotation for exported in full.notes]
    report = report_of_all(notes)
    assert len(report.heads) > 1
    for (_, (*_, source), _), note in zip(imported(text.write(report, words)), notes, strict=True):
        for target in note.targets:
            assert source.count(html.escape(target.document.title)) == 1
