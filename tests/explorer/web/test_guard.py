"""Whose requests are answered."""

import socket

import pytest

from explorer.web.guard import is_loopback, refused

HERE = "127.0.0.1:8000"


@pytest.mark.parametrize("host", [HERE, "localhost:8000", "LOCALHOST:8000", "[::1]:8000", "127.0.0.2", "localhost"])
def test_pages_of_this_machine_are_answered(host: str) -> None:
    assert refused(host, None, remote=False, opens=False) is None
    assert refused(host, f"http://{host}", remote=False, opens=True) is None


@pytest.mark.parametrize(
    "host", [None, "", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example", "192.0.2.7:8000"]
)
def test_a_name_that_leads_here_is_not_ours(host: str | None) -> None:
    assert refused(host, None, remote=False, opens=False) is not None
    assert refused(host, "http://evil.example", remote=False, opens=True) is not None


@pytest.mark.parametrize(
    "origin", [None, "null", "http://evil.example", "https://127.0.0.1:8000", "http://127.0.0.1:9"]
)
def test_only_our_own_page_opens_the_app(origin: str | None) -> None:
    assert refused(HERE, origin, remote=False, opens=True) is not None
    assert (refused(HERE, origin, remote=False, opens=False) is None) is (origin is None)


def test_a_served_network_is_reached_by_address_and_by_this_machines_name() -> None:
    for host in ("192.0.2.7:8000", "[2001:db8::1]:8000", f"{socket.gethostname()}:8000", HERE):
        assert refused(host, f"http://{host}", remote=True, opens=True) is None
    assert refused("evil.example:8000", "http://evil.example:8000", remote=True, opens=True) is not None


def test_what_is_reached_from_this_machine_alone() -> None:
    assert all(is_loopback(host) for host in ("127.0.0.1", "127.8.8.8", "::1", "localhost"))
    assert not any(is_loopback(host) for host in ("0.0.0.0", "::", "192.0.2.7", "example.org", "", "127.0.0.1.nip.io"))
