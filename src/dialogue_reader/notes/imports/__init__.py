"""Notes from elsewhere: a module a format, each a function that makes arrivals of what a file holds.

A new format is a module with `read(content) -> Arrivals` and a line in `IMPORTERS`. What a file holds counts, not what
it is called. A file is taken over whole or refused: by its name, and where it can be told by the line of what is wrong.
"""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple, cast

from dialogue_reader.errors import ExchangeError
from dialogue_reader.notes.arrivals import Arrivals
from dialogue_reader.notes.imports import signs
from dialogue_reader.notes.imports.content import Content, content_of


class Importer(NamedTuple):
    """A format: what people call it, whether a content is in it, and the module that reads it."""

    title: str
    recognises: Callable[[Content], bool]
    module: str

    @property
    def read(self) -> Callable[[Content], Arrivals]:
        """Makes arrivals of a content in this format. Raises ExchangeError."""
        return cast("Callable[[Content], Arrivals]", import_module(f"{__name__}.{self.module}").read)


IMPORTERS: dict[str, Importer] = {
    "json": Importer("JSON", signs.is_own_json, "own_json"),
    "jsonld": Importer("W3C Web Annotation", signs.is_web_annotation, "web_annotation"),
    "hypothesis": Importer("Hypothesis", signs.is_hypothesis, "hypothesis"),
    "readwise": Importer("Readwise CSV", signs.is_readwise, "readwise"),
}


def arrivals_of(data: bytes, source: str, form: str | None = None) -> Arrivals:
    """The notes in `data`, in the format of that name or in the one that it is recognised to be in.

    `source` is what errors call it. Raises ExchangeError, and KeyError for a name that `IMPORTERS` does not have.
    """
    content = content_of(data, source)
    importer = IMPORTERS[form] if form else None
    importer = importer or next((each for each in IMPORTERS.values() if each.recognises(content)), None)
    if importer is None or not importer.recognises(content):
        raise ExchangeError("notes_unknown", source, **({"form": form} if form else {}))
    return importer.read(content)
