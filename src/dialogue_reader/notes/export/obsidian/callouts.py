"""What an export says in Obsidian: sections of callouts, one a note, each with the id that links lead to.

A note is Markdown there, as the person wrote it; quotations are plain text. Whatever a note holds, it ends with its
callout. Every callout remembers in a comment which lines it was made of (`merging` tells why).
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2s
from typing import NamedTuple
from unicodedata import category

from dialogue_reader.language.terminal_safe import escaped
from dialogue_reader.notes.export.markdown import beside, edited, escape, facts, place
from dialogue_reader.notes.export.phrases import Phrases
from dialogue_reader.notes.export.report import ExportedNote, Head, Report, Words
from dialogue_reader.writing.plain_text import on_one_line, visible

_KIND = re.compile(r">[ \t]*\[![^\]]*\][+-]?")  # with which a callout begins
# What would hide or name more than the note that holds it, or be taken for our own.
_REACHING_OUT = re.compile(r"%%|<!--|^\[!|\^(?=[A-Za-z0-9-]+[ \t]*$)", re.MULTILINE)
_IN_EVERY_FILE = "dialogue-reader"  # the tag by which these files are told from others


class Block(NamedTuple):
    """A note in a file: its id, and its lines from the head of the callout to the line of the id."""

    id: str
    lines: tuple[str, ...]


class Section(NamedTuple):
    """An article, or the orphans: a heading, what is said below it once, and the notes in the order of the text."""

    heading: str
    introduction: tuple[str, ...]
    blocks: tuple[Block, ...]


def front_matter(report: Report, words: Words) -> str:
    """The properties of a new file, and its title."""
    import json

    def quoted(value: str) -> str:
        return escaped(json.dumps(on_one_line(value), ensure_ascii=False))

    def listed(name: str, values: Iterable[str]) -> list[str]:
        items = [f"  - {value}" for value in dict.fromkeys(values)]
        return [f"{name}:", *items] if items else []

    tags = (tag for note in (*report.notes, *report.orphans) for tag in note.annotation.tags)
    lines = [
        "---",
        f"title: {quoted(Phrases(report, words, str).title())}",
        *listed("sources", (quoted(head.source) for head in report.heads)),
        *listed("languages", (quoted(head.language) for head in report.heads)),
        *listed("dates", (f"{head.published:%Y-%m-%d}" for head in report.heads if head.published)),
        *listed("tags", map(quoted, (_IN_EVERY_FILE, *map(tag_of, tags)))),
        "---",
    ]
    return "\n".join(lines) + f"\n\n# {Phrases(report, words, escape).title()}"


def tag_of(text: str) -> str:
    """`text` as Obsidian takes a tag: letters, digits, `_`, `-` and `/`, and more than digits."""
    letters = (c if c.isalnum() or c in "_/" or category(c).startswith("M") else "-" for c in text)
    tag = re.sub("-+", "-", "".join(letters)).strip("-/")
    return f"_{tag}" if not tag or tag.replace("/", "").isdigit() else tag


def sections(report: Report, words: Words) -> tuple[Section, ...]:
    """What belongs into the file, article by article, then the orphans."""
    phrases = Phrases(report, words, escape)
    blocks: dict[Head, list[Block]] = {head: [] for head in report.heads}
    for note in report.notes:
        blocks[note.quote.head].append(_block(note, phrases, words))
    made = [
        Section(f"## {phrases.section(head)}", (facts(head, phrases, words),), tuple(of_it))
        for head, of_it in blocks.items()
    ]
    if report.orphans:
        orphans = tuple(_block(note, phrases, words) for note in report.orphans)
        made.append(Section(f"## {words('orphans')}", (words("orphans_are"),), orphans))
    return tuple(made)


def block_id(note_id: str) -> str:
    """The id of a note's block: Obsidian takes letters, digits and dashes."""
    plain = re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", note_id)
    return f"note-{note_id if plain else blake2s(note_id.encode('utf-8', 'replace'), digest_size=16).hexdigest()}"


def essence(line: str) -> str:
    """What of a line decides whether it is ours: not the kind of its callout, nor what an editor trims at its end."""
    kind = _KIND.match(line)
    return f"> [!]{line[kind.end() :]}".rstrip() if kind else line.rstrip()


def of_the_kind_of(old: str, new: str) -> str:
    """The head `new` of a callout, with the kind and the fold that a person gave to `old`."""
    kind, ours = _KIND.match(old), _KIND.match(new)
    return kind.group() + new[ours.end() :] if kind and ours else new


def mark_of(line: str) -> str:
    """A few letters by which a line is known again."""
    return blake2s(essence(line).encode("utf-8", "surrogateescape"), digest_size=4).hexdigest()


def _block(exported: ExportedNote, phrases: Phrases, words: Words) -> Block:
    name = block_id(exported.annotation.id)
    header = f"> [!quote] {phrases.label(exported)}"
    content = "\n\n".join(_content(exported, phrases, words))
    body = [f"> {line}".rstrip() for line in content.split("\n")]
    marks = " ".join(mark_of(line) for line in (header, *body, "", f"^{name}"))
    return Block(name, (header, f"> <!-- {name} {marks} -->", *body, "", f"^{name}"))


def _content(exported: ExportedNote, phrases: Phrases, words: Words) -> Iterator[str]:
    note, quote = exported.annotation, exported.quote
    yield escape(quote.text).strip("\n")
    yield place(quote, phrases, words, is_orphan=note.orphan)
    yield from edited(exported, words)
    yield from beside(exported, phrases, words)
    if note.tags:
        yield " ".join(f"#{tag_of(visible(tag))}" for tag in note.tags)
    if note.note.strip():
        yield _REACHING_OUT.sub(lambda sign: "".join(f"\\{c}" for c in sign.group()), visible(note.note.strip()))
