"""What paragraphs of a Word document are, and the numbers they are printed with: its styles and its lists.

Both are inherited: a style from the style that it is based on, a list from the abstract list that it is made of.
"""

import re
from typing import NamedTuple

from dialogue_reader.documents.formats.numbering import Counter, number_of, numeral
from dialogue_reader.documents.formats.styles import Role, heading_of, role_of
from dialogue_reader.documents.formats.trees import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = {"0", "false", "off", "none"}
_NUMERALS = {
    "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I",
}  # fmt: skip
_BODY_TEXT = 9  # the outline level of what is no heading
_LONGEST_LABEL = 40
_DEEPEST_LIST = 8  # level of a list, from 0


def value_of(parent: Element | None, name: str) -> str | None:
    """The value of the property `name`."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(W + "val", "")


def is_on(parent: Element | None, name: str) -> bool:
    """Whether the property `name` is there and not switched off."""
    value = value_of(parent, name)
    return value is not None and value.lower() not in _OFF


def is_set(element: Element, name: str) -> bool:
    """Whether the attribute `name` is there and not switched off."""
    value = element.get(W + name)
    return value is not None and value.lower() not in _OFF


def font_of(properties: Element | None) -> str:
    """The font of western letters that properties of a run name."""
    fonts = None if properties is None else properties.find(W + "rFonts")
    return "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""


class _List(NamedTuple):
    """A place in a list: which one, and how deep, from 0."""

    list: str
    level: int


class _Level(NamedTuple):
    """How one level of a list is numbered: `text` has %1 for the number of level 1, and so on."""

    style: str
    text: str
    start: int


class _Style(NamedTuple):
    role: Role
    list: _List | None
    is_hidden: bool
    font: str


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, tree: Element | None) -> None:
        elements = [] if tree is None else tree.findall(W + "style")
        self._elements = {element.get(W + "styleId", ""): element for element in elements}
        self._known: dict[str, _Style] = {}
        self.font = "" if tree is None else font_of(tree.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self.standard = next(
            (id_ for id_, e in self._elements.items()
             if e.get(W + "type") == "paragraph" and e.get(W + "default", "0") not in _OFF), "",
        )  # fmt: skip

    def style(self, id_: str) -> _Style:
        """The style with all that it inherits; of a circle of styles, each is asked once."""
        if id_ not in self._known:
            role, place, hidden, level = role_of(id_) if id_ not in self._elements else Role(), None, False, None
            font = ""
            for element in self._line(id_):
                properties = element.find(W + "pPr")
                named = role_of(value_of(element, "name") or "")
                if role == Role() and (named.kind != "title" or element is self._elements[id_]):
                    role = named  # what is set like the title, the author as a rule, is not the title
                place = place or place_in_list(properties)
                level = level if level is not None else outline_level(properties)
                hidden = hidden or is_on(element.find(W + "rPr"), "vanish")
                font = font or font_of(element.find(W + "rPr"))
            if role.kind is None and level is not None and level < _BODY_TEXT and not role.is_contents:
                role = heading_of(level + 1)
            self._known[id_] = _Style(role, place, hidden, font)
        return self._known[id_]

    def _line(self, id_: str) -> list[Element]:
        line: dict[str, Element] = {}
        while id_ in self._elements and id_ not in line:
            line[id_] = self._elements[id_]
            id_ = value_of(line[id_], "basedOn") or ""
        return list(line.values())


def outline_level(properties: Element | None) -> int | None:
    """The level in the outline, from 0; 9 is body text."""
    value = value_of(properties, "outlineLvl")
    return int(value) if value and re.fullmatch(r"\d", value) else None


def place_in_list(properties: Element | None) -> _List | None:
    """The list that paragraph properties name; one named "0" takes the paragraph out of the list of its style."""
    numbering = None if properties is None else properties.find(W + "numPr")
    id_ = value_of(numbering, "numId")
    level = number_of(value_of(numbering, "ilvl"), 0)
    return None if id_ is None else _List(id_, max(0, min(level, _DEEPEST_LIST)))


class Lists:
    """The lists of a document, and how far each has counted."""

    def __init__(self, tree: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._restarts: dict[str, set[int]] = {}
        self._counters: dict[str, Counter] = {}
        if tree is None:
            return
        abstract = {e.get(W + "abstractNumId", ""): _levels(e) for e in tree.findall(W + "abstractNum")}
        for number in tree.findall(W + "num"):
            id_ = number.get(W + "numId", "")
            self._abstract[id_] = value_of(number, "abstractNumId") or ""
            self._levels[id_] = dict(abstract.get(self._abstract[id_], {}))
            for override in number.findall(W + "lvlOverride"):
                self._override(id_, override)

    def label(self, place: _List) -> str:
        """What is printed before the next item at that place; empty for a bullet."""
        levels = self._levels.get(place.list, {})
        level = levels.get(place.level, _Level("decimal", f"%{place.level + 1}.", 1))
        if level.style in ("bullet", "none", "") or not levels:
            return ""
        counter = self._counters.setdefault(self._abstract.get(place.list, place.list), Counter())
        for k in sorted(self._restarts.pop(place.list, ())):
            counter.restart(k)
        starts = [levels[k].start if k in levels else 1 for k in range(place.level + 1)]
        numbers = counter.next(place.level, starts)

        def number(sign: re.Match[str]) -> str:
            k = int(sign.group(1)) - 1
            style = levels[k].style if k in levels else "decimal"
            return numeral(numbers[k], _NUMERALS.get(style, "1")) if k < len(numbers) else ""

        return re.sub(r"%([1-9])", number, level.text)[:_LONGEST_LABEL].strip()

    def _override(self, id_: str, override: Element) -> None:
        k = number_of(override.get(W + "ilvl"), 0)
        if (changed := override.find(W + "lvl")) is not None:
            self._levels[id_][k] = _level(changed, k)
        start = value_of(override, "startOverride")
        if start is not None:
            level = self._levels[id_].get(k, _Level("decimal", f"%{k + 1}.", 1))
            self._levels[id_][k] = level._replace(start=number_of(start, 1))
            self._restarts.setdefault(id_, set()).add(k)


def _levels(element: Element) -> dict[int, _Level]:
    return {(k := number_of(level.get(W + "ilvl"), 0)): _level(level, k) for level in element.findall(W + "lvl")}


def _level(element: Element, k: int) -> _Level:
    text = value_of(element, "lvlText")
    start = number_of(value_of(element, "start"), 1)
    return _Level(value_of(element, "numFmt") or "decimal", f"%{k + 1}." if text is None else text, start)
