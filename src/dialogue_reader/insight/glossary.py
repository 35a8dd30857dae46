"""Terms as a bilingual glossary, in the formats that translators' tools read."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from dialogue_reader.documents.model import SIDES, Article, Pair, Side, Sides
from dialogue_reader.insight.model import Keyword, Term
from dialogue_reader.writing.plain_text import in_xml
from dialogue_reader.writing.tables import Cell, table

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_UNKNOWN = "und"  # the language tag for what is not known (BCP 47)
_DOCTYPE = '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n'


def as_csv(pair: Pair, terms: Sequence[Term]) -> str:
    """A line a term: both words, how sure their match is and how often each stands; a heading with both languages."""
    left, right = (language_of(pair, side) for side in SIDES)
    heading = (left, right, "score", f"{left} times", f"{right} times")
    return table((heading, *map(_row, terms)), ",", is_guarded=True)


def _row(term: Term) -> tuple[Cell, ...]:
    score = f"{term.score:.2f}" if term.left and term.right else ""
    return _text(term.left), _text(term.right), score, _times(term.left), _times(term.right)


def as_tbx(pair: Pair, terms: Sequence[Term]) -> str:
    """TBX-Basic (ISO 30042:2008), an entry for each term that both texts have, and for each word a sentence with it."""
    root = ET.Element("martif", {"type": "TBX-Basic", _LANG: language_of(pair, "left")})
    source = ET.SubElement(ET.SubElement(ET.SubElement(root, "martifHeader"), "fileDesc"), "sourceDesc")
    for side in SIDES:
        ET.SubElement(source, "p").text = in_xml(pair[side].title or pair[side].source)
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    both = [Sides(term.left, term.right) for term in terms if term.left and term.right]
    for number, keywords in enumerate(both, 1):
        entry = ET.SubElement(body, "termEntry", {"id": f"t{number}"})
        for side in SIDES:
            own = ET.SubElement(entry, "langSet", {_LANG: language_of(pair, side)})
            word = ET.SubElement(own, "tig")
            ET.SubElement(word, "term").text = in_xml(keywords[side].text)
            ET.SubElement(word, "descrip", {"type": "context"}).text = _context(pair[side], keywords[side])
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_DOCTYPE}{ET.tostring(root, encoding="unicode")}\n'


def language_of(pair: Pair, side: Side) -> str:
    """The language tag of one side."""
    return pair[side].language or _UNKNOWN


def _text(keyword: Keyword | None) -> str:
    return in_xml(keyword.text) if keyword else ""


def _context(article: Article, keyword: Keyword) -> str:
    """The sentence of the first place where a keyword stands as it is written here, and not in another form."""
    places = (start for start, end in keyword.spans if in_xml(article.text[start:end]) == in_xml(keyword.text))
    return in_xml(article.text_of(article.sentence_at(next(places, keyword.spans[0][0]))))


def _times(keyword: Keyword | None) -> str:
    return str(len(keyword.spans)) if keyword else ""
