"""Books in EPUB 2 and 3 (IDPF and W3C): the chapters in the order of the spine, and what the package says of itself."""

import re
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from dialogue_reader.documents.formats import Block, Imported
from dialogue_reader.documents.formats.building import MOST
from dialogue_reader.documents.formats.markup import blocks_of
from dialogue_reader.documents.formats.packages.archive import Archive
from dialogue_reader.documents.formats.placeholders import named_author, named_title
from dialogue_reader.documents.formats.trees import Element, name_of, page_tree, text_of
from dialogue_reader.documents.moments import moment, time_of
from dialogue_reader.errors import DocumentError
from dialogue_reader.language.folding import letters
from dialogue_reader.language.identify import code_of

if TYPE_CHECKING:
    from dialogue_reader.documents.model import Field

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS_ONLY = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_PAGES = {"application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml"}
_ADDRESS = re.compile(r"https?://\S+")
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


class _Item(NamedTuple):
    part: str
    media_type: str
    properties: frozenset[str]


class _Entry(NamedTuple):
    """A line of the table of contents."""

    title: str
    level: int
    is_top: bool  # of the chapter, rather than of a place in it


def read(archive: Archive) -> Imported:
    """The book; a chapter that is missing is left out, one that is encrypted is refused."""
    opf = _package(archive)
    package = archive.tree(opf)
    if opf is None or package is None:
        raise DocumentError("damaged", archive.source, detail="no list of its chapters")
    items = _manifest(archive, opf, package)
    contents = _contents(archive, package, items)
    locked = _encrypted(archive)
    blocks: list[Block] = []
    for part in _spine(archive, opf, package, items):
        if part in locked:
            raise DocumentError("encrypted", archive.source)
        root = page_tree(archive.read(part) or b"", archive.source)
        if root is not None:
            blocks += _with_headings(blocks_of(root, archive.source), contents.get(part, []))
        if len(blocks) > MOST:
            raise DocumentError("too_many_parts", archive.source, most=MOST)
    return _metadata(package)._replace(blocks=tuple(blocks))


def _package(archive: Archive) -> str | None:
    name = archive.resolved(_CONTAINER)
    container = archive.side_tree(name)
    paths = [] if container is None else [e.get("full-path", "") for e in container.iter("{*}rootfile")]
    resolved = (archive.resolved(path) for path in paths if path)
    return next(filter(None, resolved), next((n for n in archive.names if n.lower().endswith(".opf")), None))


def _manifest(archive: Archive, opf: str, package: Element) -> dict[str, _Item]:
    items = {}
    for element in package.iter("{*}item"):
        part = archive.resolved(element.get("href", ""), opf)
        if part:
            properties = frozenset(element.get("properties", "").split())
            items[element.get("id", "")] = _Item(part, element.get("media-type", "").lower(), properties)
    return items


def _spine(archive: Archive, opf: str, package: Element, items: dict[str, _Item]) -> list[str]:
    """The parts to be read one after another, each once, without the tables of contents; notes and the like at the end.

    What is not linear is reached by links alone in other readers.
    """
    references = sorted(package.iter("{*}itemref"), key=lambda e: e.get("linear", "yes").lower() == "no")
    spine = [items[e.get("idref", "")] for e in references if e.get("idref", "") in items]
    pages = spine or [item for item in items.values() if item.media_type in _PAGES]
    contents = {
        archive.resolved(e.get("href", ""), opf) for e in package.iter("{*}reference") if e.get("type") == "toc"
    }
    wanted = (item for item in pages if "nav" not in item.properties and item.media_type in (_PAGES | {""}))
    parts = list(dict.fromkeys(item.part for item in wanted))
    return [part for part in parts if part not in contents] or parts


def _contents(archive: Archive, package: Element, items: dict[str, _Item]) -> dict[str, list[_Entry]]:
    """The lines of the table of contents, by the parts that they lead to."""
    nav = next((item.part for item in items.values() if "nav" in item.properties), None)
    if nav and (page := page_tree(archive.read(nav) or b"", archive.source)) is not None:
        listed = _from_nav(archive, nav, page)
        if listed:
            return listed
    spine = next(package.iter("{*}spine"), None)
    named = items.get(spine.get("toc", "")) if spine is not None else None
    ncx = named or next((item for item in items.values() if item.media_type == "application/x-dtbncx+xml"), None)
    tree = archive.side_tree(ncx.part) if ncx else None
    return {} if ncx is None or tree is None else _from_ncx(archive, ncx.part, tree)


