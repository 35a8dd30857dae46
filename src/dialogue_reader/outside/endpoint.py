"""Asking a language model at an address that speaks as OpenAI's does, within limits of time and size.

Only this machine is asked, unless the person allows another one: what is read may be nobody else's business.
"""

import ipaddress
import socket
import time
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from dialogue_reader.errors import OutsideError, detail_of

if TYPE_CHECKING:
    import httpx

LARGEST = 1 << 20  # bytes of an answer
_CONNECTING = 5.0  # seconds
_LONGEST_DETAIL = 200  # characters of what is said of a failure


class Endpoint(NamedTuple):
    """Where a model is asked, without its `/chat/completions`, and as what; seconds that an answer may take.

    `key` is a secret, and empty where none is wanted.
    """

    url: str
    model: str
    key: str
    allow_remote: bool
    seconds: float


def answer_of(endpoint: Endpoint, instruction: str, text: str) -> str:
    """What the model answers to `text` under `instruction`. Raises OutsideError."""
    import httpx

    if not endpoint.allow_remote:
        _check_is_here(endpoint)
    question = {
        "model": endpoint.model,
        "messages": [{"role": "system", "content": instruction}, {"role": "user", "content": text}],
        "temperature": 0,
        "stream": False,
    }
    headers = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
    times = httpx.Timeout(endpoint.seconds, connect=min(_CONNECTING, endpoint.seconds))
    try:
        # A proxy would be another machine, which is asked only where that is allowed.
        with (
            httpx.Client(timeout=times, trust_env=endpoint.allow_remote, follow_redirects=False) as client,
            client.stream(
                "POST", f"{endpoint.url.rstrip('/')}/chat/completions", json=question, headers=headers
            ) as response,
        ):
            body = _body(response, endpoint)
    except httpx.TimeoutException:
        raise _slow(endpoint) from None
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
        detail = (str(error).strip() or type(error).__name__).lower()[:_LONGEST_DETAIL]
        raise OutsideError("endpoint_dead", endpoint.url, detail=detail) from None
    return _content(body, endpoint)


def _check_is_here(endpoint: Endpoint) -> None:
    """Raises OutsideError for an address that may be that of another machine."""
    try:
        parts = urlsplit(endpoint.url)
        host, port = parts.hostname or "", parts.port or 80
        addresses = [str(address[0]) for *_, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        is_here = bool(host) and all(ipaddress.ip_address(own.partition("%")[0]).is_loopback for own in addresses)
    except (OSError, ValueError) as error:
        raise OutsideError("endpoint_dead", endpoint.url, detail=detail_of(error)) from None
    if not is_here:
        raise OutsideError("endpoint_remote", endpoint.url)


def _body(response: "httpx.Response", endpoint: Endpoint) -> bytes:
    deadline = time.monotonic() + endpoint.seconds
    if response.status_code != 200:
        code = "endpoint_key" if response.status_code in (401, 403) else "endpoint_status"
        raise OutsideError(code, endpoint.url, status=response.status_code)
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > LARGEST:
            raise OutsideError("endpoint_long", endpoint.url, kilobytes=LARGEST >> 10)
        if time.monotonic() > deadline:
            raise _slow(endpoint)
    return bytes(body)


def _slow(endpoint: Endpoint) -> OutsideError:
    return OutsideError("endpoint_slow", endpoint.url, seconds=round(endpoint.seconds))


def _content(body: bytes, endpoint: Endpoint) -> str:
    import json

    try:
        answer: Any = json.loads(body)
        content = answer["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        content = None
    if not isinstance(content, str):
        raise OutsideError("endpoint_garbage", endpoint.url)
    return content
