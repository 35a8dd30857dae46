"""Texts in OpenDocument (OASIS, ISO/IEC 26300), in a package or in one flat file: what is printed, and its notes."""

from typing import NamedTuple

from lxml import etree

from dialogue_reader.documents.formats import Imported
from dialogue_reader.documents.formats.building import Building, sign_of_note
from dialogue_reader.documents.formats.numbering import Counter, number_of, numeral
from dialogue_reader.documents.formats.packages.archive import Archive
from dialogue_reader.documents.formats.properties import described
from dialogue_reader.documents.formats.styles import Role, heading_of, role_of
from dialogue_reader.documents.formats.trees import Element, text_of, xml_tree
from dialogue_reader.documents.moments import time_of
from dialogue_reader.errors import DocumentError

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT = f"{{{_NAMESPACE}text:1.0}}"
_TABLE = f"{{{_NAMESPACE}table:1.0}}"
_OFFICE = f"{{{_NAMESPACE}office:1.0}}"
_STYLE = f"{{{_NAMESPACE}style:1.0}}"
_SKIPPED = {
    _TEXT + name
    for name in ("tracked-changes", "note-citation", "number", "table-of-content", "illustration-index", "table-index",
                 "object-index", "user-index", "alphabetical-index", "sequence-decls", "variable-decls",
                 "user-field-decls", "ruby-text", "hidden-text", "hidden-paragraph", "dde-connection-decls")
} | {
    _OFFICE + "annotation", _OFFICE + "forms", _OFFICE + "binary-data", _OFFICE + "event-listeners",
    f"{{{_NAMESPACE}svg-compatible:1.0}}title", f"{{{_NAMESPACE}svg-compatible:1.0}}desc",
    _TABLE + "covered-table-cell",
}  # fmt: skip
_PARAGRAPHS = {_TEXT + "p", _TEXT + "h"}
_AROUND_PARAGRAPHS = {_TEXT + name for name in ("note", "note-body", "list", "list-item", "section")} | {
    f"{{{_NAMESPACE}drawing:1.0}}frame", f"{{{_NAMESPACE}drawing:1.0}}text-box",
    _TABLE + "table", _TABLE + "table-row", _TABLE + "table-cell",
}  # fmt: skip
_MOST_BLANKS = 100
_PART = "content.xml"


def read_package(archive: Archive) -> Imported:
    """The text in a package."""
    manifest = archive.side_tree(archive.resolved("META-INF/manifest.xml"))
    for entry in () if manifest is None else manifest.iter("{*}file-entry"):
        if _attribute(entry, "full-path") == _PART and entry.find("{*}encryption-data") is not None:
            raise DocumentError("encrypted", archive.source)
    content = archive.tree(archive.resolved(_PART))
    if content is None:
        raise DocumentError("damaged", archive.source, detail="no content")
    trees = (
        content,
        archive.side_tree(archive.resolved("styles.xml")),
        archive.side_tree(archive.resolved("meta.xml")),
    )
    return _document(archive.source, *trees)


def read(data: bytes, source: str, _encoding: str | None) -> Imported:
    """The text in one flat file; XML says itself how it is encoded."""
    root = xml_tree(data, source)
    return _document(source, root, None, root)


def _document(source: str, content: Element, styles: Element | None, meta: Element | None) -> Imported:
    body = _Body(source, _Styles([tree for tree in (content, styles) if tree is not None]))
    text = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if text is not None:
        body.read(text)

    def property_(name: str) -> str:
        return text_of(next(meta.iter(f"{{*}}{name}"), None)) if meta is not None else ""

    return described(
        body.building.blocks(),
        title=property_("title"),
        author=property_("initial-creator") or property_("creator"),
        created=time_of(property_("creation-date")),
        modified=time_of(property_("date")),
        language=property_("language"),
    )


class _Level(NamedTuple):
    """How a level of a list is numbered; `style` is empty for a bullet."""

    style: str
    prefix: str
    suffix: str
    start: int
    shown: int


