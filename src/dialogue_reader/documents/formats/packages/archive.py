"""Documents that are a ZIP archive of parts, read part by part in memory: no name in it ever becomes a path.

Of ZIP (PKWARE's application note) EPUB, Office Open XML and OpenDocument allow two ways of packing, none and deflate.
"""

import io
import posixpath
import zipfile
import zlib
from functools import cached_property
from urllib.parse import unquote

from dialogue_reader.documents.formats.trees import Element, xml_tree
from dialogue_reader.errors import DocumentError

_MOST_ENTRIES = 10_000
_LARGEST = 1 << 26  # bytes of all parts that are read
_SMALL = 1 << 24  # bytes that any package may unpack to
_RATIO = 200  # how many times its own size a package may unpack to; text in XML reaches 40
_ENTRY = b"PK\x01\x02"
_END = b"PK\x05\x06"
# Strict Office Open XML has the elements of the transitional one under another name.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1  # the flag of an entry


class Archive:
    """The parts of a package; `source` names it in errors. Raises DocumentError, at once or when a part is read."""

    def __init__(self, data: bytes, source: str) -> None:
        self.source = source
        if data.count(_ENTRY) > _MOST_ENTRIES:
            raise DocumentError("too_many_parts", source, most=_MOST_ENTRIES)
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, LookupError, OverflowError) as error:
            if _END not in data:
                raise DocumentError("cut_short", source) from None
            raise DocumentError("damaged", source, detail=str(error).lower()) from None
        self._allowed = self._left = min(_LARGEST, max(_SMALL, _RATIO * len(data)))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the parts are called, in the order of the archive."""
        return tuple(self._file.namelist())

    def resolved(self, reference: str, base: str = "") -> str | None:
        """The part that `reference`, made in the part `base`, leads to; None where there is none.

        Some producers encode names where they should not, others forget to, and some take no care of capitals.
        """
        path = reference.partition("#")[0]
        for written in (path, unquote(path)):
            name = posixpath.normpath(posixpath.join(posixpath.dirname(base), written)).lstrip("/")
            if entry := self._by_name.get(name) or self._by_letters.get(name.casefold()):
                return entry
        return None

    def read(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is none of that name."""
        if name not in self._by_name:
            return None
        entry = self._file.getinfo(name)
        if entry.flag_bits & _ENCRYPTED:
            raise DocumentError("encrypted", self.source)
        if entry.compress_type not in _PACKINGS:
            raise DocumentError("damaged", self.source, detail=f"packed in way {entry.compress_type}")
        try:
            with self._file.open(entry) as part:
                data = part.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError, LookupError) as error:
            raise DocumentError("damaged", self.source, detail=(str(error) or "it ends too early").lower()) from None
        self._left -= len(data)
        if self._left < 0:
            raise DocumentError("too_large", self.source, megabytes=self._allowed >> 20)
        return data

    def tree(self, name: str | None) -> Element | None:
        """The root of a part in XML that the document cannot do without; None where there is none of that name."""
        data = self.read(name) if name else None
        return None if data is None else xml_tree(data.replace(_STRICT, _TRANSITIONAL), self.source)

    def side_tree(self, name: str | None) -> Element | None:
        """The same of a part that it can do without; None where it is no XML, too."""
        try:
            return self.tree(name)
        except DocumentError as error:
            if error.code != "damaged":
                raise
            return None

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {name: name for name in self.names}

    @cached_property
    def _by_letters(self) -> dict[str, str]:
        return {name.casefold(): name for name in reversed(self.names)}
