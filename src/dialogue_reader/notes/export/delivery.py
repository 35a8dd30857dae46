"""Bringing notes to a file, for both front ends: which format it gets, and whether it is written anew or updated."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from dialogue_reader.errors import OutputError
from dialogue_reader.notes.export import FORMATS, named_by
from dialogue_reader.notes.export.report import Report, Words
from dialogue_reader.writing.new_files import write_new


class Delivery(NamedTuple):
    """Where notes were written, links followed, and whether that was an update of what was there."""

    path: Path
    is_update: bool


def written(report: Report, words: Words, way: str | Path | None = None) -> str | bytes:
    """`report` in the format of that name, or by a template of the person's own; as Markdown where neither is named.

    Raises OutputError for a template with a mistake, and for a format that needs what is not installed.
    """
    if isinstance(way, Path):
        from dialogue_reader.notes.export.pages.template import by_template

        return by_template(way, report, words)
    return FORMATS[way or named_by(None)].write(report, words)


def deliver(
    report: Report,
    words: Words,
    path: Path,
    way: str | Path | None = None,
    *,
    overwrite: bool = False,
    prune: bool = False,
    sources: Iterable[str] = (),
) -> Delivery:
    """Write `report` to `path`: in the format or by the template named, else in the format that the file asks for.

    A file that is there is updated, if the format can do that, and else replaced only with `overwrite`. An update takes
    nothing out unless asked to `prune`. `sources` are documents that must never be written over. Raises OutputError.
    """
    existing = None if overwrite else _text_of(path)
    way = way or named_by(path, existing)
    update = FORMATS[way].update if isinstance(way, str) else None
    if existing is None or update is None:
        return Delivery(write_new(path, written(report, words, way), overwrite, sources=sources), is_update=False)
    if "\0" in existing:
        raise OutputError("output_not_text", str(path))
    text = update.merge(existing, report, words, prune)
    if text == existing:
        return Delivery(path.resolve(), is_update=True)
    content = text.encode("utf-8", "surrogateescape")  # bytes that are no UTF-8 go back as they came
    return Delivery(write_new(path, content, overwrite=True, sources=sources), is_update=True)


def _text_of(path: Path) -> str | None:
    """What is in the file; None where there is no file that may be read."""
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape") if path.is_file() else None
    except OSError:
        return None
