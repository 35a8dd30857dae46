"""Who may ask: whoever knows the token in the address, from a page of this server and under a name of this machine.

The token keeps out other people, and other programs of this machine. That the `Origin` is this server's keeps out pages
from elsewhere that are open in the same browser; that the `Host` is a name of this machine keeps out those whose own
name is made to lead here (DNS rebinding).
"""

import ipaddress
import secrets
import socket
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

_BYTES = 32  # of chance in a token


class Access(NamedTuple):
    """The token, and the names that this machine may be called by besides its addresses."""

    token: str
    names: frozenset[str]

    def refusal(self, path: str, headers: Mapping[str, str], *, needs_origin: bool = False) -> int | None:
        """The status to refuse a request with; None where it is welcome. `needs_origin` is for what writes."""
        host, origin = headers.get("Host", ""), headers.get("Origin")
        if not self._is_own(host):
            return 403
        if (origin is None and needs_origin) or (origin is not None and urlsplit(origin).netloc != host):
            return 403
        token = path.removeprefix("/").partition("/")[0]
        return None if secrets.compare_digest(token.encode(), self.token.encode()) else 404

    def _is_own(self, host: str) -> bool:
        """Whether `host` is a name of this machine, or any address: those belong to nobody who could lend them."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return name in self.names or is_address(name)


def new_access() -> Access:
    """Access by a token that nobody can guess."""
    names = {"localhost", socket.gethostname().lower(), socket.getfqdn().lower()}
    return Access(secrets.token_urlsafe(_BYTES), frozenset(names))


def is_address(name: str) -> bool:
    """Whether `name` is an IP address."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches `host`."""
    return host == "localhost" or (is_address(host) and ipaddress.ip_address(host).is_loopback)
