"""Documents of Word."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from dialogue_reader.documents.formats import Block
from tests.documents.formats.made import Made, cells, packed, parted, with_breaks

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
STYLES = """<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Tieude"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Author"><w:name w:val="Author"/><w:basedOn w:val="Tieude"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/><w:basedOn w:val="Titre1"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My own"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Derived"><w:name w:val="Derived"/><w:basedOn w:val="Mine"/></w:style>
<w:style w:type="paragraph" w:styleId="Citation"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Legende"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="TM1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring2"/></w:style>
<w:style w:type="paragraph" w:styleId="Ring2"><w:name w:val="Ring 2"/><w:basedOn w:val="Ring"/></w:style>
<w:style w:type="character" w:styleId="Hidden"><w:name w:val="Hidden"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="List Bullet"/><w:pPr>
<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"""
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = f"""<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Target="word/document.xml"
Type="{_OFFICE}/officeDocument"/></Relationships>"""


def levels(style: str, *signs: str) -> str:
    """The levels of a list, with the text that each of them prints."""
    return "".join(
        f'<w:lvl w:ilvl="{k}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{sign}"/></w:lvl>'
        for k, sign in enumerate(signs)
    )


BULLETS, NUMBERS = levels("bullet", "\uf0b7", "o", "-"), levels("decimal", "%1.", "%2.", "%3.")


def numbering(*extra: str) -> str:
    """List 1 has bullets, list 2 numbers; list 13 has numbers that begin at 3, list 24 some that begin at 4."""
    restarts = "".join(
        f'<w:num w:numId="{10 * run + k}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0">'
        f'<w:startOverride w:val="{k}"/></w:lvlOverride></w:num>'
        for run in range(1, 4)
        for k in range(1, 10)
    )
    return f"""<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="1">{BULLETS}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">{NUMBERS}</w:abstractNum>{"".join(extra)}
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>{restarts}</w:numbering>"""


def paragraph(text: str, properties: str = "") -> str:
    words = with_breaks(text, "</w:t><w:br/><w:t>")
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def document(body: str, **parts: str | bytes) -> bytes:
    """A document with this body; parts are named by their files in the folder "word"."""
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": RELATIONS,
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
            "word/styles.xml": f"<w:styles {NAMESPACES}>{STYLES}</w:styles>",
            "word/numbering.xml": numbering(),
            **{f"word/{name}.xml": part for name, part in parts.items() if name != "core"},
            **({"docProps/core.xml": parts["core"]} if "core" in parts else {}),
        }
    )


def written(made: Made) -> bytes:
    core = {
        "dc:title": made.title, "dc:creator": made.author, "dc:language": made.language,
        "dcterms:created": made.published.isoformat() + "Z" if made.published else "",
    }  # fmt: skip
    properties = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in core.items() if value)
    signs = "".join(f'<w:r><w:footnoteReference w:id="{k + 2}"/></w:r>' for k in range(len(made.notes)))
    notes = "".join(f'<w:footnote w:id="{k + 2}">{paragraph(note)}</w:footnote>' for k, note in enumerate(made.notes))
    body = "".join(_written(made.blocks)).removesuffix("</w:p>") + (f"{signs}</w:p>" if signs else "</w:p>")
    if made.blocks[-1].kind == "table":
        body = "".join(_written(made.blocks))
    separator = '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    return document(
        body,
        footnotes=f"<w:footnotes {NAMESPACES}>{separator}{notes}</w:footnotes>",
        header1=f"<w:hdr {NAMESPACES}>{paragraph('A running header')}</w:hdr>",
        core='<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"{properties}</cp:coreProperties>",
    )


def _written(blocks: tuple[Block, ...]) -> list[str]:
    styles = {"title": "Tieude", "quotation": "Citation", "caption": "Legende"}
    parts = []
    run, list_ = 0, ""
    for block in blocks:
        if block.kind == "table":
            rows = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in cells(block))
            parts.append(f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")
            continue
        style = styles.get(block.kind or "") or (f"Titre{block.level}" if block.kind == "heading" else "")
        properties = f'<w:pStyle w:val="{style}"/>' if style else ""
        words = block.text
        if block.kind == "item":
            number, words = parted(block)
            if number and not list_:
                run += 1
                list_ = str(10 * run + int(number[:-1]))
            place = list_ if number else "1"
            properties = f'<w:numPr><w:ilvl w:val="{block.level - 1}"/><w:numId w:val="{place}"/></w:numPr>'
        else:
            list_ = ""
        parts.append(paragraph(words, properties))
    return parts


def changed(data: bytes, parts: Mapping[str, str | bytes | None]) -> bytes:
    """The same package with other parts; those that are None are gone."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        whole = {name: archive.read(name) for name in archive.namelist()}
    return packed({name: part for name, part in {**whole, **parts}.items() if part is not None})
