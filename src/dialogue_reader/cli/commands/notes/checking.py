"""`notes check`: whether the file of notes is sound, and getting back what a damaged one holds."""

import sys
from typing import TYPE_CHECKING

import click

from dialogue_reader.cli.output import format_option, mendable, print_json
from dialogue_reader.folders import data_folder
from dialogue_reader.language.terminal_safe import harmless
from dialogue_reader.messages.command_line import words

if TYPE_CHECKING:
    from dialogue_reader.notes.storage.recovery.check import Report
    from dialogue_reader.notes.storage.recovery.repair import Repaired


@click.command()
@click.option(
    "--repair", "is_repair", is_flag=True, help="Make a fresh file of all that can be read, if it is damaged."
)
@format_option
@mendable
def check(is_repair: bool, form: str) -> None:
    """Look for damage in the file of notes; exit with status 1 where there is any."""
    from datetime import UTC, datetime

    from dialogue_reader.notes.storage.recovery.check import verify
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
