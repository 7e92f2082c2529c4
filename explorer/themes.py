"""The themes: Ink (dark), Paper (light) and Stark (contrast), every colour with one meaning; and Textual's own."""

from functools import lru_cache

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from explorer.contrast import mixed, readable

NAMES = (
    "background", "surface", "raised", "text", "muted", "faint", "line", "accent", "select", "rest",
    "match", "lit", "lit-text", "who", "denied", "unreal", "relayed",
)  # fmt: skip
"""What each colour is for: see look.md; the names are those of the design."""

INK = dict(zip(NAMES, (
    "#14161b", "#1b1e25", "#23272f", "#dedbd3", "#9ba1ab", "#7d8490", "#3d444f", "#86b0ff", "#233353", "#262a32",
    "#f4c95d", "#574611", "#fff4d1", "#6fcfb4", "#ff8a80", "#c3a6ff", "#f0a36b",
), strict=True))  # fmt: skip
PAPER = dict(zip(NAMES, (
    "#fbf9f4", "#f2efe7", "#ffffff", "#22252b", "#4f555f", "#6a6f78", "#bdb7a8", "#1c50bd", "#d9e5fc", "#e9e5da",
    "#7a4d00", "#ffe27a", "#22252b", "#0a655a", "#a81e17", "#6335b5", "#8a4100",
), strict=True))  # fmt: skip
STARK = dict(zip(NAMES, (
    "#000000", "#000000", "#101010", "#ffffff", "#dcdcdc", "#b4b4b4", "#b4b4b4", "#5fe0ff", "#00306e", "#303030",
    "#ffe04a", "#ffe04a", "#000000", "#7dffcf", "#ff9b92", "#dcc4ff", "#ffb782",
), strict=True))  # fmt: skip

PALETTES = {"ink": INK, "paper": PAPER, "stark": STARK}


def variables(palette: dict[str, str]) -> dict[str, str]:
    """The CSS variables of a palette: ``$ink-muted``, ``$ink-select`` and so on, clear of Textual's own names."""
    return {f"ink-{name}": colour for name, colour in palette.items()}


def _theme(name: str) -> Theme:
    palette = PALETTES[name]
    return Theme(
        name=name,
        primary=palette["accent"],
        secondary=palette["who"],
        accent=palette["accent"],
        warning=palette["relayed"],
        error=palette["denied"],
        success=palette["who"],
        foreground=palette["text"],
        background=palette["background"],
        surface=palette["surface"],
        panel=palette["raised"],
        dark=name != "paper",
        variables={
            **variables(palette),
            "footer-key-foreground": palette["accent"],
            "block-cursor-background": palette["select"],
            "block-cursor-foreground": palette["text"],
            "block-cursor-text-style": "bold",
            "input-cursor-background": palette["accent"],
            "input-cursor-foreground": palette["background"],
            "input-selection-background": palette["select"],
            "border": palette["accent"],
            "border-blurred": palette["line"],
        },
    )


@lru_cache(maxsize=64)
def palette_of(name: str) -> dict[str, str]:
    """Our colours in a theme: one of ours has its own; for one of Textual's they are made of its colours."""
    if name in PALETTES or name not in BUILTIN_THEMES:
        return PALETTES.get(name, INK)
    made = BUILTIN_THEMES[name].to_color_system().generate()
    page, ink, accent, error, warning, success, other = (
        Color.parse(made[part]).hex6.lower()
        for part in ("background", "foreground", "primary", "error", "warning", "success", "secondary")
    )
    surface, raised, select, rest = (
        mixed(page, ink, 0.05), mixed(page, ink, 0.09), mixed(page, accent, 0.24), mixed(page, ink, 0.12)
    )  # fmt: skip
    grounds = (page, surface, raised, select, rest)
    lit = mixed(page, warning, 0.22)

    def clear(colour: str) -> str:
        return readable(colour, grounds, 4.5)

    return dict(zip(NAMES, (
        page, surface, raised, readable(ink, grounds, 7), clear(mixed(page, ink, 0.7)),
        readable(mixed(page, ink, 0.55), (page, surface), 4.5), mixed(page, ink, 0.28), clear(accent), select, rest,
        clear(warning), lit, readable(ink, (lit,), 7), clear(success), clear(error), clear(mixed(other, error, 0.2)),
        clear(mixed(warning, error, 0.4)),
    ), strict=True))  # fmt: skip


THEMES = tuple(_theme(name) for name in PALETTES)
THEME_NAMES = (*PALETTES, *(name for name in BUILTIN_THEMES if not name.startswith("ansi")))
"""Every theme a person can choose, ours first."""


def next_theme(name: str) -> str:
    """The one after it of our three; the first after any other."""
    ours = list(PALETTES)
    return ours[(ours.index(name) + 1) % len(ours)] if name in ours else ours[0]
