"""The signs and lines the app draws, and an ASCII character in the place of each where a person wants that.

Everything is drawn with its own sign; what reaches the terminal is put into ASCII there, one cell for one cell. Text of
articles is not ours to change, so its signs are hidden from that until then: see `shield`.
"""

from explorer.setting import Glyphs

_SIGNS = {
    "●": '"', "◐": "~", "○": "-", "◌": "o", "✗": "x", "◇": "h", "◈": "c", "»": ">", "≤": "<", "⌂": "^", "∪": "U",
    "¶": "P", "∴": ":", "✓": "+", "✔": "+", "★": "*", "☆": "*", "◆": "*", "■": "#", "□": "-", "▪": "*", "•": "*",
    "·": ".", "×": "x", "›": ">", "‹": "<", "«": "<", "…": "_", "–": "-", "—": "-", "−": "-", "“": '"', "”": '"',
    "„": '"', "‘": "'", "’": "'", "↑": "^", "↓": "v", "←": "<", "→": ">", "⇒": ">", "↳": "\\", "⏎": "<", "≥": ">",
    "≈": "~", "≠": "!", "⍰": "?", "\ufffd": "?", "▲": "^", "▼": "v", "▶": ">", "◀": "<", "▸": ">", "◂": "<", "▾": "v",
    "▴": "^", "✎": "e", "⚑": "!",
}  # fmt: skip
_BOXES = {
    **dict.fromkeys("─╌┄┈╴╶╼╾", "-"), **dict.fromkeys("━═╍┅┉╸╺", "="), **dict.fromkeys("│╎┆┊╵╷╽╿", "|"),
    **dict.fromkeys("┃║╏┇┋╹╻", "#"), **dict.fromkeys("▌▐", "|"), **dict.fromkeys("▎▏▍▕", ":"),
    "▁": ".", "▂": ":", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "%", "█": "#", "▉": "#", "▊": "|", "▋": "|",
    "▀": "=", "▔": "-", "░": ":", "▒": "+", "▓": "%",
}  # fmt: skip
STAND_INS: dict[str, str] = {
    **{chr(point): "+" for point in range(0x2500, 0x2580)},
    **{chr(point): "#" for point in range(0x2580, 0x25A0)},
    **{chr(point): "?" for point in range(0x2400, 0x2427)},
    **_SIGNS,
    **_BOXES,
}
"""Every sign and line, and the ASCII character for it."""

_HIDDEN = 0x10600
"""Where signs of articles are hidden: Linear A, one cell wide, which no article is written in."""
_SHIELD = {ord(sign): chr(_HIDDEN + place) for place, sign in enumerate(STAND_INS)}
_TO_ASCII = {
    **{ord(sign): ascii_sign for sign, ascii_sign in STAND_INS.items()},
    **{ord(hidden): sign for sign, hidden in zip(STAND_INS, _SHIELD.values(), strict=True)},
}


class _Mode:
    """What the terminal gets; set once, when the app begins."""

    ascii = False


def use(glyphs: Glyphs) -> None:
    """From now on draw for a terminal that shows signs, or for one that shows ASCII alone."""
    _Mode.ascii = glyphs == "ascii"


def shield(text: str) -> str:
    """Text of an article with its own signs hidden from `to_ascii`, one character for one; a lone sign is ours."""
    return text.translate(_SHIELD) if _Mode.ascii and len(text) > 1 and not text.isascii() else text


def to_ascii(text: str) -> str:
    """What was drawn with ASCII in the place of our signs; those of articles come back as they are."""
    return text if text.isascii() else text.translate(_TO_ASCII)


def written(text: str) -> str:
    """What was drawn as it leaves the app otherwise, by a clipboard for one: as the terminal would show it."""
    return to_ascii(text) if _Mode.ascii else text
