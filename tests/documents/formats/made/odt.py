"""Texts in OpenDocument, in a package and in one flat file."""

from xml.sax.saxutils import escape

from dialogue_reader.documents.formats import Block
from tests.documents.formats.made import Made, cells, packed, parted, with_breaks

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = (
    " ".join(f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "text", "table", "style", "meta", "manifest"))
    + f' xmlns:draw="{_OASIS}:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    f' xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0"'
)
TYPE = "application/vnd.oasis.opendocument.text"
STYLES = """<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Caption"/>
<style:style style:name="P3" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="P4" style:family="paragraph" style:parent-style-name="P3"/>
<style:style style:name="Ring" style:family="paragraph" style:parent-style-name="Ring2"/>
<style:style style:name="Ring2" style:family="paragraph" style:parent-style-name="Ring"/>
<style:style style:name="T9" style:family="text"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/><text:list-level-style-bullet
text:level="2"/><text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="."/>
</text:list-style>
<text:list-style style:name="L2">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/></text:list-style>"""


def content(body: str, meta: str = "", root: str = "document-content", mime: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:{root} {NAMESPACES} office:version="1.3"{mime}>{meta}'
        f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:{root}>"
    )


def package(body: str, **parts: str | bytes) -> bytes:
    named = {f"{name}.xml": part for name, part in parts.items()}
    return packed({"mimetype": TYPE, "content.xml": content(body), **named})


def flat(body: str, meta: str = "") -> bytes:
    return content(body, meta, "document", f' office:mimetype="{TYPE}"').encode()


def written(made: Made) -> bytes:
    meta = f"<office:document-meta {NAMESPACES}>{_meta(made)}</office:document-meta>"
    return package(_body(made), meta=meta)


def written_flat(made: Made) -> bytes:
    return flat(_body(made), _meta(made))


def _meta(made: Made) -> str:
    core = {
        "dc:title": made.title, "meta:initial-creator": made.author, "dc:language": made.language,
        "meta:creation-date": made.published.isoformat() if made.published else "",
    }  # fmt: skip
    properties = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in core.items() if value)
    return f"<office:meta>{properties}</office:meta>"


def _body(made: Made) -> str:
    notes = "".join(
        f'<text:note text:note-class="footnote"><text:note-citation>{k}</text:note-citation>'
        f"<text:note-body><text:p>{escape(note)}</text:p></text:note-body></text:note>"
        for k, note in enumerate(made.notes, 1)
    )
    parts = [_written(block) for block in made.blocks]
    if notes:
        parts[-1] = parts[-1].removesuffix("</text:p>") + notes + "</text:p>"
    return "\n".join(parts)


def _written(block: Block) -> str:
    words = with_breaks(block.text, "<text:line-break/>")
    if block.kind == "table":
        rows = (
            "".join(f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in row)
            for row in cells(block)
        )
        return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>"
    if block.kind == "heading":
        return f'<text:h text:outline-level="{block.level}">{words}</text:h>'
    if block.kind == "item":
        number, words = parted(block)
        start = f' text:start-value="{number[:-1]}"' if number else ""
        item = f"<text:list-item{start}><text:p>{with_breaks(words, '<text:line-break/>')}</text:p></text:list-item>"
        for _ in range(block.level - 1):
            item = f"<text:list-item><text:list>{item}</text:list></text:list-item>"
        return f'<text:list text:style-name="{"L2" if number else "L1"}">{item}</text:list>'
    style = {"title": "Title", "quotation": "P1", "caption": "P2"}.get(block.kind or "", "Standard")
    return f'<text:p text:style-name="{style}">{words}</text:p>'
