"""What the commands on notes have in common: which notes are meant, and how one is told."""

import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click

from dialogue_reader.cli.output import document
from dialogue_reader.documents.opening import open_article
from dialogue_reader.documents.sources import STANDARD_INPUT
from dialogue_reader.errors import StoreError
from dialogue_reader.language.terminal_safe import harmless
from dialogue_reader.messages import command_line
from dialogue_reader.notes.filtering import NoteIndex, NoteQuery, colours_by_name, line
from dialogue_reader.notes.model import COLOURS, Annotation, Colour, Target
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.notes.storage.tables.values import place_of

_SHORTEST = 8  # characters of an id that are shown


class Wanted(NamedTuple):
    """What the options ask for, as they were typed."""

    document: str | None
    colours: tuple[str, ...]
    tags: tuple[str, ...]
    words: tuple[str, ...]
    since: datetime | None

    @property
    def chooses(self) -> bool:
        """Whether any note is left out on purpose."""
        return any(self)

    def notes(self, store: NoteStore) -> tuple[Annotation, ...]:
        """The notes that are asked for. Raises DialogueError."""
        notes = store.all()
        query = NoteQuery(
            words=tuple(map(line, self.words)),
            tags=tuple(map(line, self.tags)),
            colours=tuple(colour_named(colour, store) for colour in self.colours),
            ids=_ids_on(self.document, store) if self.document else None,
            since=self.since,
        )
        return tuple(notes[number] for number in NoteIndex(notes).matching(query))


def filter_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options by which notes are chosen; they reach it as `wanted`."""

    @click.option("--document", type=document, help="Notes on this file or page alone.")
    @click.option(
        "--colour",
        "colours",
        multiple=True,
        help="Notes in this colour, by its name or by yours for it; several: in any.",
    )
    @click.option(
        "--tag", "tags", multiple=True, help="Notes with this tag, or one that these words begin; several: with each."
    )
    @click.option(
        "--word", "words", multiple=True, help="Notes with this in their words, text or tags; several: with each."
    )
    @click.option("--since", metavar="DATE", callback=_day, help="Notes changed since then, such as 2026-11-20.")
    @wraps(command)
    def run(
        *,
        document: str | None,
        colours: tuple[str, ...],
        tags: tuple[str, ...],
        words: tuple[str, ...],
        since: datetime | None,
        **others: object,
    ) -> None:
        command(wanted=Wanted(document, colours, tags, words, since), **others)

    return run


def _day(_ctx: click.Context, _option: click.Parameter, value: str | None) -> datetime | None:
    """A day or a moment, here where the person is."""
    try:
        return datetime.fromisoformat(value).astimezone() if value else None
    except (ValueError, OverflowError):
        raise click.BadParameter(command_line.words("no_date", date=harmless(value or ""))) from None


def colour_named(name: str, store: NoteStore) -> Colour:
    """The colour that is called so, by us or by the person. Raises StoreError."""
    colour = colours_by_name(store.colour_names()).get(line(name))
    if colour is None:
        raise StoreError("unknown_colour", name, colours=", ".join(COLOURS))
    return colour


def notes_by_ids(store: NoteStore, beginnings: Iterable[str]) -> tuple[Annotation, ...]:
    """The notes whose ids are these or begin so. Raises StoreError."""
    kept = store.all()
    return tuple(_note_of(kept, beginning) for beginning in beginnings)


def _note_of(notes: tuple[Annotation, ...], beginning: str) -> Annotation:
    matches = [note for note in notes if beginning and note.id.startswith(beginning)]
    whole = [note for note in matches if note.id == beginning]
    if not matches:
        raise StoreError("no_such_note", beginning)
    if len(matches) > 1 and not whole:
        raise StoreError("ambiguous_note", beginning, count=len(matches))
    return (whole or matches)[0]


def short_ids(notes: Iterable[Annotation]) -> dict[str, str]:
    """The beginning of each id that is enough to tell it from all the others, eight characters at least."""
    ids = sorted({note.id for note in notes})
    shortened = {}
    for before, note_id, after in zip(["", *ids], ids, [*ids[1:], ""], strict=False):
        shared = max(_shared(note_id, before), _shared(note_id, after))
        shortened[note_id] = note_id[: max(_SHORTEST, shared + 1)]
    return shortened


def _shared(one: str, other: str) -> int:
    return next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _ids_on(source: str, store: NoteStore) -> frozenset[str]:
    """The notes on a document: by its content where it is a file that is there, and by its place."""
    place = place_of(source)
    ids = {note.id for note in store.all() if any(target.document.source == place for target in note.targets)}
    if Path(source).is_file():
        ids |= {note.id for note in store.annotations(open_article(source))}
    return frozenset(ids)


def note_text(typed: str | None) -> str | None:
    """A note as it was typed; "-" stands for what comes on standard input."""
    return sys.stdin.read().rstrip("\n") if typed == STANDARD_INPUT else typed


def tags_of(typed: Iterable[str]) -> tuple[str, ...]:
    """Tags as they were typed, each once, on one line; an empty one is none."""
    return tuple(dict.fromkeys(tag for tag in (" ".join(word.split()) for word in typed) if tag))


def note_json(note: Annotation, colours: Mapping[str, str]) -> dict[str, Any]:
    """A note for scripts; offsets in code points, as they were when it was made."""
    return {
        "id": note.id,
        **_target_json(note.target),
        "across": note.across and _target_json(note.across),
        "colour": note.colour,
        "colour_name": colours.get(note.colour),
        "note": note.note,
        "tags": list(note.tags),
        "created": note.created.isoformat(),
        "modified": note.modified.isoformat(),
    }


def _target_json(target: Target) -> dict[str, Any]:
    return {
        "source": target.document.source,
        "title": target.document.title,
        "language": target.document.language,
        "quotation": target.selector.exact,
        "start": target.selector.start,
        "end": target.selector.end,
        "standing": target.standing,
    }
