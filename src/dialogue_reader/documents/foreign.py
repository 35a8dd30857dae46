"""Files that hold no text to be read, known by their first bytes: each is refused by name, never shown as source."""

_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# The code of a kind, which messages put into words, and what its files begin with.
SIGNATURES: tuple[tuple[str, bytes, int], ...] = (
    ("png", b"\x89PNG\r\n\x1a\n", 0),
    ("jpeg", b"\xff\xd8\xff", 0),
    ("gif", b"GIF87a", 0),
    ("gif", b"GIF89a", 0),
    ("webp", b"WEBP", 8),
    ("tiff", b"II*\0", 0),
    ("tiff", b"MM\0*", 0),
    ("bmp", b"BM", 0),
    ("heic", b"ftypheic", 4),
    ("avif", b"ftypavif", 4),
    ("video", b"ftyp", 4),
    ("video", b"\x1aE\xdf\xa3", 0),
    ("video", b"AVI ", 8),
    ("sound", b"WAVE", 8),
    ("sound", b"ID3", 0),
    ("sound", b"fLaC", 0),
    ("sound", b"OggS", 0),
    ("office", _OFFICE, 0),
    ("mobi", b"BOOKMOBI", 60),
    ("djvu", b"AT&TFORM", 0),
    ("postscript", b"%!PS", 0),
    ("rar", b"Rar!\x1a\x07", 0),
    ("seven_zip", b"7z\xbc\xaf\x27\x1c", 0),
    ("xz", b"\xfd7zXZ\0", 0),
    ("bzip2", b"BZh", 0),
    ("zstd", b"\x28\xb5\x2f\xfd", 0),
    ("tar", b"ustar", 257),
    ("program", b"\x7fELF", 0),
    ("program", b"MZ", 0),
    ("program", b"\xcf\xfa\xed\xfe", 0),
    ("database", b"SQLite format 3\0", 0),
    ("font", b"\0\x01\0\0\0", 0),
    ("font", b"OTTO", 0),
    ("font", b"wOF", 0),
)
_LOCKED = "EncryptedPackage"  # the stream of an Office document with a password
_WORDS = {"bmp", "program", "sound", "bzip2", "font"}  # signatures that a text may begin with: "BM", "MZ", "ID3"


def kind_of(head: bytes) -> str | None:
    """The code of what a file that begins with `head` is, where it is none that can be read."""
    for code, signature, at in SIGNATURES:
        if head.startswith(signature, at) and (code not in _WORDS or b"\0" in head[:512]):
            return code
    return None


def is_encrypted(head: bytes) -> bool:
    """Whether a file that begins with `head` is a document of today's Office with a password."""
    return head.startswith(_OFFICE) and _LOCKED.encode("utf-16-le") in head  # that codec is loaded for few
