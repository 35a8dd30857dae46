"""Giving a file to whoever sits at the browser, who has no use for one on the disk of this machine."""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

from textual.app import App


def download(app: App[None], name: str, write: Callable[[Path], Path]) -> Path:
    """Let `write` make a file of this name, and send it to the browser; the name that it was sent under.

    Nothing of it stays behind. Raises what `write` raises.
    """
    with tempfile.TemporaryDirectory(prefix="dialogue-reader-") as folder:
        path = write(Path(folder) / name)
        content = path.read_bytes()
    app.deliver_binary(io.BytesIO(content), save_filename=path.name)
    return path
