"""One page being fetched: its redirects followed by hand, each checked before it is, within limits of size."""

import re
import zlib
from contextlib import closing, suppress
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from dialogue_reader import __version__
from dialogue_reader.documents.compressed import is_compressed, unpacked
from dialogue_reader.documents.web.addresses import Place, place_of
from dialogue_reader.documents.web.kept import Page
from dialogue_reader.errors import DocumentError

if TYPE_CHECKING:
    import httpx

LARGEST = 20 << 20  # bytes, packed and unpacked
SILENT = 10.0  # seconds without a byte
_REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)
_HEADERS = {
    "User-Agent": f"dialogue-reader/{__version__} (+reader; fetches the pages that a person asks for)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
}


class PageRequest:
    """Fetches the page that `source` names. Nothing is sent but the request: no cookies, no passwords.

    A public server cannot redirect into the user's own network: the address connected to is the one that was checked,
    whatever a name server says the next time.
    """

    def __init__(self, source: str) -> None:
        import httpx

        self._source = source
        self._trust = httpx.create_ssl_context()
        self._client: httpx.Client | None = None

    def run(self) -> Page:
        """The page. Raises DocumentError."""
        url, visited, was_public = self._joined("", self._source), set[str](), False
        while True:
            if url in visited:
                raise DocumentError("url_circles", self._source)
            if len(visited) > _REDIRECTS:
                raise DocumentError("url_redirects", self._source, count=_REDIRECTS)
            visited.add(url)
            place = place_of(url, self._source)
            if was_public and not place.is_public:
                raise DocumentError("url_private", self._source, host=place.host)
            was_public = was_public or place.is_public
            answer = self._asked(url, place)
            if isinstance(answer, Page):
                return answer
            url = self._joined(url, answer)

    def give_up(self) -> None:
        """Close the connection, from another thread."""
        if self._client is not None:
            with suppress(Exception):  # it is in use
                self._client.close()

    def _joined(self, url: str, place: str) -> str:
        try:
            return urldefrag(urljoin(url, place)).url
        except ValueError:
            raise DocumentError("url_impossible", self._source) from None

    def _asked(self, url: str, place: Place) -> Page | str:
        """The page at `url`, or where it has moved to; from the first address that can be connected to."""
        import httpx

        failure: Exception | None = None
        for address in place.addresses or (None,):
            try:
                with httpx.Client(timeout=SILENT, trust_env=address is None, verify=self._trust) as self._client:
                    request = self._request(self._client, url, place, address)
                    response = self._client.send(request, stream=True)
                    with closing(response):
                        return self._taken(url, response)
            except httpx.ConnectError as error:
                failure = error
            except httpx.TimeoutException:
                raise DocumentError("url_slow", self._source, seconds=int(SILENT)) from None
            except httpx.RemoteProtocolError as error:
                raise DocumentError("cut_short", self._source) from error
            except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, RuntimeError) as error:
                failure = error
                break
        raise self._unreachable(failure)

    @staticmethod
    def _request(client: "httpx.Client", url: str, place: Place, address: str | None) -> "httpx.Request":
        if address is None:  # a proxy connects
            return client.build_request("GET", url, headers=_HEADERS)
        host = f"[{address}]" if ":" in address else address
        parts = urlsplit(url)
        return client.build_request(
            "GET",
            parts._replace(netloc=f"{host}:{place.port}").geturl(),
            headers={**_HEADERS, "Host": parts.netloc.rpartition("@")[2]},
            extensions={"sni_hostname": place.host},
        )

    def _taken(self, url: str, response: "httpx.Response") -> Page | str:
        if response.status_code in _MOVED and (moved := response.headers.get("Location")):
            return str(moved)
        if not 200 <= response.status_code < 300:
            raise DocumentError(_refusal(response.status_code), self._source, status=response.status_code)
        announced = response.headers.get("Content-Length", "")
        data = bytearray()
        if announced.isdigit() and int(announced) > LARGEST:
            raise self._too_large()
        for chunk in response.iter_raw():
            data += chunk
            if len(data) > LARGEST:
                raise self._too_large()
        packing = response.headers.get("Content-Encoding", "").strip().lower()
        return Page(self._unpacked(bytes(data), packing), response.headers.get("Content-Type", ""), url)

    def _unpacked(self, data: bytes, packing: str) -> bytes:
        """What was packed for the way; what only says so is taken as it is."""
        if packing in ("gzip", "x-gzip") and is_compressed(data):
            return unpacked(data, "", self._source, LARGEST)[0]
        if packing != "deflate" or not data:
            return data
        try:
            whole = zlib.decompressobj().decompress(data, LARGEST + 1)
        except zlib.error as error:
            raise DocumentError("damaged", self._source, detail=str(error)) from None
        if len(whole) > LARGEST:
            raise self._too_large()
        return whole

    def _too_large(self) -> DocumentError:
        return DocumentError("too_large", self._source, megabytes=LARGEST >> 20)

    def _unreachable(self, failure: Exception | None) -> DocumentError:
        detail = str(failure).strip() or type(failure).__name__
        if "[ssl" in detail.lower():
            reason = re.sub(r"^.*verify failed: |^\[[^\]]*\]\s*|\s*\(_ssl.*$", "", detail)
            return DocumentError("url_unsafe", self._source, detail=reason.lower())
        return DocumentError("url_unreachable", self._source, detail=re.sub(r"^\[[^\]]*\]\s*", "", detail).lower())


def _refusal(status: int) -> str:
    """The code of what a status means: that the server is busy, that it fails, or that it refuses this page."""
    if status in (429, 503):
        return "url_busy"
    return "url_fails" if status >= 500 else "url_status"
