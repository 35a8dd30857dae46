"""The tree of commands. A command's module is loaded when the command is called."""

import importlib
import io
import sys
from collections.abc import Callable

import click

from dialogue_reader import __version__
from dialogue_reader.cli import COMMANDS

Read = Callable[[str | None, str | None, str | None, bool], int]

_HOMES = {
    "align": "align",
    "compare": "compare",
    "keywords": "insight",
    "keypoints": "insight",
    "search": "search",
    "export": "notes",
    "notes": "notes",
}


class _Commands(click.Group):
    """Commands by name, loaded late; any other word is a document to read."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name == "read":
            return super().get_command(ctx, cmd_name)
        home = _HOMES.get(cmd_name)
        if home is None:
            return None
        command: click.Command = getattr(importlib.import_module(f"dialogue_reader.cli.{home}"), cmd_name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        asks_about_all = args and args[0] in ("--help", "--version", "-h")
        if not asks_about_all and not (args and args[0] in (*COMMANDS, "read")):
            args = ["read", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dialogue-reader")
def commands() -> None:
    """Read two accounts of one event, in two languages, side by side.

    \b
    dialogue-reader               opens the sample
    dialogue-reader LEFT RIGHT    opens two documents

    \b
    --encoding NAME   for texts that are not UTF-8, such as cp1252 or cp1258
    --private         keeps neither notes nor the reading position

    In the reader, ? shows the keys. The commands below answer without a screen; --format json is for scripts.
    """


@commands.command(hidden=True)
@click.argument("left", required=False)
@click.argument("right", required=False)
@click.option("--encoding", help="Encoding of texts that are not UTF-8.")
@click.option("--private", is_flag=True, help="Keep neither notes nor positions.")
@click.pass_context
def read(ctx: click.Context, left: str | None, right: str | None, encoding: str | None, private: bool) -> None:
    """Open the reader."""
    if left and not right:
        raise click.UsageError("name two documents, or none for the sample")
    sys.exit(ctx.obj(left, right, encoding, not private))


def run(reader: Read) -> None:
    """Run what the command line asks for; `reader` opens the reader."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal of few letters shows the others by number
    commands(obj=reader, prog_name="dialogue-reader")
