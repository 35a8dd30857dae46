"""Translation Memory eXchange 1.4b, which every tool of translators reads: a unit a link."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime

from dialogue_reader import __version__
from dialogue_reader.documents.model import SIDES
from dialogue_reader.notes.export.links.linked import LinkedTexts, NotedLink
from dialogue_reader.writing.plain_text import in_xml

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
_SEGMENTS = {"passage": "paragraph", "sentence": "sentence"}


def write(linked: LinkedTexts, now: datetime) -> str:
    """A document with a unit for each link; parts of a side are joined, and its notes stand with it."""
    root = ET.Element("tmx", {"version": "1.4"})
    ET.SubElement(
        root,
        "header",
        {
            "creationtool": "dialogue_reader",
            "creationtoolversion": __version__,
            "segtype": _SEGMENTS[linked.level],
            "o-tmf": "dialogue_reader",
            "adminlang": "en",
            "srclang": linked.texts.left.language,
            "datatype": "plaintext",
            "creationdate": _moment(now),
        },
    )
    body = ET.SubElement(root, "body")
    for number, link in enumerate(linked.links, 1):
        _unit(body, linked, link, number)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_DOCTYPE}{ET.tostring(root, encoding="unicode")}\n'


def _unit(body: ET.Element, linked: LinkedTexts, link: NotedLink, number: int) -> None:
    unit = ET.SubElement(body, "tu", {"tuid": str(number)})
    for note in link.notes:
        unit.set("creationdate", min(unit.get("creationdate", "9"), _moment(note.created)))
        unit.set("changedate", max(unit.get("changedate", ""), _moment(note.modified)))
        if note.note.strip():
            ET.SubElement(unit, "note").text = in_xml(note.note)
    ET.SubElement(unit, "prop", {"type": "x-score"}).text = f"{link.score:.2f}"
    for side in SIDES:
        variant = ET.SubElement(unit, "tuv", {_LANG: linked.texts[side].language})
        ET.SubElement(variant, "seg").text = link.text(side)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
