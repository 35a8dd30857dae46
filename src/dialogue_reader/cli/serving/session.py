"""One open page, one reader: what passes between them, and that the reader ends with its page."""

import asyncio
import json
import os
import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import PurePath
from typing import NamedTuple

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

_SECONDS = 3  # that a reader has to end by itself

# What tells of the terminal in which the server runs, which is not the one the reader is read in.
_OF_THIS_TERMINAL = ("TMUX", "STY", "COLORTERM", "TERM_PROGRAM", "SSH_CONNECTION", "SSH_TTY")


class ReaderCommand(NamedTuple):
    """How a reader is started: its command, and the driver that lets it draw in a browser."""

    command: Sequence[str]
    driver: str


class Session(AppService):
    """A reader in a process of its own, behind the websocket of a page."""

    def __init__(self, reader: ReaderCommand, page: web.WebSocketResponse, downloads: DownloadManager) -> None:
        super().__init__(
            " ".join(reader.command),
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=self._close,
            download_manager=downloads,
        )
        self._reader = reader
        self._page = page

    async def _close(self) -> None:
        await self._page.close()

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        environment = super()._build_environment(width, height)
        for name in _OF_THIS_TERMINAL:
            environment.pop(name, None)
        return environment | {"TEXTUAL_DRIVER": self._reader.driver, "TERM": "xterm-256color"}

    async def _open_app_process(self, width: int = 80, height: int = 24) -> asyncio.subprocess.Process:
        """Start the reader without a shell between, in a group of its own: Ctrl+C is for the server to pass on."""
        self._process = await asyncio.create_subprocess_exec(
            *self._reader.command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=self._build_environment(width, height),
            start_new_session=True,
        )
        self._stdin = self._process.stdin
        return self._process

    async def run(self) -> None:
        """Pass on what the reader draws, until it ends; then end the page as well."""
        try:
            await super().run()
        except asyncio.CancelledError:
            # At its end it cancels its task that reads stderr; if that has not started yet, the cancellation gets here.
            if (task := asyncio.current_task()) and task.cancelling():
                raise
        await self._page.close()

    async def stop(self) -> None:
        """End the reader: by asking, and where it does not answer, by force."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_SECONDS):
                await super().stop()
                await self._ended()
        if self._process is not None and self._process.returncode is None:
            _kill(self._process)
        await self._ended()

    async def _ended(self) -> None:
        """Wait until the reader has ended. What it still draws is for nobody, but keeps it waiting until it is read."""
        if self._process is not None:
            await self._process.communicate()

    async def on_meta(self, data: bytes) -> None:
        """Take word from the reader: a file that it delivers is announced to the page, which fetches it."""
        word: Mapping[str, str] = json.loads(data)
        if word["type"] != "deliver_file_start":
            await super().on_meta(data)
            return
        name = PurePath(word["path"]).name
        await self._download_manager.create_download(
            app_service=self,
            delivery_key=word["key"],
            file_name=name,
            open_method=word["open_method"],
            mime_type=word["mime_type"],
            encoding=word["encoding"],
            name=word.get("name"),
        )
        await self.remote_write_str(json.dumps(["download", {"key": word["key"], "name": name}]))


def _kill(process: asyncio.subprocess.Process) -> None:
    """End a process, and where the system knows groups, those that it has started."""
    with suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
