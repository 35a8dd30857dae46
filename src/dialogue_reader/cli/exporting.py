"""What the commands that export notes have in common: in which format, and into which file."""

import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click

from dialogue_reader.cli.output import output_option, print_or_write
from dialogue_reader.errors import OutputError
from dialogue_reader.language.terminal_safe import harmless
from dialogue_reader.messages import command_line
from dialogue_reader.messages.export import words
from dialogue_reader.notes.export import FORMATS
from dialogue_reader.notes.export.delivery import deliver, written
from dialogue_reader.notes.export.report import Report


class Way(NamedTuple):
    """How notes are exported: in the format of that name or by a template, to a file or to standard output."""

    format: str | None
    template: Path | None
    output: Path | None
    overwrite: bool
    prune: bool

    def write_text(self, text: str, count: int, sources: Iterable[str]) -> None:
        """Write a text with `count` notes in it. Raises OutputError."""
        print_or_write(
            text,
            self.output,
            sources,
            overwrite=self.overwrite,
            notice=lambda path: command_line.words("notes_written", count=count, path=path),
        )

    def write_report(self, exported: Report, sources: Iterable[str]) -> None:
        """Write these notes, but over none of the documents `sources`. Raises OutputError."""
        if self.format and self.template:
            raise click.UsageError(command_line.words("format_or_template"))
        how = self.template or self.format
        if self.output is None:
            content = written(exported, words, how)
            if isinstance(content, bytes) and sys.stdout.isatty():
                raise OutputError("output_binary", str(how))
            click.echo(content, nl=False)
            return
        delivery = deliver(
            exported, words, self.output, how, overwrite=self.overwrite, prune=self.prune, sources=sources
        )
        name = "notes_updated" if delivery.is_update else "notes_written"
        count = len(exported.notes) + len(exported.orphans)
        click.echo(harmless(command_line.words(name, count=count, path=delivery.path)), err=True)


def way_options(*further: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of a `Way`; `further` are formats that it alone knows."""
    formats = (*FORMATS, *further)
    options = (
        click.option(
            "--format",
            "form",
            metavar="FORMAT",  # so many that no terminal has room for them beside the option
            type=click.Choice(formats),
            help=f"{', '.join(formats)}; without it md, unless the file's name says otherwise.",
        ),
        click.option(
            "--template", type=click.Path(path_type=Path), help="A Jinja2 template of your own, in place of a format."
        ),
        output_option,
        click.option(
            "--overwrite", is_flag=True, help="Replace the file if there is one, even one that would be updated."
        ),
        click.option("--prune", is_flag=True, help="Take notes that are gone out of a file that is updated."),
    )

    def decorated(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def run(
            form: str | None,
            template: Path | None,
            output: Path | None,
            overwrite: bool,
            prune: bool,
            **others: Any,  # noqa: ANN401 - whatever else the command takes
        ) -> None:
            command(way=Way(form, template, output, overwrite, prune), **others)

        for option in reversed(options):
            run = option(run)
        return run

    return decorated
