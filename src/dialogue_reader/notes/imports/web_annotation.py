"""The W3C's Web Annotations in JSON-LD: one, a list, a page, or a collection that holds its pages.

They are read as the model writes them, with the names of its own context. What others made may have bodies that are
links, any number of targets, and selectors that are refined by others; what there is of words is kept.
"""

from collections.abc import Iterator

from dialogue_reader.notes.arrivals import Arrival, Arrivals
from dialogue_reader.notes.export.web_annotation import (
    COLOUR,
    DIGEST,
    DOCUMENT,
    OUTLET,
    PUBLISHED,
    SOURCE,
    STANDING,
    TITLE,
)
from dialogue_reader.notes.identifiers import note_of_iri, source_of_iri
from dialogue_reader.notes.imports.content import Content, Node
from dialogue_reader.notes.imports.signs import COLLECTIONS, types_of
from dialogue_reader.notes.imports.values import clean_tags, digest, selector, target
from dialogue_reader.notes.model import COLOURS, Colour, Document, Target

_DEEPEST = 8  # selectors that refine one another
_TARGETS = 2  # of one note


def read(content: Content) -> Arrivals:
    """The notes of Web Annotations. Raises ExchangeError."""
    notes: list[Arrival] = []
    colours: dict[str, str] = {}
    if isinstance(content.value, dict):
        colours |= _colours(content.root[COLOUR])
    for node in _annotations(content.root):
        notes += _notes(node)
        colours |= _colours(node["body"])
    return Arrivals(tuple(notes), {colour: name for colour, name in colours.items() if colour in COLOURS and name})


def _colours(node: Node) -> dict[str, str]:
    """What bodies of our own call colours."""
    return {body[COLOUR].text(): body["value"].text() for body in node.each() if _names_colour(body)}


def _annotations(node: Node) -> Iterator[Node]:
    """The annotations in a list, a page or a collection whose pages are within it."""
    for each in node.each():
        if not any(name in COLLECTIONS for name in types_of(each.value)):
            yield each
            continue
        for inner in (*each["items"].each(), *each["first"].each()):
            if not inner.is_text:  # that would be a page elsewhere
                yield from _annotations(inner)


def _notes(node: Node) -> Iterator[Arrival]:
    """The notes that an annotation becomes: one for every two of its targets."""
    targets = [_target(each) for each in node["target"].each()]
    if not targets:
        node["target"].refuse("targets")
    motives = [motive.text() for motive in node["motivation"].each()]
    bodies = [body for body in node["body"].each() if not _names_colour(body)]
    tagging = [_is_tag(body, motives) for body in bodies]
    written = [_written(body) for body, is_tag in zip(bodies, tagging, strict=True) if not is_tag]
    arrival = Arrival(
        _id(node),
        (),
        next((colour for each in node["target"].each() if (colour := _colour(each))), COLOURS[0]),
        "\n\n".join(text for text in (*written, node["bodyValue"].text("")) if text),
        clean_tags(_written(body) for body, is_tag in zip(bodies, tagging, strict=True) if is_tag),
        node["created"].time(),
        node["modified"].time(),
    )
    for at in range(0, len(targets), _TARGETS):
        note_id = f"{arrival.id}#{at // _TARGETS}" if at and arrival.id else arrival.id
        yield arrival._replace(id=note_id, targets=tuple(targets[at : at + _TARGETS]))


def _id(node: Node) -> str:
    """The id of a note; empty where its name means nothing outside of its file."""
    iri = node.first_of("id", "@id").text("")
    return note_of_iri(iri) if ":" in iri and not iri.startswith("_:") else ""


def _names_colour(body: Node) -> bool:
    return isinstance(body.value, dict) and COLOUR in body.value


def _is_tag(body: Node, motives: list[str]) -> bool:
    """Whether a body names what the words are about; one that says no purpose has that of its annotation."""
    if body.is_text or not body["value"]:
        return False
    purposes = [purpose.text() for purpose in body["purpose"].each()] or motives
    return bool(purposes) and all(purpose.removeprefix("oa:") in ("tagging", "classifying") for purpose in purposes)


def _written(body: Node) -> str:
    """What a body says, in Markdown: its text, or a link to what it is."""
    if body.is_text:
        return f"<{body.text()}>"
    if body["value"]:
        return body["value"].text()
    if body["items"]:  # any of several would do
        return next((_written(item) for item in body["items"].items() if item.is_text or item["value"]), "")
    link = body.first_of("source", "id")
    link = link if link.is_text else link["id"]
    return f"<{link.text()}>" if link else ""


def _target(node: Node) -> Target:
    if node.is_text:
        return target(Document(source_of_iri(node.text()), "", "und"), selector(None, None))
    resource = node.first_of("source", "id")
    about = node[DOCUMENT] or (resource if not resource.is_text else node[DOCUMENT])
    place = (resource if resource.is_text else resource["id"]).text("")
    document = Document(
        about[SOURCE].text() if about[SOURCE] else source_of_iri(place),
        about[TITLE].first.text(""),
        about["language"].first.text("und"),
        about[OUTLET].first.text() if about[OUTLET] else None,
        about[PUBLISHED].first.local_time(),
    )
    is_orphan = node[STANDING].text("") == "orphan"
    return target(document, selector(*_selectors(node)), digest(node[DIGEST].first), is_orphan=is_orphan)


def _selectors(node: Node) -> tuple[Node | None, Node | None]:
    """The selector that quotes, wherever it stands, and the one that counts, where it counts from the beginning."""
    outermost = [each for each in node["selector"].each() if not each.is_text]
    position = next((each for each in outermost if "TextPositionSelector" in types_of(each.value)), None)
    level = outermost
    for _ in range(_DEEPEST):
        quotation = next((each for each in level if "TextQuoteSelector" in types_of(each.value)), None)
        if quotation or not level:
            return quotation, position
        level = [inner for each in level for inner in each["refinedBy"].each() if not inner.is_text]
    return None, position


def _colour(node: Node) -> Colour | None:
    """The colour of a target that has one of our style classes."""
    if node.is_text:
        return None
    classes = [name for each in node["styleClass"].each() for name in each.text().split()]
    return next((colour for colour in COLOURS if colour in classes), None)
