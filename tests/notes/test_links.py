import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree
from translate.storage.tmx import tmxfile

from dialogue_reader import __version__
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import Pair, Sides, Span
from dialogue_reader.notes.export.links import LINK_FORMATS
from dialogue_reader.notes.export.links.linked import LinkedTexts, linked_texts
from dialogue_reader.notes.storage.store import NoteStore

GOLDEN = Path(__file__).with_name("golden")
NOW = datetime(2022, 8, 16, 9, tzinfo=UTC)
TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"

# Crossing, and one to two.
LINKED = Comparison(
    (Link((0,), (2,), 0.91), Link((1, 2), (0,), 0.8), Link((1,), (1,), 0.755)),
    (Link((2,), (1,), 0.3),),
    Sides((), ()),
    "hand-made",
)


@pytest.fixture
def linked(pair: Pair, store: NoteStore) -> LinkedTexts:
    store.add(pair.left, Span("left", 0, 6), "yellow", "Wo? <hier> & dort\nzweite Zeile")
    store.add(pair.left, Span("left", 25, 30), "green")
    return linked_texts(pair, LINKED, "passage", store.of_pair(pair))


@pytest.mark.parametrize("form", LINK_FORMATS)
def test_every_format_is_as_it_was_looked_at(form: str, linked: LinkedTexts, tmp_path: Path) -> None:
    written = LINK_FORMATS[form].write(linked, NOW).replace(str(tmp_path), "/texts").replace(__version__, "VERSION")
    assert written == (GOLDEN / f"links{LINK_FORMATS[form].suffix}").read_text("utf-8")


def test_another_reader_of_tmx_finds_units_languages_and_notes(linked: LinkedTexts) -> None:
    memory = tmxfile.parsestring(LINK_FORMATS["tmx"].write(linked, NOW).encode(), "vi", "fr")  # type: ignore[no-untyped-call]
    units = memory.units
    assert len(units) == 3
    assert units[0].source == linked.texts.left.parts[0].text
    assert units[0].target == linked.texts.right.parts[2].text
    assert units[0].getnotes() == "Wo? <hier> & dort zweite Zeile"
    assert {unit.source for unit in units} == {link.text("left") for link in linked.links}


def test_links_of_tei_lead_to_parts_of_both_texts(linked: LinkedTexts) -> None:
    root = etree.fromstring(LINK_FORMATS["tei"].write(linked, NOW).encode())
    ids = [element.get(ID) for element in root.iter() if element.get(ID)]
    assert len(ids) == len(set(ids))
    targets = [(link.get("target") or "").split() for link in root.iter(f"{TEI}link")]
    assert targets == [["#l0", "#r2"], ["#l1", "#r1"], ["#l1", "#l2", "#r0"]]
    assert {target.removeprefix("#") for link in targets for target in link} <= set(ids)
    notes = [note.get("target") for note in root.iter(f"{TEI}note")]
    assert notes == ["#l0 #r2"]


def test_csv_is_read_back(linked: LinkedTexts) -> None:
    heading, *rows = csv.reader(io.StringIO(LINK_FORMATS["csv"].write(linked, NOW)))
    assert heading == ["left ids", "right ids", "score", "left text", "right text"]
    assert [row[:3] for row in rows] == [["0", "2", "0.91"], ["1", "1", "0.76"], ["1 2", "0", "0.80"]]
    assert all(row[3:] == [link.text("left"), link.text("right")] for row, link in zip(rows, linked.links, strict=True))


def test_no_cell_of_csv_is_a_formula_of_a_spreadsheet(pair: Pair) -> None:
    linked = linked_texts(Pair(pair.left._replace(text="=" + pair.left.text[1:]), pair.right), LINKED, "passage")
    assert linked.links[0].text("left").startswith("=")
    _, row, *_ = csv.reader(io.StringIO(LINK_FORMATS["csv"].write(linked, NOW)))
    assert row[3] == f"'{linked.links[0].text('left')}"


def test_no_unsure_link_is_written(linked: LinkedTexts) -> None:
    assert len(linked.links) == len(LINKED.links)


def test_sentences_are_linked_by_their_own_ids(pair: Pair) -> None:
    comparison = Comparison((Link((0,), (3,), 0.9),), (), Sides((), ()), "hand-made", level="sentence")
    (link,) = linked_texts(pair, comparison, "sentence").links
    assert link.text("right") == pair.right.text_of(pair.right.sentences[3])
    assert 'segtype="sentence"' in LINK_FORMATS["tmx"].write(linked_texts(pair, comparison, "sentence"), NOW)


def test_what_xml_may_not_hold_is_shown_as_a_sign(pair: Pair) -> None:
    text = pair.left.text.replace("Nội", "N\x1b\x00\ufffei", 1)
    written = linked_texts(Pair(pair.left._replace(text=text), pair.right), LINKED, "passage")
    for form in ("tmx", "tei"):
        etree.fromstring(LINK_FORMATS[form].write(written, NOW).encode())