def _from_nav(archive: Archive, nav: str, page: Element) -> dict[str, list[_Entry]]:
    """By the navigation document of EPUB 3."""
    lists = [e for e in page.iter("{*}nav") if "toc" in (e.get(_EPUB_TYPE) or e.get("epub:type") or "").split()]
    by_part: dict[str, list[_Entry]] = {}
    for link in lists[0].iter("{*}a") if lists else ():
        level = sum(1 for above in link.iterancestors() if name_of(above) == "ol")
        _enter(by_part, archive.resolved(link.get("href", ""), nav), link.get("href", ""), text_of(link), level)
    return by_part


def _from_ncx(archive: Archive, ncx: str, tree: Element) -> dict[str, list[_Entry]]:
    """By the NCX of EPUB 2."""
    by_part: dict[str, list[_Entry]] = {}
    for point in tree.iter("{*}navPoint"):
        content, label = point.find("{*}content"), point.find("{*}navLabel")
        reference = content.get("src", "") if content is not None else ""
        level = 1 + sum(1 for above in point.iterancestors() if name_of(above) == "navPoint")
        _enter(by_part, archive.resolved(reference, ncx), reference, text_of(label), level)
    return by_part


def _enter(by_part: dict[str, list[_Entry]], part: str | None, reference: str, title: str, level: int) -> None:
    if part and title:
        by_part.setdefault(part, []).append(_Entry(title, level, "#" not in reference))


def _with_headings(blocks: tuple[Block, ...], entries: list[_Entry]) -> list[Block]:
    """The chapter; where it has no heading of its own, with those that the table of contents gives it."""
    if not blocks or any(block.kind == "heading" for block in blocks):
        return list(blocks)
    levels = {letters(entry.title): entry.level for entry in entries}
    marked = [
        Block(block.text, "heading", levels[letters(block.text)]) if letters(block.text) in levels else block
        for block in blocks
    ]
    top = next((entry for entry in entries if entry.is_top), None)
    if top and not any(block.kind == "heading" for block in marked):
        marked.insert(0, Block(top.title, "heading", top.level))
    return marked


def _encrypted(archive: Archive) -> set[str | None]:
    """The parts that are encrypted; fonts are, as a rule, and nothing else."""
    tree = archive.side_tree(archive.resolved(_ENCRYPTION))
    if tree is None:
        return set()
    locked = set()
    for data in tree.iter("{*}EncryptedData"):
        method, reference = data.find("{*}EncryptionMethod"), next(data.iter("{*}CipherReference"), None)
        algorithm = method.get("Algorithm", "") if method is not None else ""
        if reference is not None and algorithm not in _FONTS_ONLY:
            locked.add(archive.resolved(reference.get("URI", "")))
    return locked


def _metadata(package: Element) -> Imported:
    """By the elements of Dublin Core."""

    def all_of(name: str) -> list[str]:
        core = f"{{http://purl.org/dc/elements/1.1/}}{name}"
        return [
            words for e in package.iter(core, f"{{http://purl.org/dc/elements/1.0/}}{name}") if (words := text_of(e))
        ]

    def first(name: str) -> str:
        return next(iter(all_of(name)), "")

    published, published_sure = _published(package)
    modified = next((text_of(e) for e in package.iter("{*}meta") if e.get("property") == "dcterms:modified"), "")
    updated = time_of(modified)
    addresses = (_ADDRESS.fullmatch(words) for words in (*all_of("identifier"), *all_of("source")))
    guessed: set[Field] = {"updated"} if updated else set()
    return Imported(
        (),
        named_title(first("title")),
        ", ".join(dict.fromkeys(filter(None, map(named_author, all_of("creator"))))) or None,
        first("publisher") or None,
        published,
        updated,
        code_of(first("language")),
        next((address.group() for address in addresses if address), None),
        frozenset(guessed if published_sure else guessed | {"published"}),
    )


def _published(package: Element) -> tuple[datetime | None, bool]:
    """When the book came out: a date that is said to be something else does not count, a year alone is a guess."""
    dates = list(package.iter("{http://purl.org/dc/elements/1.1/}date"))
    events = [(e.get("{http://www.idpf.org/2007/opf}event", "publication").lower(), e) for e in dates]
    published = next(
        (moment(text_of(e)) for event, e in events if event in ("publication", "original-publication")), None
    )
    return (published.time, published.sure) if published else (None, True)
