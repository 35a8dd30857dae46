"""Tables are read back by the csv module, and no cell is a formula."""

import csv
import io

import pytest

from dialogue_reader.messages.export import words
from dialogue_reader.notes.export.report import Report
from dialogue_reader.notes.export.tables import COLUMNS, READWISE, write_csv, write_readwise, write_tsv
from dialogue_reader.writing.plain_text import visible

WRITERS = {",": write_csv, "\t": write_tsv}


def rows(text: str, between: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=between, strict=True))


@pytest.mark.parametrize("between", WRITERS)
def test_every_note_is_a_row_of_the_documented_columns(between: str, full: Report) -> None:
    table = rows(WRITERS[between](full, words), between)
    assert all(tuple(row) == COLUMNS for row in table)
    assert [row["id"] for row in table] == [note.annotation.id for note in (*full.notes, *full.orphans)]
    pair = table[2]
    assert (pair["text"], pair["across_text"]) == ("ba năm về [di cư]", "un accord de trois ans")
    assert (pair["document"], pair["across_document"], pair["across_language"]) == ("left", "right", "fr")
    assert (table[1]["colour"], table[1]["colour_name"], table[1]["tags"]) == (
        "green",
        "Verified | *sûr*",
        "nguồn tin; 1984",
    )
    assert (table[-1]["standing"], table[-1]["verdict"]) == ("orphan", "orphan")


def test_offsets_cut_the_quoted_text_out_of_the_article(full: Report) -> None:
    """With controls as signs, a character for a character."""
    for row, exported in zip(rows(write_csv(full, words)), full.notes, strict=False):
        assert int(row["end"]) - int(row["start"]) == len(exported.quote.text)
        assert row["text"].removeprefix("'") == visible(exported.quote.text)


@pytest.mark.parametrize("between", WRITERS)
def test_no_cell_is_a_formula_of_a_spreadsheet(between: str, full: Report) -> None:
    table = rows(WRITERS[between](full, words), between)
    assert not [cell for row in table for cell in row.values() if cell.lstrip()[:1] in tuple("=+-@＝＋－＠")]
    assert table[3]["text"].startswith("'=1+1 ")
    assert table[4]["note"] == "'+1"


def test_readwise_gets_the_columns_it_knows_and_highlights_to_the_letter(full: Report) -> None:
    table = rows(write_readwise(full, words))
    assert all(tuple(row) == READWISE for row in table)
    assert [row["Highlight"] for row in table] == [visible(note.quote.text) for note in (*full.notes, *full.orphans)]
    assert table[1]["Note"] == ".nguồn_tin .1984\n\nAi *ký*?\nKhi nào?"
    assert table[2]["Note"].endswith("Noted together with: un accord de trois ans (Hanoï a ouvert le dialogue)")
    assert (table[4]["URL"], table[4]["Author"]) == ("https://example.org/a.html?b=(c)&d", "A. Dupont")
    assert table[0]["Date"] == "2022-08-16 09:00:00"
