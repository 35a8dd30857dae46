"""Names of notes and places of documents as IRIs, for formats whose names must be IRIs, and back.

What no IRI can say exactly (half a character in the name of a file, a blank in an address) is said by one that leads
there as well as it can; whoever needs it exactly asks `is_exact` and writes the place down beside it.
"""

import os
import re
from urllib.parse import quote, quote_from_bytes, unquote, unquote_to_bytes

from dialogue_reader.documents.sources import is_url, without_password

OWN = "urn:x-dialogue-reader:"
"""What our own names begin with: properties that no vocabulary has, and things that no scheme names."""

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_IRI = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f\ud800-\udfff]+")
_NO_IRI = re.compile(r"[\s<>\"{}|\\^`\x00-\x20\x7f-\x9f\ud800-\udfff]")
_NOTE, _DOCUMENT, _TEXT = f"{OWN}note:", f"{OWN}document:", f"{OWN}text:"
_FILE = "file://"


def iri_of_note(note_id: str) -> str:
    """The IRI of a note: `urn:uuid:` where its id is a UUID, the id itself where that is an IRI."""
    if _UUID.fullmatch(note_id):
        return f"urn:uuid:{note_id}"
    if _IRI.fullmatch(note_id) and note_of_iri(note_id) == note_id:
        return note_id
    return _NOTE + quote(note_id, safe="", errors="surrogatepass")


def note_of_iri(iri: str) -> str:
    """The id of the note that has this IRI."""
    if iri.startswith(_NOTE):
        return unquote(iri.removeprefix(_NOTE), errors="surrogatepass")
    uuid = iri.removeprefix("urn:uuid:")
    return uuid if _UUID.fullmatch(uuid) else iri


def iri_of_source(source: str, digest: str = "") -> str:
    """The IRI of the document at `source`; one that has no place is named by the digest of its text."""
    if is_url(source):
        return _NO_IRI.sub(lambda sign: quote(sign.group(), errors="surrogatepass"), source)
    if source.startswith("/"):
        try:
            return _FILE + quote_from_bytes(os.fsencode(source))
        except UnicodeEncodeError:
            return _FILE + quote(source, errors="surrogatepass")
    return _DOCUMENT + quote(source, safe="", errors="surrogatepass") if source else _TEXT + (digest or "unknown")


def source_of_iri(iri: str) -> str:
    """The source that an IRI leads to: an address, a path, or whatever else it says; empty for no place."""
    if iri.startswith(f"{_FILE}/"):
        return os.fsdecode(unquote_to_bytes(iri.removeprefix(_FILE)))
    if iri.startswith(_DOCUMENT):
        return unquote(iri.removeprefix(_DOCUMENT), errors="surrogatepass")
    return "" if iri.startswith(_TEXT) else without_password(iri)


def is_exact(source: str) -> bool:
    """Whether the IRI of `source` leads back to the very same."""
    return source_of_iri(iri_of_source(source)) == source
