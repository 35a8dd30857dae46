"""From elements to blocks: paragraphs, headings, items, quotations and tables, each as it will be read.

It takes the elements of HTML and those of the tree that trafilatura makes of them.
"""

from lxml import etree

from dialogue_reader.documents.formats import Block
from dialogue_reader.documents.formats.trees import Element, text_of
from dialogue_reader.documents.model import BETWEEN_CELLS

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PARTS = frozenset(_HEADINGS) | {
    *("address", "article", "aside", "body", "center", "details", "div", "footer", "form", "header", "html", "main"),
    *("nav", "section", "summary", "fieldset", "hr", "p", "pre", "ab", "head", "blockquote", "quote"),
    *("figure", "figcaption", "caption", "ul", "ol", "dl", "list", "li", "dt", "dd", "item"),
    *("table", "td", "th", "tr", "row", "cell"),
}
_SILENT = {
    *("script", "style", "noscript", "template", "title", "svg", "math", "iframe", "object", "select", "button"),
    "textarea",
}
_LISTS = frozenset({"ul", "ol", "list", "dl"})
_ITEMS = frozenset({"li", "item", "dt", "dd"})
_ROWS, _CELLS = ("tr", "row"), ("td", "th", "cell")
_LONG_HEADING, _ENDS = 140, ".!?…"  # code points, and the end, of a paragraph in large letters
_WIDEST_CELL = 400  # code points; a longer one is a column of the page, not a cell


def blocks_of(root: Element, is_page: bool = False) -> list[Block]:
    """The blocks of everything below `root`; a page's own head is left out where it `is_page`."""
    walk = _Walk(is_page)
    skipped = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                walk.write(element.tail if element is not root else None)
            continue
        if event == "start":
            if walk.takes(element):
                skipped = element
            else:
                walk.write(element.text)
        else:
            walk.leave(element)
            walk.write(element.tail if element is not root else None)
    walk.flush()
    return walk.blocks


class _Walk:
    """What is being read while a tree is walked through: the text since the last block, and what it stands in."""

    def __init__(self, is_page: bool) -> None:
        self.blocks: list[Block] = []
        self._is_page = is_page
        self._text: list[str] = []
        self._heading = 0
        self._quotations = 0
        self._captions = 0
        self._lists = 0  # around
        self._item: list[str] = []  # lines of the item that is being read

    def write(self, text: str | None) -> None:
        """Take text in, on one line."""
        if text:
            self._text.append(text.replace("\n", " "))

    def takes(self, element: Element) -> bool:
        """Begin an element; whether it has been read as a whole, or is to be passed over."""
        tag = _tag_of(element)
        if tag in _SILENT or (tag == "head" and self._is_page) or element.get("hidden") is not None:
            return True
        if tag in ("br", "lb"):
            self._text.append("\n")
            return False
        if tag in _PARTS:
            self.flush()
        if tag == "table" and (rows := _rows(element)) is not None:
            self.blocks.append(Block("\n".join(rows), "table"))
            return True
        if tag in _LISTS:
            self._close_item()
            self._lists += 1
        elif tag in _ITEMS:
            self._close_item()
        elif level := _HEADINGS.get(tag) or (tag == "head" and _HEADINGS.get(element.get("rend", "h2"), 2)):
            self._heading = level
        self._quotations += tag in ("blockquote", "quote")
        self._captions += tag == "figcaption"
        return False

    def leave(self, element: Element) -> None:
        """End an element."""
        tag = _tag_of(element)
        if tag not in _PARTS:
            return
        self.flush()
        if tag in _ITEMS:
            self._close_item()
        elif tag in _LISTS and self._lists:
            self._lists -= 1
        if tag in _HEADINGS or tag == "head":
            self._heading = 0
        self._quotations -= tag in ("blockquote", "quote")
        self._captions -= tag == "figcaption"

    def flush(self) -> None:
        """Make a block of the text so far."""
        text = "\n".join(filter(None, (part.strip() for part in "".join(self._text).split("\n"))))
        self._text = []
        if not text:
            return
        if self._heading and not (len(text) > _LONG_HEADING and text[-1] in _ENDS):
            self._close_item()
            self.blocks.append(Block(text.replace("\n", " "), "heading", self._heading))
        elif self._lists:
            self._item.append(text)
        else:
            self.blocks.append(Block(text, "caption" if self._captions else "quotation" if self._quotations else None))

    def _close_item(self) -> None:
        self.flush()
        if self._item:
            self.blocks.append(Block("\n".join(self._item), "item", max(1, self._lists)))
            self._item = []


def _tag_of(element: Element) -> str:
    """The tag; that of a quotation inside a paragraph, which is no block, as for words."""
    tag = element.tag if isinstance(element.tag, str) else "script"
    above = element.getparent()
    return "q" if tag == "quote" and above is not None and above.tag in ("p", "item", "head", "cell") else tag


def _rows(table: Element) -> list[str] | None:
    """The rows of a table of data, its cells set apart by bars; None for one that only lays out the page."""
    parts = next(table.iterdescendants("p", "ul", "ol", "list", "h1", "h2", "h3", "head", "blockquote", "quote"), None)
    if next(table.iterdescendants("table"), None) is not None or (parts is not None and _is_wide(table)):
        return None
    rows: list[str] = []
    widest = 0
    for row in table.iter(*_ROWS):
        cells = [text_of(cell) for cell in row if cell.tag in _CELLS]
        if any(len(cell) > _WIDEST_CELL for cell in cells):
            return None
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            widest = max(widest, len(cells))
            rows.append(BETWEEN_CELLS.join(cells))
    return rows if widest > 1 else None


def _is_wide(table: Element) -> bool:
    return any(len(text_of(cell)) > _WIDEST_CELL // 2 for cell in table.iter(*_CELLS))