class _Styles:
    """The styles of paragraphs and lists by their names."""

    def __init__(self, trees: list[Element]) -> None:
        self._paragraphs: dict[str, Element] = {}
        self._lists: dict[str, dict[int, _Level]] = {}
        self._hidden: set[str] = set()
        self._automatic: set[str] = set()
        self._roles: dict[str, Role] = {}
        for tree in trees:
            for style in tree.iter(_STYLE + "style"):
                name = style.get(_STYLE + "name", "")
                if style.get(_STYLE + "family", "paragraph") == "paragraph":
                    self._paragraphs.setdefault(name, style)
                properties = style.find(_STYLE + "text-properties")
                if properties is not None and properties.get(_TEXT + "display") == "none":
                    self._hidden.add(name)
            automatic = tree.find(_OFFICE + "automatic-styles")
            self._automatic |= {e.get(_STYLE + "name", "") for e in (() if automatic is None else automatic)}
            for style in tree.iter(_TEXT + "list-style"):
                levels = {number_of(e.get(_TEXT + "level"), 1): _level(e) for e in style}
                self._lists.setdefault(style.get(_STYLE + "name", ""), levels)

    def role(self, name: str) -> Role:
        """What a paragraph in this style is, by the style or those that it is derived from."""
        if name not in self._roles:
            asked: dict[str, None] = {}
            role, at, is_same = Role(), name, True  # the same style, but for its looks
            while role == Role() and at and at not in asked:
                asked[at] = None
                style = self._paragraphs.get(at)
                role = role_of(at)
                if style is not None and role == Role():
                    role = role_of(style.get(_STYLE + "display-name", ""))
                    level = style.get(_STYLE + "default-outline-level")
                    role = heading_of(number_of(level, 1)) if level and role == Role() else role
                if role.kind == "title" and not is_same:
                    role = Role()
                is_same = is_same and at in self._automatic
                at = style.get(_STYLE + "parent-style-name", "") if style is not None else ""
            self._roles[name] = role
        return self._roles[name]

    def is_hidden(self, name: str) -> bool:
        """Whether text in this style is not shown."""
        return name in self._hidden

    def level(self, name: str, depth: int) -> _Level:
        """How the level `depth`, from 1, of a list in this style is numbered; as the one above if nothing is said."""
        levels = self._lists.get(name, {})
        above = max((k for k in levels if k <= depth), default=0)
        return levels.get(above, _Level("", "", "", 1, 1))


def _level(element: Element) -> _Level:
    style = element.get(_STYLE + "num-format", "") if element.tag == _TEXT + "list-level-style-number" else ""
    start, shown = number_of(element.get(_TEXT + "start-value"), 1), number_of(element.get(_TEXT + "display-levels"), 1)
    return _Level(style, element.get(_STYLE + "num-prefix", ""), element.get(_STYLE + "num-suffix", ""), start, shown)


class _List:
    """A list that is open, with how far it has counted; a list inside it counts with it."""

    def __init__(self, style: str, counter: Counter) -> None:
        self.style = style
        self.counter = counter


