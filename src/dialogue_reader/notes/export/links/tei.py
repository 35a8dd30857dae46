"""TEI P5: both texts as they are, and the links between them in a group that stands apart.

Links may cross, and be n to m: each is a list of what it links. `cert` is its score.
"""

import xml.etree.ElementTree as ET
from datetime import datetime

from dialogue_reader.documents.model import SIDES
from dialogue_reader.notes.export.links.linked import LinkedTexts, NotedLink
from dialogue_reader.writing.plain_text import in_xml

_TEI = "http://www.tei-c.org/ns/1.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def write(linked: LinkedTexts, now: datetime) -> str:
    """A document with both texts, a part a block with an id (`l3`, `r2`), the links, and the notes on them."""
    root = ET.Element("TEI", {"xmlns": _TEI})
    _header(root, linked, now)
    stand_off = ET.SubElement(root, "standOff")
    group = ET.SubElement(stand_off, "linkGrp", {"type": "alignment"})
    for link in linked.links:
        ET.SubElement(group, "link", {"target": _targets(link), "cert": f"{link.score:.2f}"})
    if not linked.links:
        root.remove(stand_off)
    text = ET.SubElement(root, "text")
    texts = ET.SubElement(text, "group")
    for side in SIDES:
        article = linked.texts[side]
        own = ET.SubElement(texts, "text", {f"{_XML}id": side, f"{_XML}lang": article.language})
        body = ET.SubElement(own, "body")
        for part in article.parts:
            ET.SubElement(body, "ab", {f"{_XML}id": f"{side[0]}{part.id}"}).text = part.text
    _notes(text, linked)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _header(root: ET.Element, linked: LinkedTexts, now: datetime) -> None:
    description = ET.SubElement(ET.SubElement(root, "teiHeader"), "fileDesc")
    title = ET.SubElement(ET.SubElement(description, "titleStmt"), "title")
    title.text = " | ".join(linked.texts[side].title or linked.texts[side].source for side in SIDES)
    publication = ET.SubElement(ET.SubElement(description, "publicationStmt"), "p")
    ET.SubElement(publication, "date", {"when": f"{now:%Y-%m-%d}"})
    source = ET.SubElement(description, "sourceDesc")
    for side in SIDES:
        ET.SubElement(source, "bibl", {"corresp": f"#{side}"}).text = linked.texts[side].source


def _targets(link: NotedLink) -> str:
    return " ".join(f"#{side[0]}{part.id}" for side in SIDES for part in link.parts(side))


def _notes(text: ET.Element, linked: LinkedTexts) -> None:
    noted = {note.id: (note, link) for link in linked.links for note in link.notes if note.note.strip()}
    if not noted:
        return
    block = ET.SubElement(ET.SubElement(ET.SubElement(text, "back"), "div", {"type": "notes"}), "ab")
    for note, link in noted.values():
        ET.SubElement(block, "note", {"target": _targets(link)}).text = in_xml(note.note)
