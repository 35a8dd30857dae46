"""Books in EPUB 2 and 3: a chapter begins with every heading."""

from itertools import groupby
from xml.sax.saxutils import escape

from dialogue_reader.documents.formats import Block
from tests.documents.formats.made import Made, cells, packed, parted, with_breaks

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""
XHTML = "application/xhtml+xml"


def package(chapters: list[str], metadata: str = "", spine: str = "", manifest: str = "", version: int = 3) -> str:
    """The package document for chapters, which are in files of these names."""
    items = "".join(f'<item id="c{k}" href="{name}" media-type="{XHTML}"/>' for k, name in enumerate(chapters))
    order = spine or "".join(f'<itemref idref="c{k}"/>' for k in range(len(chapters)))
    return f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="{version}.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">{metadata}</metadata>
<manifest>{items}{manifest}</manifest><spine toc="ncx">{order}</spine></package>"""


def page(body: str, head: str = '<?xml version="1.0" encoding="utf-8"?>', title: str = "c") -> str:
    return f"""{head}<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>{title}</title><style>p {{}}</style></head><body>{body}</body></html>"""


def book(chapters: dict[str, str | bytes], opf: str | None = None, **parts: str | bytes) -> bytes:
    """A book of pages, in the order of their names."""
    names = {f"OEBPS/{name}": text for name, text in chapters.items()}
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/content.opf": opf or package(list(chapters)),
            **names,
            **parts,
        }
    )


def written(made: Made, version: int = 3) -> bytes:
    core = {
        "title": made.title, "creator": made.author, "publisher": made.outlet, "language": made.language,
        "date": made.published.isoformat() if made.published else "", "identifier": made.url,
    }  # fmt: skip
    metadata = "".join(f"<dc:{name}>{escape(value)}</dc:{name}>" for name, value in core.items() if value)
    chapters: list[list[Block]] = [[]]
    for block in made.blocks:
        if block.kind in ("heading", "title") and chapters[-1]:
            chapters.append([])
        chapters[-1].append(block)
    notes = "".join(f'<aside epub:type="footnote"><p>{escape(note)}</p></aside>' for note in made.notes)
    texts = ["".join(_written(chapter)) for chapter in chapters]
    texts[-1] += notes
    head = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">'
    pages = {f"c{k}.xhtml": page(text, head if version == 2 else "") for k, text in enumerate(texts)}
    return book(dict(pages), package(list(pages), metadata, version=version))


def _written(blocks: list[Block]) -> list[str]:
    parts = []
    for is_list, group in groupby(blocks, key=lambda block: block.kind == "item"):
        run = list(group)
        parts.append(_items(run) if is_list else "".join(map(_element, run)))
    return parts


def _element(block: Block) -> str:
    words = with_breaks(block.text, "<br/>")
    if block.kind == "table":
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in cells(block))
        return f"<table><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>"
    names = {"title": "h1", "heading": f"h{block.level + 1}", "quotation": "blockquote", "caption": "figcaption"}
    return f"<{name}>{words}</{name}>" if (name := names.get(block.kind or "")) else f"\n <p>{words}</p>\n"


def _items(blocks: list[Block]) -> str:
    text = ""
    open_lists: list[str] = []
    for block in blocks:
        number, words = parted(block)
        name = "ol" if number else "ul"
        while len(open_lists) > block.level or (len(open_lists) == block.level and open_lists[-1] != name):
            text += f"</li></{open_lists.pop()}>"
        if len(open_lists) == block.level:
            text += "</li>"
        while len(open_lists) < block.level:
            start = f' start="{number[:-1]}"' if number else ""
            text += f"<{name}{start}>"
            open_lists.append(name)
        text += f"<li><p>{with_breaks(words, '<br/>')}</p>"
    return text + "".join(f"</li></{name}>" for name in reversed(open_lists))
