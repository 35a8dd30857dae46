"""Links as comma-separated values, for spreadsheets and scripts."""

import csv
import io
from datetime import datetime

from dialogue_reader.documents.model import SIDES
from dialogue_reader.notes.export.links.linked import LinkedTexts


def write(linked: LinkedTexts, now: datetime) -> str:  # noqa: ARG001 - a table does not say when it was written
    """A line a link: the ids of both sides with blanks between them, the score, both texts; a heading above."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(["left ids", "right ids", "score", "left text", "right text"])
    for link in linked.links:
        ids = (" ".join(str(part.id) for part in link.parts(side)) for side in SIDES)
        writer.writerow([*ids, f"{link.score:.2f}", *(link.text(side) for side in SIDES)])
    return lines.getvalue()
