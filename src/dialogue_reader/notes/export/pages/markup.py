"""A note, which is Markdown, as HTML that can do nothing: no tag passes through, and nothing is loaded or run."""

import re
from functools import cache
from typing import TYPE_CHECKING

from dialogue_reader.writing.plain_text import visible

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_EMPHASIS = re.compile(r"\*\*(.+?)\*\*")


def as_html(note: str) -> str:
    """The HTML of a note; its own HTML is shown as text, pictures as links to them."""
    html: str = _parser().render(visible(note).strip())
    return html.strip()


def emphasised(html: str) -> str:
    """The `**` of a text of the catalogue, which is escaped already, as HTML."""
    return _EMPHASIS.sub(r"<strong>\1</strong>", html)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    # Without pictures `![a](b)` is an exclamation mark and a link; a line stays a line, as it does in the reader.
    return MarkdownIt("commonmark", {"html": False, "breaks": True}).disable("image")
