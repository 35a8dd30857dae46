"""`man`: the manual page, made of what the commands say of themselves."""

import re
from collections.abc import Iterator
from inspect import cleandoc

import click

from dialogue_reader import __version__
from dialogue_reader.cli import COMMANDS
from dialogue_reader.cli.output import mendable
from dialogue_reader.messages.command_line import words


@click.command()
@click.pass_context
@mendable
def man(ctx: click.Context) -> None:
    """Print the manual page.

    \b
    dialogue-reader man > ~/.local/share/man/man1/dialogue-reader.1
    """
    root = ctx.find_root()
    click.echo("\n".join(_page(root)))


def _page(root: click.Context) -> Iterator[str]:
    group = root.command
    assert isinstance(group, click.Group)
    yield f'.TH DIALOGUE-READER 1 "" "dialogue-reader {__version__}"'
    yield _heading("name")
    summary = (group.help or "").split("\n")[0].rstrip(".")
    yield _escaped(f"dialogue-reader - {summary[:1].lower()}{summary[1:]}")
    yield _heading("synopsis")
    yield _escaped("dialogue-reader [LEFT [RIGHT]]")
    yield ".br"
    yield _escaped("dialogue-reader COMMAND ...")
    yield _heading("description")
    yield from _paragraphs(group.help or "")
    yield _heading("commands")
    for name in COMMANDS:
        command = group.get_command(root, name)
        if command:
            yield from _command(command, click.Context(command, root, name))
    yield _heading("exit_status")
    yield from _paragraphs(words("man.statuses"))
    yield _heading("files")
    yield from _paragraphs(words("man.files"))


def _heading(name: str) -> str:
    return f".SH {_escaped(words(f'man.heading.{name}'))}"


def _command(command: click.Command, ctx: click.Context) -> Iterator[str]:
    yield f".SS {_escaped(' '.join([ctx.command_path, *command.collect_usage_pieces(ctx)]))}"
    yield from _paragraphs(command.help or "")
    for parameter in command.params:
        record = parameter.get_help_record(ctx)
        if record and record[1]:
            yield ".TP"
            yield f"\\fB{_escaped(record[0])}\\fR"
            yield _escaped(record[1])
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            inner = command.get_command(ctx, name)
            if inner:
                yield from _command(inner, click.Context(inner, ctx, name))


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in cleandoc(text).split("\n\n"):
        is_listed = paragraph.startswith("\b")
        lines = [line for line in paragraph.lstrip("\b").split("\n") if line.strip()]
        if lines:
            yield ".PP"
        if is_listed:
            yield ".nf"
        yield from map(_escaped, lines)
        if is_listed:
            yield ".fi"


def _escaped(line: str) -> str:
    """A line in which roff reads nothing as a command of its own."""
    line = re.sub(r"-", r"\\-", line.replace("\\", "\\e"))
    return f"\\&{line}" if line.startswith((".", "'")) else line
