"""How well a colour can be read on another (WCAG 2), and colours made readable."""

from collections.abc import Sequence

Rgb = tuple[int, int, int]


def rgb(colour: str) -> Rgb:
    """``#14161b`` as three numbers."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mixed(one: str, other: str, share: float) -> str:
    """The colour that far on the way from one to the other."""
    parts = (round(a + (b - a) * share) for a, b in zip(rgb(one), rgb(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def ratio(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, grounds: Sequence[str], least: float) -> str:
    """The colour, moved towards black or white until it has that contrast with every ground."""
    best = max(("#ffffff", "#000000"), key=lambda end: min(ratio(end, ground) for ground in grounds))
    for step in range(21):
        moved = mixed(colour, best, step / 20)
        if all(ratio(moved, ground) >= least for ground in grounds):
            return moved
    return best


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 has it."""
    shares = [part / 255 for part in rgb(colour)]
    red, green, blue = (share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
