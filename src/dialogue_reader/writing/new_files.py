"""Writing an export where it was asked to go: whole or not at all, and never over a file unasked."""

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from dialogue_reader.errors import OutputError, detail_of

_MEANINGS = (
    ((errno.ENOENT,), "output_folder_missing"),
    ((errno.ENOTDIR,), "output_below_file"),
    ((errno.EACCES, errno.EPERM, errno.EROFS), "output_forbidden"),
    ((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "output_disk_full"),
    ((errno.ENAMETOOLONG,), "output_name_too_long"),
)
_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV)


def write_new(path: Path, content: str | bytes, overwrite: bool = False, *, sources: Iterable[str] = ()) -> Path:
    """Write `content`, text as UTF-8, to `path` and return where it is, links followed.

    `sources` are documents that must never be written over, whatever is asked.
    The folder must exist: none is made, since a mistyped name would scatter files. A file that exists is replaced only
    with `overwrite`, and then as a whole, so that a full disk leaves the old one. A pipe or a device is written to.
    Raises OutputError.
    """
    subject = str(path)
    target = Path(os.path.realpath(path))
    try:
        if _checked_kind(path, target, overwrite, sources) == "device":
            _pour(target, content)
        else:
            _put(target, content, overwrite)
    except FileExistsError:
        raise OutputError("output_exists", subject) from None
    except OSError as error:
        raise _meaning(error, subject, target) from error
    return target


def check_new(path: Path, overwrite: bool = False, *, sources: Iterable[str] = ()) -> None:
    """Raise the OutputError that `write_new` would, as far as it can be known before there is anything to write."""
    target = Path(os.path.realpath(path))
    try:
        _checked_kind(path, target, overwrite, sources)
        target.parent.stat()
    except OSError as error:
        raise _meaning(error, str(path), target) from error


def _checked_kind(path: Path, target: Path, overwrite: bool, sources: Iterable[str]) -> str:
    """What is there already. Raises OutputError for what must not be written over, and OSError."""
    if str(target) in {os.path.realpath(source) for source in sources}:
        raise OutputError("output_is_article", str(path))
    kind = _kind(target)
    if kind == "folder":
        raise OutputError("output_is_folder", str(path))
    if kind == "file" and not overwrite:
        raise OutputError("output_exists", str(path))
    return kind


def _kind(target: Path) -> str:
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return "nothing"
    if stat.S_ISDIR(mode):
        return "folder"
    return "file" if stat.S_ISREG(mode) else "device"


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8", "replace")


def _pour(target: Path, content: str | bytes) -> None:
    with target.open("wb") as stream:
        stream.write(_bytes(content))


def _put(target: Path, content: str | bytes, overwrite: bool) -> None:
    """Write to a draft in the same folder, then rename it in one step."""
    draft = target.with_name(f".{target.name[:80]}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        with draft.open("xb") as stream:
            stream.write(_bytes(content))
            stream.flush()
            os.fsync(stream.fileno())
        if overwrite:
            if target.exists():
                draft.chmod(stat.S_IMODE(target.stat().st_mode))
            draft.replace(target)
        else:
            _name_new(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def _name_new(draft: Path, target: Path) -> None:
    """Give the draft its name unless another has it by now. Raises FileExistsError."""
    try:
        os.link(draft, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # A file system without links: take the name first, then fill it.
        with target.open("xb"):
            pass
        draft.replace(target)


def _meaning(error: OSError, subject: str, target: Path) -> OutputError:
    code = next((code for numbers, code in _MEANINGS if error.errno in numbers), "output_fails")
    return OutputError(code, subject, folder=str(target.parent), detail=detail_of(error))
