"""What a web address tells of its article."""

import pytest

from db.load.address import doc_of, host_of, outlet_at, path_of


@pytest.mark.parametrize(
    ("path", "host", "doc"),
    [
        ("http://www.harbour.example/2019/04/boots-on-ground.html?x=1#top", "harbour.example", "boots-on-ground"),
        ("https://user:pw@News.Example:8080/", "news.example", "news.example"),
        ("https://news.example", "news.example", "news.example"),
        ("https://news.example?id=3", "news.example", "news.example"),
        ("http://news.example/a%20b%00%0Ac", "news.example", "a b c"),
        ("quotebank:2019-7", "", "2019-7"),
        ("not a scheme://x/y", "", "not a scheme://x/y"),
    ],
)  # fmt: skip
def test_an_address_is_taken_apart(path: str, host: str, doc: str) -> None:
    assert (host_of(path), doc_of(path)) == (host, doc)


def test_what_is_no_address_never_looks_like_a_file() -> None:
    assert path_of("", "k") == "quotebank:k"
    assert path_of("/home/me/a.txt", "k") == "quotebank:/home/me/a.txt"
    assert path_of("http://a.example/1", "k") == "http://a.example/1"


def test_an_outlet_is_known_by_its_domain_or_one_above() -> None:
    for host in ("reuters.com", "uk.reuters.com"):
        known = outlet_at(host)
        assert known is not None and known.name == "Reuters"
    assert outlet_at("notreuters.com") is None
    assert outlet_at("reuters") is None
    assert outlet_at("") is None
