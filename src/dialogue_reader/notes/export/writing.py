"""Writing an export where it was asked to go: whole or not at all, and never over a file unasked."""

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from dialogue_reader.errors import OutputError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV)


def write_new(path: Path, text: str, overwrite: bool = False, *, sources: Iterable[str] = ()) -> Path:
    """Write `text` as UTF-8 to `path` and return where it is, links followed.

    `sources` are documents that must never be written over, whatever is asked.
    The folder must exist: none is made, since a mistyped name would scatter files. A file that exists is replaced only
    with `overwrite`, and then as a whole, so that a full disk leaves the old one. A pipe or a device is written to.
    Raises OutputError.
    """
    subject = str(path)
    target = Path(os.path.realpath(path))
    if str(target) in {os.path.realpath(source) for source in sources}:
        raise OutputError(subject, "this is one of the articles themselves", "Give the export another name")
    try:
        kind = _kind(target)
        if kind == "folder":
            raise OutputError(subject, "this is a folder", "Name a file inside it")
        if kind == "device":
            _pour(target, text)
        elif kind == "file" and not overwrite:
            raise _exists(subject)
        else:
            _put(target, text, overwrite)
    except FileExistsError:
        raise _exists(subject) from None
    except OSError as error:
        raise _explained(error, subject, target) from error
    return target


def _kind(target: Path) -> str:
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return "nothing"
    if stat.S_ISDIR(mode):
        return "folder"
    return "file" if stat.S_ISREG(mode) else "device"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _pour(target: Path, text: str) -> None:
    with target.open("wb") as stream:
        stream.write(_bytes(text))


def _put(target: Path, text: str, overwrite: bool) -> None:
    """Write beside the target first, then give the file its name in one step."""
    draft = target.with_name(f".{target.name[:80]}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        with draft.open("xb") as stream:
            stream.write(_bytes(text))
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


def _exists(subject: str) -> OutputError:
    return OutputError(subject, "the file is there already", "Choose another name, or ask to overwrite it")


def _explained(error: OSError, subject: str, target: Path) -> OutputError:
    import shlex

    folder = shlex.quote(str(target.parent))
    if error.errno == errno.ENOENT:
        return OutputError(subject, "its folder does not exist", f"Make it with: mkdir -p {folder}")
    if error.errno == errno.ENOTDIR:
        return OutputError(subject, "a part of its path is a file, not a folder", "Choose another folder")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return OutputError(subject, "you may not write there", "Choose another folder, such as your home folder")
    if error.errno in _FULL:
        return OutputError(subject, "the disk is full", "Free some space, or choose another disk")
    if error.errno == errno.ENAMETOOLONG:
        return OutputError(subject, "the name is too long", "Choose a shorter one")
    return OutputError(subject, (error.strerror or str(error)).lower(), "Choose another folder")
