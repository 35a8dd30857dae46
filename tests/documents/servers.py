"""Servers on this machine: honest ones, broken ones, and ones that mean harm."""

import gzip
import socket
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

Answer = Callable[[socket.socket, str], None]
Serve = Callable[[Answer | bytes], str]

BODY = "<p>Le ministre est venu à Hanoï pour signer un accord avec les autorités du pays, a-t-on appris mardi.</p>" * 4
PAGE = f"<html><head><title>Une rencontre</title></head><body><h1>Une rencontre</h1>{BODY}</body></html>".encode()
ESCAPES = b"\x1b]0;owned\x07\x1b[2J\x1b[5mblink\x9b31m"


class Hostile(NamedTuple):
    """How a server answers, and the code with which its page is refused; empty where it is read all the same."""

    answer: Answer | bytes
    code: str


def response(
    body: bytes = PAGE, *headers: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8"
) -> bytes:
    """An answer of HTTP, its length as it is unless a header says another."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", "Connection: close", *headers]
    if not any(line.startswith("Content-Length") for line in headers):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def moved(place: str, status: str = "302 Found") -> bytes:
    """An answer that leads elsewhere."""
    return response(b"", f"Location: {place}", status=status)


def drip(data: bytes, seconds: float = 0.05) -> Answer:
    """An answer that comes byte by byte, so many seconds apart."""

    def answer(connection: socket.socket, _request: str) -> None:
        for byte in data:
            connection.sendall(bytes([byte]))
            time.sleep(seconds)

    return answer


def without_end(head: bytes, piece: bytes) -> Answer:
    """An answer that goes on for as long as anybody listens."""

    def answer(connection: socket.socket, _request: str) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(piece)

    return answer


def _reset(connection: socket.socket, _request: str) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _in_turns(connection: socket.socket, request: str) -> None:
    connection.sendall(moved("/a" if "GET /b" in request else "/b"))


def _ever_on(connection: socket.socket, request: str) -> None:
    connection.sendall(moved(f"{request.split()[1]}x"))


_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><html>'
)
HOSTILE: dict[str, Hostile] = {
    "missing": Hostile(response(status="404 Not Found"), "url_status"),
    "broken": Hostile(response(status="500 Oops"), "url_fails"),
    "a status with escapes": Hostile(response(status="503 \x1b[2J\x1b]0;owned\x07"), "url_busy"),
    "asked too often": Hostile(response(status="429 Slow down"), "url_busy"),
    "to itself": Hostile(moved("/report"), "url_circles"),
    "in circles": Hostile(_in_turns, "url_circles"),
    "ever on": Hostile(_ever_on, "url_redirects"),
    "to a file": Hostile(moved("file:///etc/passwd"), "url_impossible"),
    "to nowhere": Hostile(moved("http://[x/"), "url_impossible"),
    "to escapes": Hostile(moved("http://\x1b[2J\x1b]0;owned\x07/"), "cut_short"),
    "a picture": Hostile(response(b"\x89PNG\r\n\x1a\n" + b"\0" * 50), "not_readable"),
    "a program": Hostile(response(b"\x7fELF" + bytes(range(256)) * 50), "not_readable"),
    "nothing": Hostile(response(b""), "empty_file"),
    "cut": Hostile(response(PAGE, "Content-Length: 100000"), "cut_short"),
    "announced": Hostile(response(PAGE, f"Content-Length: {5 << 30}"), "too_large"),
    "gigabytes": Hostile(without_end(_HEAD + b"\r\n", b"a" * (1 << 20)), "too_large"),
    "a bomb": Hostile(response(gzip.compress(b"a" * (64 << 20)), "Content-Encoding: gzip"), "too_large"),
    "another bomb": Hostile(response(zlib.compress(b"a" * (64 << 20)), "Content-Encoding: deflate"), "too_large"),
    "a cut pack": Hostile(response(gzip.compress(PAGE)[:-20], "Content-Encoding: gzip"), "cut_short"),
    "no pack": Hostile(response(b"no deflate", "Content-Encoding: deflate"), "damaged"),
    "no HTTP": Hostile(b"not HTTP at all\r\n\r\n", "cut_short"),
    "silence": Hostile(b"", "cut_short"),
    "reset": Hostile(_reset, "url_unreachable"),
    "broken chunks": Hostile(_HEAD + b"Transfer-Encoding: chunked\r\n\r\nzzz\r\n<html>", "cut_short"),
    "a dripping head": Hostile(drip(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000), "url_slow"),
    "a dripping page": Hostile(drip(response(), 0.2), "url_slow"),
    "headers without end": Hostile(without_end(_HEAD, b"X: " + b"y" * 5000 + b"\r\n"), "cut_short"),
    "asleep": Hostile(lambda _connection, _request: time.sleep(40), "url_slow"),
    "entities": Hostile(response(_ENTITIES + PAGE + b"&b;</html>", kind="application/xhtml+xml"), ""),
    "escapes": Hostile(response(PAGE.replace(b"Une rencontre", ESCAPES + b"Une rencontre")), ""),
    "a lie about its type": Hostile(response(PAGE, kind="image/png"), ""),
    "a type with escapes": Hostile(response(PAGE, kind="text/html\x1b[2J; charset=\x1b]0;owned\x07"), ""),
    "a deep page": Hostile(response(b"<html><body>" + b"<div>" * 50_000 + BODY.encode()), ""),
    "many elements": Hostile(response(b"<html><body>" + b"<p>Le ministre est venu <b>mardi</b>." * 30_000), ""),
}  # fmt: skip


@contextmanager
def serving(answer: Answer | bytes) -> Iterator[str]:
    """A server that answers every request with these bytes, or in this way; its URL."""
    server = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=_serve, args=(server, answer), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/report"
    finally:
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        server.close()


def _serve(server: socket.socket, answer: Answer | bytes) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        threading.Thread(target=_answer, args=(connection, answer), daemon=True).start()


def _answer(connection: socket.socket, answer: Answer | bytes) -> None:
    with connection, suppress(OSError):
        request = connection.recv(65536).decode("latin-1")
        if isinstance(answer, bytes):
            connection.sendall(answer)
        else:
            answer(connection, request)
