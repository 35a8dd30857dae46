"""`notes`: what a person has marked and written, whatever article it belongs to."""

import sys
from typing import TYPE_CHECKING

import click

from dialogue_reader.cli.output import format_option, mendable, one_line, print_json, print_rows
from dialogue_reader.folders import data_folder
from dialogue_reader.language.terminal_safe import harmless
from dialogue_reader.messages.command_line import columns, words
from dialogue_reader.notes.storage.store import NoteStore

if TYPE_CHECKING:
    from dialogue_reader.notes.storage.check import Report
    from dialogue_reader.notes.storage.recovery.repair import Repaired


@click.group(short_help="Look through your notes.")
def notes() -> None:
    """Look through the notes kept on this machine."""


@notes.command("list")
@format_option
@mendable
def list_notes(form: str) -> None:
    """Print every note, whatever article it belongs to."""
    with NoteStore.open(data_folder()) as store:
        kept = store.all()
    if form == "json":
        print_json(
            {
                "notes": [
                    {
                        "id": note.id,
                        "source": note.document.source,
                        "title": note.document.title,
                        "language": note.document.language,
                        "quotation": note.selector.exact,
                        "start": note.selector.start,
                        "end": note.selector.end,
                        "colour": note.colour,
                        "note": note.note,
                        "created": note.created.isoformat(),
                        "modified": note.modified.isoformat(),
                    }
                    for note in kept
                ]
            }
        )
        return
    rows = [(note.document.title, note.colour, one_line(note.selector.exact, 100), note.note) for note in kept]
    headings = columns("article", "colour", "quotation", "note")
    print_rows(words("title.notes"), headings, rows, words("none.notes"))


@notes.command()
@click.option(
    "--repair", "is_repair", is_flag=True, help="Make a fresh file of all that can be read, if it is damaged."
)
@format_option
@mendable
def check(is_repair: bool, form: str) -> None:
    """Look for damage in the file of notes; exit with status 1 where there is any."""
    from datetime import UTC, datetime

    from dialogue_reader.notes.storage.check import verify
    from dialogue_reader.notes.storage.recovery.repair import repair

    repaired = repair(data_folder(), datetime.now(UTC)) if is_repair else None
    report = verify(data_folder())
    if form == "json":
        print_json(_check_as_json(report, repaired))
    else:
        click.echo("\n".join(map(harmless, _check_as_lines(report, repaired))))
    sys.exit(0 if report.is_sound else 1)


def _check_as_lines(report: "Report", repaired: "Repaired | None") -> list[str]:
    lines = []
    if repaired:
        lines.append(words("repair.kept", path=repaired.kept_as))
        lines.append(words("repair.rescued", count=repaired.rescued.get("annotation", 0)))
        if repaired.copy:
            day = repaired.copy.stem.removeprefix("notes-")
            lines.append(words("repair.from_copy", count=repaired.from_copy.get("annotation", 0), day=day))
        elif not repaired.is_whole:
            lines.append(words("repair.no_copy"))
    absent = any(finding.code == "absent" for finding in report.findings)
    summary = "absent" if absent else "sound" if report.is_sound else "damaged"
    lines.append(words(f"check.{summary}", path=report.path))
    for code, number, subject in report.findings:
        name = "no_good_copy" if code == "copies" and not subject else code
        if code != "absent":
            lines.append(words(f"check.{name}", count=number, subject=subject))
    return lines


def _check_as_json(report: "Report", repaired: "Repaired | None") -> dict[str, object]:
    return {
        "path": str(report.path),
        "sound": report.is_sound,
        "findings": [finding._asdict() for finding in report.findings],
        "repaired": repaired
        and {
            "kept_as": str(repaired.kept_as),
            "copy": str(repaired.copy) if repaired.copy else None,
            "whole": repaired.is_whole,
            "rescued": dict(repaired.rescued),
            "from_copy": dict(repaired.from_copy),
        },
    }
