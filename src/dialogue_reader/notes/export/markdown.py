"""Notes as CommonMark, which every note-taking program reads.

Not a character of the articles or of a person's note is left for Markdown to interpret: a headline that begins with "#"
or a phrase in brackets arrives as it was printed.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from dialogue_reader.notes.export.report import Entry, Head, Quote, Report
from dialogue_reader.notes.export.sanitise import on_one_line, visible

# Signs of some dialect wherever they stand: emphasis, code, links, HTML, entities, tables, mathematics, tags.
_SIGNS = re.compile(r"[\\`*_\[\]<>&~|$#^]|(?:={2,}|%{2,}|:{2,})")
# What is one at the beginning of a line alone: lists, rules, underlined headings.
_AT_START = re.compile(r"^(?:[-+=:]|\d{1,9}(?=[.)]))", re.MULTILINE)


def write(report: Report) -> str:
    """The report as a Markdown document that ends with a line break."""
    left, right = report.heads
    blocks = [f"# Notes: {_name(left)} | {_name(right)}"]
    blocks += [_head(head) for head in report.heads]
    blocks.append("## Notes")
    if not report.entries and not report.orphans:
        blocks.append("No passage is highlighted.")
    for number, entry in enumerate(report.entries, 1):
        blocks += _entry(entry, number)
    if report.orphans:
        blocks += ["## Orphans", "The words that these notes were made on are no longer in the text."]
        for number, entry in enumerate(report.orphans, len(report.entries) + 1):
            blocks += _entry(entry, number)
    if report.encoder and report.entries:
        blocks += [
            "---",
            f"Counterparts found by: {escape(on_one_line(report.encoder))}. Check before you rely on them.",
        ]
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """`text` so that CommonMark and its common extensions print it as it is, controls as symbols."""
    lines = "\n".join(line.strip() for line in visible(text).split("\n"))
    signs = _SIGNS.sub(lambda sign: "".join("\\" + character for character in sign.group()), lines)
    return _AT_START.sub(lambda sign: f"{sign.group()}\\" if sign.group().isdigit() else f"\\{sign.group()}", signs)


def _name(head: Head) -> str:
    return escape(on_one_line(head.title or head.source))


def _head(head: Head) -> str:
    facts = [
        ("Title", head.title),
        ("Outlet", head.outlet),
        ("Byline", head.byline),
        ("Published", head.published and _day(head.published)),
        ("Language", head.language),
        ("Source", head.source),
    ]
    lines = [f"- {name}: {escape(on_one_line(fact)) if fact else 'not known'}" for name, fact in facts]
    return f"## {head.side.capitalize()} article\n\n" + "\n".join(lines)


def _day(when: datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M}" if (when.hour or when.minute) else f"{when:%Y-%m-%d}"


def _entry(entry: Entry, number: int) -> Iterator[str]:
    note = entry.annotation
    yield f"### {number}. {entry.quote.side.capitalize()}, {note.colour}"
    yield _quotation(entry.quote.text)
    yield _place(entry.quote) + (" when it was marked" if note.orphan else "")
    if entry.marked is not None:
        yield "The text was edited since; marked were these words:"
        yield _quotation(entry.marked)
    if note.note.strip():
        yield f"**Note:** {escape(note.note.strip())}"
    yield from _counterpart(entry)


def _counterpart(entry: Entry) -> Iterator[str]:
    across = "right" if entry.quote.side == "left" else "left"
    match entry.verdict:
        case "linked":
            yield f"**Counterpart in the {across} article:**"
        case "unsure":
            yield f"**Perhaps a counterpart in the {across} article** (unsure):"
        case "only here":
            yield f"**Only here:** no passage of the {across} article was found to report it."
        case "none found":
            yield f"**No counterpart found** in the {across} article."
        case "not compared":
            yield "**Counterpart not known:** it was not compared."
        case "orphan":
            pass
    for quote in entry.counterparts:
        yield _quotation(quote.text)
        yield _place(quote)


def _quotation(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in escape(text).strip("\n").split("\n"))


def _place(quote: Quote) -> str:
    passage = "" if quote.passage is None else f", passage {quote.passage + 1} ({quote.kind})"
    return (
        f"— {quote.side} article, {escape(on_one_line(quote.language))}{passage}, characters {quote.start}–{quote.end}"
    )
