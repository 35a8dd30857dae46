"""The page stands alone, says what it should, and can be read; read back by html5lib."""

import re
import warnings
from xml.etree.ElementTree import Element

import html5lib
import pytest

from dialogue_reader.messages.export import words
from dialogue_reader.notes.export.pages.markup import as_html
from dialogue_reader.notes.export.pages.template import page
from dialogue_reader.notes.export.report import Report

ADDRESSES = ("src", "srcset", "poster", "data", "background", "action")


def parsed(html: str) -> Element:
    """The document; fails on any error of HTML."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree: Element = parser.parse(html)
    return tree


def text_of(element: Element) -> str:
    return "".join(element.itertext()).strip()


def notes_of(tree: Element) -> dict[str, Element]:
    return {note.attrib["id"]: note for note in tree.iter("article")}


def test_both_quotations_stand_side_by_side_in_their_languages(full: Report) -> None:
    note = notes_of(parsed(page(full, words)))["note-a0902"]
    left, right = (side for side in note.iter("div") if side.get("class") == "side")
    quotes = [(quote.get("lang"), text_of(mark)) for quote in note.iter("blockquote") for mark in quote.iter("mark")]
    assert quotes == [("vi", "ba năm về [di cư]"), ("fr", "un accord de trois ans")]
    assert "Noted together with:" in text_of(right)
    assert "Noted together with:" not in text_of(left)
    assert [text_of(tag) for tag in note.iter("li")] == ["accord"]
    (address,) = (link.attrib["href"] for link in note.iter("a"))
    assert address.startswith("https://example.org/a.html?b=(c)&d#:~:text=")


def test_every_note_is_there_with_its_colour_and_its_name(full: Report) -> None:
    notes = notes_of(parsed(page(full, words)))
    assert list(notes) == [f"note-{note.annotation.id}" for note in (*full.notes, *full.orphans)]
    assert notes["note-a0901"].get("class") == "note green"
    assert text_of(next(notes["note-a0901"].iter("h3"))) == "Left, Verified | *sûr* (green)"


def test_nothing_in_a_document_or_a_note_becomes_markup(full: Report) -> None:
    tree = parsed(page(full, words))
    assert not [
        element for name in ("script", "img", "iframe", "object", "link", "base", "form") for element in tree.iter(name)
    ]
    assert "<script>alert(1)</script> %%z%%" in text_of(notes_of(tree)["note-a0903"])
    assert not [name for element in tree.iter() for name in element.attrib if str(name).startswith("on")]


def test_the_page_asks_nobody_for_anything(full: Report) -> None:
    tree = parsed(page(full, words))
    assert not [(element.tag, name) for element in tree.iter() for name in ADDRESSES if name in element.attrib]
    style = "".join(map(text_of, tree.iter("style")))
    assert "url(" not in style
    assert "@import" not in style
    policies = [
        meta.get("content") for meta in tree.iter("meta") if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_note_links_to_no_script(address: str) -> None:
    assert "<a" not in as_html(f"[x]({address})")


def test_a_note_is_shown_as_the_markdown_it_is(full: Report) -> None:
    body = next(
        part for part in notes_of(parsed(page(full, words)))["note-a0901"].iter("div") if part.get("class") == "body"
    )
    assert [text_of(part) for part in body.iter("em")] == ["ký"]
    assert len(list(body.iter("br"))) == 1


def luminance(colour: str) -> float:
    channels = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """After WCAG 2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_text_stands_out_in_light_in_dark_and_on_paper(full: Report) -> None:
    style = "".join(map(text_of, parsed(page(full, words)).iter("style")))
    palettes = [dict(re.findall(r"--(\w+): (#\w{6})", rules)) for rules in re.findall(r":root \{([^}]*)\}", style)]
    assert len(palettes) == 3
    for palette in palettes:
        for ink in ("ink", "faint", "link"):
            assert contrast(palette[ink], palette["paper"]) >= 4.5
        for marker in ("yellow", "green", "blue", "pink", "purple"):
            assert contrast(palette["ink"], palette[marker]) >= 4.5
