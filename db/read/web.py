"""Fetching a web address: what may be asked for, how long, how much, and what was fetched before."""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from db.read.error import ReadError

AGENT = "onrecord (+https://pypi.org/project/onrecord)"
"""What a server is told of who asks."""
_HOPS = 5
"""Redirects that are followed."""
_MOVED = (301, 302, 303, 307, 308)
_BLOCK = 1 << 16
_PRIVATE = "is an address of this machine or of a private network"


@dataclass(frozen=True, slots=True)
class Manners:
    """How addresses are fetched."""

    allow_private: bool = False
    """Whether this machine and its network may be asked: an address from elsewhere must not reach what they hide."""
    max_size: int = 64 << 20
    """Bytes."""
    patience: float = 10.0
    """Seconds to wait for a connection, and for the next bytes."""
    longest: float = 60.0
    """Seconds a whole answer may take."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    url: str
    """Where it came from in the end."""
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    """By their names in lower case."""
    data: bytes = b""

    @property
    def media(self) -> str:
        """The media type, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """What the server says it is encoded in."""
        for part in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset":
                return value.strip().strip("\"'") or None
        return None


def is_address(text: str) -> bool:
    """Tell whether a text is an address that can be fetched."""
    return text.lower().startswith(("http://", "https://"))


def fetch(
    url: str,
    manners: Manners,
    headers: Mapping[str, str] | None = None,
    may: Callable[[str], bool] = lambda _: True,
) -> Answer:
    """Fetch an address, its redirects followed; raises ReadError where that cannot be, or must not.

    `may` is asked before each address. A status that is neither a success nor 304 is an error.
    """
    deadline = time.monotonic() + manners.longest
    asked = url
    for _ in range(_HOPS + 1):
        if not may(asked):
            raise ReadError(
                asked,
                "",
                "is not to be fetched by programs: its robots.txt says so",
                "Save the page, and build the file.",
            )
        answer = _ask(asked, manners, headers or {}, deadline)
        if answer.status not in _MOVED or "location" not in answer.headers:
            break
        asked = urljoin(asked, answer.headers["location"])
        if not is_address(asked):
            raise ReadError(url, "", f"leads to {asked}, which is no web page", "Give the address of the page itself.")
    else:
        raise ReadError(url, "", f"redirects more than {_HOPS} times", "Give the address it should lead to.")
    if not (200 <= answer.status < 300 or answer.status == 304):
        reason = http.client.responses.get(answer.status, "").lower()
        raise ReadError(url, "", f"was answered with {answer.status} {reason}".rstrip(), "Look at it in a browser.")
    return answer


def _ask(url: str, manners: Manners, headers: Mapping[str, str], deadline: float) -> Answer:
    parts = urlsplit(url)
    try:
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.username is not None:
        raise ReadError(url, "", "is no address of a web page", "It looks like this: https://example.org/page")
    secure = parts.scheme.lower() == "https"
    try:
        ascii_host = host.encode("idna").decode("ascii") if not host.isascii() else host
        connection = _Connection(ascii_host, port or (443 if secure else 80), secure, manners)
        path = urlunsplit(("", "", _quoted(parts.path) or "/", _quoted(parts.query), ""))
        end = threading.Timer(max(0.0, deadline - time.monotonic()), connection.cut)
        end.daemon = True
        end.start()
        try:
            connection.request("GET", path, headers={"User-Agent": AGENT, "Accept-Encoding": "gzip"} | dict(headers))
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            moved = response.status in _MOVED and "location" in found
            data = b"" if moved else _body(response, found, url, manners)
            if time.monotonic() >= deadline:  # what was cut off looks like an end
                raise TimeoutError
            return Answer(url, response.status, found, data)
        finally:
            end.cancel()
            connection.close()
    except TimeoutError:
        raise _slow(url) from None
    except ssl.SSLError as error:
        reason = error.reason.replace("_", " ").lower() if error.reason else str(error)
        raise ReadError(url, "", f"cannot be asked safely ({reason})", "Look at it in a browser.") from None
    except (OSError, http.client.HTTPException, UnicodeError, ValueError) as error:
        if time.monotonic() >= deadline:
            raise _slow(url) from None
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise ReadError(
            url, "", f"cannot be fetched ({reason})", "Is the address right, and the network there?"
        ) from None


def _body(
    response: http.client.HTTPResponse,
    headers: Mapping[str, str],
    url: str,
    manners: Manners,
) -> bytes:
    """Read an answer, unpacked, no longer than it may take and no more than it may hold."""
    unpack = (
        zlib.decompressobj(wbits=47) if headers.get("content-encoding", "").lower() in ("gzip", "deflate") else None
    )
    too_large = ReadError(
        url, "", f"is over {manners.max_size / (1 << 20):,.0f} MB", "If that is meant, raise --max-size: --max-size 5G."
    )
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length) > manners.max_size:
        raise too_large
    parts: list[bytes] = []
    size = 0
    while True:
        block = response.read1(_BLOCK)
        if not block:
            break
        try:
            part = unpack.decompress(block, manners.max_size - size + 1) if unpack else block
        except zlib.error:
            raise ReadError(url, "", "came damaged", "Try again later.") from None
        size += len(part)
        if size > manners.max_size:
            raise too_large
        parts.append(part)
    return b"".join(parts)


class _Connection(http.client.HTTPConnection):
    """A connection to the very address that was found to be allowed: a second look-up might give another."""

    def __init__(self, host: str, port: int, secure: bool, manners: Manners) -> None:
        super().__init__(host, port, timeout=manners.patience)
        self._secure = secure
        self._allow_private = manners.allow_private
        self._bare: socket.socket | None = None
        if secure:
            self.default_port = 443  # or the Host header would name it

    def connect(self) -> None:
        """Look the host up, and connect to the first of its addresses that may be asked."""
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        places = [place for _, _, _, _, place in found if self._allow_private or _is_public(str(place[0]))]
        if not places:
            raise ReadError(self.host, "", _PRIVATE, "If it is meant, say --allow-private.")
        last: OSError | None = None
        for place in places:
            try:
                self.sock = socket.create_connection((str(place[0]), self.port), self.timeout)
                break
            except OSError as error:
                last = error
        else:
            raise last or OSError("no address")
        self._bare = self.sock
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        """End it from another thread, whatever it waits for."""
        if self._bare is not None:
            with suppress(OSError):
                self._bare.shutdown(socket.SHUT_RDWR)


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is not None:
            return _is_public(str(inner))
        if found in ipaddress.ip_network("64:ff9b::/96"):
            return _is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
    return found.is_global and not found.is_multicast


def _quoted(text: str) -> str:
    """Write what an address may not hold as it has to be; what is written so already stays."""
    return quote(text, safe="/%:=&?~#+!$,;'@()*[]")


def _slow(url: str) -> ReadError:
    return ReadError(url, "", "took too long to answer", "Try again later.")
