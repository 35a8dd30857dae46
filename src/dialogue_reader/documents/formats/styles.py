"""What the paragraph styles of word processors say of a paragraph, by the names that they have in every language."""

import re
from typing import NamedTuple

from dialogue_reader.documents.model import Kind

_DEEPEST = 9
_KINDS: tuple[tuple[str, Kind], ...] = (
    (r"title|document title", "title"),
    (r"(?:intense )?quot(?:e|es|ation|ations)|block ?text|block ?quot(?:e|ation)", "quotation"),
    (r"(?:[a-z]+ ?)?captions?|illustration|figure|drawing", "caption"),
)
_HEADING = re.compile(r"heading ?(\d{1,2})?")
_CONTENTS = re.compile(r"(?:toc|contents)(?: ?(?:heading|\d+))?")


class Role(NamedTuple):
    """What a paragraph is; `is_contents` where it is a line of a table of contents, which the headings make again."""

    kind: Kind | None = None
    level: int = 0
    is_contents: bool = False


def role_of(name: str) -> Role:
    """The role that a style with this name has; "Heading_20_1" is how OpenDocument writes "Heading 1"."""
    name = name.replace("_20_", " ").replace("_", " ").strip().casefold()
    if heading := _HEADING.fullmatch(name):
        return heading_of(int(heading.group(1) or 1))
    if _CONTENTS.fullmatch(name):
        return Role(is_contents=True)
    return Role(next((kind for pattern, kind in _KINDS if re.fullmatch(pattern, name)), None))


def heading_of(level: int) -> Role:
    """The role of a heading of a level from 1."""
    return Role("heading", max(1, min(level, _DEEPEST)))
