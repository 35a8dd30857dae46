"""From the blocks of a format to an article: nothing invisible gets in, and nothing that is printed is lost."""

from datetime import datetime

import pytest

from dialogue_reader.documents.assembly import assembled
from dialogue_reader.documents.formats import Block, Imported


def text_of(*texts: str) -> str:
    article = assembled(Imported(tuple(Block(text) for text in texts)), "made")
    assert article is not None
    return article.text


@pytest.mark.parametrize("code", [*range(9), *range(14, 28), 31, *range(127, 133), *range(134, 160), 0xAD, 0xD800])
def test_what_nobody_can_see_is_left_out(code: int) -> None:
    assert text_of(f"one{chr(code)}two {chr(code)} three") == "onetwo three"


def test_lines_are_kept_and_blank_ones_are_not() -> None:
    assert text_of(" one  two\t\n \x07 \n three\x0bfour\x85five ") == "one two\nthree\nfour\nfive"


def test_blanks_at_which_no_line_may_be_broken_are_kept() -> None:
    assert text_of("«\xa0Où\u202f?\xa0» a-t-il dit.") == "«\xa0Où\u202f?\xa0» a-t-il dit."


def test_the_byline_and_the_title_are_known_among_the_blocks() -> None:
    said = Imported(
        (Block("The Title"), Block("***"), Block("JANE DOE"), Block("Words."), Block("Part", "title")),
        "The title",
        "Jane Doe",
    )
    article = assembled(said, "made")
    assert article is not None
    assert [(p.kind, article.text_of(p)) for p in article.passages] == [
        ("title", "The title"), ("lede", "***"), ("byline", "JANE DOE"), ("body", "Words."), ("heading", "Part"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "blocks", "expected"),
    [
        ("Jane Doe", ("By Bo Ek", "Words."), ("Bo Ek", True)),
        ("Jane Doe", ("Words.", "Bo Ek", "More words of it."), ("Jane Doe", False)),
        (None, ("Words.", "Bo Ek", "More words of it."), ("Bo Ek", False)),
        (None, ("Words.", "More words of it.", "Bo Ek"), ("Bo Ek", True)),
    ],
)
def test_a_name_is_the_authors_for_sure_only_after_by_or_on_the_last_line(
    said: str | None, blocks: tuple[str, ...], expected: tuple[str, bool]
) -> None:
    document = Imported((Block("A title"), *map(Block, blocks)), "A title", said, guessed=frozenset({"byline"}))
    article = assembled(document, "made")
    assert article is not None
    assert (article.byline, article.known_byline is not None) == expected


@pytest.mark.parametrize(
    "above",
    [
        (Block("A Title", "title"), Block("A title", "heading", 1)),
        (*(Block(f"Line {k}.") for k in range(8)), Block("A title", "heading", 1)),
    ],
)
def test_a_title_that_is_also_a_heading_is_shown_once(above: tuple[Block, ...]) -> None:
    document = Imported((*above, Block("Words."), Block("A part", "heading", 2)), "A Title")
    for said in (document, document._replace(title="")) if above[0].kind else (document,):
        article = assembled(said, "made")
        assert article is not None
        assert article.text.casefold().count("a title") == 1
        assert (article.title, [article.text_of(heading) for heading in article.headings]) == ("A Title", ["A part"])


@pytest.mark.parametrize("text", ["\x00\xad \n\x1b", "***", "<"])
def test_nothing_but_signs_is_no_article(text: str) -> None:
    assert assembled(Imported((Block(text),), "A title"), "made") is None


def test_what_the_document_says_of_itself_is_one_clean_line() -> None:
    said = Imported((Block("One."),), "A\x1b[2J\ntitle", "Jane\x9b\n Doe", "\x00", url="https://example.org/\x07")
    article = assembled(said, "made")
    assert article is not None
    assert (article.title, article.byline, article.outlet, article.url) == (
        "A[2J title", "Jane Doe", None, "https://example.org/",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Hanoï, le 12 mars 2022", (2022, 3, 12)),
        ("28. Dezember 2023", (2023, 12, 28)),
        ("Thứ Hai, ngày 15 tháng 8 năm 2022", (2022, 8, 15)),
        ("March 3, 2024", (2024, 3, 3)),
    ],
)
def test_a_date_line_in_words_outranks_a_guess(line: str, day: tuple[int, int, int]) -> None:
    guess = datetime(2026, 11, 26, 13, 25)
    document = Imported(
        (Block(line), Block("Something is said here, and it is said at some length.")), "A title", published=guess,
        guessed=frozenset({"published"}),
    )  # fmt: skip
    article = assembled(document, "x", {"H": "fr", "2": "de", "T": "vi", "M": "en"}[line[0]])
    assert article
    assert article.dated == datetime(*day)
