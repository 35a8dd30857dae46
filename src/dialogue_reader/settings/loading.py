"""Reading the settings: `config.toml` and `keys.toml`, above them the environment, above that the command line.

A mistake costs the one setting that it is in: its default holds, and the mistake is told with its file and line. Where
there is no file, nothing is loaded to read one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast, get_args, get_type_hints

from dialogue_reader.errors import SettingsError
from dialogue_reader.settings.keymaps import keymap_of
from dialogue_reader.settings.model import RANGES, WORDS, Settings

CONFIG, KEYS = "config.toml", "keys.toml"
PREFIX = "DIALOGUE_READER_"
"""Of variables of the environment: `DIALOGUE_READER_READING_SYNC` is the setting `reading.sync`."""


class Configuration(NamedTuple):
    """The settings, the keys of commands that are not the usual ones, and the mistakes that were passed over."""

    settings: Settings = Settings()
    keymap: Mapping[str, str] = {}
    errors: tuple[SettingsError, ...] = ()


class _Entry(NamedTuple):
    """A value as given: the name of its setting, where it stands, and whether it is a text for a value of any type."""

    name: str
    value: Any
    subject: str
    is_text: bool = False


def load(folder: Path, environment: Mapping[str, str] = {}, options: Iterable[str] = ()) -> Configuration:
    """The settings in `folder`, under those of `environment`, under `options`, each NAME=VALUE."""
    errors: list[SettingsError] = []
    entries = [
        *_in_file(folder / CONFIG, errors),
        *_in_environment(environment),
        *_in_options(options, errors),
    ]
    settings = Settings()
    for entry in entries:
        try:
            settings = _with(settings, entry)
        except SettingsError as error:
            errors.append(error)
    keymap: Mapping[str, str] = {}
    if (text := _text_of(folder / KEYS, errors)) is not None:
        content = _parsed(folder / KEYS, text, errors)
        keymap, mistakes = keymap_of(content)
        errors += [
            SettingsError(code, f"{folder / KEYS}:{_line_of(text, 'keys', name)}", name=name, **arguments)
            for code, name, arguments in mistakes
        ]
    return Configuration(settings, keymap, tuple(errors))


def names() -> Iterator[str]:
    """Every setting, as `section.field`."""
    for section, own in Settings()._asdict().items():
        yield from (f"{section}.{field}" for field in own._fields)


def _in_file(path: Path, errors: list[SettingsError]) -> Iterator[_Entry]:
    text = _text_of(path, errors)
    if text is None:
        return
    for section, content in _parsed(path, text, errors).items():
        if not isinstance(content, dict):
            yield _Entry(section, content, f"{path}:{_line_of(text, '', section)}")
            continue
        for field, value in content.items():
            yield _Entry(f"{section}.{field}", value, f"{path}:{_line_of(text, section, field)}")


def _text_of(path: Path, errors: list[SettingsError]) -> str | None:
    """What the file holds; None where there is none, or none that can be read."""
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        detail = getattr(error, "strerror", None) or "not UTF-8"
        errors.append(SettingsError("settings_unreadable", str(path), detail=detail.lower()))
        return None


def _parsed(path: Path, text: str, errors: list[SettingsError]) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        line = re.search(r"line (\d+)", message)
        what = message.split(" (at ")[0]
        number = line.group(1) if line else 1 + text.count("\n")
        errors.append(SettingsError("settings_not_toml", f"{path}:{number}", detail=what[:1].lower() + what[1:]))
        return {}


def _in_environment(environment: Mapping[str, str]) -> Iterator[_Entry]:
    for name in names():
        variable = PREFIX + name.replace(".", "_").upper()
        if variable in environment:
            yield _Entry(name, environment[variable], variable, is_text=True)


def _in_options(options: Iterable[str], errors: list[SettingsError]) -> Iterator[_Entry]:
    for option in options:
        name, equals, value = option.partition("=")
        if equals:
            yield _Entry(name.strip(), value.strip(), "--set", is_text=True)
        else:
            errors.append(SettingsError("settings_no_value", "--set", name=option))


def _with(settings: Settings, entry: _Entry) -> Settings:
    """The settings with this one. Raises SettingsError."""
    section, _, field = entry.name.partition(".")
    own = getattr(settings, section, None) if section in settings._fields else None
    if own is None or field not in own._fields:
        raise SettingsError("settings_unknown", entry.subject, name=entry.name, **_guess(entry.name))
    hint = get_type_hints(type(own))[field]
    value = _converted(entry, hint)
    return settings._replace(**{section: own._replace(**{field: value})})


def _converted(entry: _Entry, hint: object) -> object:
    """The value as the setting's type asks for it. Raises SettingsError."""
    import msgspec

    least, greatest = RANGES.get(entry.name, (0, 0))
    try:
        given = _as_words(entry.value) if hint == WORDS else entry.value
        value = cast("object", msgspec.convert(given, cast("Any", hint), strict=not entry.is_text))
        if not isinstance(value, int) or value is True or value is False or least <= value <= greatest:
            return value
    except msgspec.ValidationError:
        pass
    if entry.name in RANGES:
        raise SettingsError("settings_number", entry.subject, name=entry.name, least=least, greatest=greatest)
    if hint is bool:
        raise SettingsError("settings_flag", entry.subject, name=entry.name)
    if hint == WORDS:
        raise SettingsError("settings_words", entry.subject, name=entry.name)
    if hint is str:
        raise SettingsError("settings_text", entry.subject, name=entry.name)
    choices = ", ".join(get_args(hint))
    raise SettingsError("settings_choice", entry.subject, name=entry.name, choices=choices)


def _as_words(value: object) -> object:
    """A command written as one text, parted as a shell parts it. Left as it is where it cannot be."""
    import shlex

    if not isinstance(value, str):
        return value
    try:
        return shlex.split(value)
    except ValueError:
        return None


def _guess(name: str) -> dict[str, str]:
    import difflib

    near = difflib.get_close_matches(name, list(names()), 1)
    return {"guess": near[0]} if near else {}


def _line_of(text: str, section: str, field: str) -> int:
    """The line on which a field of a section is given a value; 1 where it cannot be told."""
    current = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[\s*([^\]]+?)\s*\]", line):
            current = header.group(1).strip("\"'")
        elif given := re.match(r"\s*([\w.\"'-]+)\s*=", line):
            name = given.group(1).replace('"', "").replace("'", "")
            if (current, name) == (section, field) or (not current and name == f"{section}.{field}".strip(".")):
                return number
    return 1
