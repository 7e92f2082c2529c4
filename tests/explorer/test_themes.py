"""The themes keep their promise: every text can be read on every ground it stands on."""

import pytest

from explorer.themes import NAMES, PALETTES, THEMES, variables

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
