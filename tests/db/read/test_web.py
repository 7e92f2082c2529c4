"""Fetching from a server that behaves, and from ones that do not: on 127.0.0.1, where nothing leaves the machine."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from db.read.error import ReadError
from db.read.fetched import fetched
from db.read.file import read_source
from db.read.source import Source
from db.read.wants import Wants
from db.read.web import Answer, Manners, _is_public, fetch

HOME = Manners(allow_private=True, max_size=1 << 20, patience=0.5, longest=1.5)
PAGE = (
    "<!doctype html><html><head><meta charset='{}'><title>The Fährhafen stays</title></head><body><article>"
    "<h1>The Fährhafen stays</h1><p>“The ferry stays,” Ida Åberg said on Monday. Nobody had asked the people who work "
    "on it, and nobody will, they think.</p><p>It has run since the war, and it will run on.</p>"
    "</article></body></html>"
)


class Handler(BaseHTTPRequestHandler):
    """Answers well or badly, by the path."""

    protocol_version = "HTTP/1.1"
    asked: list[str] = []  # noqa: RUF012 -- one for all that a test asks
    robots = ""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- it is the library's name
        """Say nothing."""

    def send(self, data: bytes, media: str = "text/html", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self) -> None:
        self.asked.append(self.path)
        page = PAGE.format("utf-8").encode()
        if self.path == "/robots.txt":
            self.send(self.robots.encode(), "text/plain", 200 if self.robots else 404)
        elif self.path == "/page":
            self.send(page)
        elif self.path == "/etag":
            if self.headers.get("If-None-Match") == '"7"':
                self.send(b"", status=304, ETag='"7"')
            else:
                self.send(page, ETag='"7"')
        elif self.path == "/packed":
            self.send(gzip.compress(page), Content_Encoding="gzip")
        elif self.path == "/bomb":
            self.send(gzip.compress(b"a" * (8 << 20)), Content_Encoding="gzip")
        elif self.path == "/wrong-charset":  # the header lies, the page tells the truth
            self.send(page, "text/html; charset=iso-8859-1")
        elif self.path == "/around":
            self.send(b"", status=302, Location="/around")
        elif self.path == "/moved":
            self.send(b"", status=301, Location="/page")
        elif self.path == "/inside":
            self.send(b"", status=302, Location="http://10.0.0.1/secret")
        elif self.path == "/file":
            self.send(b"", status=302, Location="file:///etc/passwd")
        elif self.path == "/hang":
            time.sleep(4)
        elif self.path == "/drip":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            with suppress(OSError):
                for _ in range(40):
                    self.wfile.write(b"a")
                    self.wfile.flush()
                    time.sleep(0.1)
        elif self.path == "/large":
            self.send_response(200)
            self.send_header("Content-Length", str(5 << 30))
            self.end_headers()
        elif self.path == "/endless":  # five gigabytes, of which it does not tell
            self.send_response(200)
            self.send_header("Connection", "close")
            self.end_headers()
            with suppress(OSError):
                for _ in range(5 << 10):
                    self.wfile.write(b"a" * (1 << 20))
        elif self.path == "/feed":
            item = "<item><title>One</title><link>http://a.example/1</link>"
            item += "<description>The ferry stays.</description></item>"
            self.send(
                f"<?xml version='1.0'?><rss version='2.0'><channel>{item}</channel></rss>".encode(),
                "application/rss+xml",
            )
        else:
            self.send(b"gone", status=404)


class Server(ThreadingHTTPServer):
    """Keeps to itself that somebody hung up."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    Handler.asked.clear()
    Handler.robots = ""
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def got(url: str, kept: Path, manners: Manners = HOME) -> Source | ReadError:
    (one,) = fetched([url], manners, Wants(), kept)
    return one


def test_a_page_becomes_an_article(site: str, tmp_path: Path) -> None:
    source = got(f"{site}/page", tmp_path)
    assert isinstance(source, Source)
    article = read_source(source)
    assert (article.path, article.url) == (f"{site}/page", f"{site}/page")
    assert "“The ferry stays,” Ida Åberg said" in article.text
    assert article.title.value == "The Fährhafen stays"


@pytest.mark.parametrize("path", ["/packed", "/moved", "/wrong-charset"])
def test_it_may_be_packed_moved_or_told_to_be_in_another_encoding(path: str, site: str, tmp_path: Path) -> None:
    source = got(site + path, tmp_path)
    assert isinstance(source, Source)
    article = read_source(source)
    assert article.path == site + path
    assert "Åberg" in article.text


