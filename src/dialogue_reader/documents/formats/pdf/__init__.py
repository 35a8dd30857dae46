"""PDF: the text of pages as printed, put together to paragraphs.

A page is letters at places; whatever makes a text of them is guessed. Words come from PDFium (`extraction`), in Unicode
whatever the font (`old_fonts`); what stands around the text is dropped (`margins`), columns are found (`columns`), then
paragraphs (`paragraphs`) and what they are (`blocks`). All of it happens in a process of its own, within limits
(`limits`).
"""

import json
import subprocess
import sys
from datetime import datetime
from typing import Any

from dialogue_reader.documents.formats import Block, Imported
from dialogue_reader.documents.formats.pdf import limits
from dialogue_reader.errors import DocumentError, detail_of
from dialogue_reader.logs import logger
from dialogue_reader.processes.child import module

PROGRAM = module("dialogue_reader.documents.formats.pdf.process")
_LONGEST_CAUSE = 4000  # bytes of what a process that failed has written

_log = logger(__name__)


def read(data: bytes, source: str, encoding: str | None) -> Imported | None:  # noqa: ARG001 - it says its own
    """The text of a PDF and what it says of itself. Raises DocumentError."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, *PROGRAM],
            input=data,
            capture_output=True,
            timeout=limits.MOST_SECONDS,
            check=False,
            start_new_session=True,  # Ctrl+C in the terminal is the reader's alone
        )
    except subprocess.TimeoutExpired:
        raise DocumentError("too_complex", source) from None
    except OSError as error:
        raise DocumentError("cannot_read", source, detail=detail_of(error)) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        _log.warning(
            "the process that reads a PDF ended with %d: %s",
            done.returncode,
            done.stderr[-_LONGEST_CAUSE:].decode(errors="replace"),
        )
        raise DocumentError("too_complex", source) from None
    if "error" in answer:
        raise DocumentError(answer.pop("error"), source, **answer)
    return _imported(answer)


def _imported(answer: dict[str, Any]) -> Imported:
    times = {name: answer[name] and datetime.fromisoformat(answer[name]) for name in ("published", "updated")}
    blocks = tuple(Block(*block) for block in answer["blocks"])
    return Imported(**{**answer, **times, "blocks": blocks, "guessed": frozenset(answer["guessed"])})
