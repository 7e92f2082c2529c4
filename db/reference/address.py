"""What a web address tells of the outlet behind it."""

from db.reference.outlet import Outlet, outlet_of


def host_of(path: str) -> str:
    """The host of an address, without "www."; empty where there is none."""
    scheme, mark, rest = path.partition("://")
    if not mark or not scheme.isalpha():
        return ""
    host = rest.partition("/")[0].partition("?")[0].partition("#")[0]
    return host.rpartition("@")[2].partition(":")[0].lower().removeprefix("www.")


def outlet_at(host: str) -> Outlet | None:
    """The outlet we know at a host or at a domain above it: edition.cnn.com is CNN's."""
    while "." in host:
        known = outlet_of(host)
        if known is not None and host in known.domains:
            return known
        host = host.partition(".")[2]
    return None
