"""Where a URL leads: the addresses of its host, and whether they are anybody's or inside a private network."""

import ipaddress
import socket
import urllib.request
from typing import NamedTuple
from urllib.parse import urlsplit

from dialogue_reader.errors import DocumentError

_PORTS = {"http": 80, "https": 443}
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # addresses of version 4 in version 6


class Place(NamedTuple):
    """The host that a URL names, and its addresses; none where a proxy knows them and we need not."""

    scheme: str
    host: str
    port: int
    addresses: tuple[str, ...]

    @property
    def is_public(self) -> bool:
        """Whether every address can be reached by anybody."""
        return all(map(_is_public, self.addresses or (self.host,)))


def place_of(url: str, source: str) -> Place:
    """Where `url` leads; `source` names the document in errors. Raises DocumentError."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.scheme not in _PORTS:
        raise DocumentError("url_impossible", source)
    port = port or _PORTS[parts.scheme]
    if _has_proxy(parts.scheme, host):
        return Place(parts.scheme, host, port, ())
    return Place(parts.scheme, host, port, resolved(host, port, source))


def resolved(host: str, port: int, source: str) -> tuple[str, ...]:
    """The addresses of a host, in the order in which to try them. Raises DocumentError."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise DocumentError("url_no_host", source, host=host) from None
    return tuple(dict.fromkeys(str(address[0]) for *_, address in answers))


def _has_proxy(scheme: str, host: str) -> bool:
    return scheme in urllib.request.getproxies() and not urllib.request.proxy_bypass(host)


def _is_public(address: str) -> bool:
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return True  # a name, which a proxy resolves
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return ip.is_global and not ip.is_multicast
