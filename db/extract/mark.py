"""One quotation mark: which sign it is, and what its neighbours let it do."""

import re
from dataclasses import dataclass

from db.extract.apostrophe import begins_elided, ends_elided, is_prime

MARK = re.compile(r"''|``|’’|‘‘|(?<![^\s(\[]),,(?=\w)|[\"“”„‟«»‹›'‘’‚]")
SINGLE = frozenset("'‘’‚")
CLOSERS = {
    '"': ('"', "”", "''", "’’"),
    "“": ("”", "“", '"', "''", "’’"),
    "”": ("”", '"'),
    "‟": ("”", '"'),
    "„": ("“", "”", '"', "''", "’’"),
    ",,": ("''", "“", "”", '"', "’’"),
    "``": ("''", '"', "”", "’’"),
    "''": ("''", '"', "’’"),
    "‘‘": ("’’", "”", '"', "''"),
    "’’": ("’’",),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    "›": ("‹",),
    "'": ("'", "’"),
    "‘": ("’", "'", "‘"),
    "‚": ("‘", "’", "'"),
}
"""What can close a mark, the likeliest first."""
ENDS = ".,!?…;)—–-"
"""Signs that stand before a closing mark."""


@dataclass(slots=True)
class Mark:
    """One mark, with what its neighbours let it do."""

    sign: str
    at: int
    opens: bool
    closes: bool

    @property
    def end(self) -> int:
        """Behind its last code point."""
        return self.at + len(self.sign)


def find_marks(text: str, start: int, end: int) -> tuple[list[Mark], list[Mark]]:
    """The double and the single marks of a paragraph, apostrophes and primes left out."""
    doubles: list[Mark] = []
    singles: list[Mark] = []
    backward: bool | None = None
    for match in MARK.finditer(text, start, end):
        sign, at = match.group(), match.start()
        before = text[at - 1] if at > start else " "
        after = text[match.end()] if match.end() < end else " "
        if sign in SINGLE:
            if not (before.isalnum() and after.isalnum()) and not _is_no_mark(text, start, end, at):
                singles.append(_single(sign, at, before, after))
            continue
        if sign in {"«", "»"} and backward is None:
            backward = sign == "»" and not before.isalnum() and not after.isspace() and before not in ENDS
        if sign == '"' and is_prime(text, start, at):
            continue
        doubles.append(_double(text, sign, at, before, after, backward is True))
    return _without_inches(text, start, doubles), singles


def _is_no_mark(text: str, start: int, end: int, at: int) -> bool:
    """Tell whether a single mark is an apostrophe whatever stands around it."""
    return begins_elided(text, at, end) or ends_elided(text, start, at)


def _double(text: str, sign: str, at: int, before: str, after: str, backward: bool) -> Mark:
    """A double mark with what it can do; French and curly ones may have blanks inside."""
    if sign in {"«", "»"}:
        opens = sign == ("»" if backward else "«")
        if backward and sign == "»":
            return Mark(sign, at, not before.isalnum() and before not in ENDS, not before.isspace())
        return Mark(sign, at, opens, not opens)
    if sign in {"‹", "›"}:
        return Mark(sign, at, sign == "‹", sign == "›")
    dotted = after in ".," and text[at + len(sign) : at + len(sign) + 3] not in {"...", ". ."}
    fits = not before.isalnum() and not after.isspace() and after not in ";:!?)]" and not dotted
    if sign in {"„", "‟", ",,", "``", "‘‘"}:
        return Mark(sign, at, not before.isalnum(), False)
    if sign == "“":
        wrong = not before.isspace() and not after.isalnum() and before not in "([—–-:"
        return Mark(sign, at, not (wrong and before in ENDS), wrong or (not before.isspace() and after in " ,.;"))
    if sign == "”":
        return Mark(sign, at, before in " \u00a0([" and fits, True)
    if before.isspace() and after.isspace():
        return Mark(sign, at, True, True)
    closes = not before.isspace() and before not in "(["
    if fits and closes:
        closes = before in ".,!?…;)" or not after.isalnum()
    return Mark(sign, at, fits, closes)


def _single(sign: str, at: int, before: str, after: str) -> Mark:
    """A single mark with what it can do."""
    fits = not before.isalnum() and not after.isspace() and after not in ",;:!?)]"
    closes = not before.isspace() and not after.isalnum() and before not in "(["
    if sign == "’":
        return Mark(sign, at, False, closes)
    if sign == "‘":
        return Mark(sign, at, not before.isalnum(), closes and (before in ENDS or before.isalnum()))
    if sign == "‚":
        return Mark(sign, at, fits, False)
    if fits and closes:
        closes = before in ".,!?…;"
    return Mark(sign, at, fits, closes)


def _without_inches(text: str, start: int, doubles: list[Mark]) -> list[Mark]:
    """The double marks without inches: those of `"a 12" record,"` where the passage goes on to a real closing mark."""
    kept: list[Mark] = []
    for i, mark in enumerate(doubles):
        later = doubles[i + 1] if i + 1 < len(doubles) else None
        inches = mark.sign == '"' and mark.at > start and text[mark.at - 1].isdigit() and not mark.opens
        if inches and later is not None and later.closes and not later.opens:
            continue
        kept.append(mark)
    return kept
