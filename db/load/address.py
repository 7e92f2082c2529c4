"""What a web address tells of the article behind it."""

from urllib.parse import unquote

from db.reference.outlet import Outlet, outlet_of
from db.store.label import cut

_ENDINGS = frozenset({"html", "htm", "shtml", "php", "asp", "aspx", "jsp", "cms", "story", "amp", "ece"})
_LONGEST = 120


def path_of(url: str, key: str) -> str:
    """What an article is known by: its address; where it has none, `quotebank:` and what else there is."""
    return url if "://" in url else f"quotebank:{url or key}"


def host_of(path: str) -> str:
    """The host of an address, without "www."; empty where there is none."""
    scheme, mark, rest = path.partition("://")
    if not mark or not scheme.isalpha():
        return ""
    host = rest.partition("/")[0].partition("?")[0].partition("#")[0]
    return host.rpartition("@")[2].partition(":")[0].lower().removeprefix("www.")


def doc_of(path: str) -> str:
    """The last part of an address that says something, without its ending; else the host."""
    host = host_of(path)
    if not host:
        return cut(path.removeprefix("quotebank:"))
    rest = path.partition("://")[2].partition("/")[2]
    doc = rest.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    stem, dot, ending = doc.rpartition(".")
    if dot and ending.lower() in _ENDINGS:
        doc = stem
    if "%" in doc:
        doc = "".join(char if char.isprintable() else " " for char in unquote(doc))
    return " ".join(doc[:_LONGEST].split()) or host


def outlet_at(host: str) -> Outlet | None:
    """The outlet we know at a host or at a domain above it: edition.cnn.com is CNN's."""
    while "." in host:
        known = outlet_of(host)
        if known is not None and host in known.domains:
            return known
        host = host.partition(".")[2]
    return None
