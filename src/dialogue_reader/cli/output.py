"""Answers as JSON for scripts, as tables for people, as plain lines where they are piped on."""

import errno
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn, ParamSpec

import click

from dialogue_reader.errors import DialogueError, OutputError, detail_of
from dialogue_reader.language.identify import CODES
from dialogue_reader.language.terminal_safe import escaped, harmless
from dialogue_reader.messages.command_line import words
from dialogue_reader.messages.errors import described

P = ParamSpec("P")

Languages = tuple[str | None, str | None]


def _codes_of_both(ctx: click.Context, option: click.Parameter, value: str) -> Languages:
    """One code of ISO 639-1 for both texts, or two with a comma between; None for a text whose code is left out."""
    codes = _codes(ctx, option, value)
    if len(codes) > 2:
        raise click.BadParameter(words("unknown_language", code=harmless(value)), ctx, option)
    return codes[0], codes[-1]


def _codes(ctx: click.Context, option: click.Parameter, value: str) -> tuple[str | None, ...]:
    """Codes of ISO 639-1 with commas between; None for each that is left out."""
    codes = tuple(code.strip().lower() or None for code in value.split(","))
    unknown = next((code for code in codes if code and code not in CODES), None)
    if unknown:
        raise click.BadParameter(words("unknown_language", code=harmless(unknown)), ctx, option)
    return codes


format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to answer."
)
encoding_option = click.option("--encoding", help="Encoding of texts that are not UTF-8, such as cp1258 or latin-1.")
lang_option = click.option(
    "--lang",
    "languages",
    metavar="CODE[,CODE]",
    default=",",
    callback=_codes_of_both,
    help="Languages of the texts, such as vi or vi,fr; what is not named is recognised.",
)
langs_option = click.option(
    "--lang",
    "languages",
    metavar="CODE[,CODE]...",
    default="",
    callback=_codes,
    help="Language of all texts, such as vi, or of each, such as vi,fr,fr; what is not named is recognised.",
)
top_option = click.option("--top", type=click.IntRange(1), default=10, show_default=True, help="How many.")
document = click.Path(path_type=str)
output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file to write; without it, standard output."
)
overwrite_option = click.option("--overwrite", is_flag=True, help="Replace the file if there is one.")


def print_or_write(
    text: str,
    output: Path | None,
    sources: Iterable[str],
    *,
    overwrite: bool,
    notice: Callable[[Path], str] | None = None,
) -> None:
    """Write `text` where it was asked to go, but over none of these documents; `notice` is said of a file.

    Raises OutputError.
    """
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    from dialogue_reader.writing.new_files import write_new

    where = write_new(output, text, overwrite=overwrite, sources=sources)
    if notice:
        click.echo(harmless(notice(where)), err=True)


def page_written(path: Path) -> str:
    """That a page is in this file."""
    return words("page_written", path=path)


def fail(error: DialogueError) -> NoReturn:
    """Say what is wrong, why, and what to do, on the error stream; exit with status 2."""
    click.echo(described(error), err=True)
    sys.exit(2)


def mendable(command: Callable[P, None]) -> Callable[P, None]:
    """Let a command end with an explanation in place of a traceback where the user can mend it."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except DialogueError as error:
            fail(error)
        except OSError as error:
            if error.errno in (None, errno.EPIPE):
                raise  # whoever was listening has gone; click knows what to do
            sys.stdout = None  # what could not be written is not tried again at the end
            fail(OutputError("answer_fails", detail=detail_of(error)))

    return run


def print_json(answer: Any) -> None:  # noqa: ANN401 - any JSON value
    """One JSON value, letters of every language as they are where the stream can carry them."""
    unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    click.echo(escaped(json.dumps(answer, ensure_ascii=not unicode, indent=2 if sys.stdout.isatty() else None)))


def print_rows(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], empty: str) -> None:
    """A table in a terminal, lines of tab-separated fields in a pipe; without rows `empty`, on the error stream."""
    from dialogue_reader.layout.glyphs import printable

    lines = [[printable(field.replace("\n", " ")) for field in row] for row in rows]
    if not lines:
        click.echo(harmless(empty), err=True)
        return
    if not sys.stdout.isatty():
        for line in lines:
            click.echo("\t".join(line))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title), title_justify="left", box=box.SIMPLE_HEAD, show_lines=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for line in lines:
        table.add_row(*map(Text, line))
    Console().print(table)
