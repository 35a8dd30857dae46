"""What other programs write is taken over; what is no notes is refused by name and line, and nothing of it is kept."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.notes.random_notes import IDS, PLACES, TEXT

from dialogue_reader.documents.model import Article, Pair, Span
from dialogue_reader.errors import ExchangeError
from dialogue_reader.messages.errors import described
from dialogue_reader.messages.export import words
from dialogue_reader.notes.arrivals import Arrival, Arrivals, Intake
from dialogue_reader.notes.export import FORMATS
from dialogue_reader.notes.export.report import report_of_all
from dialogue_reader.notes.identifiers import iri_of_note, iri_of_source, is_exact, note_of_iri, source_of_iri
from dialogue_reader.notes.imports import arrivals_of
from dialogue_reader.notes.model import Annotation, Document, Selector, Target
from dialogue_reader.notes.storage.store import NoteStore

QUOTE = "un accord de trois ans"


def taken(value: object) -> tuple[Arrival, ...]:
    """The notes in a value of JSON, or in a text."""
    return arrivals_of((value if isinstance(value, str) else json.dumps(value)).encode(), "notes").notes


def in_store(value: object) -> tuple[Annotation, ...]:
    with NoteStore.in_memory() as store:
        store.take(Arrivals(taken(value)))
        return store.all()


def span_of(article: Article, quoted: str) -> Span:
    start = article.text.index(quoted)
    return Span("left", start, start + len(quoted))


# -- Web Annotations ---------------------------------------------------------------------------------------------------


def web_annotation(**parts: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON value
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://example.org/anno1",
        "type": "Annotation",
        "target": {
            "source": "http://example.org/page",
            "selector": {"type": "TextQuoteSelector", "exact": QUOTE, "prefix": "signé ", "suffix": " sur"},
        },
        **parts,
    }


def test_an_annotation_of_another_program_is_a_note() -> None:
    body = {"type": "TextualBody", "value": "<p>Combien ?</p>", "format": "text/html"}
    (note,) = in_store(web_annotation(body=body, created="2015-10-13T13:00:00Z"))
    assert (note.id, note.note, note.colour) == ("http://example.org/anno1", "<p>Combien ?</p>", "yellow")
    assert (note.document.source, note.selector.exact) == ("http://example.org/page", QUOTE)
    assert note.created == note.modified == datetime(2015, 10, 13, 13, tzinfo=UTC)


def page(items: object) -> dict[str, object]:
    return {"type": "AnnotationPage", "items": items}


@pytest.mark.parametrize(
    "wrap",
    [
        lambda note: [note],
        lambda note: page([note]),
        lambda note: {"type": "AnnotationCollection", "total": 1, "first": page([note])},
        lambda note: {"type": ["BasicContainer", "AnnotationCollection"], "first": page(note)},
    ],
)
def test_a_list_a_page_or_a_collection_is_read(wrap: Callable[[object], object]) -> None:
    assert taken(wrap(web_annotation())) == taken(web_annotation())


def test_a_collection_whose_pages_are_elsewhere_has_no_notes() -> None:
    assert taken({"type": "AnnotationCollection", "total": 2, "first": "http://example.org/page1"}) == ()


@pytest.mark.parametrize(
    ("parts", "note", "tags"),
    [
        ({"bodyValue": "mot"}, "mot", ()),
        ({"body": "http://example.org/b"}, "<http://example.org/b>", ()),
        ({"body": {"id": "http://example.org/b", "type": "Video"}}, "<http://example.org/b>", ()),
        ({"body": {"type": "SpecificResource", "source": "http://example.org/b"}}, "<http://example.org/b>", ()),
        ({"body": ["http://example.org/b", {"value": "mot"}]}, "<http://example.org/b>\n\nmot", ()),
        ({"body": {"type": "Choice", "items": [{"value": "un"}, {"value": "deux"}]}}, "un", ()),
        ({"body": {"value": "mot", "purpose": "tagging"}}, "", ("mot",)),
        ({"body": {"value": "mot", "purpose": ["oa:tagging"]}}, "", ("mot",)),
        ({"body": {"value": "mot"}, "motivation": "tagging"}, "", ("mot",)),
        ({"body": {"value": "mot", "purpose": "classifying"}}, "", ("mot",)),
        ({"body": {"value": "a\nb", "purpose": "tagging"}}, "", ("a b",)),
        ({"body": {"value": "mot"}, "motivation": ["commenting", "tagging"]}, "mot", ()),
        ({"motivation": "highlighting"}, "", ()),
    ],
)  # fmt: skip
def test_what_bodies_say_is_kept(parts: dict[str, Any], note: str, tags: tuple[str, ...]) -> None:
    (arrival,) = taken(web_annotation(**parts))
    assert (arrival.note, arrival.tags) == (note, tags)


@pytest.mark.parametrize(
    ("target", "selector"),
    [
        ("http://example.org/page", Selector("", "", "", 0, 0)),
        ({"id": "http://example.org/page", "type": "Text"}, Selector("", "", "", 0, 0)),
        (
            {
                "source": {"id": "http://example.org/page"},
                "selector": [
                    {"type": "TextPositionSelector", "start": 4, "end": 9},
                    {"type": "TextQuoteSelector", "exact": "hello"},
                ],
            },
            Selector("hello", "", "", 4, 9),
        ),
        (
            {
                "source": "http://example.org/page",
                "selector": {
                    "type": "FragmentSelector",
                    "value": "p1",
                    "refinedBy": {"type": "TextQuoteSelector", "exact": "hello", "prefix": "a"},
                },
            },
            Selector("hello", "a", "", 0, 5),
        ),
        ({"source": "http://example.org/page", "selector": "http://example.org/s"}, Selector("", "", "", 0, 0)),
    ],
)
def test_selectors_that_quote_are_taken_and_the_rest_is_an_orphan(target: object, selector: Selector) -> None:
    (note,) = in_store(web_annotation(target=target))
    assert (note.document.source, note.selector) == ("http://example.org/page", selector)
    assert note.orphan == (not selector.exact)


def test_more_than_two_targets_become_several_notes() -> None:
    targets = [f"http://example.org/{n}" for n in range(5)]
    notes = in_store(web_annotation(target=targets))
    assert sorted(len(note.targets) for note in notes) == [1, 2, 2]
    assert {target.document.source for note in notes for target in note.targets} == set(targets)
    assert len({note.id for note in notes}) == 3


@pytest.mark.parametrize("name", [None, "_:b0", "anno1", ""])
def test_a_name_that_means_nothing_elsewhere_gives_an_id_made_of_the_content(name: str | None) -> None:
    (first,) = in_store(web_annotation(id=name))
    (again,) = in_store(web_annotation(id=name))
    (other,) = in_store(web_annotation(id=name, bodyValue="mot"))
    assert first.id == again.id != other.id


@settings(max_examples=200)
@given(IDS | TEXT.filter(bool))
@example("urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8")
@example("urn:x-dialogue-reader:note:a%20b")
def test_any_id_has_an_iri_that_leads_back(note_id: str) -> None:
    assert note_of_iri(iri_of_note(note_id)) == note_id
    assert " " not in iri_of_note(note_id)


@settings(max_examples=200)
@given(PLACES | TEXT)
@example("/home/lan/a b%20c.txt")
@example("/home/lan/\udcff\udc80.txt")
@example("/home/lan/ế-𝔘.txt")
@example("-")
def test_any_place_has_an_iri_and_what_that_cannot_say_is_known(source: str) -> None:
    iri = iri_of_source(source)
    assert not set(iri) & set(' <>"{}|\\^`\n')
    assert ":" in iri
    assert is_exact(source) == (source_of_iri(iri) == source)


@pytest.mark.parametrize("source", ["/a b.txt", "/home/lan/\udcff.txt", "/ế%41.txt", "https://example.org/a?b#c", "-"])
def test_what_people_open_has_an_iri_that_is_exact(source: str) -> None:
    assert is_exact(source)


# -- Hypothesis --------------------------------------------------------------------------------------------------------

HYPOTHESIS = {
    "id": "Xq3fPk9JEeyzO4vA",
    "created": "2019-01-03T19:46:09.334539+00:00",
    "updated": "2019-01-04T00:00:00.000001+00:00",
    "user": "acct:lan@hypothes.is",
    "uri": "http://example.org/page",
    "text": "Combien ?",
    "tags": ["à vérifier"],
    "group": "__world__",
    "document": {"title": ["Hanoï a ouvert le dialogue"]},
    "target": [
        {
            "source": "http://example.org/page",
            "selector": [
                {"type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]", "startOffset": 0},
                {"type": "TextPositionSelector", "start": 64, "end": 86},
                {"type": "TextQuoteSelector", "exact": QUOTE, "prefix": "signé ", "suffix": " sur"},
            ],
        }
    ],
}


@pytest.mark.parametrize(
    "file", [HYPOTHESIS, [HYPOTHESIS], {"total": 1, "rows": [HYPOTHESIS]}, {"annotations": [HYPOTHESIS]}]
)
def test_annotations_of_hypothesis_are_notes(file: object) -> None:
    (note,) = in_store(file)
    assert (note.id, note.note, note.tags) == ("Xq3fPk9JEeyzO4vA", "Combien ?", ("à vérifier",))
    assert note.document == Document("http://example.org/page", "Hanoï a ouvert le dialogue", "und")
    assert note.selector == Selector(QUOTE, "signé ", " sur", 64, 86)
    assert note.created == datetime(2019, 1, 3, 19, 46, 9, 334539, UTC)
    assert note.modified - note.created == timedelta(hours=4, minutes=13, seconds=50, microseconds=665462)


def test_a_note_on_a_page_as_a_whole_is_an_orphan_with_its_text() -> None:
    (note,) = in_store({**HYPOTHESIS, "target": [{"source": "http://example.org/page"}]})
    assert (note.orphan, note.note) == (True, "Combien ?")
    (reply,) = in_store({**HYPOTHESIS, "target": [], "references": ["x"]})
    assert (reply.orphan, reply.note) == (True, "Combien ?")


def test_what_goes_to_hypothesis_comes_back(store: NoteStore, pair: Pair) -> None:
    store.add(pair.left, span_of(pair.left, "Bắc Ninh"), "purple", "où ?", ("colour:pink", "lieu"))
    store.add(pair.right, span_of(pair.right, QUOTE), "blue", across=(pair.left, span_of(pair.left, "ba năm")))
    text = FORMATS["hypothesis"].write(report_of_all(store.all()), words)
    assert store.take(Arrivals(taken(text))) == Intake(0, 0, 2)

    def told(note: Annotation) -> tuple[object, ...]:
        return note.id, note.colour, note.note, note.tags, note.created, [target.selector for target in note.targets]

    assert sorted(map(told, in_store(text))) == sorted(map(told, store.all()))


# -- Readwise ----------------------------------------------------------------------------------------------------------


def test_a_table_that_readwise_takes_is_read() -> None:
    table = (
        "\ufeffHighlight,Title,Author,URL,Note,Location,Date\r\n"
        f'"{QUOTE}",Dialogue,Le Monde,https://example.org/a#:~:text=un,'
        '".accord .à_vérifier\n\nCombien ""?""\nOù ?",64,2022-08-15 10:00:00\r\n'
        ",,,,,,\r\n"
    )
    (note,) = in_store(table)
    assert note.selector == Selector(QUOTE, "", "", 64, 64 + len(QUOTE))
    assert note.document == Document("https://example.org/a", "Dialogue", "und", "Le Monde")
    assert (note.note, note.tags) == ('Combien "?"\nOù ?', ("accord", "à_vérifier"))
    assert note.created == datetime(2022, 8, 15, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "note", "tags"),
    [
        (".a", "", ("a",)),
        (".a .b", "", ("a", "b")),
        (".a b", ".a b", ()),
        ("... vraiment", "... vraiment", ()),
        ("x\n.a", "x\n.a", ()),
        ("", "", ()),
    ],
)
def test_tags_stand_in_the_first_line_of_a_note(written: str, note: str, tags: tuple[str, ...]) -> None:
    (arrival,) = taken(f'Highlight,Note\n{QUOTE},"{written}"\n')
    assert (arrival.note, arrival.tags) == (note, tags)


def test_a_table_that_readwise_gives_is_read() -> None:
    table = (
        "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at\n"
        f"{QUOTE},Dialogue,A. Dupont,,,pink,\"a, b\",page,12,2022-08-15 10:00:00+02:00\n"
    )  # fmt: skip
    (note,) = in_store(table)
    assert (note.colour, note.tags, note.document.title) == ("pink", ("a", "b"), "Dialogue")
    assert note.created == datetime(2022, 8, 15, 8, tzinfo=UTC)


# -- into the store ----------------------------------------------------------------------------------------------------

EARLY, LATE = datetime(2022, 1, 1, tzinfo=UTC), datetime(2022, 6, 1, tzinfo=UTC)


def arrival(source: str = "", digest: str = "", **parts: Any) -> Arrival:  # noqa: ANN401 - fields of an arrival
    selector = Selector(QUOTE, "signé ", " sur", 64, 86)
    target = Target(Document(source, "Titre", "fr"), selector, 64, 86, digest=digest)
    return Arrival(
        **{"id": "a", "targets": (target,), "colour": "yellow", "created": EARLY, "modified": EARLY, **parts}
    )


def test_what_was_changed_last_stays_and_is_counted(store: NoteStore) -> None:
    assert store.take(Arrivals((arrival(note="un"), arrival(id="b")))) == Intake(2, 0, 0)
    assert store.take(Arrivals((arrival(note="deux", modified=LATE), arrival(id="c")))) == Intake(1, 1, 0)
    assert store.take(Arrivals((arrival(note="trois"), arrival(note="quatre", modified=LATE)))) == Intake(0, 0, 2)
    assert {note.id: note.note for note in store.all()} == {"a": "deux", "b": "", "c": ""}


def test_a_note_without_a_time_never_overwrites_one(store: NoteStore) -> None:
    store.take(Arrivals((arrival(note="un"),)))
    assert store.take(Arrivals((arrival(note="deux", created=None, modified=None),))) == Intake(0, 0, 1)
    assert store.take(Arrivals((arrival(id="", created=None, modified=None),))) == Intake(1, 0, 0)
    assert store.take(Arrivals((arrival(id="", created=None, modified=None),))) == Intake(0, 0, 1)


def test_an_import_is_one_step_of_undo(store: NoteStore) -> None:
    store.take(Arrivals((arrival(note="un"),)))
    before = store.all()
    store.take(Arrivals((arrival(note="deux", modified=LATE), arrival(id="b"), arrival(id="b", modified=LATE))))
    after = store.all()
    assert len(after) == 2
    store.undo()
    assert store.all() == before
    store.redo()
    assert store.all() == after
    store.take(Arrivals((arrival(),)))  # nothing new is no step
    store.undo()
    assert store.all() == before


@pytest.mark.parametrize("by", ["content", "place"])
def test_an_article_is_recognised_by_its_content_or_its_place(store: NoteStore, french: Article, by: str) -> None:
    known = arrival("/elsewhere.txt", french.digest) if by == "content" else arrival(french.source)
    store.take(Arrivals((known,)))
    (note,) = store.annotations(french)
    assert (note.standing, french.text[note.start : note.end]) == ("exact", QUOTE)


def test_notes_that_are_there_and_notes_that_come_are_on_one_document(store: NoteStore, french: Article) -> None:
    store.annotations(french)  # the store has looked, and remembers that there were none
    store.take(Arrivals((arrival("/elsewhere.txt", french.digest),)))
    store.add(french, span_of(french, "Londres"), "pink")
    moved = french._replace(source="/moved.txt")
    assert len(store.annotations(moved)) == 2
    assert store._connection.execute("SELECT count(*) FROM document").fetchone() == (1,)


def test_what_cannot_be_placed_is_an_orphan(store: NoteStore, french: Article) -> None:
    selector = Selector("Il neigera demain sur les sommets des Alpes.", "", "", 0, 44)
    target = Target(Document(french.source, "", "fr"), selector, 0, 44)
    store.take(Arrivals((arrival(targets=(target,)),)))
    (note,) = store.annotations(french)
    assert (note.standing, note.selector) == ("orphan", selector)
    assert [note.standing for note in store.all()] == ["orphan"]


def test_a_note_that_was_looked_for_is_looked_for_anew_when_it_comes_changed(store: NoteStore, french: Article) -> None:
    store.take(Arrivals((arrival(french.source, french.digest),)))
    assert [note.end - note.start for note in store.annotations(french)] == [22]
    words = Selector("Londres", "sur la migration.\n\n", " promet", 106, 113)
    target = Target(Document(french.source, "Titre", "fr"), words, 106, 113, digest=french.digest)
    store.take(Arrivals((arrival(targets=(target,), modified=LATE),)))
    assert [french.text[note.start : note.end] for note in store.annotations(french)] == ["Londres"]


def test_names_of_colours_come_along_but_take_no_name_away(store: NoteStore) -> None:
    store.name_colour("pink", "wichtig")
    store.take(Arrivals((), {"pink": "à vérifier", "blue": "lieu"}))
    assert store.colour_names() == {"pink": "wichtig", "blue": "lieu"}


def test_an_import_that_fails_leaves_nothing(store: NoteStore) -> None:
    broken = arrival(id="b")._replace(targets=(object(),))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        store.take(Arrivals((arrival(), broken)))
    assert store.all() == ()
    assert store.undo() == ()


# -- hostile files -----------------------------------------------------------------------------------------------------


def own_json(**parts: Any) -> str:  # noqa: ANN401 - any JSON value
    """A file of ours with one note, a value a line."""
    with NoteStore.in_memory(lambda: EARLY) as store:
        store.take(Arrivals((arrival("/a.txt", "0" * 64, note="un", tags=("x",)),)))
        value = json.loads(FORMATS["json"].write(report_of_all(store.all()), words))
    (note,) = value["annotations"]
    for path, part in parts.items():
        *way, last = path.split("__")
        inside = note
        for step in way:
            inside = inside[int(step)] if step.isdigit() else inside[step]
        inside[last] = part
    return json.dumps(value, indent=1)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("id", 7), ("id", None), ("colour", "mauve"), ("colour", None), ("colour", ["yellow"]), ("note", {}),
        ("tags", [1]), ("tags", 5), ("created", "gestern"), ("modified", 5), ("modified", "9999-12-31T23:59:59-12:00"),
        ("targets", []), ("targets", {}), ("targets", [1]), ("targets", [None]), ("targets__0__start", -1),
        ("targets__0__start", 10**30), ("targets__0__start", 1.5), ("targets__0__start", True), ("targets__0__end", 3),
        ("targets__0__exact", 5), ("targets__0__source", None), ("targets__0__published", "x"),
        ("targets__0__digest", 1), ("targets__0__digest", "\ud800"), ("targets__0__standing", "lost"),
        ("targets__0__end", float("inf")), ("targets__0__end", float("nan")),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_refused_by_its_line(path: str, value: object) -> None:
    text = own_json(**{path: value})
    with pytest.raises(ExchangeError) as refusal:
        taken(text)
    error = refusal.value
    assert (error.code, error.subject) == ("notes_odd", "notes")
    last = path.split("__")[-1]
    told = text.splitlines()[int(str(error.arguments["line"])) - 1]
    assert f'"{last}"' in told or last in str(error.arguments["field"])
    assert len(described(error).splitlines()) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"", b" \n", b"no JSON at all", b"{", b"nul", b'{"format": "dialogue-reader notes", "annotations": [',
        b'{"a": "\x01"}', b"\xff\xfe\x00\xd8", b"\x00" * 100, bytes(range(256)), b"[" * 10**6, b'{"a":' * 10**6,
        b'{"format": "dialogue-reader notes", "version": 99, "annotations": []}',
        b'{"format": "dialogue-reader notes", "version": ' + b"9" * 10**5 + b"}",
        b'{"format": "dialogue-reader notes"}', b'{"format": "dialogue-reader notes", "version": 1}',
        b"Highlight,Title\n\"open", b"Highlight,Title\na,b,c", b"Highlight,Date\na,yesterday",
        b'Highlight,Title\n"a"b,c', b"Highlight,Title\n" + b"x" * 200_000,
        b'{"type": "Annotation"}', b'{"type": "Annotation", "target": 5}', b'{"type": "Annotation", "target": [[]]}',
        b'{"uri": 5}', b'{"uri": "x", "target": 5}', b'{"uri": "x", "target": [{"selector": [5]}]}',
        b'[{"uri": "x"}, 5]', b'{"type": "Annotation", "target": "x", "body": [[]]}',
        b'{"type": "Annotation", "target": "x", "body": {"value": []}}',
        b'{"type": "AnnotationPage", "items": [5]}', b'{"type": "AnnotationPage", "items": {"type": 5}}',
    ],
    ids=lambda data: data[:40].decode("latin-1"),
)  # fmt: skip
def test_what_is_no_notes_is_refused_in_two_lines(data: bytes) -> None:
    with pytest.raises(ExchangeError) as refusal:
        arrivals_of(data, "notes.json")
    told = described(refusal.value)
    assert told.startswith("notes.json: ")
    assert len(told.splitlines()) == 2
    assert not [code for code in refusal.value.arguments.values() if len(str(code)) > 200]


def test_a_hundred_megabytes_of_nothing_are_refused() -> None:
    for filling in (b"a", b"[", b'"', b"1"):
        with pytest.raises(ExchangeError):
            arrivals_of(filling * 10**8, "notes")


KEYS = st.sampled_from(
    ["type", "id", "target", "body", "source", "selector", "exact", "start", "end", "items", "first", "value", "uri",
     "rows", "annotations", "format", "version", "targets", "colour", "tags", "created", "refinedBy", "purpose",
     "digest", "language", "title", "standing", "urn:x-dialogue-reader:digest", "urn:x-dialogue-reader:document"]
)  # fmt: skip
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT
    | st.sampled_from(["Annotation", "AnnotationPage", "AnnotationCollection", "TextQuoteSelector", "yellow",
                       "dialogue-reader notes", "http://example.org/"])
)  # fmt: skip
JSON: st.SearchStrategy[object] = st.deferred(
    lambda: LEAVES | st.lists(JSON, max_size=3) | st.dictionaries(KEYS, JSON, max_size=6)
)
ANNOTATIONS = st.builds(
    lambda value, kind: {"target": "x", **value, "type": kind},
    st.dictionaries(KEYS, JSON, max_size=6),
    st.sampled_from(["Annotation", "AnnotationPage"]),
)


@given(JSON | ANNOTATIONS)
def test_any_json_is_taken_over_or_refused(value: object) -> None:
    with NoteStore.in_memory() as store:
        try:
            arrivals = arrivals_of(json.dumps(value).encode("utf-8", "surrogatepass"), "notes")
        except ExchangeError as error:
            assert len(described(error).splitlines()) == 2
            return
        assert sum(store.take(arrivals)) == len(arrivals.notes)
        assert sum(store.take(arrivals)[:2]) == 0
        assert FORMATS["jsonld"].write(report_of_all(store.all()), words)
        json.loads(FORMATS["json"].write(report_of_all(store.all()), words))


@given(st.binary(max_size=200) | st.text().map(lambda text: f"Highlight,Title\n{text}".encode("utf-8", "replace")))
def test_any_bytes_are_taken_over_or_refused(data: bytes) -> None:
    try:
        arrivals_of(data, "notes")
    except ExchangeError as error:
        assert len(described(error).splitlines()) == 2


def test_controls_in_a_note_are_kept_and_reach_no_terminal() -> None:
    (note,) = in_store(web_annotation(bodyValue="\x1b[2J\x00\x9b\u202e"))
    assert note.note == "\x1b[2J\x00\x9b\u202e"
    for form in FORMATS.values():
        text = form.write(report_of_all((note,)), words)
        if isinstance(text, str):
            assert not [c for c in text if (c < " " and c not in "\n\r\t") or "\x7f" <= c <= "\x9f" or c == "\u202e"]
