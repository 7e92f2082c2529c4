"""The themes keep their promise: every text can be read on every ground it stands on."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.theme import BUILTIN_THEMES

from explorer.config import Config
from explorer.themes import NAMES, PALETTES, THEME_NAMES, THEMES, next_theme, palette_of, variables
from tests.explorer.screen import frame, opened, press, settled

INKS = ("text", "muted", "faint", "accent", "match", "who", "denied", "unreal", "relayed")


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("ink", INKS)
def test_text_can_be_read(theme: str, ink: str) -> None:
    palette = PALETTES[theme]
    assert contrast(palette[ink], palette["background"]) >= (10 if theme == "stark" else 4.5)
    if ink != "faint":  # which becomes muted there
        assert contrast(palette[ink], palette["select"]) >= 4.5
        assert contrast(palette[ink], palette["rest"]) >= 4.5
        assert contrast(palette[ink], palette["surface"]) >= 4.5
        assert contrast(palette[ink], palette["raised"]) >= 4.5
    assert contrast(palette[ink], palette["surface"]) >= 4


@pytest.mark.parametrize("theme", PALETTES)
def test_the_lit_quote_can_be_read(theme: str) -> None:
    palette = PALETTES[theme]
    assert contrast(palette["lit-text"], palette["lit"]) >= 7
    assert contrast(palette["denied"], palette["rest"]) >= 4.5


def test_every_theme_has_every_colour() -> None:
    for theme in THEMES:
        assert set(PALETTES[theme.name]) == set(NAMES)
        assert variables(PALETTES[theme.name]).items() <= theme.variables.items()
    for name in THEME_NAMES:
        assert set(palette_of(name)) == set(NAMES)
    assert palette_of("a theme of somebody else") == PALETTES["ink"]


@pytest.mark.parametrize("name", [name for name in THEME_NAMES if name not in PALETTES])
def test_textuals_themes_can_be_read_too(name: str) -> None:
    palette = palette_of(name)
    for ink in INKS:
        grounds = ("background", "surface") if ink == "faint" else ("background", "surface", "raised", "select", "rest")
        assert min(contrast(palette[ink], palette[ground]) for ground in grounds) >= 4.5, ink
    assert contrast(palette["lit-text"], palette["lit"]) >= 7
    assert palette["select"] != palette["background"] != palette["rest"]


def test_the_themes_offered_are_all_of_textuals_that_have_colours_of_their_own() -> None:
    assert set(BUILTIN_THEMES) - set(THEME_NAMES) == {"ansi-dark", "ansi-light"}


def test_the_next_theme_goes_round_ours() -> None:
    assert [next_theme(name) for name in ("ink", "paper", "stark", "nord")] == ["paper", "stark", "ink", "ink"]


def colours(pilot: Pilot[None]) -> set[str]:
    """Every background on the screen."""
    strips = pilot.app.screen._compositor.render_strips()
    styles = [segment.style for strip in strips for segment in strip if segment.style is not None]
    return {style.bgcolor.get_truecolor().hex for style in styles if style.bgcolor is not None}


async def test_t_takes_the_next_theme_on_every_part_of_the_screen(invented: Path) -> None:
    async with opened(invented, config=Config(theme="nord")) as pilot:
        for name in ("nord", "ink", "paper", "stark"):
            pilot.app.clear_notifications()
            await settled(pilot)
            palette = palette_of(name)
            assert pilot.app.theme == name
            assert {palette["background"], palette["select"]} <= colours(pilot) <= set(palette.values())
            await press(pilot, "T")
            assert f"theme {pilot.app.theme}" in frame(pilot)
            assert pilot.app.theme == next_theme(name)


async def test_no_color_leaves_no_hue(invented: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(invented, query="harbor") as pilot:
        await press(pilot, "c")
        strips = pilot.app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style is not None]
        hues = [colour.get_truecolor() for style in styles for colour in (style.color, style.bgcolor) if colour]
        assert hues
        assert all(max(hue) - min(hue) <= 1 for hue in hues)
