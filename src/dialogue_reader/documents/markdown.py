"""An article as Markdown with front matter: what any editor opens, and what reads back into the same passages."""

import re
from collections.abc import Iterator
from datetime import datetime

from dialogue_reader.documents.model import BETWEEN_CELLS, Article, Passage

# What would be read as a sign: emphasis, code, links, tags, entities; and at the start of a line, blocks.
_SIGNS = re.compile(r"[\\`*\[~]|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<=\w)@(?=\w)")
_OPENING = re.compile(r"^(?=[#>+=|:-])|^\d{1,9}(?=[.)](?:\s|$))")
_NUMBER = re.compile(r"\d{1,9}[.)]\s+")
_PLAIN = re.compile(r"https?://[^\s#]+|[^\W\d_](?:[^:#\"'{}\[\]\\]*[^\W_])?|\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?")
_DEEPEST = 6  # level of a heading


def as_markdown(article: Article) -> str:
    """The front matter, and every passage in the form of its kind."""
    parts: list[str] = ["---\n" + "".join(_front_matter(article)) + "---"]
    indents: list[int] = []
    for passage in article.passages:
        text = article.text_of(passage)
        if passage.kind != "item":
            indents = []
            parts.append("\n\n" + _block(passage, text))
        else:
            parts.append(("\n" if indents else "\n\n") + _item(text, max(1, passage.level), indents))
    return "".join(parts) + "\n"


def iso(moment: datetime) -> str:
    """A moment as scripts read it; the day alone where no hour is known."""
    return moment.isoformat(timespec="minutes") if moment.hour or moment.minute else moment.date().isoformat()


def _front_matter(article: Article) -> Iterator[str]:
    """What is known of the article, guesses left out."""
    fields = {
        "title": article.title,
        "author": article.known_byline,
        "outlet": article.known_outlet,
        "published": article.dated and iso(article.dated),
        "updated": iso(article.updated) if article.updated and "updated" not in article.guessed else None,
        "language": article.language,
        "source": article.source if article.source != article.url else None,
        "url": article.url,
    }
    return (f"{name}: {_scalar(value)}\n" for name, value in fields.items() if value)


def _scalar(value: str) -> str:
    """A value of YAML: plain where nothing in it could be taken for a sign, else in quotation marks."""
    line = " ".join(value.split())
    if _PLAIN.fullmatch(line):
        return line
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _block(passage: Passage, text: str) -> str:
    match passage.kind:
        case "title":
            return f"# {_inline(_line(text))}"
        case "heading":
            return f"{'#' * min(max(1, passage.level), _DEEPEST)} {_inline(_line(text))}"
        case "quotation":
            return "\n".join(f"> {line}" for line in _lines(text).split("\n"))
        case "table":
            return _table(text)
        case "caption":
            return f"*{_lines(text)}*"  # as captions are set, for Markdown has no sign of them
        case _:
            return _lines(text)


def _item(text: str, level: int, indents: list[int]) -> str:
    """An item under the ones it stands in; `indents` are the columns at which their texts begin."""
    del indents[level - 1 :]
    column = indents[-1] if indents else 0
    number = _NUMBER.match(text)
    sign = number.group() if number else "- "
    indents.append(column + len(sign))
    lines = _lines(text[number.end() if number else 0 :]).split("\n")
    return " " * column + sign + ("\n" + " " * indents[-1]).join(lines)


def _table(text: str) -> str:
    rows = [[_inline(cell) for cell in line.split(BETWEEN_CELLS)] for line in text.split("\n")]
    width = max(map(len, rows))
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _lines(text: str) -> str:
    """Lines that stay lines, none of which begins like a block."""
    return "\\\n".join(
        _OPENING.sub(lambda match: f"{match.group()}\\", _inline(line.strip())) for line in text.split("\n")
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _inline(text: str) -> str:
    return _SIGNS.sub(lambda sign: f"\\{sign.group()}", text)
