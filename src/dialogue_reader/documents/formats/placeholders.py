"""What programs write into a document where nobody has named its title or author."""

import re

from dialogue_reader.documents.formats import Block

_NO_TITLE = re.compile(
    r"untitled.*|unknown(?: title)?|microsoft (?:word|powerpoint|excel)\b.*|"
    r".*\.(?:docx?|pdf|odt|rtf|indd|qxp|qxd|tex|dvi|html?|txt|pptx?)|"
    r"(?:document|doc|slide|layout|page|print|scan)[\s_-]*\d*|\W*|\d[\d\s_.-]*|(?:title|titre|tiêu đề)|about:blank|"
    r"normal(?:\.dotm?)?|powerpoint presentation|"
    r"(?:https?|file)://.*|không tiêu đề|sans titre.*|unbenannt.*",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(?:admin(?:istrator)?|user|owner|author|unknown(?: author)?|anonymous|root|windows user|"
    r"microsoft(?: office)?(?: user)?|pc|hp|dell|home|.*@.*|\W*|\S*\d\S*)",
    re.IGNORECASE,
)


def named_title(said: str) -> str:
    """The title that a document says it has; empty where that names none."""
    title = " ".join(said.split())
    return "" if _NO_TITLE.fullmatch(title) else title


def title_of(blocks: tuple[Block, ...], said: str) -> tuple[str, bool]:
    """The title that is printed, else the one that a document says it has; and whether it is printed.

    Where the text begins with a heading, what the document says is not asked.
    """
    printed = next((block.text for block in blocks if block.kind == "title"), "")
    named = "" if blocks and blocks[0].kind == "heading" else named_title(said)
    return printed or named, bool(printed)


def named_author(said: str) -> str:
    """The author that a document names; empty where that is the name of a program or of an account."""
    author = " ".join(said.split())
    return "" if _NO_AUTHOR.fullmatch(author) else author
