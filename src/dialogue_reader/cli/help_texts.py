"""Help in the language of the interface: what commands and options say of themselves, and click's own words.

English stands where commands and options are declared. The other languages have a catalogue for it, which only this
loads; click's words are in it too, as gettext, which click asks for them, wants them.
"""

import gettext
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from functools import cache
from inspect import cleandoc
from pathlib import Path
from typing import TypeVar

import click

from dialogue_reader import messages

DOMAIN = "command_line"
"""What gettext calls the catalogue."""

Command = TypeVar("Command", bound=click.Command)

Say = Callable[[str, str], str]
"""What gives the text of this name, which is this in English, as it is shown."""

_FOLDER = str(Path(messages.__file__).with_name("locale"))
_VARIABLE = "LANGUAGE"  # which gettext asks before all others
_language_of_system: ContextVar[str | None] = ContextVar("language_of_system", default=None)


@contextmanager
def spoken_by_click(language: str) -> Iterator[None]:
    """In here gettext, and so click, speaks `language`, and so would programs that are started in here."""
    gettext.bindtextdomain(DOMAIN, _FOLDER)
    gettext.textdomain(DOMAIN)
    token = _language_of_system.set(os.environ.get(_VARIABLE))
    try:
        with _variable(language):
            yield
    finally:
        _language_of_system.reset(token)


@contextmanager
def spoken_by_system() -> Iterator[None]:
    """In here, within `spoken_by_click`, programs are started in the language of the system."""
    with _variable(_language_of_system.get()):
        yield


@contextmanager
def _variable(language: str | None) -> Iterator[None]:
    before = os.environ.get(_VARIABLE)
    _set_variable(language)
    try:
        yield
    finally:
        _set_variable(before)


def _set_variable(language: str | None) -> None:
    if language is None:
        os.environ.pop(_VARIABLE, None)
    else:
        os.environ[_VARIABLE] = language


def in_language(name: str, english: str) -> str:
    """The text of this name, which is `english` in English, in the language of the interface."""
    return _catalogue(messages.spoken()).pgettext(name, english)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, _FOLDER, [language], fallback=True)


def heading(title: str, say: Say = in_language) -> str:
    """The heading of a group of commands."""
    return say(f"help.group.{title}", title)


def translated(command: Command, name: str, say: Say = in_language) -> Command:
    """A copy of `command`, of this name, that speaks the language of the interface, with those inside it.

    Its summary is a sentence, and as long as it is: click cuts only those that it makes itself.
    """
    shown = copy(command)
    if command.help:
        shown.help = say(f"help.{name}", _flowing(command.help))
    summary = say(f"help.{name}.summary", command.short_help) if command.short_help else None
    shown.short_help = summary or shown.get_short_help_str(len(shown.help or ""))
    shown.params = [_translated_option(parameter, say) for parameter in command.params]
    shown.options_metavar = say("help.usage.options", "[OPTIONS]")
    if isinstance(shown, click.Group):
        shown.subcommand_metavar = say(f"help.usage.{shown.subcommand_metavar}", shown.subcommand_metavar)
        shown.commands = {key: translated(inner, f"{name}.{key}", say) for key, inner in shown.commands.items()}
    return shown


def _translated_option(parameter: click.Parameter, say: Say) -> click.Parameter:
    """Options of one name that say the same of themselves are one text, whatever commands take them."""
    if not isinstance(parameter, click.Option):
        return parameter
    shown = copy(parameter)
    if parameter.help:
        shown.help = say(f"help.{max(parameter.opts, key=len)}", parameter.help)
    if not (parameter.is_flag or parameter.metavar or isinstance(parameter.type, click.Choice)):
        shown.type = copy(parameter.type)
        shown.type.name = say(f"help.type.{parameter.type.name}", parameter.type.name)
    return shown


def _flowing(text: str) -> str:
    """A text without the ends of lines that only its place in the source has; a paragraph of examples keeps them."""
    paragraphs = cleandoc(text).split("\n\n")
    return "\n\n".join(
        paragraph if paragraph.startswith("\b") else " ".join(paragraph.split("\n")) for paragraph in paragraphs
    )
