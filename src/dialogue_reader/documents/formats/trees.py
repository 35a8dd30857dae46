"""XML and HTML as trees of elements, from documents that nobody vouches for.

A few kilobytes of XML can grow without end by the entities they declare, name files and servers to be read, and nest
deeper than a program can follow. Here no entity is declared, nothing outside is ever read, and what libxml2 finds too
deep is refused. XML 1.0 is what is read; pages that are none are read as HTML.
"""

import re
from html.entities import html5
from typing import Any, TypeAlias

from lxml import etree, html

from dialogue_reader.documents.decoding import marked
from dialogue_reader.errors import DocumentError

Element: TypeAlias = Any  # lxml publishes no types

_MOST = 2_000_000  # elements and attributes, roughly: what half a gigabyte holds
_DOCTYPE = re.compile(rb"<!DOCTYPE[^<>\[]*\[", re.IGNORECASE)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_OF_XML = {"amp", "lt", "gt", "quot", "apos"}
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_DOCTYPE_TEXT = re.compile(r"<!DOCTYPE[^<>\[]*>", re.IGNORECASE)


def xml_tree(data: bytes, source: str) -> Element:
    """The root of a part of a document in XML. Raises DocumentError."""
    _check(data, source)
    try:
        return etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise DocumentError("damaged", source, detail=_cause(error)) from None


def page_tree(data: bytes, source: str) -> Element | None:
    """The root of a page in XHTML, or in what was meant to be; None where there is none. Raises DocumentError."""
    return text_tree(_decoded(data), source)


def text_tree(text: str, source: str) -> Element | None:
    """The same of a page that has been decoded."""
    text = without_declaration(_with_letters(text))
    page = _DOCTYPE_TEXT.sub("", text, count=1).strip().encode("utf-8", "replace")
    if not page:
        return None
    _check(page, source)
    try:
        return etree.fromstring(page, _parser(encoding="utf-8"))
    except etree.XMLSyntaxError:
        return _html_tree(page)


def _html_tree(page: bytes) -> Element | None:
    """The root of a piece of HTML in UTF-8; None where there is none."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        return html.document_fromstring(page, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def without_declaration(page: str) -> str:
    """A page without the declaration of XML, which says in which encoding it was."""
    return _DECLARATION.sub("", page)


def name_of(element: Element) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: Element | None) -> str:
    """All text below an element, with single blanks; empty where there is no element."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _parser(encoding: str | None = None) -> Any:  # noqa: ANN401 - lxml publishes no types
    return etree.XMLParser(
        encoding=encoding, resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        attribute_defaults=False, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip


def _check(data: bytes, source: str) -> None:
    """Refuse what would fill the memory before it is parsed."""
    letters = data.replace(b"\0", b"") if b"\0" in data else data
    if letters.count(b"<") + letters.count(b"=") > _MOST:
        raise DocumentError("too_many_parts", source, most=_MOST)
    if (doctype := _DOCTYPE.search(letters)) and b"<!ENTITY" in letters[doctype.end() :].upper():
        raise DocumentError("declares_entities", source)


def _decoded(data: bytes) -> str:
    """By the byte-order mark, what the page declares, or as UTF-8; a wrong letter is better than no page."""
    declared = _DECLARED.match(data[:1024])
    encoding = marked(data) or (declared.group(1).decode() if declared else "utf-8")
    try:
        return data.decode(encoding, "replace").removeprefix("\ufeff")
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace").removeprefix("\ufeff")


def _with_letters(text: str) -> str:
    """With the letters themselves for the names that HTML has for them and XML has not."""

    def letter(match: re.Match[str]) -> str:
        name = match.group(1)
        return match.group() if name in _OF_XML else html5.get(f"{name};", match.group())

    return _ENTITY.sub(letter, text) if "&" in text else text


def _cause(error: Exception) -> str:
    return (getattr(error, "msg", None) or str(error)).splitlines()[0][:120].lower() if str(error) else "not XML"
