"""The blocks of a page in HTML or XHTML, by its elements and nothing else: for books, and for pages without an article.

The elements are those of the HTML standard (WHATWG), with what EPUB 3 adds to tell notes and page numbers apart.
"""

import re
from typing import NamedTuple

from lxml import etree

from dialogue_reader.documents.formats import Block
from dialogue_reader.documents.formats.building import Building
from dialogue_reader.documents.formats.numbering import number_of, numeral
from dialogue_reader.documents.formats.trees import Element, name_of, text_of
from dialogue_reader.documents.model import Kind

_NEVER_SHOWN = (
    "head script style template nav svg iframe object audio video canvas map select textarea button datalist "
    "rt rp rtc annotation annotation-xml noscript frameset"
)
_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre section summary table tbody td "
    "tfoot th thead tr ul"
)
_SKIPPED, _SET_APART = frozenset(_NEVER_SHOWN.split()), frozenset(_BLOCKS.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = {"ul", "ol", "menu", "dir"}
_NOTES = {"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"}
_SIGNS = {"noteref", "doc-noteref", "pagebreak", "doc-pagebreak", "doc-backlink", "backlink"}
_SIGN_OF_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3})[\])]?")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def blocks_of(root: Element, source: str) -> tuple[Block, ...]:
    """What a reader of the page sees, from top to bottom; notes stand at the end. Raises DocumentError."""
    page = _Page(source)
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            if _is_shown(element):
                page.open(element)
                page.say(element.text)
            else:
                walk.skip_subtree()
            continue
        if event == "end" and _is_shown(element):
            page.close(element)
        if element is not root:
            page.say(element.tail)
    return page.building.blocks()


class _Context(NamedTuple):
    """What the paragraphs of an element are; only the first is one of `kind` where `once`."""

    kind: Kind | None
    level: int = 0
    once: bool = False


class _List:
    def __init__(self, element: Element) -> None:
        self.is_numbered = name_of(element) == "ol"
        self.style = element.get("type", "1")
        self.step = -1 if element.get("reversed") is not None else 1
        count = sum(1 for child in element if name_of(child) == "li") if self.step < 0 else 1
        self.number = number_of(element.get("start"), count) - self.step

    def label(self, item: Element) -> str:
        self.number = number_of(item.get("value"), self.number + self.step)
        return f"{numeral(self.number, self.style)}." if self.is_numbered else ""


class _Page:
    """Where the walk is: at most one paragraph is open, and any text that stands alone opens one."""

    def __init__(self, source: str) -> None:
        self.building = Building(source)
        self._contexts = [_Context(None)]
        self._lists: list[_List] = []
        self._label = ""
        self._kept = 0  # elements around that keep their line breaks
        self._broken = False

    def say(self, text: str | None) -> None:
        if not text:
            return
        if not text.strip():
            if self.building.in_paragraph:
                self._write(text)
            return
        if not self.building.in_paragraph:
            context = self._contexts[-1]
            self.building.begin(context.kind, context.level, self._label)
            self._label = ""
            if context.once:
                self._contexts[-1] = _Context(None)
        self._broken = False
        self._write(text)

    def open(self, element: Element) -> None:
        name = name_of(element)
        if name == "br":
            self._break()
        if name not in _SET_APART:
            return
        self.building.end()
        if name in _HEADINGS:
            self._contexts.append(_Context("heading", _HEADINGS[name]))
        elif name == "blockquote":
            self._contexts.append(_Context("quotation"))
        elif name in ("figcaption", "caption"):
            self._contexts.append(_Context("caption"))
        elif name in _LISTS:
            self._lists.append(_List(element))
        elif name == "li":
            self._label = self._lists[-1].label(element) if self._lists else ""
            self._contexts.append(_Context("item", max(1, len(self._lists)), once=True))
        elif name == "pre":
            self._kept += 1
        elif name == "aside" and _types(element) & _NOTES:
            self.building.begin_note()
        elif name == "table":
            self.building.begin_table()
        elif name == "tr":
            self.building.begin_row()
        elif name in ("td", "th"):
            self.building.begin_cell()
            self._contexts.append(_Context(None))

    def close(self, element: Element) -> None:
        name = name_of(element)
        if name not in _SET_APART:
            return
        self.building.end()
        if name in _HEADINGS or name in ("blockquote", "figcaption", "caption", "li", "td", "th"):
            self._contexts.pop()
        elif name in _LISTS:
            self._lists.pop()
        elif name == "pre":
            self._kept -= 1
        elif name == "aside" and _types(element) & _NOTES:
            self.building.end_note()
        elif name == "table":
            self.building.end_table()

    def _write(self, text: str) -> None:
        if self._kept:
            self.building.say_lines(text)
        else:
            self.building.say(text)

    def _break(self) -> None:
        """One is a line break; two, with nothing between them, part paragraphs."""
        if self._broken:
            self.building.end()
        self.building.say_lines("\n")
        self._broken = not self._broken


def _is_shown(element: Element) -> bool:
    if name_of(element) in _SKIPPED:
        return False
    if not element.attrib:
        return True
    hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style", ""))
    return not hidden and not _types(element) & _SIGNS and not _is_sign_of_note(element)


def _is_sign_of_note(element: Element) -> bool:
    """Whether it is a raised number or asterisk that leads to another place, as EPUB 2 has no other word for it."""
    if name_of(element) != "a" or "#" not in element.get("href", ""):
        return False
    around = element.getparent()
    is_raised = (around is not None and name_of(around) == "sup") or element.find("{*}sup") is not None
    return is_raised and bool(_SIGN_OF_NOTE.fullmatch(text_of(element)))


def _types(element: Element) -> set[str]:
    """What EPUB, or ARIA's module for publishing, says the element is for."""
    attributes = element.attrib
    types = attributes.get("{http://www.idpf.org/2007/ops}type") or attributes.get("epub:type") or ""
    return set(f"{types} {attributes.get('role', '')}".split())
