"""The process that reads one PDF: the bytes come in through standard input, what was read goes out as JSON."""

import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dialogue_reader.documents.formats import Imported
from dialogue_reader.documents.formats.pdf import limits
from dialogue_reader.errors import DocumentError

if TYPE_CHECKING:
    from dialogue_reader.documents.formats.pdf.extraction import Opened
    from dialogue_reader.documents.model import Field

NO_MEMORY = 3  # exit status


def read_document(data: bytes, opened: Callable[[int], None] = lambda _: None) -> Imported:
    """What the document holds; `opened` is told how many pages it has. Raises DocumentError."""
    from dialogue_reader.documents.formats.pdf.extraction import Opened

    with Opened(data) as document:
        opened(document.page_count)
        return _read(document)


def _read(document: "Opened") -> Imported:
    from dialogue_reader.documents.formats.pdf import about
    from dialogue_reader.documents.formats.pdf.blocks import blocks_of
    from dialogue_reader.documents.formats.pdf.columns import gutters_of, lines_of, rows_of
    from dialogue_reader.documents.formats.pdf.margins import without_margins
    from dialogue_reader.documents.formats.pdf.old_fonts import words_in_unicode
    from dialogue_reader.documents.formats.pdf.outline import Outline
    from dialogue_reader.language.identify import code_of

    pages = without_margins(
        [rows_of(page._replace(words=tuple(words_in_unicode(page.words)))) for page in document.pages()]
    )
    gutters = gutters_of(pages)
    lines = [line for number, rows in enumerate(pages) for line in lines_of(rows, number, gutters)]
    if not lines:
        raise DocumentError("no_text_layer", pages=document.page_count)
    recognised = blocks_of(lines, Outline(document.outline()))
    title = about.plausible_title(document.about("Title"), recognised.title, recognised.first_page)
    author = about.plausible_author(document.about("Author"))
    guessed: set[Field] = {"published", "updated"}
    if not about.is_printed(author or "", recognised.first_page):
        guessed.add("byline")
    return Imported(
        recognised.blocks,
        title,
        author,
        published=about.time_of(document.about("CreationDate")),
        updated=about.time_of(document.about("ModDate")),
        language=code_of(document.language),
        guessed=frozenset(guessed),
    )


def main() -> None:
    """Read the document and say what it holds, or with which error that cannot be done."""
    data = sys.stdin.buffer.read()
    limits.end_after(limits.OPENING)
    limits.limit_memory(len(data))
    try:
        answer = _answer(
            read_document(data, opened=lambda pages: limits.end_after(limits.OPENING + pages * limits.A_PAGE))
        )
    except DocumentError as error:
        answer = {"error": error.code, **error.arguments}
    except MemoryError:
        sys.exit(NO_MEMORY)
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _answer(document: Imported) -> dict[str, Any]:
    return {
        **document._asdict(),
        "published": document.published and document.published.isoformat(),
        "updated": document.updated and document.updated.isoformat(),
        "guessed": sorted(document.guessed),
    }


if __name__ == "__main__":
    main()
