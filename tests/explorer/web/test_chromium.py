"""The app in a browser: a headless Chromium loads it, searches and filters, where there is a Chromium."""

from pathlib import Path

import pytest

from tests.explorer.web.chromium import PROGRAM, browsing
from tests.explorer.web.serving import serving

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.skipif(PROGRAM is None, reason="no Chromium is installed: the app is not looked at in a browser"),
]


async def test_it_loads_searches_and_filters_by_country(invented: Path, tmp_path: Path) -> None:
    async with serving(invented) as address, browsing(address, tmp_path / "profile") as page:
        await page.shows("1 Actors 7 ", "2 Quotes 10 ", "3 Sources 3 ", "nothing filtered")
        await page.press("/", *"harbour")
        await page.shows("/ harbour", " 4 quotes ", "2 Quotes 4 of 10 ")
        await page.press("escape", "escape")
        await page.shows("nothing filtered")
        await page.press("c", *"germ")
        await page.shows("Germany")
        await page.press("space", "enter")
        await page.shows("country", "Germany", "2 Quotes 1 of 10 ", "the bridge would fall")
        await page.press("q")
        assert await page.until("document.body.classList.contains('-closed')")
        assert await page.value("[...document.fonts].some(font => font.status == 'loaded')")


async def test_two_pages_have_a_query_each(invented: Path, tmp_path: Path) -> None:
    async with (
        serving(invented, "harbour") as address,
        browsing(address, tmp_path / "one") as one,
        browsing(address, tmp_path / "two") as two,
    ):
        await one.shows("2 Quotes 4 of 10 ")
        await two.shows("2 Quotes 4 of 10 ")
        await one.press("C", "escape")
        await one.shows("nothing filtered")
        await two.press("j")
        await two.shows("2 Quotes 4 of 10 ")
