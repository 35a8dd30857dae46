"""Where things are kept on this machine: notes in the data folder, settings in a folder of their own, and what can be
made again in the cache folder; and how a file is kept whole, and a folder small.
"""

import contextlib
import os
import threading
from pathlib import Path

_NAME = "dialogue_reader"


def data_folder() -> Path:
    """For notes and reading positions."""
    import platformdirs

    return Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def cache_folder() -> Path:
    """For links that have been found before."""
    import platformdirs

    return Path(platformdirs.user_cache_dir(_NAME, appauthor=False))


def config_folder() -> Path:
    """For settings."""
    import platformdirs

    return Path(platformdirs.user_config_dir(_NAME, appauthor=False))


def write_whole(path: Path, body: bytes) -> None:
    """Write the file at once or not at all. Raises OSError."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}.part")
    try:
        draft.write_bytes(body)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def trim(folder: Path, largest: int) -> None:
    """Drop the files of `folder` written longest ago, but never the newest, until at most `largest` bytes are left.

    Raises OSError.
    """
    files = []
    for path in folder.iterdir():
        with contextlib.suppress(FileNotFoundError):  # another reader may be dropping files, too
            status = path.stat()
            files.append((status.st_mtime_ns, status.st_size, path))
    files.sort()
    total = sum(size for _, size, _ in files)
    for _, size, path in files[:-1]:
        if total <= largest:
            break
        path.unlink(missing_ok=True)
        total -= size
