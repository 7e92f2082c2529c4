"""Texts no article should hold, and what no screen may ever hold: for the tests of all that is drawn."""

import unicodedata

from hypothesis import strategies as st

BRACKETED = "[/] [b]bold[/b] [link=x] [@click=app.bell]here[/] [sic]"
ESCAPES = "\x1b[31mred\x1b]52;c;aGk=\x07 \x9b1m \x00 \x7f \x85 \u2028 \ud800"
BIDI = "\u202eturned\u2066 \u200fright\u200e \u061c \u2069"
RIGHT_TO_LEFT = "שלום לכולם السلام عليكم"
WIDE = "漢字かな交じり文 한국어 港口"
COMBINING = "e\u0301a\u0308 Z\u0351\u036b\u0343 กำลัง क्षि \u1112\u1161\u11ab"
EMOJI = "👨\u200d👩\u200d👧 ❤\ufe0f 👍🏽 🇩🇪 1\ufe0f\u20e3 🏴\U000e0067\U000e007f ⌚\ufe0e"
UNSEEN = "so\xadft \ufeff zero\u200bwidth\u200c \u2060 \ufff9"
ENDLESS = "w" * 10_000 + " 漢字" * 2_000

SORTS = (BRACKETED, ESCAPES, BIDI, RIGHT_TO_LEFT, WIDE, COMBINING, EMOJI, UNSEEN)
EVIL = " ".join(SORTS)
TEXT = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from([*EVIL, *"plain words and blanks   "]), max_size=80).map("".join),
)
"""Any text, lone surrogates among it."""


def harmful(drawn: str) -> set[str]:
    """The characters of something drawn that could act on a terminal, or that terminals measure differently."""
    return {
        letter
        for letter in drawn
        if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp") or "\ufe00" <= letter <= "\ufe0f"
    }
