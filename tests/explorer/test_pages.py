"""Rows in pages."""

from explorer.pages import PAGE, Pages


def test_a_page_is_asked_for_once() -> None:
    pages: Pages[str] = Pages(PAGE + 5)
    assert pages.get(PAGE + 1) is None
    assert pages.missing(PAGE + 1) == 1
    assert pages.missing(PAGE + 2) is None
    pages.pages[1] = ["a", "b", "c", "d", "e"]
    assert pages.get(PAGE + 1) == "b"
    assert pages.missing(PAGE + 5) is None
    assert pages.here() == ["a", "b", "c", "d", "e"]
