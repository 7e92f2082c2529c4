"""The glyphs and words of kinds, statuses, bases and dates."""

from db.extract.quote import ActorKind, Kind, SaidBasis, Status
from db.read.article import Basis
from explorer.draw.piece import Ink, cut, plain, width_of

KINDS: dict[Kind, str] = {"direct": "●", "mixed": "◐", "indirect": "○"}
STATUSES: dict[Status, tuple[str, Ink]] = {
    "asserted": ("", "text"),
    "negated": ("✗", "denied"),
    "hypothetical": ("◇", "unreal"),
    "conditional": ("◈", "unreal"),
    "question": ("?", "unreal"),
    "second-hand": ("»", "relayed"),
    "unverified": ("!", "relayed"),
}
ACTORS: dict[ActorKind, str] = {
    "person": " ", "government": "⌂", "organisation": "&", "bloc": "∪", "outlet": "¶", "group": "∴", "anonymous": "?",
}  # fmt: skip
SAID: dict[SaidBasis, str] = {"stated": "", "inferred": "~", "printed": "≤", "unknown": ""}
SAID_WORDS: dict[SaidBasis, str] = {
    "stated": "stated", "inferred": "inferred", "printed": "when printed", "unknown": "",
}  # fmt: skip
NOT_ALOUD = "◌"
"""In place of the glyph of indirect speech: nothing was uttered."""
THOUGHT = "thought or planned"
DOUBTFUL = 0.5
"""Confidence below which a quote is as likely wrong as right."""
CERTAIN = 0.8
"""Confidence from which a quote needs no word beside it."""
UNKNOWN = "speaker unknown"
NO_OUTLET = "outlet unknown"
NO_COUNTRY = "–"
UNDATED = "undated"
CODE = 6
"""Cells of a country's code at most."""
MOST_WORDS = 6
"""Words of a name that is shortened from the front."""


def kind_ink(kind: Kind, status: Status) -> Ink:
    """The ink of a kind's glyph: teal for words that were said, red for words that were not."""
    if status == "negated":
        return "denied"
    return "muted" if kind == "indirect" else "who"


def kind_glyph(kind: Kind, aloud: bool | None) -> str:
    """The glyph of a kind; what was only thought or planned, in no marks at all, has its own."""
    return NOT_ALOUD if kind == "indirect" and aloud is False else KINDS[kind]


def sure_word(confidence: float) -> str:
    """What a confidence means."""
    return "certain" if confidence >= CERTAIN else "likely" if confidence >= DOUBTFUL else "doubtful"


def status_word(status: Status) -> str:
    """``✗ negated``; empty for the normal."""
    return "" if status == "asserted" else f"{STATUSES[status][0]} {status}"


def code_of(country: str | None) -> str:
    """A country's code, four cells at most as a rule, a dash for none."""
    return cut(plain(country), CODE) if country else NO_COUNTRY


def inferred(basis: Basis) -> str:
    """The mark before a thing that was inferred."""
    return "~" if basis == "inferred" else ""


def number(count: int) -> str:
    """A count in at most four cells: 999, 1.2k, 34k, 1.2M."""
    if count < 1000:
        return str(count)
    for size, letter in ((1_000_000, "M"), (1000, "k")):
        if count >= size:
            share = f"{count // (size // 10) / 10:.1f}".removesuffix(".0")
            return f"{share}{letter}" if count < size * 10 else f"{count // size}{letter}"
    return str(count)


def grouped(count: int) -> str:
    """A count where there is room for all of it: 1,000,000."""
    return f"{count:,}"


def at_least(count: int) -> str:
    """A count that was cut, to its last digit: 2000+."""
    return f"{count}+" if count < 10_000 else f"{number(count)}+"


def many(count: int, noun: str) -> str:
    """``1 quote``, ``3 quotes``, without the count: the noun alone in its number."""
    return noun if count == 1 else noun + "s"


def quote_text(text: str, kind: Kind) -> tuple[str, int]:
    """The words of a quote as a list shows them, and how far its letters moved.

    Direct speech gets its marks back; a sentence's comma before the closing mark goes.
    """
    if kind != "direct":
        return text, 0
    return "“" + text.rstrip().removesuffix(",") + "”", 1


def short_name(name: str, width: int) -> str:
    """A person's name that fits: from the front, ``V. Zelenskyy``, before its end is cut."""
    if len(name) <= width * 4 and width_of(name) <= width:
        return name
    words = name.split()
    if len(words) > MOST_WORDS:  # no person's name
        return cut(name, width)
    for given in range(1, len(words)):
        initials = " ".join(word[0] + "." for word in words[:given])
        shorter = f"{initials} {' '.join(words[given:])}"
        if width_of(shorter) <= width:
            return shorter
    return cut(words[-1] if words else name, width)
