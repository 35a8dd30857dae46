"""A server of the tests' own that answers as a language model does, or as one that is out of order."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

Answering = Callable[[BaseHTTPRequestHandler], None]


class Served(NamedTuple):
    """Where it answers, and what it was asked: the path, the headers and the question of each request."""

    url: str
    asked: list[tuple[str, dict[str, str], dict[str, object]]]


@contextmanager
def served(answering: Answering) -> Iterator[Served]:
    """A server on this machine for as long as the block runs."""
    asked: list[tuple[str, dict[str, str], dict[str, object]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append((self.path, dict(self.headers), question))
            with suppress(OSError):  # who asked has gone
                answering(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}/v1", asked)
    finally:
        server.shutdown()
        server.server_close()


def with_body(body: bytes, status: int = 200) -> Answering:
    """One that answers with these bytes."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def with_content(content: object) -> Answering:
    """One that answers as a model does."""
    return with_body(json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode())
