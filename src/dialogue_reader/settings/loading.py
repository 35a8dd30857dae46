"""Reading the settings: `config.toml` and `keys.toml`, above them the environment, above that the command line.

A mistake costs the one setting that it is in: its default holds, and the mistake is told with its file and line.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast, get_args, get_type_hints

from dialogue_reader.errors import SettingsError, detail_of
from dialogue_reader.settings.configuration import CONFIG, KEYS, PREFIX, THEMES, Configuration
from dialogue_reader.settings.keys_file import keymap_of
from dialogue_reader.settings.model import RANGES, WORDS, Settings
from dialogue_reader.settings.values import guess, words_of

if TYPE_CHECKING:
    from dialogue_reader.settings.hooks import Hook
    from dialogue_reader.settings.themes import ColourTheme

_TABLES = ("hooks", "themes")  # sections whose names are a person's own


class _Entry(NamedTuple):
    """A value as given: the name of its setting, where it stands, and whether it is a text for a value of any type."""

    name: str
    value: Any
    subject: str
    is_text: bool = False


def load(folder: Path, environment: Mapping[str, str] = {}, options: Iterable[str] = ()) -> Configuration:
    """The settings in `folder`, under those of `environment`, under `options`, each NAME=VALUE."""
    errors: list[SettingsError] = []
    config = _file_of(folder / CONFIG, errors)
    hooks, themes = _hooks_in(config, errors), tuple(_themes(folder, config, errors))
    entries = [
        *_in_file(config),
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
    keys = _file_of(folder / KEYS, errors)
    if keys.content:
        keymap, mistakes = keymap_of(keys.content)
        errors += [SettingsError(code, keys.place(*path), name=path[-1], **more) for code, path, more in mistakes]
    return Configuration(settings, keymap, tuple(errors), hooks, themes)


def names() -> Iterator[str]:
    """Every setting, as `section.field`."""
    for section, own in Settings()._asdict().items():
        yield from (f"{section}.{field}" for field in own._fields)


class _File(NamedTuple):
    """A file of settings: where it is, its text, and what it holds; nothing where there is none."""

    path: Path
    text: str
    content: dict[str, Any]

    def place(self, *names: str) -> str:
        """The file with the line of what these names lead to, or else of what it is in."""
        paths = ((".".join(names[:k]), names[k]) for k in reversed(range(len(names))))
        lines = (line for section, field in paths if (line := _line_of(self.text, section, field)))
        return f"{self.path}:{next(lines, 1)}"


def _file_of(path: Path, errors: list[SettingsError]) -> _File:
    text = _text_of(path, errors)
    return _File(path, "", {}) if text is None else _File(path, text, _parsed(path, text, errors))


def _in_file(file: _File) -> Iterator[_Entry]:
    for section, content in file.content.items():
        if section in _TABLES:
            continue
        if not isinstance(content, dict):
            yield _Entry(section, content, file.place(section))
            continue
        for field, value in content.items():
            yield _Entry(f"{section}.{field}", value, file.place(section, field))


def _hooks_in(file: _File, errors: list[SettingsError]) -> "tuple[Hook, ...]":
    content = file.content.get("hooks", {})
    if not isinstance(content, dict):
        errors.append(SettingsError("settings_unknown", file.place("hooks"), name="hooks"))
        return ()
    if not content:
        return ()
    from dialogue_reader.settings.hooks import hooks_of

    hooks, mistakes = hooks_of(content)
    errors += [SettingsError(code, file.place("hooks", *path), **more) for code, path, more in mistakes]
    return hooks


def _themes(folder: Path, config: _File, errors: list[SettingsError]) -> "Iterator[ColourTheme]":
    """The themes of `config.toml`, and those of the folder `themes`."""
    tables = config.content.get("themes", {})
    if not isinstance(tables, dict):
        errors.append(SettingsError("settings_unknown", config.place("themes"), name="themes"))
        tables = {}
    for name, table in tables.items():
        if isinstance(table, dict):
            yield _theme(name, table, config, ("themes", name), errors)
        else:
            place = config.place("themes", name)
            errors.append(SettingsError("settings_unknown", place, name=f"themes.{name}"))
    for path in sorted((folder / THEMES).glob("*.toml")):
        file = _file_of(path, errors)
        if file.content:
            yield _theme(path.stem, file.content, file, (), errors)


def _theme(
    name: str, table: dict[str, Any], file: _File, within: tuple[str, ...], errors: list[SettingsError]
) -> "ColourTheme":
    from dialogue_reader.settings.themes import theme_of

    theme, mistakes = theme_of(name, table, file.place(*within))
    errors += [SettingsError(code, file.place(*within, *path), **more) for code, path, more in mistakes]
    return theme


def _text_of(path: Path, errors: list[SettingsError]) -> str | None:
    """What the file holds; None where there is none, or none that can be read."""
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        errors.append(SettingsError("settings_unreadable", str(path), detail=detail_of(error)))
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
        raise SettingsError("settings_unknown", entry.subject, name=entry.name, **guess(entry.name, names()))
    hint = get_type_hints(type(own))[field]
    value = _converted(entry, hint)
    return settings._replace(**{section: own._replace(**{field: value})})


def _converted(entry: _Entry, hint: object) -> object:
    """The value as the setting's type asks for it. Raises SettingsError."""
    import msgspec

    least, greatest = RANGES.get(entry.name, (0, 0))
    try:
        given = words_of(entry.value) if hint == WORDS and isinstance(entry.value, str) else entry.value
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


def _line_of(text: str, section: str, field: str) -> int | None:
    """The line on which a field of a section is given a value, or begins; None where it cannot be told."""
    current = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[\s*([^\]]+?)\s*\]", line):
            current = header.group(1).replace('"', "").replace("'", "")
            if current == f"{section}.{field}".strip("."):
                return number
        elif given := re.match(r"\s*([\w.\"'-]+)\s*=", line):
            name = given.group(1).replace('"', "").replace("'", "")
            if (current, name) == (section, field) or (not current and name == f"{section}.{field}".strip(".")):
                return number
    return None