def test_a_feed_is_its_entries(site: str, tmp_path: Path) -> None:
    source = got(f"{site}/feed", tmp_path)
    assert isinstance(source, Source) and "The ferry stays." in read_source(source).text


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/around", "redirects more than 5 times"),
        ("/hang", "took too long to answer"),
        ("/drip", "took too long to answer"),
        ("/large", "is over 1 MB"),
        ("/endless", "is over 1 MB"),
        ("/bomb", "is over 1 MB"),
        ("/none", "was answered with 404 not found"),
        ("/file", "leads to file:///etc/passwd, which is no web page"),
    ],
)
def test_what_cannot_be_fetched_is_told(path: str, reason: str, site: str) -> None:
    begun = time.monotonic()
    with pytest.raises(ReadError) as caught:
        fetch(site + path, HOME)
    assert caught.value.reason == reason
    assert caught.value.remedy
    assert time.monotonic() - begun < 4


def test_this_machine_and_its_network_are_not_asked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReadError) as caught:
        fetch(f"{site}/page", Manners())
    assert caught.value.remedy == "If it is meant, say --allow-private."
    assert Handler.asked == []
    for url in (
        "http://localhost:1/",
        "http://[::1]:1/",
        "http://[::ffff:127.0.0.1]:1/",
        "http://0x7f.1/",
        "http://2130706433/",
    ):
        with pytest.raises(ReadError, match=r"private network|cannot be fetched"):
            fetch(url, Manners(patience=0.5))
    # A name that is public when it is looked at and private when it is asked for is looked up but once.
    looked: list[str] = []

    def rebound(host: str, port: int, **more: object) -> list[tuple[object, ...]]:
        looked.append(host)
        address = "93.184.216.34" if len(looked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    tried: list[object] = []

    def refuse(place: object, timeout: float) -> socket.socket:
        tried.append(place)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "getaddrinfo", rebound)
    monkeypatch.setattr(socket, "create_connection", refuse)
    with pytest.raises(ReadError, match="Connection refused"):
        fetch("http://rebound.example/", Manners())
    assert (looked, tried) == (["rebound.example"], [("93.184.216.34", 80)])


def test_a_redirect_to_a_private_address_is_not_followed(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.read.web._is_public", lambda address: address == "127.0.0.1")
    with pytest.raises(ReadError, match="private network"):
        fetch(f"{site}/inside", Manners(patience=0.5))


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False),
        ("0.0.0.0", False), ("224.0.0.1", False), ("::1", False), ("fe80::1%eth0", False),
        ("fd00::1", False), ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert _is_public(address) is public


def test_robots_are_respected(site: str, tmp_path: Path) -> None:
    Handler.robots = "User-agent: onrecord\nDisallow: /page\n"
    refused = got(f"{site}/page", tmp_path)
    assert isinstance(refused, ReadError) and "robots.txt" in refused.reason
    assert isinstance(got(f"{site}/moved", tmp_path), ReadError)
    assert "/page" not in Handler.asked
    assert isinstance(got(f"{site}/etag", tmp_path), Source)


def test_what_is_unchanged_is_not_sent_again(site: str, tmp_path: Path) -> None:
    first, again = (got(f"{site}/etag", tmp_path / "kept") for _ in range(2))
    assert isinstance(first, Source) and isinstance(again, Source)
    assert first == again
    for body in (tmp_path / "kept").glob("*.body"):
        body.write_bytes(b"damaged")
    assert got(f"{site}/etag", tmp_path / "kept") == first


def test_one_bad_address_does_not_stop_the_rest(site: str, tmp_path: Path) -> None:
    urls = ["http://", "http://user:pw@a.example/", "http://a.example:99999/", f"{site}/none", f"{site}/page"]
    kinds = [type(one) for one in fetched(urls, HOME, Wants(), tmp_path)]
    assert kinds == [ReadError, ReadError, ReadError, ReadError, Source]


def test_the_charset_of_an_answer() -> None:
    assert Answer("", 200, {"content-type": 'text/html; charset="utf-8"'}).charset == "utf-8"
    assert Answer("", 200, {"content-type": "Text/HTML"}).media == "text/html"
    assert Answer("", 200).charset is None
