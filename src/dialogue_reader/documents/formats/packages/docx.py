"""Documents of Word (Office Open XML, ECMA-376, transitional and strict): what is printed in the body, and notes."""

import posixpath
from typing import NamedTuple

from lxml import etree

from dialogue_reader.documents.formats import Imported
from dialogue_reader.documents.formats.building import Building, sign_of_note
from dialogue_reader.documents.formats.numbering import numeral
from dialogue_reader.documents.formats.old_fonts import in_unicode, is_beyond, is_old
from dialogue_reader.documents.formats.packages.archive import Archive
from dialogue_reader.documents.formats.packages.docx_styles import (
    Lists,
    Styles,
    W,
    font_of,
    is_on,
    is_set,
    outline_level,
    place_in_list,
    value_of,
)  # fmt: skip
from dialogue_reader.documents.formats.properties import described
from dialogue_reader.documents.formats.styles import Role, heading_of
from dialogue_reader.documents.formats.trees import Element, name_of, text_of
from dialogue_reader.documents.moments import time_of
from dialogue_reader.errors import DocumentError

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SKIPPED = {
    W + name
    for name in ("del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr",
                 "instrText", "delText", "delInstrText", "rt", "numPicBullet")
} | {_COMPATIBILITY + "Fallback"}  # fmt: skip
_PRINTED = {
    W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-", W + "cr": "\n",
}  # fmt: skip
_SYMBOLS = range(0xF000, 0xF100)  # where fonts of pictures keep them
_COUNTED = {"footnote": "1", "endnote": "i"}  # styles of numerals


def read(archive: Archive) -> Imported | None:
    """The document; None where its body is missing."""
    main = _related(archive, "", "officeDocument", "word/document.xml")
    if main is None:
        raise DocumentError("damaged", archive.source, detail="no body")
    body = _read_body(archive, main, old_fonts=True)
    if body.is_beyond:
        body = _read_body(archive, main, old_fonts=False)
    core = archive.side_tree(archive.resolved("docProps/core.xml"))

    def property_(name: str) -> str:
        return "" if core is None else text_of(core.find(f"{{*}}{name}"))

    return described(
        body.building.blocks(),
        title=property_("title"),
        author=property_("creator"),
        created=time_of(property_("created")),
        modified=time_of(property_("modified")),
        language=property_("language"),
    )


def _read_body(archive: Archive, main: str, *, old_fonts: bool) -> "_Body":
    def part(name: str) -> Element | None:
        return archive.side_tree(_related(archive, main, name, f"{name}.xml"))

    body = _Body(archive.source, Styles(part("styles")), Lists(part("numbering")), old_fonts=old_fonts)
    root = archive.tree(main)
    if root is not None:
        body.read(root)
    for kind in ("footnote", "endnote"):
        if body.references[kind]:
            body.read_notes(kind, part(f"{kind}s"))
    return body


class _Paragraph(NamedTuple):
    """`joins` where the next one goes on with it, its end having been deleted."""

    element: Element
    is_dropped: bool
    joins: bool
    font: str


