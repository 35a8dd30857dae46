"""`fetch`: a page on the web as a file that any editor opens."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

BODY = "<p>Le ministre est venu à Hanoï pour signer un accord avec les autorités du pays, a-t-on appris mardi.</p>" * 4
PAGE = (
    "<html lang='fr'><head><title>Une rencontre</title><meta property='og:site_name' content='Le Journal'>"
    "<meta property='article:published_time' content='2022-08-15T11:59:00+02:00'></head>"
    f"<body><h1>Une rencontre</h1>{BODY}</body></html>"
)


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def url(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with HTTPServer(("127.0.0.1", 0), _Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/a"
        server.shutdown()


def test_it_prints_markdown_with_what_is_known(run: Run, url: str) -> None:
    printed = run("fetch", url).stdout
    assert printed.startswith(
        "---\ntitle: Une rencontre\noutlet: Le Journal\npublished: 2022-08-15T11:59\nlanguage: fr\n"
    )
    assert f"url: {url}\n---\n\n# Une rencontre\n\nLe ministre" in printed


def test_it_writes_a_new_file_and_none_over_another(run: Run, url: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    assert run("fetch", url, "-o", path).exit_code == 0
    assert "# Une rencontre" in path.read_text()
    assert run("fetch", url, "-o", path).exit_code == 2
    assert run("fetch", url, "-o", path, "--force").exit_code == 0


def test_every_command_takes_a_url(run: Run, url: str) -> None:
    assert "Hanoï" in run("keywords", url).stdout


def test_a_page_that_was_kept_is_said_to_be(run: Run, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run("fetch", url)
    monkeypatch.setattr("dialogue_reader.documents.web.addresses.resolved", lambda *_: ("127.0.0.2",))
    result = run("show", url)
    assert result.exit_code == 0
    assert "fetched last" in result.stderr
