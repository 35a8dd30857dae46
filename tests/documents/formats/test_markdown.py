"""Markdown: the words without the signs, and front matter as what is known of the text."""

from datetime import datetime

import pytest

from dialogue_reader.documents.formats import Block, importer_of
from tests.documents.formats.opening import article, blocks, texts


def paragraphs(text: str) -> list[str]:
    return texts(f"# A title\n\n{text}\n".encode(), "a.md")[1:]


def kinds(text: str) -> list[Block]:
    return blocks(f"# A title\n\n{text}\n".encode(), "a.md")[1:]


class TestWords:
    @pytest.mark.parametrize(
        ("written", "shown"),
        [
            ("*one* **two** ***three*** `four *five*` six", "one two three four *five* six"),
            ("[the link](http://a.b 'title') <https://c.d>", "the link https://c.d"),
            ("[text][ref] and [ref] and [gone][none]\n\n[ref]: http://a.b", "text and ref and [gone][none]"),
            ("see ![the minister](a.png) and ![photo](b.png) ![c.jpg](c.jpg)", "see the minister and"),
            ("one<!-- not this -->two <b>three</b> <span class='x'>four</span>", "onetwo three four"),
            ("a \\* b \\_ c \\# d \\\\ e", "a * b _ c # d \\ e"),
            ("&eacute; &amp; &#8217; &nope;", "é & ’ &nope;"),
            ("one\ntwo", "one two"),
            ("one\\\ntwo  \nthree<br>four", "one\ntwo\nthree\nfour"),
            ("2 * 3 * 4 = 24 and a_b_c", "2 * 3 * 4 = 24 and a_b_c"),
            ("a note[^1] here\n\n[^1]: the note", "a note[1] here"),
            ("no note[^2] here", "no note[^2] here"),
        ],
    )
    def test_signs_are_not_shown(self, written: str, shown: str) -> None:
        assert paragraphs(written)[0] == shown

    def test_notes_stand_at_the_end_with_what_belongs_to_them(self) -> None:
        text = "One[^a].\n\n[^a]: First,\n    going on.\n\n    Second *paragraph*.\n\n[^b]: Other.\n\nTwo[^b]."
        assert paragraphs(text) == ["One[1].", "Two[2].", "[1] First, going on.", "Second paragraph.", "[2] Other."]

    def test_notes_are_numbered_as_the_text_refers_to_them(self) -> None:
        text = "[^a]: First.\n\n[^b]: Second.\n\n[^c]: Never.\n\nOne[^b], two[^a] and again[^b]."
        assert paragraphs(text) == ["One[1], two[2] and again[1].", "[1] Second.", "[2] First.", "Never."]

    def test_notes_in_notes_end_somewhere(self) -> None:
        assert paragraphs("[^a]: " * 5000 + "x")

    @pytest.mark.parametrize(
        "html", ["<div align='center'>Some <b>text</b> &amp; more</div>", "<p>\nSome text & more</p>"]
    )
    def test_blocks_of_html_are_read_for_their_words(self, html: str) -> None:
        assert paragraphs(f"{html}\n\nEnd.") == ["Some text & more", "End."]

    def test_scripts_styles_and_comments_are_not_shown(self) -> None:
        html = "<script>\nalert(1)\n\nalert(2)\n</script>\n\n<style>p {}</style>\n\n<!-- a\n\nb -->\n\nText."
        assert paragraphs(html) == ["Text."]

    def test_a_long_paragraph_and_one_of_brackets_are_shown_as_they_are(self) -> None:
        assert paragraphs("*word* " * 5000)[0].startswith("*word* *word*")
        assert paragraphs("[" * 1000) == ["[" * 1000]


class TestBlocks:
    def test_headings_of_both_kinds(self) -> None:
        text = "One\n===\n\n### Two *2* ###\n\ntext"
        assert kinds(text)[:2] == [Block("One", "heading", 1), Block("Two 2", "heading", 3)]

    def test_lists_with_levels_numbers_and_tasks(self) -> None:
        text = "- one\n  - deeper\n    1. deepest\n- [ ] to do\n- [x] done\n\n7) seven\n8) eight"
        assert kinds(text) == [
            Block("one", "item", 1), Block("deeper", "item", 2), Block("1. deepest", "item", 3),
            Block("to do", "item", 1), Block("done", "item", 1), Block("7) seven", "item", 1),
            Block("8) eight", "item", 1),
        ]  # fmt: skip

    def test_only_the_first_paragraph_of_an_item_is_the_item(self) -> None:
        assert kinds("1. one\n\n   more of it\n\n2. two") == [
            Block("1. one", "item", 1), Block("more of it", "body"), Block("2. two", "item", 1),
        ]  # fmt: skip

    def test_quotations_paragraph_by_paragraph(self) -> None:
        assert kinds("> one\n> goes on\n>\n> two") == [Block("one goes on", "quotation"), Block("two", "quotation")]

    def test_tables_without_the_row_of_dashes(self) -> None:
        text = "| a | b |\n|:--|--:|\n| *1* | 2 \\| 3 |\n|  |  |\n| 4 |  |"
        assert kinds(text) == [Block("a | b\n1 | 2 | 3\n4", "table")]

    def test_code_keeps_its_lines(self) -> None:
        text = "```python\na = 1\n\nb = *2*\n```\n\n    c = 3"
        assert kinds(text) == [
            Block("a = 1\nb = *2*", "body"),
            Block("c = 3", "body"),
        ]

    def test_captions_are_in_italics_or_stand_for_a_picture(self) -> None:
        found = kinds("*The minister, on Monday.*\n\n![At the desk](a.png)\n\n*Not* this *one*.\n\n**Nor this.**")
        assert [block.kind for block in found] == ["caption", "caption", "body", "body"]

    def test_rules_are_not_shown(self) -> None:
        assert paragraphs("one\n\n* * *\n\ntwo\n\n---\n") == ["one", "two"]


