"""Who is let in to a reader that is served, and who is not; what is told of a mistake."""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from aiohttp import WSServerHandshakeError, web
from aiohttp.test_utils import TestClient, TestServer
from click.testing import Result
from tests.cli.conftest import check_refusal
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from dialogue_reader.cli.serving.access import Access, is_loopback, new_access
from dialogue_reader.cli.serving.server import Server
from dialogue_reader.cli.serving.session import ReaderCommand, Session

Run = Callable[..., Result]
Client = TestClient[web.Request, web.Application]

TOKEN = "t0ken"  # noqa: S105 - of these tests
HERE = "127.0.0.1:8000"
# In place of a reader: it says that it is one, and sends back what it is told.
ECHO = """
import os, sys
os.write(1, b"__GANGLION__\\n")
while head := os.read(0, 5):
    size = int.from_bytes(head[1:], "big")
    payload = os.read(0, size)
    if b"quit" in payload:
        break
    os.write(1, b"D" + head[1:] + payload)
"""
# It draws more than a pipe holds before it hears that it is to end.
BUSY = """
import os
os.write(1, b"__GANGLION__\\n")
for _ in range(100):
    os.write(1, b"D" + (10000).to_bytes(4, "big") + bytes(10000))
os.read(0, 5)
"""


@pytest.fixture
def access() -> Access:
    return Access(TOKEN, frozenset({"localhost", "desk"}))


@pytest.fixture
async def client(access: Access) -> AsyncIterator[Client]:
    reader = ReaderCommand([sys.executable, "-c", ECHO], "none")
    async with TestClient(TestServer(Server(access, reader, "<title>page</title>").application())) as client:
        yield client


