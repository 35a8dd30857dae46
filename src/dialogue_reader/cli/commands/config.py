"""`config`: the settings, where they are, and what is wrong with them."""

import json
import os
import sys

import click

from dialogue_reader.cli.output import mendable
from dialogue_reader.folders import config_folder
from dialogue_reader.language.terminal_safe import harmless
from dialogue_reader.messages import text
from dialogue_reader.messages.command_line import words
from dialogue_reader.messages.errors import described
from dialogue_reader.settings.configuration import CONFIG
from dialogue_reader.settings.configuration import KEYS as KEYS_FILE
from dialogue_reader.settings.keymaps import KEYS, MATRIX_KEYS, PART_KEYS, PRESETS
from dialogue_reader.settings.keys_file import written
from dialogue_reader.settings.loading import load
from dialogue_reader.settings.model import Settings
from dialogue_reader.settings.themes import COLOURS


@click.group(short_help="Settle how the reader looks and begins.")
def config() -> None:
    """Settle how the reader looks and begins, and which keys do what.

    \b
    dialogue-reader config print-default > FILE         every setting, explained
    dialogue-reader config print-default --keys > FILE  the same for keys

    A variable such as DIALOGUE_READER_READING_SYNC goes before the file, and --set reading.sync=false before both.
    """


@config.command()
@mendable
def path() -> None:
    """Print where config.toml and keys.toml are looked for."""
    for name in (CONFIG, KEYS_FILE):
        click.echo(harmless(str(config_folder() / name)))


@config.command()
@click.pass_context
@mendable
def check(ctx: click.Context) -> None:
    """Say what is wrong with the settings; exit with status 1 if anything is.

    Of a theme of your own it says where letters hardly stand out from what is behind them.
    """
    configuration = load(config_folder(), os.environ)
    errors = [*configuration.errors, *ctx.find_root().obj.faint_themes(configuration)]
    for error in errors:
        click.echo(described(error), err=True)
    if errors:
        sys.exit(1)
    click.echo(words("settings_sound"))


@config.command("print-default")
@click.option("--keys", is_flag=True, help="Print the keys in place of the settings.")
@mendable
def print_default(keys: bool) -> None:
    """Print every setting with its default, as a file to begin with."""
    click.echo(_default_keys() if keys else _default_settings())


def _default_settings() -> str:
    sections = []
    for section, own in Settings()._asdict().items():
        lines = [f"# {text(f'settings.{section}')}", f"[{section}]"]
        for field, value in own._asdict().items():
            lines += [f"# {text(f'settings.{section}.{field}')}", f"{field} = {json.dumps(value)}"]
        sections.append("\n".join(lines))
    hooks = _HOOKS.format(hooks=text("settings.hooks"), example=text("settings.hooks.example"))
    themes = _THEMES.format(themes=text("settings.themes", colours=", ".join(COLOURS)))
    return "\n\n".join((*sections, hooks, themes))


_THEMES = """\
# {themes}
# [themes.paper]
# base = "textual-light"
# background = "#fdf6e3"
# foreground = "#2b2b2b\""""

_HOOKS = """\
# {hooks}
[hooks]
# dictionary = ["dict", "{{text}}"]
# {example}:
# translator = {{ command = "trans -brief | fold -s", shell = true, of = "passage", seconds = 60 }}"""


def _default_keys() -> str:
    lines = [
        f"# {text('settings.preset', choices=', '.join(PRESETS))}",
        f"preset = {json.dumps(next(iter(PRESETS)))}",
        "",
        f"# {text('settings.keys')}",
        "[keys]",
    ]
    for command, keys in KEYS.items():
        lines += [f"# {text(f'commands.{command}.help')}", f"{command} = {_as_toml(keys)}"]
    for heading, table, meaning in (
        ("settings.part_keys", PART_KEYS, "parts.{}"),
        ("settings.matrix_keys", MATRIX_KEYS, "{}.help"),
    ):
        lines += ["", f"# {text(heading)}"]
        for name, keys in table.items():
            lines += [f"# {text(meaning.format(name))}", f'"{name}" = {_as_toml(keys)}']
    return "\n".join(lines)


def _as_toml(keys: str) -> str:
    listed = [written(key) for key in keys.split(",")]
    return json.dumps(listed[0] if len(listed) == 1 else listed, ensure_ascii=False)
