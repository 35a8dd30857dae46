"""An article as Markdown: every kind in its form, and no word that is taken for a sign."""

from datetime import datetime
from pathlib import Path

import pytest

from dialogue_reader.documents.assembly import assembled
from dialogue_reader.documents.formats import Block, Imported
from dialogue_reader.documents.markdown import as_markdown
from dialogue_reader.documents.model import Article
from dialogue_reader.documents.opening import open_article


def article(*blocks: Block, **said: object) -> Article:
    made = assembled(Imported(blocks, **said), "report.html")  # type: ignore[arg-type]
    assert made
    return made


def body(*blocks: Block) -> str:
    return as_markdown(article(*blocks)).partition("\n---\n\n")[2].removesuffix("\n")


def test_the_front_matter_says_what_is_known() -> None:
    known = as_markdown(
        article(
            Block("Le texte."), title='Un "titre" : deux', byline="Jeanne Dupont", outlet="Le Journal", language="fr",
            published=datetime(2022, 8, 15, 11, 59), updated=datetime(2022, 8, 16), url="https://example.org/a?b=1",
        )
    )  # fmt: skip
    assert known.startswith(
        '---\ntitle: "Un \\"titre\\" : deux"\nauthor: Jeanne Dupont\noutlet: Le Journal\npublished: 2022-08-15T11:59\n'
        "updated: 2022-08-16\nlanguage: fr\nsource: report.html\nurl: https://example.org/a?b=1\n---\n\n"
        '# Un "titre" : deux\n\nLe texte.\n'
    )


def test_a_guess_is_never_passed_on_as_a_fact() -> None:
    guessed = article(Block("Text."), published=datetime(2022, 1, 1), guessed=frozenset({"published"}))
    assert guessed.published
    assert "published" not in as_markdown(guessed)


@pytest.mark.parametrize(
    ("blocks", "markdown"),
    [
        ([Block("A part", "heading", 3)], "### A part"),
        ([Block("Said\nand done", "quotation")], "> Said\\\n> and done"),
        (
            [Block("1. One", "item", 1), Block("Inner", "item", 2), Block("2. Two", "item", 1)],
            "1. One\n   - Inner\n2. Two",
        ),
        ([Block("Year | Many\n2021 | 5", "table")], "| Year | Many |\n| --- | --- |\n| 2021 | 5 |"),
        ([Block("First"), Block("An item", "item", 1), Block("Last")], "First\n\n- An item\n\nLast"),
    ],
)
def test_every_kind_has_its_form(blocks: list[Block], markdown: str) -> None:
    assert body(Block("Above."), *blocks).removeprefix("Above.\n\n") == markdown


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("2 * 3 [x](y) a_b _c_ <b> &amp; `d`", "2 \\* 3 \\[x](y) a_b \\_c\\_ \\<b> \\&amp; \\`d\\`"),
        ("# no heading", "\\# no heading"),
        ("- no item", "\\- no item"),
        ("1. no number", "1\\. no number"),
        ("a\n> b", "a\\\n\\> b"),
        ("AT&T < 5 > 3, 1.5", "AT&T < 5 > 3, 1.5"),
    ],
)
def test_words_are_no_signs(text: str, markdown: str) -> None:
    assert body(Block("Above."), Block(text)) == f"Above.\n\n{markdown}"


def test_it_reads_back_into_the_same_passages(tmp_path: Path) -> None:
    written = article(
        Block("Above * all_, [there] is <b>this</b> &amp; that."),
        Block("A part", "heading", 2),
        Block("1. One\nand more", "item", 1),
        Block("Inner", "item", 2),
        Block("2. Two", "item", 1),
        Block("Said\nand done", "quotation"),
        Block("Year | Many\n2021 | 5", "table"),
        Block("# no heading\n- no item"),
        title="A title: in “two” parts",
        byline="Jeanne Dupont",
        outlet="Le Journal",
        published=datetime(2022, 8, 15, 11, 59),
        url="https://example.org/a",
    )
    path = tmp_path / "a.md"
    path.write_text(as_markdown(written))
    found = open_article(path)
    assert [found.text_of(p) for p in found.passages] == [written.text_of(p) for p in written.passages]
    assert [(p.kind, p.level) for p in found.passages] == [(p.kind, p.level) for p in written.passages]
    assert (found.title, found.byline, found.outlet) == (written.title, written.byline, written.outlet)
    assert (found.dated, found.url) == (written.dated, written.url)
