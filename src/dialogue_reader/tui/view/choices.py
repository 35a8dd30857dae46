"""What can be opened: what was read before, what a folder holds, or an address, by what has been typed."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dialogue_reader.documents.folders import contents_of
from dialogue_reader.documents.sources import is_url
from dialogue_reader.language.folding import fold
from dialogue_reader.notes.storage.tables.library import LibraryEntry, Shelved
from dialogue_reader.tui.view.labels import say

_MOST = 300  # choices listed; a search finds the others


class Choice(NamedTuple):
    """A line of the list: the documents that it opens, or the folder that it leads into; `entry` is its library's."""

    text: str
    below: str = ""
    sources: tuple[str, ...] = ()
    folder: str | None = None
    entry: LibraryEntry | None = None


def choices(typed: str, entries: Sequence[LibraryEntry]) -> tuple[Choice, ...]:
    """What may be meant by what was typed: words of a title, a path as far as it goes, or an address."""
    typed = typed.strip()
    if is_url(typed):
        return (Choice(typed, say("choice_address"), (typed,)),)
    if _is_path(typed):
        return _in_folder(typed)
    typed_file = (Choice(typed, sources=(typed,)),) if typed and Path(typed).is_file() else ()
    wanted = fold(typed).text.split()
    return (
        typed_file
        + tuple(_of_library(entry) for entry in entries if all(word in _words(entry) for word in wanted))[:_MOST]
    )


def _is_path(typed: str) -> bool:
    separators = [separator for separator in (os.sep, os.altsep) if separator]
    return typed in (".", "..", "~") or any(separator in typed for separator in separators)


def _words(entry: LibraryEntry) -> str:
    return fold(" ".join(word for shelved in _documents(entry) for word in (shelved.title, shelved.place))).text


def _documents(entry: LibraryEntry) -> tuple[Shelved, ...]:
    return (entry.left, entry.right) if entry.right else (entry.left,)


def titles_of(entry: LibraryEntry) -> str:
    """What the documents of an entry are called."""
    return " ↔ ".join(shelved.title or Path(shelved.place).name for shelved in _documents(entry))


def _of_library(entry: LibraryEntry) -> Choice:
    languages = " ↔ ".join(shelved.language for shelved in _documents(entry))
    read = say("choice_read", share=entry.share)
    parts = [languages, f"{entry.opened.astimezone():%Y-%m-%d}", read]
    if entry.notes:
        parts.append(say("choice_notes", count=entry.notes))
    return Choice(titles_of(entry), " · ".join(parts), entry.places, entry=entry)


def _in_folder(typed: str) -> tuple[Choice, ...]:
    """The folder as far as it is typed, and of what it holds whatever begins with, or else holds, the rest."""
    head, rest = os.path.split(typed) if typed not in (".", "..", "~") else (typed, "")
    folder = Path(head).expanduser()
    try:
        contents = contents_of(folder)
    except (OSError, ValueError, RuntimeError):
        return ()
    wanted = rest.casefold()

    def matching(paths: Sequence[Path]) -> list[Path]:
        return [path for path in paths if wanted in path.name.casefold()]

    above = [Choice("../", folder=str(Path(head) / ".."))] if not wanted else []
    pairs = [
        Choice(f"{left.name} ↔ {right.name}", say("choice_pair"), (str(left), str(right)))
        for left, right in contents.pairs
        if matching((left, right))
    ]
    folders = [Choice(f"{path.name}/", folder=str(Path(head) / path.name)) for path in matching(contents.folders)]
    documents = [Choice(path.name, sources=(str(path),)) for path in matching(contents.documents)]
    return (*(*pairs, *folders, *documents)[:_MOST], *above)
