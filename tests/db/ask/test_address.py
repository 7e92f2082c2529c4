"""Where an article stands on the web."""

import pytest

from db.ask.address import address_of
from db.ask.library import Library
from tests.db.ask.conftest import Shelf


@pytest.mark.parametrize(
    ("path", "head", "address"),
    [
        ("https://example.org/a?b=1", "", "https://example.org/a?b=1"),
        ("/a.txt", "Title: The pier\nURL: https://example.org/pier\n\nText.", "https://example.org/pier"),
        ("/a.txt", "Link: www.example.org/pier\n", "https://www.example.org/pier"),
        ("/a.txt", "See https://example.org/pier for more.", None),
        ("/a.txt", "URL: javascript:alert(1)", None),
        ("quotebank:2020", "", None),
        ("file:///etc/passwd", "", None),
        ("https://example.org/\x1b]52;c;x\x07", "", None),
        ("/a.txt", "\n" * 50 + "URL: https://example.org/pier", None),
    ],
)
def test_address(path: str, head: str, address: str | None) -> None:
    assert address_of(path, head) == address


def test_cards_and_pages_have_it(shelf: Shelf) -> None:
    shelf.connection.execute("UPDATE article SET path = 'https://example.org/' || id")
    shelf.connection.commit()
    library = Library(shelf.path)
    card = library.card(1)
    assert card.url == library.article(card.row.article_id).url == f"https://example.org/{card.row.article_id}"
    shelf.connection.execute("UPDATE article SET path = 'quotebank:' || id")
    shelf.connection.execute("INSERT INTO imported_url VALUES (1, 0, 'http://example.org/first')")
    shelf.connection.commit()
    assert library.card(1).url == "http://example.org/first"
    assert [one.row.id for one in library.cards([3, 999, 1])] == [3, 1]
    library.close()
