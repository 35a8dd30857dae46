"""Pages fetched from servers: honest ones, broken ones, and ones that mean harm; all of them on this machine."""

import gzip
import os
import socket
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib import import_module

import pytest

from dialogue_reader.documents import web
from dialogue_reader.documents.opening import Reading, open_article
from dialogue_reader.documents.sources import comes_slowly, is_url
from dialogue_reader.documents.web import addresses, fetched, request
from dialogue_reader.documents.web.kept import kept
from dialogue_reader.errors import DocumentError
from dialogue_reader.folders import data_folder
from tests.documents.servers import HOSTILE, PAGE, Serve, moved, response, serving

PAGES = import_module("dialogue_reader.documents.web.kept")  # the package has a function of that name


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Start a server that answers every request with these bytes, or in this way; its URL."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(web, "LONGEST", 1.5)
    monkeypatch.setattr(request, "SILENT", 0.7)
    with ExitStack() as servers:
        yield lambda answer: servers.enter_context(serving(answer))


def refusal(url: str) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        open_article(url)
    assert caught.value.subject == url
    return caught.value


class TestHonest:
    def test_a_page_is_read(self, serve: Serve) -> None:
        url = serve(response())
        article = open_article(url)
        assert (article.title, article.source, article.url) == ("Une rencontre", url, url)

    def test_it_comes_while_a_word_is_shown(self, serve: Serve) -> None:
        url = serve(response())
        assert is_url(url)
        assert comes_slowly(url)
        assert not Reading(url).is_ready

    def test_it_is_asked_for_honestly_and_without_cookies(self, serve: Serve) -> None:
        requests: list[str] = []

        def answer(connection: socket.socket, request: str) -> None:
            requests.append(request)
            connection.sendall(
                response() if len(requests) > 1 else moved("/next").replace(b"\r\n\r\n", b"\r\nSet-Cookie: a=b\r\n\r\n")
            )

        open_article(serve(answer))
        assert len(requests) == 2
        assert all("User-Agent: dialogue-reader/" in request for request in requests)
        assert not any("Cookie" in request for request in requests)

    def test_redirects_are_followed(self, serve: Serve) -> None:
        end = serve(response())
        article = open_article(serve(moved(end, "301 Moved Permanently")))
        assert article.url == end

    def test_packed_for_the_way(self, serve: Serve) -> None:
        assert open_article(serve(response(gzip.compress(PAGE), "Content-Encoding: gzip"))).title == "Une rencontre"
        assert open_article(serve(response(zlib.compress(PAGE), "Content-Encoding: deflate"))).title == "Une rencontre"

    @pytest.mark.parametrize(
        ("body", "kind"),
        [
            (PAGE.decode().encode("cp1252"), "text/html; charset=iso-8859-1"),
            (PAGE, "text/html; charset=klingon"),
            (PAGE, "text/html; charset=us-ascii"),
            (PAGE, "application/octet-stream"),
            ("Une rencontre\n\nLe ministre est venu à Hanoï.".encode("cp1252"), "text/plain; charset=windows-1252"),
        ],
    )
    def test_the_encoding_that_the_server_says_holds_where_it_can(self, serve: Serve, body: bytes, kind: str) -> None:
        article = open_article(serve(response(body, kind=kind)))
        assert article.title == "Une rencontre"
        assert "venu à Hanoï" in article.text


