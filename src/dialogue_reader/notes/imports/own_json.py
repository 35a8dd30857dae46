"""Our own JSON, which brings back everything that it was made from."""

from typing import get_args

from dialogue_reader.errors import ExchangeError
from dialogue_reader.notes.arrivals import Arrival, Arrivals
from dialogue_reader.notes.export.as_json import VERSION
from dialogue_reader.notes.imports.content import Content, Node
from dialogue_reader.notes.imports.values import clean_tags, colour, digest, selector
from dialogue_reader.notes.model import COLOURS, Document, Standing, Target

_STANDINGS: tuple[Standing, ...] = get_args(Standing)


def read(content: Content) -> Arrivals:
    """The notes of our own JSON. Raises ExchangeError."""
    root = content.root
    if root["version"].offset() > VERSION:
        raise ExchangeError("notes_newer", content.source)
    colours = root["colours"]
    names = {name: colours[name].text("") for name in COLOURS} if colours else {}
    return Arrivals(
        tuple(_arrival(node) for node in root["annotations"].items()),
        {key: name for key, name in names.items() if name},
    )


def _arrival(node: Node) -> Arrival:
    targets = tuple(_target(target) for target in node["targets"].items())
    if not 1 <= len(targets) <= 2:
        node["targets"].refuse("targets")
    return Arrival(
        node["id"].text(),
        targets,
        colour(node["colour"]),
        node["note"].text(""),
        clean_tags(tag.text() for tag in node["tags"].each()),
        node["created"].time(),
        node["modified"].time(),
    )


def _target(node: Node) -> Target:
    document = Document(
        node["source"].text(),
        node["title"].text(),
        node["language"].text(),
        node["outlet"].text() if node["outlet"] else None,
        node["published"].local_time(),
    )
    marked = selector(node, node)
    standing = next((each for each in _STANDINGS if each == node["standing"].text("exact")), None)
    if standing is None:
        node["standing"].refuse("standing")
    return Target(document, marked, marked.start, marked.end, standing, digest(node["digest"]))
