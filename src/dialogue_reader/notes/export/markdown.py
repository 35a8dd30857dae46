"""Notes as CommonMark, which every note-taking program reads.

Not a character of the articles or of a person's note is left for Markdown to interpret: a headline that begins with "#"
or a phrase in brackets arrives as it was printed. The words around them come from the front end.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from dialogue_reader.documents.model import other
from dialogue_reader.notes.export.report import ExportedNote, Head, Quote, Report, Words
from dialogue_reader.notes.export.sanitise import on_one_line, visible

# Signs of some dialect wherever they stand: emphasis, code, links, HTML, entities, tables, mathematics, tags.
_SIGNS = re.compile(r"[\\`*_\[\]<>&~|$#^]|(?:={2,}|%{2,}|:{2,})")
# What is one at the beginning of a line alone: lists, rules, underlined headings.
_AT_START = re.compile(r"^(?:[-+=:]|\d{1,9}(?=[.)]))", re.MULTILINE)


def write(report: Report, words: Words) -> str:
    """The report as a Markdown document that ends with a line break."""
    names = [_name(head) for head in report.heads]
    blocks = ["# " + words("title.one" if len(names) == 1 else "title", left=names[0], right=names[-1])]
    blocks += [_head(head, words) for head in report.heads]
    blocks.append("## " + words("notes"))
    if not report.notes and not report.orphans:
        blocks.append(words("no_notes"))
    for number, exported in enumerate(report.notes, 1):
        blocks += _note(exported, number, words, report.colours)
    if report.orphans:
        blocks += ["## " + words("orphans"), words("orphans_are")]
        for number, exported in enumerate(report.orphans, len(report.notes) + 1):
            blocks += _note(exported, number, words, report.colours)
    if report.encoder and report.notes:
        blocks += ["---", words("encoder", encoder=escape(on_one_line(report.encoder)))]
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """`text` so that CommonMark and its common extensions print it as it is, controls as symbols."""
    lines = "\n".join(line.strip() for line in visible(text).split("\n"))
    signs = _SIGNS.sub(lambda sign: "".join("\\" + character for character in sign.group()), lines)
    return _AT_START.sub(lambda sign: f"{sign.group()}\\" if sign.group().isdigit() else f"\\{sign.group()}", signs)


def _role(head: Head) -> str:
    """How the texts call an article: by its side, or as the one that there is."""
    return head.side or "one"


def _name(head: Head) -> str:
    return escape(on_one_line(head.title or head.source))


def _head(head: Head, words: Words) -> str:
    facts = {
        "title": head.title,
        "outlet": head.outlet,
        "byline": head.byline,
        "published": head.published and _day(head.published),
        "language": head.language,
        "source": head.source,
    }
    lines = [
        f"- {words(f'fact.{name}')}: {escape(on_one_line(fact)) if fact else words('not_known')}"
        for name, fact in facts.items()
    ]
    return f"## {words(f'article.{_role(head)}')}\n\n" + "\n".join(lines)


def _day(when: datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M}" if (when.hour or when.minute) else f"{when:%Y-%m-%d}"


def _note(exported: ExportedNote, number: int, words: Words, colours: Mapping[str, str]) -> Iterator[str]:
    note, quote = exported.annotation, exported.quote
    name = colours.get(note.colour)
    colour = escape(on_one_line(name)) if name else words(f"colour.{note.colour}")
    yield "### " + words(f"heading.{_role(quote.head)}", number=number, colour=colour)
    yield _quotation(quote.text)
    place = _place(quote, words)
    yield words("place.then", place=place) if note.orphan else place
    if exported.marked is not None:
        yield words("edited")
        yield _quotation(exported.marked)
    if note.note.strip():
        yield words("note", note=escape(note.note.strip()))
    if quote.head.side and exported.verdict != "orphan":
        yield words(f"{exported.verdict}.{other(quote.head.side)}")
    for counterpart in exported.counterparts:
        yield _quotation(counterpart.text)
        yield _place(counterpart, words)


def _quotation(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in escape(text).strip("\n").split("\n"))


def _place(quote: Quote, words: Words) -> str:
    place = f"place.{_role(quote.head)}"
    known = {"language": escape(on_one_line(quote.head.language)), "start": quote.start, "end": quote.end}
    if quote.passage is None:
        return words(place, **known)
    return words(f"{place}.passage", **known, passage=quote.passage + 1, kind=words(f"kind.{quote.kind}"))
