"""Notes as CommonMark, which every note-taking program reads.

Not a character of the articles or of a person's note is left for Markdown to interpret: a headline that begins with "#"
or a phrase in brackets arrives as it was printed. The words around them come from the front end.
"""

import re
from collections.abc import Iterator

from dialogue_reader.notes.export.phrases import Phrases
from dialogue_reader.notes.export.report import ExportedNote, Head, Quote, Report, Words
from dialogue_reader.writing.plain_text import on_one_line, visible

# Signs of some dialect wherever they stand: emphasis, code, links, HTML, entities, tables, mathematics, tags.
_SIGNS = re.compile(r"[\\`*_\[\]<>&~|$#^]|(?:={2,}|%{2,}|:{2,})")
# What is one at the beginning of a line alone: lists, rules, underlined headings.
_AT_START = re.compile(r"^(?:[-+=:]|\d{1,9}(?=[.)]))", re.MULTILINE)
# What would end the address of a link, or begin a comment of Obsidian's.
_IN_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", "\\": "%5C", " ": "%20", "\n": "%0A", "\t": "%09"})


def write(report: Report, words: Words) -> str:
    """The report as a Markdown document that ends with a line break."""
    phrases = Phrases(report, words, escape)
    blocks = ["# " + phrases.title()]
    blocks += [f"## {phrases.section(head)}\n\n{facts(head, phrases, words)}" for head in report.heads]
    blocks.append("## " + words("notes"))
    if not report.notes and not report.orphans:
        blocks.append(words("no_notes"))
    for number, exported in enumerate(report.notes, 1):
        blocks += _note(exported, number, phrases, words)
    if report.orphans:
        blocks += ["## " + words("orphans"), words("orphans_are")]
        for number, exported in enumerate(report.orphans, len(report.notes) + 1):
            blocks += _note(exported, number, phrases, words)
    if report.encoder and report.notes:
        blocks += ["---", words("encoder", encoder=escape(on_one_line(report.encoder)))]
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """`text` so that CommonMark and its common extensions print it as it is, controls as symbols."""
    lines = "\n".join(line.strip() for line in visible(text).split("\n"))
    signs = _SIGNS.sub(lambda sign: "".join("\\" + character for character in sign.group()), lines)
    return _AT_START.sub(lambda sign: f"{sign.group()}\\" if sign.group().isdigit() else f"\\{sign.group()}", signs)


def facts(head: Head, phrases: Phrases, words: Words) -> str:
    """What is known of an article, as a list."""
    return "\n".join(f"- {label}: {fact or words('not_known')}" for label, fact in phrases.facts(head))


def quotation(text: str) -> str:
    """A block quote in which `text` stands as it was printed."""
    return "\n".join(f"> {line}".rstrip() for line in escape(text).strip("\n").split("\n"))


def place(quote: Quote, phrases: Phrases, words: Words, *, is_orphan: bool = False) -> str:
    """Where a quotation stands; on the web, with a link that opens the page at its words."""
    where = phrases.place(quote, is_orphan=is_orphan)
    if quote.address is None:
        return where
    address = visible(quote.address).translate(_IN_ADDRESS).replace("%%", "%25%25")
    return f"{where} · [{words('open_at')}](<{address}>)"


def edited(exported: ExportedNote, words: Words) -> Iterator[str]:
    """The words as they were marked, where the text was edited since."""
    if exported.marked is not None:
        yield words("edited")
        yield quotation(exported.marked)


def beside(exported: ExportedNote, phrases: Phrases, words: Words) -> Iterator[str]:
    """What stands in the other article: what the note is on as well, and the counterparts."""
    if exported.across is not None:
        across = exported.annotation.across
        yield words("across")
        yield quotation(exported.across.text)
        yield place(exported.across, phrases, words, is_orphan=across is not None and across.orphan)
    if verdict := phrases.verdict(exported):
        yield verdict
    for counterpart in exported.further:
        yield quotation(counterpart.text)
        yield place(counterpart, phrases, words)


def _note(exported: ExportedNote, number: int, phrases: Phrases, words: Words) -> Iterator[str]:
    note, quote = exported.annotation, exported.quote
    yield f"### {number}. {phrases.label(exported)}"
    yield quotation(quote.text)
    yield place(quote, phrases, words, is_orphan=note.orphan)
    yield from edited(exported, words)
    if exported.translation:
        yield words("machine_translation")
        yield quotation(exported.translation)
    if note.note.strip():
        yield words("note", note=escape(note.note.strip()))
    if note.tags:
        yield words("tags", tags=", ".join(escape(on_one_line(tag)) for tag in note.tags))
    yield from beside(exported, phrases, words)
