"""Values that several formats have in common."""

import re
from collections.abc import Iterable

from dialogue_reader.notes.imports.content import Node
from dialogue_reader.notes.model import COLOURS, Colour, Document, Selector, Standing, Target

_DIGEST = re.compile(r"[0-9a-f]{64}")
_CONTEXT = 1000  # code points of a prefix or suffix that are kept


def colour(node: Node) -> Colour:
    """One of our colours. Raises ExchangeError for another."""
    name = node.text()
    return next((each for each in COLOURS if each == name), None) or node.refuse("colour")


def digest(node: Node) -> str:
    """The digest of a text; empty for none. Raises ExchangeError for what is no SHA-256."""
    written = node.text("")
    return written if not written or _DIGEST.fullmatch(written) else node.refuse("digest")


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as the store can hold them: each on one line, none of them empty."""
    return tuple(tag.replace("\n", " ") for tag in tags if tag.strip("\n"))


def selector(quotation: Node | None, position: Node | None) -> Selector:
    """What two objects say of a quotation and its position; either may be missing."""
    exact, prefix, suffix = ((quotation[key].text("") if quotation else "") for key in ("exact", "prefix", "suffix"))
    if not position:
        return Selector(exact, prefix[-_CONTEXT:], suffix[:_CONTEXT], 0, len(exact))
    start, end = position["start"].offset(), position["end"].offset()
    if end < start:
        position["end"].refuse("offset")
    return Selector(exact, prefix[-_CONTEXT:], suffix[:_CONTEXT], start, end)


def target(document: Document, marked: Selector, text_digest: str = "", *, is_orphan: bool = False) -> Target:
    """A target in a document that is not at hand; without a quotation there is nothing to find."""
    standing: Standing = "orphan" if is_orphan or not marked.exact else "exact"
    return Target(document, marked, marked.start, marked.end, standing, text_digest)