class TestHostile:
    @pytest.mark.parametrize("name", [name for name, hostile in HOSTILE.items() if hostile.code])
    def test_it_is_refused_in_time(self, serve: Serve, name: str) -> None:
        begun = time.monotonic()
        assert refusal(serve(HOSTILE[name].answer)).code == HOSTILE[name].code
        assert time.monotonic() - begun < 5

    @pytest.mark.parametrize("name", [name for name, hostile in HOSTILE.items() if not hostile.code])
    def test_what_a_person_may_want_to_read_is_read(self, serve: Serve, name: str) -> None:
        assert "Le ministre est venu" in open_article(serve(HOSTILE[name].answer)).text

    def test_redirects_without_end_are_left(self, serve: Serve) -> None:
        requests: list[str] = []

        def answer(connection: socket.socket, request: str) -> None:
            requests.append(request)
            connection.sendall(moved(f"/{len(requests)}"))

        assert refusal(serve(answer)).code == "url_redirects"
        assert len(requests) == 6

    def test_a_server_without_a_certificate_is_refused(self, serve: Serve) -> None:
        assert refusal(serve(response()).replace("http:", "https:")).code == "url_unsafe"

    @pytest.mark.parametrize("url", ["http://", "http:///path", "http://[::1#a", "http://a:99999/"])
    def test_what_is_no_address_is_refused(self, url: str) -> None:
        assert refusal(url).code == "url_impossible"

    def test_an_unknown_host_is_named(self, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object, **__: object) -> None:
            raise socket.gaierror

        serve(b"")
        monkeypatch.setattr("socket.getaddrinfo", fail)
        assert refusal("http://nowhere.example/a").arguments["host"] == "nowhere.example"

    def test_nobody_there(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as unused:
            port = unused.getsockname()[1]
        assert refusal(f"http://127.0.0.1:{port}/").code == "url_unreachable"


class TestPrivateNetworks:
    @pytest.fixture
    def public(self, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
        """A server that passes for a public one, and redirects to a place."""
        monkeypatch.setattr(
            addresses, "_is_public", lambda address, ask=addresses._is_public: address == "127.0.0.1" or ask(address)
        )
        names = {"public.example": "127.0.0.1", "inside.example": "10.0.0.1", "127.0.0.1": "127.0.0.1"}
        monkeypatch.setattr(addresses, "resolved", lambda host, _port, _source: (names.get(host, host),))
        return lambda place: serve(moved(place)).replace("127.0.0.1", "public.example")

    @pytest.mark.parametrize(
        "place",
        ["http://inside.example/", "http://10.1.2.3/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/",
         "http://192.168.0.1/", "http://0.0.0.0/", "http://[::ffff:127.0.0.2]/", "http://[64:ff9b::a00:1]/"],
    )  # fmt: skip
    def test_no_public_server_leads_into_one(self, public: Callable[[str], str], place: str) -> None:
        assert refusal(public(place)).code == "url_private"

    def test_a_public_one_leads_to_another(self, public: Callable[[str], str], serve: Serve) -> None:
        assert open_article(public(serve(response()))).title == "Une rencontre"

    @pytest.mark.parametrize(
        ("address", "is_public"),
        [("8.8.8.8", True), ("2001:4860:4860::8888", True), ("127.0.0.1", False), ("fe80::1%eth0", False),
         ("fc00::1", False), ("100.64.0.1", False), ("224.0.0.1", False), ("2002:0a00:0001::", False)],
    )  # fmt: skip
    def test_addresses(self, address: str, is_public: bool) -> None:
        assert addresses.Place("http", "a", 80, (address,)).is_public is is_public


class TestKept:
    def test_a_page_opens_again_without_a_network(self, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
        url = serve(response())
        assert not fetched(url).is_kept
        monkeypatch.setattr(addresses, "resolved", lambda *_: ("127.0.0.2",))
        reading = Reading(url)
        assert reading.finish().title == "Une rencontre"
        assert reading.article.is_kept

    def test_not_when_the_server_says_that_it_is_gone(self, serve: Serve) -> None:
        answers = [response(), response(status="410 Gone")]
        url = serve(lambda connection, _request: connection.sendall(answers.pop(0)))
        fetched(url)
        assert refusal(url).arguments["status"] == 410

    def test_it_is_kept_for_nobody_else(self, serve: Serve) -> None:
        fetched(serve(response()))
        assert [path.stat().st_mode & 0o077 for path in (data_folder(), data_folder() / "pages")] == [0, 0]

    def test_nothing_is_kept_of_what_is_private(self, serve: Serve) -> None:
        Reading(serve(response()), keeps=False).finish()
        assert not (data_folder() / "pages").exists()

    def test_the_oldest_make_room(self, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
        urls = [serve(response()) for _ in range(4)]
        fetched(urls[0])
        (page,) = (data_folder() / "pages").iterdir()
        monkeypatch.setattr(PAGES, "MOST", 2 * page.stat().st_size + 50)
        for url in urls:
            fetched(url)
            for path in (data_folder() / "pages").iterdir():
                os.utime(path, ns=(0, path.stat().st_mtime_ns - 10**9))
        assert [kept(url) is not None for url in urls] == [False, False, True, True]

    def test_one_page_is_kept_however_large(self, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(PAGES, "MOST", 10)
        url = serve(response())
        fetched(url)
        assert kept(url)

    def test_a_damaged_copy_is_none(self, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
        url = serve(response())
        fetched(url)
        next((data_folder() / "pages").iterdir()).write_bytes(b"{}")
        monkeypatch.setattr(addresses, "resolved", lambda *_: ("127.0.0.2",))
        assert refusal(url).code in ("url_unreachable", "url_slow")

    def test_a_full_disk_is_no_failure(self, serve: Serve) -> None:
        data_folder().mkdir(parents=True, exist_ok=True)
        (data_folder() / "pages").write_text("no folder")
        assert open_article(serve(response())).title == "Une rencontre"


def test_a_password_in_an_address_is_neither_kept_nor_shown(serve: Serve) -> None:
    url = serve(response()).replace("http://", "http://bob:s3cret@")
    article = Reading(url).finish()
    assert "s3cret" not in f"{article.source} {article.url}"
    kept = b"".join(path.read_bytes() for path in (data_folder() / "pages").iterdir())
    assert b"s3cret" not in kept