class TestFrontMatter:
    def said(self, front: str, body: str = "Text of it.\n\nMore text of it.") -> tuple[object, ...]:
        found = article(f"---\n{front}\n---\n\n{body}\n".encode(), "a.md")
        return found.title, found.byline, found.outlet, found.published, found.updated, found.url, sorted(found.guessed)

    def test_everything_that_is_known(self) -> None:
        front = (
            "title: \"A \\\"title\\\": of two\"\nauthor: 'Jane O''Neill'\nsite: The Times\n"
            "published: 2022-08-15 11:59:00 +07:00\n"
            "updated: 2022-08-16\nsource: https://example.org/a#b\nlang: vi-VN\nother: [x]\n"
        )
        assert self.said(front) == (
            'A "title": of two', "Jane O'Neill", "The Times", datetime(2022, 8, 15, 11, 59), datetime(2022, 8, 16),
            "https://example.org/a#b", [],
        )  # fmt: skip

    @pytest.mark.parametrize(
        "authors", ["[Jane, John]", "\n  - Jane\n  - John", "\n- Jane\n- 'John'", "Jane, John # both"]
    )
    def test_several_authors(self, authors: str) -> None:
        assert self.said(f"title: T\nauthors: {authors}")[1] == "Jane, John"

    @pytest.mark.parametrize(
        ("date", "sure"),
        [("2022-08-15", True), ("2022-08-15T11:59:00+07:00", True), ("15/08/2022", True), ("2022-08-15T11:59Z", False),
         ("about 2022-08-15", False), ("2022", False), ("2022-08", False)],
    )  # fmt: skip
    def test_a_date_is_sure_or_a_guess(self, date: str, *, sure: bool) -> None:
        found = self.said(f"title: T\ndate: {date}")
        assert (found[3], found[-1]) != (None, [])
        assert found[-1] == ([] if sure else ["published"])

    @pytest.mark.parametrize("date", ["soon", "2022-13-45", "99/99/9999", "0000-00-00", ""])
    def test_what_is_no_date_is_none(self, date: str) -> None:
        assert self.said(f"title: T\ndate: {date}")[3] is None

    @pytest.mark.parametrize("front", ["no key here", "title T", "title: T\n\nSome prose that says what it says"])
    def test_what_is_no_front_matter_is_text(self, front: str) -> None:
        assert front.split("\n")[-1] in "".join(texts(f"---\n{front}\n---\n\nText.".encode(), "a.md"))


class TestRecognition:
    @pytest.mark.parametrize(
        "text",
        [
            "---\ntitle: A\n---\n\nText.",
            "\ufeff---\r\ntitle: A\r\ndate: 2022-01-01\r\n---\r\nText.",
            "# A title\n\nWith **bold** words and [a link](https://a.b).\n",
            "# A title\n\nText.\n\n## A section\n\n- one\n- two\n",
        ],
    )
    def test_by_its_content(self, text: str) -> None:
        importer = importer_of(text.encode(), "a")
        assert importer is not None
        assert importer.name == "Markdown"

    @pytest.mark.parametrize(
        "text",
        [
            "# 1 of 3\n\nA thread that someone wrote, with *one* sign.",
            "#!/bin/sh\n# A script\n\n## does this\n\necho **x**",
            "# coding: utf-8\nimport os\n\n## part\n\nx = a[1](b)\n",
            "---\nA line, and below it more dashes\n---\n",
            "---\n\n***\n\n---\n",
            "A title\n=======\n\n**bold** [link](http://a.b)\n\n- one\n- two",
            "- one\n- two\n",
            "#hashtag of the day\n\n**bold** [link](http://a.b)",
            "---\nNote: this is prose\nand goes on\n---\n",
        ],
    )
    def test_a_plain_text_is_never_mistaken_for_it(self, text: str) -> None:
        assert importer_of(text.encode(), "a.txt") is None

    @pytest.mark.parametrize(
        "text", ["# T\n\n" + "[" * 200_000, "\n" * 200_000, "# T\n\n" + "**a" * 60_000, "---\n" + " " * 200_000]
    )
    def test_it_takes_no_time(self, text: str) -> None:
        importer_of(text.encode(), "a.txt")
