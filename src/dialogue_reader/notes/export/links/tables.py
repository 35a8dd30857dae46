"""Links as comma-separated values, for spreadsheets and scripts."""

from datetime import datetime

from dialogue_reader.documents.model import SIDES
from dialogue_reader.notes.export.links.linked import LinkedTexts, NotedLink
from dialogue_reader.writing.tables import Cell, table


def write(linked: LinkedTexts, now: datetime) -> str:  # noqa: ARG001 - a table does not say when it was written
    """A line a link: the ids of both sides with blanks between them, the score, both texts; a heading above."""
    heading = ("left ids", "right ids", "score", "left text", "right text")
    return table((heading, *map(_row, linked.links)), ",", is_guarded=True)


def _row(link: NotedLink) -> tuple[Cell, ...]:
    ids = (" ".join(str(part.id) for part in link.parts(side)) for side in SIDES)
    return (*ids, f"{link.score:.2f}", *(link.text(side) for side in SIDES))
