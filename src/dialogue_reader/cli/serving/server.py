"""The server: the page with its terminal, the websocket behind it, and what is downloaded.

`textual-serve` gives the terminal in JavaScript and speaks with the process of a reader. Its own server lets in whoever
finds the port, and its page asks another site for a font; so the server and the page are these.
"""

import asyncio
import json
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web
from aiohttp.helpers import content_disposition_header
from textual_serve.download_manager import DownloadManager

from dialogue_reader.cli.serving.access import Access
from dialogue_reader.cli.serving.session import ReaderCommand, Session
from dialogue_reader.errors import ServeError, detail_of

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_LARGEST = 1000  # rows or columns of a terminal
_HEARTBEAT = 15  # seconds after which a page that is gone is noticed
_HEADERS = {
    # Nothing is asked of any other server, and no other page can hold this one in a frame.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",  # the address has the token in it
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Server:
    """Serves `page`, the HTML, and behind it a reader for each that is open."""

    def __init__(self, access: Access, reader: ReaderCommand, page: str) -> None:
        self._access = access
        self._reader = reader
        self._page = page
        self._downloads = DownloadManager()
        self._pages: set[web.WebSocketResponse] = set()

    def application(self) -> web.Application:
        """What aiohttp runs."""
        application = web.Application(middlewares=[self._guard])
        # The first part of a path is the token, which the guard has looked at.
        application.add_routes(
            [
                web.get("/{token}", _to_folder),
                web.get("/{token}/", self._show),
                web.get("/{token}/page.js", _script),
                web.get("/{token}/ws", self._connect),
                web.get("/{token}/download/{key}", self._download),
                web.get("/{token}/static/{name:.+}", _static),
            ]
        )
        application.on_response_prepare.append(_take_headers)
        application.on_shutdown.append(self._close_pages)
        return application

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        status = self._access.refusal(
            request.path, request.headers, needs_origin="upgrade" in request.headers.get("Connection", "").lower()
        )
        if status is not None:
            return web.Response(status=status)
        return await handler(request)

    async def _show(self, _request: web.Request) -> web.StreamResponse:
        return web.Response(text=self._page, content_type="text/html")

    async def _connect(self, request: web.Request) -> web.StreamResponse:
        page = web.WebSocketResponse(heartbeat=_HEARTBEAT)
        await page.prepare(request)
        session = Session(self._reader, page, self._downloads)
        self._pages.add(page)
        try:
            await session.start(_cells(request.query.get("width"), 80), _cells(request.query.get("height"), 24))
            async for message in page:
                if message.type == WSMsgType.TEXT:
                    await _pass_on(message.data, session, page)
        finally:
            self._pages.discard(page)
            await session.stop()
        return page

    async def _download(self, request: web.Request) -> web.StreamResponse:
        key = request.match_info["key"]
        try:
            download = await self._downloads.get_download_metadata(key)
        except KeyError:
            return web.Response(status=404)
        response = web.StreamResponse()
        response.content_type = download.mime_type or "application/octet-stream"
        response.headers["Content-Disposition"] = content_disposition_header("attachment", filename=download.file_name)
        await response.prepare(request)
        async for chunk in self._downloads.download(key):
            await response.write(chunk)
        await response.write_eof()
        return response

    async def _close_pages(self, _application: web.Application) -> None:
        for page in tuple(self._pages):
            await page.close()


async def serve(server: Server, host: str, port: int, announce: Callable[[int], None]) -> None:
    """Serve until this process is asked to end; `announce` is told the port once it is open. Raises ServeError."""
    runner = web.AppRunner(server.application(), access_log=None)
    await runner.setup()
    ended = asyncio.Event()
    for ending in ("SIGINT", "SIGTERM", "SIGHUP"):
        with suppress(NotImplementedError, AttributeError):  # another system; Ctrl+C then cancels this task
            asyncio.get_running_loop().add_signal_handler(getattr(signal, ending), ended.set)
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            detail = detail_of(error)
            raise ServeError("serve_port", f"{host}:{port}", detail=detail) from error
        announce(runner.addresses[0][1])
        await ended.wait()
    finally:
        await runner.cleanup()


async def _pass_on(data: str, session: Session, page: web.WebSocketResponse) -> None:
    """Give the reader what the terminal of the page says; what makes no sense is passed over."""
    try:
        kind, value = [*json.loads(data), None][:2]
    except (ValueError, TypeError):
        return
    match kind, value:
        case "stdin", str():
            await session.send_bytes(value.encode("utf-8", "replace"))
        case "resize", {"width": width, "height": height}:
            await session.set_terminal_size(_cells(width, 80), _cells(height, 24))
        case "ping", str():
            await page.send_json(["pong", value])
        case "focus", _:
            await session.focus()
        case "blur", _:
            await session.blur()


def _cells(value: Any, otherwise: int) -> int:  # noqa: ANN401 - whatever a page sends
    """So many rows or columns as were asked for, within reason."""
    try:
        return min(max(int(value), 1), _LARGEST)
    except (ValueError, TypeError, OverflowError):
        return otherwise


async def _to_folder(request: web.Request) -> web.StreamResponse:
    return web.Response(status=308, headers={"Location": f"{request.path}/"})


async def _script(_request: web.Request) -> web.StreamResponse:
    script = files(__package__).joinpath("page.js").read_text("utf-8")
    return web.Response(text=script, content_type="text/javascript")


async def _static(request: web.Request) -> web.StreamResponse:
    """A file of the terminal in JavaScript."""
    root = Path(str(files("textual_serve"))) / "static"
    path = (root / request.match_info["name"]).resolve()
    if not path.is_relative_to(root.resolve()) or not path.is_file():
        return web.Response(status=404)
    return web.FileResponse(path)


async def _take_headers(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(_HEADERS)
