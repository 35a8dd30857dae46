"""What programs write into a document where nobody has named its title or author."""

import re

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


def named_title(title: str) -> str:
    """The title that a document says it has, on one line; empty where that names none."""
    title = " ".join(title.split())
    return "" if _NO_TITLE.fullmatch(title) else title


def named_author(author: str) -> str:
    """The author that a document names, on one line; empty where that is the name of a program or of an account."""
    author = " ".join(author.split())
    return "" if _NO_AUTHOR.fullmatch(author) else author
