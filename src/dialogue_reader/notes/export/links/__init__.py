"""Links between two texts in the formats that translators' tools and editions read: a module a format.

Only links that can be relied on are written, never the unsure ones.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from dialogue_reader.notes.export.links import tables, tei, tmx
from dialogue_reader.notes.export.links.linked import LinkedTexts


class LinkFormat(NamedTuple):
    """A way to write links down: what people call it, how its files end, and the function that writes it.

    That function is given the moment of writing, which some formats record.
    """

    title: str
    suffix: str
    write: Callable[[LinkedTexts, datetime], str]


LINK_FORMATS: dict[str, LinkFormat] = {
    "tmx": LinkFormat("TMX", ".tmx", tmx.write),
    "tei": LinkFormat("TEI", ".xml", tei.write),
    "csv": LinkFormat("CSV", ".csv", tables.write),
}

WITH_NOTES = ("tmx", "tei")
"""Those that hold notes as well, on the links that they were made on."""


def asked_for(form: str | None, path: Path | None) -> str | None:
    """The format of links with notes that is asked for: by its name, or by that of the file; None for another one."""
    name = form or (path.suffix.lower().removeprefix(".") if path else "")
    return name if name in WITH_NOTES else None
