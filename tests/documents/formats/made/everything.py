"""One report in every format that opens."""

import gzip

from dialogue_reader.documents.formats import Block
from tests.documents.formats.made import Made, docx, epub, markdown, odt, rtf
from tests.documents.formats.made.pdf import Page, make_pdf
from tests.documents.formats.test_mhtml import saved

REPORT = Made(
    (
        Block("The council of Halbrook votes on the bridge"),
        Block("The mayor said on Monday that the old bridge would be closed for two years at the least, from May on."),
        Block("The ferry will run every half an hour meanwhile, and pupils of both schools may take it for nothing."),
        Block("Two members of the council left the hall before the vote, and said that they had not been asked."),
    ),
    "The council of Halbrook votes on the bridge",
    "Mary Drew",
)
_PARAGRAPHS = [block.text for block in REPORT.blocks]
_TEXT = "\n\n".join(_PARAGRAPHS)
_PAGE = f"<html><head><title>{REPORT.title}</title></head><body><h1>{REPORT.title}</h1>" + "".join(
    f"<p>{text}</p>" for text in _PARAGRAPHS[1:]
)


def one_of_each() -> dict[str, bytes]:
    """The bytes of the report by the name of a file."""
    page = Page().lines([REPORT.title], size=20, bold=True)
    for text in _PARAGRAPHS[1:]:
        page = page.paragraph(text)
    return {
        "report.txt": _TEXT.encode(),
        "wide.txt": _TEXT.encode("utf-16"),
        "report.txt.gz": gzip.compress(_TEXT.encode()),
        "report.md": markdown.written(REPORT),
        "report.html": _PAGE.encode(),
        "report.mhtml": saved(_PAGE.encode(), "quoted-printable"),
        "report.epub": epub.written(REPORT),
        "report.docx": docx.written(REPORT),
        "report.odt": odt.written(REPORT),
        "report.fodt": odt.written_flat(REPORT),
        "report.rtf": rtf.written(REPORT),
        "report.pdf": make_pdf([page]),
    }