class _Body:
    """The walk through a part in the main namespace; what is not of it, or not known, is looked through."""

    def __init__(self, source: str, styles: Styles, lists: Lists, *, old_fonts: bool) -> None:
        self.building = Building(source)
        self.references: dict[str, dict[str, str]] = {"footnote": {}, "endnote": {}}  # ids, with the marks shown
        self._styles = styles
        self._lists = lists
        self._paragraphs: list[_Paragraph] = []
        self._fields: list[bool] = []  # of each field around, whether its instructions are still being given
        self._is_open = False  # whether the paragraph before goes on
        self._font = ""
        self._old_fonts = old_fonts  # whether they are believed
        self.is_beyond = False  # whether text in an old font has letters that it has not

    def read(self, root: Element) -> None:
        """Everything that is printed below `root`."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._close(element)
            elif self._is_skipped(element):
                walk.skip_subtree()
            else:
                self._open(element)

    def read_notes(self, kind: str, tree: Element | None) -> None:
        """The notes of a kind that the body refers to, in the order of reference."""
        notes = {} if tree is None else {e.get(W + "id", ""): e for e in tree.findall(W + kind)}
        for id_, mark in list(self.references[kind].items()):
            if id_ in notes:
                self.building.begin_note(mark)
                self.read(notes[id_])
                self.building.end_note()

    def _is_skipped(self, element: Element) -> bool:
        tag = element.tag
        if tag in _SKIPPED:
            return True
        if tag == W + "r":
            properties = element.find(W + "rPr")
            if properties is None:
                return False
            style = value_of(properties, "rStyle")
            hidden = is_on(properties, "vanish") or (style and self._styles.style(style).is_hidden)
            return bool(hidden) and element.find(W + "fldChar") is None
        if tag == W + "sdt":
            properties = element.find(W + "sdtPr")
            gallery = None if properties is None else properties.find(f"{W}docPartObj/{W}docPartGallery")
            contents = gallery is not None and gallery.get(W + "val") == "Table of Contents"
            return contents or is_on(properties, "showingPlcHdr")
        if tag == W + "tr":
            return element.find(f"{W}trPr/{W}del") is not None
        return False

    def _open(self, element: Element) -> None:
        tag = element.tag
        if tag in (W + "t", _MATHS + "t"):
            self._say(self._shown(element.text or ""))
        elif tag == W + "r":
            self._font = self._font_of(element.find(W + "rPr"))
        elif tag == W + "p" and len(element):
            self._begin(element)
        elif tag in _PRINTED:
            self._say(_PRINTED[tag])
        elif tag == W + "br":
            self._say("\n")
        elif tag == W + "sym":
            self._say(_symbol(element))
        elif tag == W + "fldChar":
            self._field(element.get(W + "fldCharType"))
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            self._refer(name_of(element).removesuffix("Reference"), element)
        elif tag == W + "tbl":
            self.building.begin_table()
        elif tag == W + "tr":
            self.building.begin_row()
        elif tag == W + "tc":
            self.building.begin_cell()

    def _refer(self, kind: str, reference: Element) -> None:
        """Show the mark of a note: Word counts footnotes in figures, endnotes in Roman ones; or it prints its own."""
        marks = self.references[kind]
        if is_set(reference, "customMarkFollows"):
            marks.setdefault(reference.get(W + "id", ""), "")
            return
        number = sum(map(bool, marks.values())) + 1
        mark = marks.setdefault(reference.get(W + "id", ""), numeral(number, _COUNTED[kind]))
        self._say(sign_of_note(mark))

    def _close(self, element: Element) -> None:
        if element.tag == W + "p":
            if self._paragraphs and self._paragraphs[-1].element is element:
                paragraph = self._paragraphs.pop()
                self._is_open = paragraph.joins
                if not paragraph.joins:
                    self.building.end()
        elif element.tag == W + "tbl":
            self.building.end_table()

    def _say(self, text: str) -> None:
        if not any(self._fields) and self._paragraphs and not self._paragraphs[-1].is_dropped:
            self.building.say_lines(text) if text == "\n" else self.building.say(text)

    def _font_of(self, properties: Element | None) -> str:
        style = value_of(properties, "rStyle")
        around = self._paragraphs[-1].font if self._paragraphs else ""
        return font_of(properties) or (self._styles.style(style).font if style else "") or around or self._styles.font

    def _shown(self, text: str) -> str:
        if not self._old_fonts or not is_old(self._font):
            return text
        self.is_beyond = self.is_beyond or is_beyond(text)
        return in_unicode(text, self._font)

    def _begin(self, element: Element) -> None:
        properties = element.find(W + "pPr")
        marks = None if properties is None else properties.find(W + "rPr")
        joins = marks is not None and marks.find(W + "del") is not None
        style = self._styles.style(value_of(properties, "pStyle") or self._styles.standard)
        self._paragraphs.append(_Paragraph(element, style.role.is_contents, joins, style.font))
        if self._is_open:
            self._is_open = False
            return
        place = place_in_list(properties) or style.list
        in_list = place is not None and place.list != "0"
        label = self._lists.label(place) if place and in_list and _holds_text(element) else ""
        level = outline_level(properties)
        role = heading_of(level + 1) if level is not None and level < 9 and not style.role.kind else style.role
        if in_list and place and role.kind is None:
            role = Role("item", place.level + 1)
        self.building.begin(role.kind, role.level, label)

    def _field(self, step: str | None) -> None:
        """A field has instructions, a separator, and what they came to, which alone is printed."""
        if step == "begin":
            self._fields.append(True)
        elif step == "separate" and self._fields:
            self._fields[-1] = False
        elif step == "end" and self._fields:
            self._fields.pop()


def _holds_text(paragraph: Element) -> bool:
    return next(paragraph.iter(W + "t", _MATHS + "t"), None) is not None


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(W + "char", ""), 16)
        return "" if code in _SYMBOLS else chr(code)
    except (ValueError, OverflowError):
        return ""


def _related(archive: Archive, part: str, kind: str, usual: str) -> str | None:
    """The part of a `kind` that belongs to `part`, or to the package itself where that is empty.

    It is told by the relations of `part`, else by its `usual` name.
    """
    relations = archive.side_tree(archive.resolved(f"_rels/{posixpath.basename(part)}.rels", part))
    for relation in () if relations is None else relations.iter("{*}Relationship"):
        if relation.get("Type", "").endswith(f"/{kind}"):
            return archive.resolved(relation.get("Target", ""), part)
    return archive.resolved(usual, part)
