"""Text of articles made safe to show: no character of it can move the cursor, colour the screen or turn it round."""

_STAND_INS = {
    **{code: chr(0x2400 + code) for code in range(0x20) if code != 0x0A},
    0x7F: "␡",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),  # C1: 0x9b alone begins an escape sequence in some terminals
    0x85: "␤",
    0x2028: "␤",
    0x2029: "␤",
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "⍰"),  # bidi embeddings, overrides, isolates
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # lone surrogates cannot be encoded at all
}


def visible(text: str) -> str:
    """Put a visible character in the place of each control character, one for one; a line feed stays."""
    return text.translate(_STAND_INS)


def one_line(text: str) -> str:
    """Lay text out on one line: runs of white space become one space, control characters visible ones."""
    return visible(" ".join(text.split()))


def harmless(text: str) -> str:
    """Put text on one line, one character for one, to be written or copied: nothing in it acts on a terminal."""
    if text.isprintable():
        return text
    return visible("".join(" " if letter.isspace() else letter for letter in text))
