"""Other readers for the terminal, each in an environment of its own, with one book of 5 MB in the format they take."""

import shutil
import subprocess
import sys
import zipfile
from html import escape
from pathlib import Path

from benchmarks.acting import Row
from benchmarks.books import TITLES, books
from benchmarks.start import ONE_LINE, shown

# name, its package, the format that it opens, and the program
PEERS = (("epy", "epy-reader", "epub"), ("baca", "baca", "epub"), ("frogmouth", "frogmouth", "md"))
_CHAPTER = 400  # paragraphs
_CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""


def compare(home: Path) -> list[Row]:
    """Seconds to the first line beside the one-line app; a word where a reader cannot be had or does not get there."""
    text = books(home, 5)[1]
    files = {"epub": epub(text), "md": Path(shutil.copy(text, text.with_suffix(".md")))}
    reference = shown([sys.executable, "-c", ONE_LINE], "One line", home)
    rows: list[Row] = []
    for name, package, form in PEERS:
        program = installed(name, package, home)
        if program is None:
            print(f"{name} cannot be installed here: skipped")
            continue
        try:
            seconds = shown([str(program), str(files[form])], TITLES["right"], home)
        except (TimeoutError, OSError) as error:
            print(f"{name}: {error}; skipped")
            continue
        rows.append((f"{name} opens one of 5 MB / one-line app", seconds / reference, "", ""))
    return rows


def installed(name: str, package: str, home: Path) -> Path | None:
    """The program, in an environment made for it; None where that fails."""
    folder = home / "peers" / name
    uv = shutil.which("uv")
    if uv is None:
        return None
    python = folder / "bin" / "python"
    for command in ([uv, "venv", "-q", str(folder)], [uv, "pip", "install", "-q", "--python", str(python), package]):
        if subprocess.run(command, check=False, capture_output=True).returncode:
            return None
    return folder / "bin" / name


def epub(text: Path) -> Path:
    """The book as an EPUB of chapters."""
    title, *paragraphs = text.read_text(encoding="utf-8").split("\n\n")
    chapters = [paragraphs[k : k + _CHAPTER] for k in range(0, len(paragraphs), _CHAPTER)]
    path = text.with_suffix(".epub")
    names = [f"c{k}.xhtml" for k in range(len(chapters))]
    manifest = "".join(f'<item id="c{k}" href="{n}" media-type="application/xhtml+xml"/>' for k, n in enumerate(names))
    manifest += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    spine = "".join(f'<itemref idref="c{k}"/>' for k in range(len(names)))
    points = "".join(
        f'<navPoint id="n{k}" playOrder="{k + 1}"><navLabel><text>{k + 1}</text></navLabel>'
        f'<content src="{n}"/></navPoint>'
        for k, n in enumerate(names)
    )
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", _CONTAINER)
        book.writestr(
            "book.opf",
            '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="i">'
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">book</dc:identifier>'
            f"<dc:title>{escape(title)}</dc:title><dc:language>fr</dc:language></metadata>"
            f'<manifest>{manifest}</manifest><spine toc="ncx">{spine}</spine></package>',
        )
        book.writestr(
            "toc.ncx",
            '<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">'
            f"<docTitle><text>{escape(title)}</text></docTitle><navMap>{points}</navMap></ncx>",
        )
        for k, (name, part) in enumerate(zip(names, chapters, strict=True)):
            body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in ([title] if k == 0 else []) + part)
            book.writestr(
                name,
                '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
                f"<head><title>{k + 1}</title></head><body>{body}</body></html>",
            )
    return path
