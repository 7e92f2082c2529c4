"""One spelling for comparing: letters without case, accents or typographic variety.

`fold` keeps one character for each character, so that a place in the folded string is the same place in the string
as shown. `latin` and `sound` do not: they serve names only.
"""

import re
import unicodedata

MARK = "\u0300"
"""What every combining accent is folded to; words are compared without it."""

_LETTERS = dict(zip("łđøßæœþðıħəŧŋ", "ldosaotdihetn", strict=True))
_SIGNS = {
    **dict.fromkeys("’‘‛ʼ`´′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}


class _Table(dict[int, str]):
    """Code point to folded character, filled as characters are met."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        self[point] = folded = _fold_char(char)
        return folded


def _fold_char(char: str) -> str:
    if char in _SIGNS:
        return _SIGNS[char]
    if "\u0300" <= char <= "\u036f":
        return MARK
    if char.isspace():
        return " "
    if "\uac00" <= char <= "\ud7a3":
        return char  # a syllable, which would fall apart into its letters
    lower = char.lower()[:1]
    lower = _LETTERS.get(lower, lower)
    base = unicodedata.normalize("NFKD", lower)[:1].lower()[:1] or lower
    if base.isspace():
        return " " if not char.isalnum() else lower
    return _LETTERS.get(base, base)


_TABLE = _Table()


def fold(text: str) -> str:
    """Fold case, accents and typographic variants, one character to one character: "Łódź’s" gives "lodz's"."""
    return text.translate(_TABLE)


_CYRILLIC = {
    **dict(zip("абвгґдеёзиійклмнопрстуфыэўјћђљњў", "abvggdeeziiyklmnoprstufyeujcdlnu", strict=True)),
    "є": "ye",
    "ж": "zh",
    "ї": "yi",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "yu",
    "я": "ya",
    "ь": "",
    "ъ": "",
    "џ": "dz",
    "ѓ": "gj",
    "ќ": "kj",
}
_GREEK = {
    **dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True)),
    "θ": "th",
    "χ": "ch",
    "ψ": "ps",
}
_LATIN = str.maketrans(_CYRILLIC | _GREEK)
_OTHER_SCRIPT = re.compile("[\u0370-\u052f]")


def latin(text: str) -> str:
    """Fold and write Cyrillic and Greek letters in Latin ones: "Зеленский" gives "zelenskiy"."""
    if not _OTHER_SCRIPT.search(text):
        return fold(text)
    # й and ї lose their signs when folded, so they are written in Latin first; ά has to lose its own.
    return fold(unicodedata.normalize("NFC", text).lower().translate(_LATIN)).translate(_LATIN)


_SOUNDS = (("sch", "sh"), ("tz", "z"), ("ts", "z"), ("kh", "h"), ("ph", "f"), ("ck", "k"), ("x", "ks"))
_SOUND_LETTERS = str.maketrans("yjwc", "iivk")
_DOUBLED = re.compile(r"(.)\1+")


def sound(word: str) -> str:
    """Reduce a folded word to what its transliterations share: zelenskyy, zelensky and zelenskiy give "zelenski"."""
    for old, new in _SOUNDS:
        word = word.replace(old, new)
    return _DOUBLED.sub(r"\1", word.translate(_SOUND_LETTERS))
