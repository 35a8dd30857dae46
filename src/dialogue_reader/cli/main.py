"""The tree of commands. A command is the function of its own name in the module of its own name, loaded when called."""

import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import Any

import click
from click.shell_completion import CompletionItem

from dialogue_reader import __version__
from dialogue_reader.cli import COMMANDS, GROUPS
from dialogue_reader.cli.help_texts import heading, spoken_by_click, spoken_by_system, translated
from dialogue_reader.cli.output import document, fail, langs_option
from dialogue_reader.cli.reader import Reader
from dialogue_reader.errors import OutputError
from dialogue_reader.folders import config_folder
from dialogue_reader.logs import VARIABLE, log_failure, start_logging
from dialogue_reader.messages import LANGUAGES, speak, speak_as_settled, spoken
from dialogue_reader.settings.configuration import configuration_of

_NAME = "dialogue-reader"
_LANGUAGE = f"{__name__}.language"  # under which contexts know the language that was asked for


class _Commands(click.Group):
    """Commands by name, loaded late; any other word is a document to read."""

    def main(self, args: Sequence[str] | None = None, *others: Any, **extra: Any) -> Any:  # noqa: ANN401 - click's
        _asked_language.make_context(None, list(sys.argv[1:] if args is None else args), resilient_parsing=True)
        with spoken_by_click(spoken()):
            return super(_Commands, translated(self, _NAME)).main(args, *others, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, names in GROUPS.items():
            with formatter.section(heading(title)):
                commands = ((name, self.get_command(ctx, name)) for name in names)
                formatter.write_dl([(name, own.get_short_help_str()) for name, own in commands if own])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name == "read":
            return super().get_command(ctx, cmd_name)
        return translated(_loaded(cmd_name), cmd_name) if cmd_name in COMMANDS else None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = _without_language(args)[:1]
        completes_first = ctx.resilient_parsing and not args
        if not completes_first and not {*first} & {*COMMANDS, "read", "--help", "--version", "-h"}:
            args = ["read", *args]
        return super().parse_args(ctx, args)


def _without_language(args: Sequence[str]) -> Sequence[str]:
    """The words of the command line but for a language that they begin with."""
    if args[:1] == ["--ui-lang"]:
        return args[2:]
    return args[1:] if args and args[0].startswith("--ui-lang=") else args


def _loaded(name: str) -> click.Command:
    """The command of that name, with the options that all have."""
    command: click.Command = getattr(importlib.import_module(f"dialogue_reader.cli.commands.{name}"), name)
    _take_shared_options(command)
    return command


def help_texts() -> tuple[tuple[str, str], ...]:
    """The names and the English of all that the help says, each once; for whoever translates it."""
    texts: dict[tuple[str, str], None] = {}

    def say(name: str, english: str) -> str:
        texts[name, english] = None
        return english

    for title in GROUPS:
        heading(title, say)
    translated(commands, _NAME, say)
    for name in COMMANDS:
        translated(_loaded(name), name, say)
    return tuple(texts)


def _start_logging(_ctx: click.Context, _option: click.Parameter, path: str | None) -> None:
    if path is not None:
        os.environ[VARIABLE] = path
        try:
            start_logging()
        except OutputError as error:
            fail(error)


log_option = click.Option(
    ["--log"],
    metavar="FILE",
    help="Write a log, for a report of what went wrong.",
    is_eager=True,
    expose_value=False,
    callback=_start_logging,
)


def _speak(ctx: click.Context, _option: click.Parameter, language: str | None) -> None:
    if language is not None:
        ctx.meta[_LANGUAGE] = language
        speak(language)


language_option = click.Option(
    ["--ui-lang"],
    type=click.Choice(LANGUAGES),
    help="The language of the interface.",
    expose_value=False,
    callback=_speak,
)

# Reads that one option, so that help is in that language wherever the option stands.
_asked_language = click.Command(
    None,
    params=[language_option],
    add_help_option=False,
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
)


def _take_shared_options(command: click.Command) -> None:
    """Give the options that every command has to this one, and to those inside it."""
    names = {parameter.name for parameter in command.params}
    command.params += [option for option in (language_option, log_option) if option.name not in names]
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            _take_shared_options(inner)


@click.group(cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, help="Show the version and exit.")
@click.option("--verbose", is_flag=True, help="With --version: what else a report of a fault should say.")
@click.pass_context
def commands(ctx: click.Context, version: bool, verbose: bool) -> None:
    """Read two accounts of one event, in two languages, side by side.

    \b
    dialogue-reader               opens the sample
    dialogue-reader LEFT RIGHT    opens two: files, or pages by their URL
    dialogue-reader DOCUMENT      opens one
    dialogue-reader A B C         shows who says what, in up to 50 or a folder
    dialogue-reader FILE.jsonl    lists the stories that many has found

    \b
    --encoding NAME   for texts that are not UTF-8, such as cp1252 or cp1258
    --lang CODE,CODE  for texts whose languages are not recognised, such as vi,fr
    --private         keeps neither notes nor the reading position
    --linear          reads line by line, without a screen, as for a screen reader
    --set NAME=VALUE  a setting for this time, such as reading.arrangement=rows

    In the reader, ? shows the keys. The commands below answer without a screen; --format json is for scripts.
    They end with status 0, with 1 where `compare` or a check has something to tell, with 2 for a mistake that you can
    mend.

    \b
    dialogue-reader compare report.vi.txt report.fr.txt
    dialogue-reader search "di cư" report.vi.txt --format json
    dialogue-reader export report.vi.txt report.fr.txt -o notes.md
    """
    if version:
        click.echo(f"dialogue-reader, version {__version__}")
        if verbose:
            from dialogue_reader.cli.about import described_program

            click.echo(described_program())
        ctx.exit()


@commands.command(hidden=True)
@click.argument("sources", metavar="[DOCUMENT]...", nargs=-1, type=document)
@click.option("--encoding", help="Encoding of texts that are not UTF-8.")
@langs_option
@click.option("--private", is_flag=True, help="Keep neither notes nor positions.")
@click.option("--linear", is_flag=True, help="Read line by line, as for a screen reader.")
@click.option("--set", "settings", metavar="NAME=VALUE", multiple=True, help="A setting for this time.")
@click.pass_context
def read(
    ctx: click.Context,
    sources: tuple[str, ...],
    encoding: str | None,
    languages: tuple[str | None, ...],
    private: bool,
    linear: bool,
    settings: tuple[str, ...],
) -> None:
    """Open the reader."""
    if language := ctx.meta.get(_LANGUAGE):
        settings = (*settings, f"look.language={language}")
    if linear:
        settings = (*settings, "look.linear=true")
    with spoken_by_system():
        sys.exit(ctx.obj.read(sources, encoding, not private, languages, settings))


_take_shared_options(commands)


def run(reader: Reader) -> None:
    """Run what the command line asks for; `reader` is what opens the reader."""
    speak_as_settled(configuration_of(config_folder(), os.environ).settings.look.language, os.environ)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal of few letters shows the others by number
    try:
        commands(obj=reader, prog_name=_NAME)
    except Exception as error:
        log_failure(error)
        raise
