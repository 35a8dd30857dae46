"""OpenDocument: what is printed in the text, in a package and in a flat file."""

from collections.abc import Callable

import pytest

from dialogue_reader.documents.formats import Block
from dialogue_reader.errors import DocumentError
from tests.documents.formats.made import odt, packed
from tests.documents.formats.opening import article, blocks, texts


def p(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


@pytest.fixture(params=["package", "flat"])
def made(request: pytest.FixtureRequest) -> Callable[[str], bytes]:
    return odt.package if request.param == "package" else odt.flat


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("one<text:s text:c='3'/>two<text:tab/>three<text:line-break/>four", "one two three\nfour"),
        ("one <text:span>two</text:span> <text:a>three</text:a>\n four", "one two three four"),
        ("kept<text:span text:style-name='T9'> hidden</text:span> too", "kept too"),
        ("a<office:annotation><dc:creator>J</dc:creator><text:p>no</text:p></office:annotation>b", "ab"),
        ("<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text></text:ruby>字", "漢字"),
        ("a<text:change-start/>b<text:change-end/>c<text:soft-page-break/>d<text:bookmark/>e", "abcde"),
        ("p. <text:page-number>3</text:page-number>", "p. 3"),
    ],
)
def test_what_is_printed(made: Callable[[str], bytes], content: str, shown: str) -> None:
    assert texts(made(p(content) + p("Below it.")))[0] == shown


def test_what_was_deleted_is_not_shown(made: Callable[[str], bytes]) -> None:
    deletion = f"<text:deletion>{p('gone')}</text:deletion>"
    changes = f"<text:tracked-changes><text:changed-region>{deletion}</text:changed-region></text:tracked-changes>"
    contents = f"<text:table-of-content><text:index-body>{p('The talks 3')}</text:index-body></text:table-of-content>"
    assert texts(made(changes + contents + p("The talks 4", "Contents_20_1") + p("Kept."))) == ["Kept."]


@pytest.mark.parametrize(
    ("element", "block"),
    [
        ('<text:h text:outline-level="3">It</text:h>', Block("It", "heading", 3)),
        ("<text:h>It</text:h>", Block("It", "heading", 1)),
        (p("It", "Heading_20_2"), Block("It", "heading", 2)),
        (p("It", "P1"), Block("It", "quotation")),
        (p("It", "P2"), Block("It", "caption")),
        (p("It", "Ring"), Block("It", "body")),
        (p("It", "Nowhere"), Block("It", "body")),
    ],
)
def test_what_a_paragraph_is(made: Callable[[str], bytes], element: str, block: Block) -> None:
    assert blocks(made(p("Above it.") + element + p("Below it.")))[1] == block


def test_lists_count_by_level_and_go_on_where_they_are_told_to(made: Callable[[str], bytes]) -> None:
    def item(*content: str) -> str:
        return f"<text:list-item>{''.join(content)}</text:list-item>"

    deep = f"<text:list>{item(p('deep'))}{item(p('deeper'))}</text:list>"
    first = f"<text:list text:style-name='L2'>{item(p('one'), deep)}{item(p('two'), p('more'))}</text:list>"
    going_on = f"<text:list text:style-name='L2' text:continue-numbering='true'>{item(p('three'))}</text:list>"
    anew = f"<text:list text:style-name='L2'>{item('<text:number>I.</text:number>', p('anew'))}</text:list>"
    assert blocks(made(p("Above it.") + first + p("Between.") + going_on + anew))[1:] == [
        Block("1. one", "item", 1), Block("1. deep", "item", 2), Block("2. deeper", "item", 2),
        Block("2. two", "item", 1), Block("more", "body"), Block("Between.", "body"),
        Block("3. three", "item", 1), Block("I. anew", "item", 1),
    ]  # fmt: skip


def test_a_title_with_looks_of_its_own_is_the_title(made: Callable[[str], bytes]) -> None:
    assert blocks(made(p("It", "P3") + p("Below it.")))[0] == Block("It", "title")


def test_blanks_around_paragraphs_are_not_of_the_text(made: Callable[[str], bytes]) -> None:
    body = f"<text:note-body>\n {p('N')}\n </text:note-body>"
    note = f"<text:note>\n <text:note-citation>1</text:note-citation>\n {body}\n</text:note>"
    assert texts(made(p(f"One{note}.") + p("Two.")))[0] == "One[1]."


def test_a_list_goes_on_below_as_above_where_its_style_says_no_more(made: Callable[[str], bytes]) -> None:
    style = (
        '<text:list-style style:name="L5"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix="."/></text:list-style>'
    )
    inner = f"<text:list text:style-name='L5'><text:list-item>{p('x')}</text:list-item></text:list>"
    outer = f"<text:list text:style-name='L1'><text:list-item>{p('y')}{inner}</text:list-item></text:list>"
    data = odt.content(p("Above it.") + outer, "", "document").replace(
        "</office:automatic-styles>", style + "</office:automatic-styles>"
    )
    assert texts(data.encode())[1:] == ["y", "1. x"]


def test_an_item_may_be_in_another_style_than_its_list(made: Callable[[str], bytes]) -> None:
    items = (
        f"<text:list-item>{p('y')}</text:list-item><text:list-item text:style-override='L2'>{p('x')}</text:list-item>"
    )
    assert texts(made(p("Above it.") + f"<text:list text:style-name='L1'>{items}</text:list>"))[1:] == ["y", "1. x"]


def test_boxes_and_notes_stand_apart(made: Callable[[str], bytes]) -> None:
    box = f"<draw:frame><draw:text-box>{p('In the box.')}</draw:text-box></draw:frame>"
    body = f"<text:note-body>{p('The note.')}</text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"
    found = texts(made(p(f"Around{box}{note} it.") + p("Below it.")))
    assert found == ["In the box.", "Around[1] it.", "Below it.", "[1] The note."]


def test_a_table_of_one_column_is_its_paragraphs(made: Callable[[str], bytes]) -> None:
    def table(*rows: tuple[str, ...]) -> str:
        made = ("".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in row) for row in rows)
        return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in made)}</table:table>"

    assert blocks(made(p("Above it.") + table(("a",), ("b",)) + table(("c", "d"), ("", ""), ("e", ""))))[1:] == [
        Block("a", "body"), Block("b", "body"), Block("c | d\ne", "table"),
    ]  # fmt: skip


def test_a_text_with_a_password_is_refused() -> None:
    manifest = (
        f'<manifest:manifest {odt.NAMESPACES}><manifest:file-entry manifest:full-path="content.xml">'
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    parts: dict[str, str | bytes] = {"mimetype": odt.TYPE, "content.xml": b"\x93\x01"}
    with pytest.raises(DocumentError, match="encrypted"):
        article(packed({**parts, "META-INF/manifest.xml": manifest}))
