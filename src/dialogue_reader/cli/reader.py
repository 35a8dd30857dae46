"""What the command line needs of the other front end, which it does not know: who starts the program hands it in."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dialogue_reader.errors import SettingsError
from dialogue_reader.settings.configuration import Configuration

Read = Callable[[Sequence[str], str | None, bool, Sequence[str | None], tuple[str, ...]], int]


class Reader(NamedTuple):
    """What opens the reader on documents, and what looks which themes of a person's own are hard to read."""

    read: Read
    faint_themes: Callable[[Configuration], Sequence[SettingsError]]