class TestAccess:
    def test_whoever_knows_the_token_is_let_in(self, access: Access) -> None:
        assert access.refusal(f"/{TOKEN}/", {"Host": HERE}) is None
        assert access.refusal(f"/{TOKEN}/ws", {"Host": HERE, "Origin": f"http://{HERE}"}, needs_origin=True) is None

    @pytest.mark.parametrize("path", ["/", "", "/ws", f"/{TOKEN}x/", f"/x/{TOKEN}/", "/t\u00f6ken/", f"/{TOKEN[:-1]}/"])
    def test_nobody_else_is(self, access: Access, path: str) -> None:
        assert access.refusal(path, {"Host": HERE}) == 404

    @pytest.mark.parametrize("host", ["localhost:9000", "desk", "DESK:80", "192.0.2.7:8000", "[::1]:8000"])
    def test_this_machine_has_its_names_and_addresses(self, access: Access, host: str) -> None:
        assert access.refusal(f"/{TOKEN}/", {"Host": host}) is None

    @pytest.mark.parametrize(
        "host", ["", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", "[:"]
    )
    def test_a_foreign_name_that_leads_here_is_refused(self, access: Access, host: str) -> None:
        assert access.refusal(f"/{TOKEN}/", {"Host": host}) == 403

    @pytest.mark.parametrize(
        "origin", ["http://evil.example", "http://127.0.0.1:9000", "http://localhost:8000", "null"]
    )
    def test_a_page_from_elsewhere_is_refused(self, access: Access, origin: str) -> None:
        assert access.refusal(f"/{TOKEN}/ws", {"Host": HERE, "Origin": origin}) == 403

    def test_what_writes_says_where_it_is_from(self, access: Access) -> None:
        assert access.refusal(f"/{TOKEN}/ws", {"Host": HERE}, needs_origin=True) == 403

    def test_no_token_is_like_another(self) -> None:
        tokens = {new_access().token for _ in range(100)}
        assert len(tokens) == 100
        assert min(map(len, tokens)) >= 43  # 256 bits

    @pytest.mark.parametrize(("host", "is_here"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("desk", False)])  # fmt: skip # noqa: E501, S104
    def test_what_only_this_machine_reaches_is_known(self, host: str, is_here: bool) -> None:
        assert is_loopback(host) == is_here


class TestRequests:
    async def test_the_page_may_ask_nothing_of_anyone_else(self, client: Client) -> None:
        response = await client.get(f"/{TOKEN}/")
        assert response.status == 200
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "http" not in policy
        assert response.headers["Referrer-Policy"] == "no-referrer"

    async def test_no_file_but_those_of_the_terminal_is_given(self, client: Client) -> None:
        assert (await client.get(f"/{TOKEN}/static/js/textual.js")).status == 200
        for name in ("../server.py", "..%2fserver.py", "%2fetc/passwd", "js", "none.js"):
            assert (await client.get(f"/{TOKEN}/static/{name}")).status == 404

    @pytest.mark.parametrize("path", ["/", "/ws", "/static/js/textual.js", "/download/x", "/x/", "/x/ws"])
    async def test_without_the_token_there_is_nothing(self, client: Client, path: str) -> None:
        response = await client.get(path)
        assert response.status == 404
        assert await response.text() == ""

    async def test_a_download_that_nobody_offered_is_refused(self, client: Client) -> None:
        assert (await client.get(f"/{TOKEN}/download/x")).status == 404

    @pytest.mark.parametrize("path", ["/x/ws", f"/{TOKEN}/ws"])
    async def test_a_socket_is_refused_to_a_page_from_elsewhere(self, client: Client, path: str) -> None:
        for origin in ({}, {"Origin": "http://evil.example"}, {"Origin": "http://127.0.0.1:1"}):
            with pytest.raises(WSServerHandshakeError):
                await client.ws_connect(path, headers=origin)

    async def test_what_makes_no_sense_is_passed_over(self, client: Client) -> None:
        own = str(client.make_url("/")).rstrip("/")
        async with client.ws_connect(f"/{TOKEN}/ws?width=x&height=99999999999", headers={"Origin": own}) as page:
            for word in (
                "",
                "{}",
                "[",
                "[]",
                '["stdin"]',
                '["stdin", 1]',
                '["resize", {"width": []}]',
                '["x", 1]',
                "7",
            ):
                await page.send_str(word)
            await page.send_bytes(b"\0")
            await page.send_json(["stdin", "chữ\ud800"])
            assert await page.receive_bytes(timeout=20) == "chữ?".encode()


class ClosedPage(web.WebSocketResponse):
    """The websocket of a page that has gone."""

    async def send_bytes(self, *_: object, **__: object) -> None:
        raise ConnectionResetError

    async def close(self, **_: object) -> bool:
        return False


async def test_a_reader_that_draws_when_its_page_is_closed_ends_all_the_same() -> None:
    session = Session(ReaderCommand([sys.executable, "-c", BUSY], "none"), ClosedPage(), DownloadManager())
    await session.start(80, 24)
    process = session._process
    assert process
    await asyncio.wait_for(session.stop(), 30)
    assert process.returncode == 0  # by itself


async def test_a_reader_ends_though_what_reads_its_errors_is_cancelled_before_it_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def cancelled_within(_: AppService) -> None:
        raise asyncio.CancelledError

    monkeypatch.setattr(AppService, "run", cancelled_within)
    session = Session(ReaderCommand([sys.executable, "-c", BUSY], "none"), ClosedPage(), DownloadManager())
    await session.start(80, 24)
    await asyncio.wait_for(session.stop(), 30)
    assert session._process
    assert session._process.returncode is not None


class TestMistakes:
    def test_other_machines_are_let_in_only_where_that_is_said(self, run: Run) -> None:
        result = run("serve", "--host", "0.0.0.0")  # noqa: S104
        assert result.exit_code == 2
        assert "--allow-remote" in result.stderr

    def test_a_document_that_is_not_there_is_told_at_once(self, run: Run) -> None:
        check_refusal(run("serve", "nowhere.txt"), "nowhere.txt")

    def test_a_port_that_is_taken_is_told(self, run: Run) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            check_refusal(run("serve", "--port", str(port)), f"127.0.0.1:{port}")

    def test_standard_input_is_no_document_of_a_page(self, run: Run) -> None:
        result = run("serve", "-")
        assert result.exit_code == 2
        assert "file" in result.stderr

    def test_a_missing_extra_is_named(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "dialogue_reader.cli.serving.server", None)
        result = run("serve")
        check_refusal(result, "dialogue-reader serve")
        assert "dialogue-reader[web]" in result.stderr

    def test_of_several_accounts_each_is_looked_at_before_it_is_served(self, run: Run, tmp_path: Path) -> None:
        accounts = [tmp_path / f"{name}.txt" for name in "abc"]
        for account in accounts:
            account.write_text("A fire.")
        check_refusal(run("serve", *accounts, "nowhere.txt"), "nowhere.txt")
        check_refusal(run("serve", *accounts, "--lang", "en,fr"), "3 documents and 2 languages")

    def test_from_another_machine_nothing_is_chosen_in_a_folder(self, run: Run, tmp_path: Path) -> None:
        for name in ("a.vi.txt", "a.fr.txt", "b.vi.txt", "b.fr.txt"):
            (tmp_path / name).write_text("Một câu.")
        result = run("serve", "--allow-remote", tmp_path)
        assert result.exit_code == 2
        assert "Name the documents" in result.stderr
