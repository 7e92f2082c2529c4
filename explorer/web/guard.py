"""Whom the server answers: pages of its own address alone, whatever else a browser has open."""

import ipaddress
import socket
from functools import lru_cache

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Sent with every answer: nothing from elsewhere is loaded, and no other page frames this one."""


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refused(host: str | None, origin: str | None, remote: bool, opens: bool) -> str | None:
    """Why a request is refused, None where it is answered.

    ``host`` and ``origin`` are its headers. A page that had its own name lead to this machine (DNS rebinding) sends
    that name as the host: only addresses and names of this machine are taken. ``opens`` is the request that starts the
    app: a browser sends with it the page it comes from, and that has to be ours.
    """
    name = _name(host or "")
    if not (is_loopback(name) or (remote and (_is_address(name) or name in _own_names()))):
        return "the address in the request is none of this server"
    if (opens or origin is not None) and origin != f"http://{host}":
        return "the request comes from another page"
    return None


def _name(host: str) -> str:
    """The host without its port, an IPv6 address without its brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


@lru_cache
def _own_names() -> frozenset[str]:
    name = socket.gethostname().lower()
    return frozenset((name, f"{name}.local", socket.getfqdn().lower()))
