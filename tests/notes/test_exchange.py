"""Notes go out and come back in: nothing lost, nothing changed."""

import json
import os
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from pyld import jsonld
from tests.notes.random_notes import stores

from dialogue_reader.messages.export import words
from dialogue_reader.notes.arrivals import Arrival, Arrivals, Intake
from dialogue_reader.notes.export import FORMATS
from dialogue_reader.notes.export.report import report_of_all
from dialogue_reader.notes.export.web_annotation import CONTEXT
from dialogue_reader.notes.imports import arrivals_of
from dialogue_reader.notes.model import Annotation, Document, Selector, Target
from dialogue_reader.notes.storage.store import NoteStore

LOSSLESS = ("json", "jsonld")
ROOT = Path(__file__).parents[2]
STANDARDS = Path(__file__).parent / "standards"


def exported(store: NoteStore, form: str) -> bytes:
    """Every note of a store, as a file holds it."""
    text = FORMATS[form].write(report_of_all(store.all(), store.colour_names()), words)
    assert isinstance(text, str)
    return text.encode("utf-8", "replace")  # as files are written


def contents(store: NoteStore) -> tuple[list[Annotation], dict[str, str], list[tuple[object, ...]]]:
    """All values that a store holds of its notes: what the reader makes of them, and the columns as they are."""
    rows = store._connection.execute(
        """SELECT a.*, d.source, d.title, d.language, d.outlet, d.published,
            e.source, e.title, e.language, e.outlet, e.published
        FROM annotation a JOIN document d ON d.id = a.document LEFT JOIN document e ON e.id = a.across_document
        ORDER BY a.id"""
    )
    numbers = [k for k, column in enumerate(rows.description) if column[0] in ("document", "across_document")]
    columns = [tuple(value for k, value in enumerate(row) if k not in numbers) for row in rows]
    return sorted(store.all(), key=lambda note: note.id), store.colour_names(), columns


@pytest.mark.parametrize("form", LOSSLESS)
@given(arrivals=stores(5))
def test_what_is_exported_and_imported_is_what_there_was(form: str, arrivals: Arrivals) -> None:
    with NoteStore.in_memory() as store, NoteStore.in_memory() as other:
        store.take(arrivals)
        file = exported(store, form)
        intake = other.take(arrivals_of(file, "notes"))
        assert contents(other) == contents(store)
        assert intake == Intake(len(store.all()), 0, 0)
        assert other.take(arrivals_of(file, "notes")) == Intake(0, 0, len(store.all()))
        assert contents(other) == contents(store)


HANOI = Document("/home/lan/a.vi.txt", "Hà Nội mở đối thoại", "vi", "Báo", datetime(2022, 8, 15, 11, 59))
PARIS = Document("https://example.org/a?b=c#d", "Hanoï a ouvert le dialogue", "fr")
TALK = Target(HANOI, Selector("đối thoại", "Hà Nội mở ", ".\n\nHai bộ", 11, 20), 11, 20, digest="a" * 64)
ACCORD = Target(PARIS, Selector("un accord 𝔘", "signé\r\n", " sur", 64, 75), 64, 75, digest="b" * 64)
GONE = Target(PARIS, Selector("Il neige.", "", "", 0, 9), 0, 9, "orphan", "b" * 64)
EARLY = datetime(2022, 8, 16, 9, 0, 0, 123456, UTC)
FEW = Arrivals(
    (
        Arrival("11111111-2222-4333-8444-555555555555", (TALK, ACCORD), "pink", "# Même *chose* ?", ("à vérifier",),
                EARLY, EARLY),
        Arrival("http://example.org/anno1", (ACCORD,), "yellow", "", (), EARLY, EARLY + timedelta(days=1)),
        Arrival("Xq3fPk9JEeyzO4vA", (GONE,), "blue", "\x1b[2J", ("x", "y"), EARLY, EARLY),
    ),
    {"pink": "wichtig", "green": "lieu"},
)  # fmt: skip


@pytest.mark.parametrize("form", ["json", "jsonld", "hypothesis"])
def test_the_notes_of_all_documents_are_as_the_golden_file(form: str) -> None:
    path = Path(__file__).parent / "golden" / f"all{FORMATS[form].suffix}"
    with NoteStore.in_memory() as store:
        store.take(FEW)
        file = exported(store, form)
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_bytes(file)
        assert file == path.read_bytes()
        assert store.take(arrivals_of(file, "notes")) == Intake(0, 0, 3)


@settings(max_examples=20)
@given(arrivals=stores(3))
def test_json_is_as_its_schema_says_and_json_ld_as_the_model_requires(arrivals: Arrivals) -> None:
    with NoteStore.in_memory() as store:
        store.take(arrivals)
        validator(ROOT / "docs" / "notes.schema.json").validate(json.loads(exported(store, "json")))
        validator(STANDARDS / "web_annotation.schema.json").validate(json.loads(exported(store, "jsonld")))


@pytest.mark.parametrize("name", ["all", "compared", "not-compared", "empty"])
def test_the_golden_files_are_valid(name: str) -> None:
    for form, schema in (
        ("json", ROOT / "docs" / "notes.schema.json"),
        ("jsonld", STANDARDS / "web_annotation.schema.json"),
    ):
        file = Path(__file__).parent / "golden" / f"{name}.{form}"
        validator(schema).validate(json.loads(file.read_text("utf-8")))


@cache
def validator(path: Path) -> jsonschema.Draft202012Validator:
    schema = json.loads(path.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def context(url: str, options: object = None) -> dict[str, Any]:
    """The context of Web Annotations, from a file, and nothing else."""
    assert url == CONTEXT
    document = json.loads((STANDARDS / "anno.jsonld").read_text("utf-8"))
    return {"contextUrl": None, "documentUrl": url, "document": document, "contentType": "application/ld+json"}


@settings(max_examples=20)
@given(arrivals=stores(3))
def test_json_ld_says_the_same_to_another_reader(arrivals: Arrivals) -> None:
    with NoteStore.in_memory() as store:
        store.take(arrivals)
        file = exported(store, "jsonld")
        notes = {note.id: note for note in store.all()}
    # All that a processor of JSON-LD understands, in an order of its own.
    expanded = jsonld.expand(json.loads(file), {"documentLoader": context})
    frame = {"@context": CONTEXT, "type": "Annotation", "target": {}, "body": {"@embed": "@always"}}
    framed = jsonld.frame(expanded, frame, {"documentLoader": context, "embed": "@always"})
    annotations = framed.get("@graph", [framed])
    assert len(annotations) == len(notes)
    for annotation in annotations:
        note = notes[arrivals_of(json.dumps(annotation).encode(), "framed").notes[0].id]
        assert annotation["created"] == note.created.isoformat().replace("+00:00", "Z")
        targets = several(annotation["target"])
        assert len(targets) == len(note.targets)
        quoted = {each["exact"] for target in targets for each in target["selector"] if "exact" in each}
        assert quoted == {target.selector.exact for target in note.targets}
        counted = {(each["start"], each["end"]) for target in targets for each in target["selector"] if "end" in each}
        assert counted == {(target.selector.start, target.selector.end) for target in note.targets}
        bodies = [(body["purpose"], body["value"]) for body in several(annotation.get("body") or [])]
        assert {value for purpose, value in bodies if purpose == "tagging"} == set(note.tags)
        assert [value for purpose, value in bodies if purpose == "commenting"] == [note.note] * bool(note.note)
        assert annotation["stylesheet"]["value"].startswith(f".{note.colour} ")


def several(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]