class _Body:
    """The walk through the text; elements that are not known are looked through."""

    def __init__(self, source: str, styles: _Styles) -> None:
        self.building = Building(source)
        self._styles = styles
        self._lists: list[_List] = []
        self._counted: dict[str, Counter] = {}
        self._label = ""
        self._mark = ""  # of the last note
        self._is_item = False
        self._silent: list[Element] = []  # paragraphs around that are not to be shown

    def read(self, root: Element) -> None:
        """Everything that is printed below `root`."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if element.tag in _SKIPPED or self._styles.is_hidden(element.get(_TEXT + "style-name", "")):
                    walk.skip_subtree()
                else:
                    self._open(element)
                    if element.tag not in _AROUND_PARAGRAPHS:
                        self._say(element.text)
            else:
                self._close(element)
                if element is not root and element.getparent().tag not in _AROUND_PARAGRAPHS:
                    self._say(element.tail)

    def _say(self, text: str | None) -> None:
        if text and not self._silent:
            self.building.say(text)

    def _open(self, element: Element) -> None:
        tag = element.tag
        if tag in _PARAGRAPHS:
            self._begin(element)
        elif tag == _TEXT + "s":
            self._say(" " * min(number_of(element.get(_TEXT + "c"), 1), _MOST_BLANKS))
        elif tag == _TEXT + "tab":
            self._say("\t")
        elif tag == _TEXT + "line-break" and not self._silent:
            self.building.say_lines("\n")
        elif tag == _TEXT + "list":
            self._begin_list(element)
        elif tag in (_TEXT + "list-item", _TEXT + "list-header") and self._lists:
            self._begin_item(element)
        elif tag == _TEXT + "note":
            self._mark = text_of(element.find(_TEXT + "note-citation"))
            self._say(sign_of_note(self._mark))
        elif tag == _TEXT + "note-body":
            self.building.begin_note(self._mark)
        elif tag == _TABLE + "table":
            self.building.begin_table()
        elif tag == _TABLE + "table-row":
            self.building.begin_row()
        elif tag == _TABLE + "table-cell":
            self.building.begin_cell()

    def _close(self, element: Element) -> None:
        tag = element.tag
        if tag in _PARAGRAPHS:
            if self._silent and self._silent[-1] is element:
                self._silent.pop()
            elif not self._styles.is_hidden(element.get(_TEXT + "style-name", "")):
                self.building.end()
        elif tag == _TEXT + "list" and self._lists:
            self._lists.pop()
        elif tag == _TEXT + "list-item":
            self._is_item, self._label = False, ""
        elif tag == _TEXT + "note-body":
            self.building.end_note()
        elif tag == _TABLE + "table":
            self.building.end_table()

    def _begin(self, element: Element) -> None:
        role = self._styles.role(element.get(_TEXT + "style-name", ""))
        if role.is_contents:
            self._silent.append(element)
            return
        if element.tag == _TEXT + "h" and role.kind != "title":
            role = heading_of(number_of(element.get(_TEXT + "outline-level"), role.level or 1))
        if self._is_item and role.kind is None:
            role = Role("item", len(self._lists))
        self.building.begin(role.kind, role.level, self._label)
        self._is_item, self._label = False, ""

    def _begin_list(self, element: Element) -> None:
        around = self._lists[-1] if self._lists else None
        style = element.get(_TEXT + "style-name") or (around.style if around else "")
        goes_on = element.get(_TEXT + "continue-numbering") == "true" or element.get(_TEXT + "continue-list")
        if around:
            counter = around.counter
        elif goes_on and style in self._counted:
            counter = self._counted[style]
        else:
            counter = self._counted[style] = Counter()
        self._lists.append(_List(style, counter))

    def _begin_item(self, element: Element) -> None:
        """A list header is printed as an item is, without a number."""
        self._is_item, self._label = True, ""
        if element.tag == _TEXT + "list-header" or _only_holds_a_list(element):
            return
        depth = len(self._lists)
        style = element.get(_TEXT + "style-override") or self._lists[-1].style
        levels = [self._styles.level(style, k + 1) for k in range(depth)]
        level = levels[-1]
        if not level.style:
            return
        counter = self._lists[-1].counter
        if element.get(_TEXT + "start-value"):
            counter.restart(depth - 1)
        starts = [number_of(element.get(_TEXT + "start-value"), levels[-1].start)]
        numbers = counter.next(depth - 1, [*(level.start for level in levels[:-1]), *starts])
        first = max(0, len(numbers) - level.shown)
        shown = [numeral(n, (levels[k].style or "1")) for k, n in list(enumerate(numbers))[first:]]
        printed = element.find(_TEXT + "number")
        self._label = text_of(printed) or f"{level.prefix}{'.'.join(shown)}{level.suffix}".strip()


def _only_holds_a_list(item: Element) -> bool:
    """A level that is skipped: an item with no words of its own, around a list."""
    return next((child.tag for child in item), None) == _TEXT + "list"


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
