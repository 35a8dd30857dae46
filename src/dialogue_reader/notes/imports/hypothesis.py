"""Annotations of Hypothesis: the answer of its API to a search, one of them, a list, or the file its client exports."""

from collections.abc import Iterator

from dialogue_reader.notes.arrivals import Arrival, Arrivals
from dialogue_reader.notes.export.hypothesis import COLOUR_TAG
from dialogue_reader.notes.identifiers import source_of_iri
from dialogue_reader.notes.imports.content import Content, Node
from dialogue_reader.notes.imports.values import clean_tags, selector, target
from dialogue_reader.notes.model import COLOURS, Document, Target


def read(content: Content) -> Arrivals:
    """The notes of annotations of Hypothesis. Raises ExchangeError."""
    root = content.root
    rows = root.each() if isinstance(root.value, list) else (root.first_of("annotations", "rows") or root).each()
    return Arrivals(tuple(map(_note, rows)))


def _note(node: Node) -> Arrival:
    tags = [tag.text() for tag in node["tags"].each()]
    colours = [colour for colour in COLOURS if tags and tags[-1] == COLOUR_TAG + colour]
    return Arrival(
        node["id"].text(""),
        tuple(_targets(node)),
        colours[0] if colours else COLOURS[0],
        node["text"].text(""),
        clean_tags(tags[:-1] if colours else tags),
        node["created"].time(),
        node["updated"].time(),
    )


def _targets(node: Node) -> Iterator[Target]:
    """One target or two; a note on a page as a whole, or an answer to another, quotes nothing."""
    names = node["document"]["title"].first
    title = names.text() if names.is_text else ""
    targets = list(node["target"].each())[:2]
    for each in targets:
        place = each["source"].text("") or node["uri"].text()
        named = title if place == node["uri"].text() else ""
        yield target(Document(source_of_iri(place), named, "und"), selector(*_selectors(each)))
    if not targets:
        yield target(Document(source_of_iri(node["uri"].text()), title, "und"), selector(None, None))


def _selectors(node: Node) -> tuple[Node | None, Node | None]:
    kinds = {each["type"].text(""): each for each in node["selector"].each()}
    return kinds.get("TextQuoteSelector"), kinds.get("TextPositionSelector")
