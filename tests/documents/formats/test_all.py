"""Every format gives what was written in it: the same words, what they are, and what the document says of itself."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from dialogue_reader.documents.formats import Block
from dialogue_reader.documents.markdown import as_markdown
from dialogue_reader.documents.model import Pair
from dialogue_reader.documents.opening import open_article
from tests.documents.formats.made import Made, docx, epub, everything, markdown, odt, rtf
from tests.documents.formats.opening import article

WRITERS: dict[str, Callable[[Made], bytes]] = {
    "md": markdown.written,
    "epub": epub.written,
    "epub2": partial(epub.written, version=2),
    "docx": docx.written,
    "odt": odt.written,
    "fodt": odt.written_flat,
    "rtf": rtf.written,
}
WHEN = datetime(2022, 8, 15, 11, 59)


def body(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(text, "body") for text in texts)


def item(text: str, level: int = 1) -> Block:
    return Block(text, "item", level)


TITLE = Block("The first dialogue on migration", "title")


def report(*blocks: Block | tuple[Block, ...], notes: tuple[str, ...] = ()) -> Made:
    """A report with a title on top; several blocks may come in one piece."""
    flat = [block for part in blocks for block in ([part] if isinstance(part, Block) else part)]
    return Made((TITLE, *flat), TITLE.text, notes=notes)


DOCUMENTS = {
    "plain": report(body("One sentence stands here.", "And another sentence stands there.")),
    "headings": report(
        body("It begins."), Block("The talks", "heading", 1), body("They talked."), Block("Visas", "heading", 2),
        body("They agreed."), Block("What comes", "heading", 1), body("They meet again."),
    ),
    "bullets": report(
        body("They spoke of:"), item("visas;"), item("short ones;", 2), item("long ones;", 2), item("returns."),
        body("That was all."),
    ),
    "numbers": report(
        body("There were three."), item("1. The first"), item("2. The second"), item("3. The third"),
        body("And again."), item("1. Another"), item("2. The last"), body("That was all of them."),
    ),
    "numbers from four": report(body("Go on."), item("4. The fourth"), item("5. The fifth"), body("So.")),
    "quotation": report(body("He said:"), Block("We agree\non all of it.", "quotation"), body("And left.")),
    "table": report(
        body("In numbers:"), Block("Year | People\n2021 | 1,500\n2022 | 2,300", "table"), body("They rise."),
    ),
    "caption": report(body("They met."), Block("The minister at the desk", "caption"), body("He spoke.")),
    "line breaks": report(body("One line\nand the next\nand the last", "And on it goes.")),
    "notes": report(body("One sentence.", "With two notes"), notes=("The first note.", "The second.")),
    "signs of Markdown": report(
        body("# no heading, *no* _emphasis_ [no](link) `no code` ~~no~~", "- no item", "1. no item", "> said nobody"),
        body("Pipes | are | kept.", "2 * 3 * 4 = 24", "[^1]: no note"),
    ),
    "signs of XML": report(body("<b>no tag</b> &amp; no &eacute;", "]]> and <!-- no comment -->", "a < b && c > d")),
    "signs of RTF": report(body(r"C:\path\par \u8217? \'e9 {\b no}", "{no group}", "}", "\\")),
    "letters": report(
        body("Đối thoại Di cư được tổ chức tại Hà Nội, ngày hôm nay.", "« Où\xa0? »\u202f— à l’œuvre, ça va…"),
        body("中文。日本語。한국어", "العربية עברית", "𝒜 𐍈 😀👍🏽 done"),
    ),
    "title in metadata alone": Made(
        body("One sentence stands here.", "Another stands there."), "A title of its own"
    ),
    "metadata": Made(
        (TITLE, *body("One sentence stands here.", "Another stands there.")), TITLE.text, "Jane Doe & Sons",
        "The “Times”", WHEN, url="https://example.org/a?b=1&c=2",
    ),
}  # fmt: skip


def opened(tmp_path: Path, format_: str, made: Made, name: str = "document") -> list[Block]:
    path = tmp_path / name
    path.write_bytes(WRITERS[format_](made))
    found = open_article(path)
    return [Block(found.text_of(p), "body" if p.kind == "lede" else p.kind, p.level) for p in found.passages]


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("format_", WRITERS)
def test_the_words_and_what_they_are_come_back(tmp_path: Path, format_: str, name: str) -> None:
    made = DOCUMENTS[name]
    above = () if made.blocks[0].kind == "title" else (Block(made.title, "title"),)
    marks = ["" if format_.startswith("epub") else f"[{number}]" for number in range(1, len(made.notes) + 1)]
    below = [Block(f"{mark} {note}".strip(), "body") for mark, note in zip(marks, made.notes, strict=True)]
    deeper = 1 if format_ in ("md", "epub", "epub2") else 0  # where the title is a heading as well
    *inside, last = made.blocks
    blocks = [*above, *inside, last._replace(text=last.text + "".join(marks)), *below]
    expected = [block._replace(level=block.level + deeper) if block.kind == "heading" else block for block in blocks]
    assert opened(tmp_path, format_, made) == expected


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_saved_as_markdown_reads_back_the_same(name: str) -> None:
    first = article(odt.written(DOCUMENTS[name]))
    again = article(as_markdown(first).encode(), "saved.md")
    assert [(p.kind, p.level, again.text_of(p)) for p in again.passages] == [
        (p.kind, p.level, first.text_of(p)) for p in first.passages
    ]
    assert (again.title, again.byline, again.published) == (first.title, None, None)  # guesses are not saved


@pytest.mark.parametrize("format_", WRITERS)
def test_what_the_document_says_of_itself(tmp_path: Path, format_: str) -> None:
    made = DOCUMENTS["metadata"]
    path = tmp_path / "document"
    path.write_bytes(WRITERS[format_](made))
    found = open_article(path)
    says_all = format_ in ("md", "epub", "epub2")
    assert (found.title, found.byline, found.published) == (made.title, made.author, made.published)
    assert (found.outlet, found.url) == ((made.outlet, made.url) if says_all else (None, None))
    assert found.dated == (made.published if says_all else None)
    assert found.language == "en"


@pytest.mark.parametrize("format_", WRITERS)
def test_the_sample_is_the_same_article(tmp_path: Path, articles: Pair, format_: str) -> None:
    original = articles.left
    paragraphs = original.text.strip().split("\n\n")
    made = Made((Block(paragraphs[0], "title"), *(Block(text) for text in paragraphs[1:])), language="vi")
    path = tmp_path / "document"
    path.write_bytes(WRITERS[format_](made))
    found = open_article(path)
    assert [found.text_of(p) for p in found.passages] == [original.text_of(p) for p in original.passages]
    assert [p.kind for p in found.passages] == [p.kind for p in original.passages]
    assert (found.title, found.published, found.byline, found.language) == (
        original.title, original.published, original.byline, original.language,
    )  # fmt: skip


@pytest.mark.parametrize("name", everything.one_of_each())
def test_a_report_is_the_same_in_every_format(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(everything.one_of_each()[name])
    article = open_article(path)
    assert [article.text_of(passage) for passage in article.passages] == [b.text for b in everything.REPORT.blocks]
    assert article.title == everything.REPORT.title
