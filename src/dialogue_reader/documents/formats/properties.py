"""What the properties of a document say of it: programs fill them in by themselves, and few people look at them."""

from datetime import datetime
from typing import TYPE_CHECKING

from dialogue_reader.documents.formats import Block, Imported
from dialogue_reader.documents.formats.placeholders import named_author, named_title
from dialogue_reader.language.identify import code_of

if TYPE_CHECKING:
    from dialogue_reader.documents.model import Field

_AT_THE_TOP = 5  # blocks within which the title is printed, where it is printed


def described(
    blocks: tuple[Block, ...],
    *,
    title: str,
    author: str,
    created: datetime | None,
    modified: datetime | None = None,
    language: str = "",
) -> Imported:
    """The document with its properties, all of them guesses but for a title that is printed at its top.

    A title that is marked as one in the text is better than that of the properties, which is not asked either where the
    text begins with a heading.
    """
    printed = next((block.text for block in blocks if block.kind == "title"), "")
    named = "" if blocks and blocks[0].kind == "heading" else named_title(title)
    guessed: set[Field] = {"byline", "published", "updated"}
    if not printed and named not in ("", *(block.text for block in blocks[:_AT_THE_TOP])):
        guessed.add("title")
    return Imported(
        blocks,
        printed or named,
        named_author(author) or None,
        published=created,
        updated=modified if modified != created else None,
        language=code_of(language),
        guessed=frozenset(guessed),
    )
