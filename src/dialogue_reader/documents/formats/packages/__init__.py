"""Documents that are ZIP archives of parts, told apart by the parts they have; other archives are refused by name."""

from dialogue_reader.documents.formats import Imported
from dialogue_reader.documents.formats.packages import docx, epub, odt
from dialogue_reader.documents.formats.packages.archive import Archive
from dialogue_reader.errors import DocumentError

_TYPE = "mimetype"  # the part that says what an EPUB or an OpenDocument is
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_LONGEST = 200  # bytes of a type


def read(data: bytes, source: str, _encoding: str | None) -> Imported | None:
    """The document in a package; its parts say themselves how they are encoded."""
    archive = Archive(data, source)
    media_type = (archive.read(_TYPE) or b"")[:_LONGEST].decode("ascii", "replace").strip()
    names = {name.lower() for name in archive.names}
    if media_type == "application/epub+zip" or "meta-inf/container.xml" in names:
        return epub.read(archive)
    if any(name.startswith("word/document") for name in names):
        return docx.read(archive)
    if media_type.startswith(_OPEN_DOCUMENT + "text"):
        return odt.read_package(archive)
    raise DocumentError("not_readable", source, kind=_kind(media_type, names))


def _kind(media_type: str, names: set[str]) -> str:
    if media_type.startswith(_OPEN_DOCUMENT + "spreadsheet") or any(name.startswith("xl/workbook") for name in names):
        return "spreadsheet"
    if media_type.startswith(_OPEN_DOCUMENT + "presentation") or "ppt/presentation.xml" in names:
        return "slides"
    return "zip"
