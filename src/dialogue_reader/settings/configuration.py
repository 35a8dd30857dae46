"""What a person has settled, as a value; where nothing is settled, nothing is loaded to read it."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dialogue_reader.errors import SettingsError
from dialogue_reader.settings.model import Settings

if TYPE_CHECKING:
    from dialogue_reader.settings.hooks import Hook
    from dialogue_reader.settings.themes import ColourTheme

CONFIG, KEYS, THEMES = "config.toml", "keys.toml", "themes"
PREFIX = "DIALOGUE_READER_"
"""Of variables of the environment: `DIALOGUE_READER_READING_SYNC` is the setting `reading.sync`."""


class Configuration(NamedTuple):
    """The settings, the keys of commands that are not the usual ones, and the mistakes that were passed over.

    `hooks` are programs, `themes` colour themes of the person's own.
    """

    settings: Settings = Settings()
    keymap: Mapping[str, str] = {}
    errors: tuple[SettingsError, ...] = ()
    hooks: "tuple[Hook, ...]" = ()
    themes: "tuple[ColourTheme, ...]" = ()


def configuration_of(folder: Path, environment: Mapping[str, str], options: Collection[str] = ()) -> Configuration:
    """What is settled in `folder`, under what is in `environment`, under `options`, each NAME=VALUE."""
    if (
        not options
        and not any(name.startswith(PREFIX) for name in environment)
        and not any((folder / name).exists() for name in (CONFIG, KEYS, THEMES))
    ):
        return Configuration()
    from dialogue_reader.settings.loading import load

    return load(folder, environment, options)
