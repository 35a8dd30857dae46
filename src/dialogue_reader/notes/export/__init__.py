"""Exporting notes: a module a format, each a function from a report to text, or to bytes.

A new format is a module with such a function and a line in `FORMATS`; both front ends offer it then.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from dialogue_reader.notes.export import as_json, hypothesis, markdown, obsidian, tables, web_annotation
from dialogue_reader.notes.export.anki import package as anki_package
from dialogue_reader.notes.export.anki import text as anki_text
from dialogue_reader.notes.export.pages import template
from dialogue_reader.notes.export.report import Report, Words


class Update(NamedTuple):
    """How a format brings a file up to date that it has written before and a person has worked on since.

    `recognises` is whether a text holds what the format has written. `merge` is given the text, the report, the words,
    and whether what is no longer in the report shall go; without that nothing is ever taken out.
    """

    recognises: Callable[[str], bool]
    merge: Callable[[str, Report, Words, bool], str]


class Format(NamedTuple):
    """A way to write notes down: what people call it, how its files end, and the functions that write it."""

    title: str
    suffix: str
    write: Callable[[Report, Words], str | bytes]
    update: Update | None = None


FORMATS: dict[str, Format] = {
    "md": Format("Markdown", ".md", markdown.write),
    "obsidian": Format("Obsidian", ".md", obsidian.write, Update(obsidian.recognises, obsidian.merge)),
    "html": Format("HTML", ".html", template.page),
    "json": Format("JSON", ".json", as_json.write),
    "jsonld": Format("W3C Web Annotation", ".jsonld", web_annotation.write),
    "hypothesis": Format("Hypothesis", ".hypothesis.json", hypothesis.write),
    "csv": Format("CSV", ".csv", tables.write_csv),
    "tsv": Format("TSV", ".tsv", tables.write_tsv),
    "readwise": Format("Readwise", ".csv", tables.write_readwise),
    "anki": Format("Anki", ".anki.txt", anki_text.write),
    "apkg": Format("Anki", ".apkg", anki_package.write),
}


def named_by(path: Path | None, existing: str | None = None) -> str:
    """The name of the format for a file: the one that wrote what is in it, else the one that its name asks for.

    `notes.csv` asks for the first format of that ending, `notes.readwise.csv` for the one of that name, and any other
    for Markdown.
    """
    if path is None:
        return "md"
    formats = [(name, form) for name, form in FORMATS.items() if path.name.lower().endswith(form.suffix)]
    formats.sort(key=lambda one: -len(one[1].suffix))  # notes.hypothesis.json is no JSON of ours
    if existing is not None:
        for name, form in formats:
            if form.update and form.update.recognises(existing):
                return name
    full = [name for name, form in formats if path.name.lower().endswith(f".{name}{form.suffix}")]
    return next(iter((*full, *(name for name, _ in formats))), "md")
