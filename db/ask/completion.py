"""What the word at the cursor of a query could become: names of fields, and their values."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, get_args

from db.ask import nation
from db.ask.lexeme import Lexeme, last_piece, needs_quotes, quote
from db.ask.query import COUNTRY_FIELDS, DATE_FIELDS, NONE, SORTS, Field
from db.ask.value import KINDS, STATUSES
from db.dataclass import dataclass
from db.index.fold import fold

MOST = 8
"""Offers made at once."""
_LIKE = 75
"""How alike, of 100, a mistyped word must be to a country's name."""
FieldName = Field | Literal["sort"]
NamedField = Literal["country", "about", "outlet-country", "speaker", "source", "outlet", "via"]
NAMED_FIELDS: tuple[NamedField, ...] = get_args(NamedField)
"""Fields whose values the library knows."""

MEANINGS: dict[FieldName, str] = {
    "country": "whom the speaker speaks for",
    "about": "countries the words are about",
    "outlet-country": "where the outlet is",
    "speaker": "who said it",
    "source": "the article it stands in",
    "outlet": "who printed it",
    "kind": "how much is word for word",
    "status": "whether it is asserted",
    "aloud": "said, or only thought",
    "bookmark": "what you bookmarked",
    "reviewed": "what you accepted or corrected",
    "note": "what you wrote a note on",
    "confidence": "how sure it is, 0 to 1",
    "via": "through whom it came",
    "after": "said on this day or later",
    "before": "said on this day or earlier",
    "sort": "the order of the quotes",
}
_CHOICES: dict[FieldName, tuple[tuple[str, str], ...]] = {
    "kind": tuple(zip(KINDS, ("in quotation marks", "partly in marks", "in the article's words"), strict=True)),
    "status": tuple((status, "") for status in STATUSES),
    "aloud": (("yes", "said or written"), ("no", "only thought, felt or planned")),
    "bookmark": (("yes", "bookmarked"), ("no", "not bookmarked")),
    "reviewed": (("yes", "accepted or corrected"), ("no", "nobody looked yet")),
    "note": (("yes", "any note; or words of it"), ("no", "no note")),
    "confidence": ((">=0.8", "certain"), ("0.5..0.8", "likely"), ("<0.5", "doubtful")),
    "sort": tuple((order, "") for order in SORTS),
}
_DATE_HINT = "a year, month or day: 2024, 2024-03, 2024-03-17"
_NAME = re.compile(r"([-!]?)([A-Za-z][A-Za-z-]*)")


@dataclass(frozen=True, slots=True)
class Named:
    """One value of a field that the library holds."""

    value: str
    """What the field takes."""
    note: str
    """What is said beside it; empty where it needs no word."""
    quotes: int


Names = Callable[[NamedField, str, int], Sequence[Named]]
"""From a field, what is typed of a value, and how many at most, to the values held, best first."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing the word could become."""

    text: str
    """What takes the word's place."""
    label: str
    """What is shown: a field's name with its colon, or a value."""
    note: str = ""
    quotes: int | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """The word at the cursor, as it can be completed."""

    start: int
    """Columns of the text that an offer takes the place of."""
    end: int
    typed: str
    """What is typed of it before the cursor, marks left out."""
    field: FieldName | None = None
    """The field whose value it is; None where it may become a field's name."""
    sign: str = ""
    """The minus before the name."""
    given: tuple[str, ...] = ()
    """Folded values the field has already."""

    @property
    def asks(self) -> NamedField | None:
        """The field whose values are to be asked of the library."""
        return next((name for name in NAMED_FIELDS if name == self.field), None)


def spot(text: str, column: int) -> Spot | None:
    """Find what can be completed before a column: two letters of a field's name, or a value after its colon."""
    piece = last_piece(text[:column])
    if piece is None:
        return None
    word_end = column
    while word_end < len(text) and not text[word_end].isspace() and text[word_end] != ",":
        word_end += 1
    if piece.form == "field":
        return _value_spot(piece, column, word_end)
    named = _NAME.fullmatch(piece.raw)
    if piece.escaped or named is None or word_end > column or len(piece.raw) < 2:
        return None
    return Spot(piece.position, word_end, named[2].lower(), sign=named[1])


def _value_spot(piece: Lexeme, column: int, word_end: int) -> Spot | None:
    field = next((name for name in MEANINGS if name == piece.field), None)
    if field is None:
        return None
    ends_open = piece.raw.endswith((":", ","))
    last = None if ends_open else piece.values[-1]
    if last and piece.closed and piece.mark_position == last.position and piece.raw.endswith(('"', "”", "»")):
        return None
    given = piece.values if last is None else piece.values[:-1]
    return Spot(
        column if last is None else last.position,
        word_end,
        last.text if last else "",
        field,
        given=tuple(fold(value.text) for value in given),
    )


def offers(at: Spot, named: Sequence[Named] = ()) -> list[Offer]:
    """Return what a spot could become, best first; `named` is what the library holds for it.

    Where one of them stands there already, there is none.
    """
    if at.field is None:
        found = [
            Offer(f"{at.sign}{name}:", f"{name}:", meaning)
            for name, meaning in MEANINGS.items()
            if name.startswith(at.typed) and not (name == "sort" and at.sign)
        ]
    elif at.field in COUNTRY_FIELDS:
        found = _countries(at, named)
    elif at.asks:
        found = [_offer(one.value, one.note, one.quotes) for one in named]
        found += _nothing_known(at, "none known") if at.field in ("speaker", "outlet", "via") else []
    else:
        choices = _CHOICES.get(at.field, ())
        found = [_offer(value, note) for value, note in choices if value.startswith(at.typed.lower())]
    fresh = [offer for offer in found if fold(offer.label) not in at.given]
    return [] if any(fold(offer.label) == fold(at.typed) for offer in fresh) else fresh[:MOST]


def hint(at: Spot) -> str:
    """Return what to write where nothing can be offered; empty where there is nothing to say."""
    return _DATE_HINT if at.field in DATE_FIELDS and not at.typed else ""


def complete(text: str, column: int, names: Names) -> tuple[Spot, list[Offer]] | None:
    """Return the word at a column and what it could become; None where it is nothing that can be completed."""
    at = spot(text, column)
    if at is None:
        return None
    return at, offers(at, names(at.asks, at.typed, asked_for(at)) if at.asks else ())


def asked_for(at: Spot) -> int:
    """How many values the library is asked for: all countries, as they are chosen from here."""
    return 1000 if at.field in COUNTRY_FIELDS else MOST + len(at.given)


def take(text: str, at: Spot, offer: Offer) -> tuple[str, int]:
    """Return the text with an offer in the word's place, and the column after it."""
    return text[: at.start] + offer.text + text[at.end :], at.start + len(offer.text)


def _offer(value: str, note: str = "", quotes: int | None = None) -> Offer:
    return Offer(quote(value) if needs_quotes(value) else value, value, note, quotes)


def _nothing_known(at: Spot, note: str) -> list[Offer]:
    return [Offer(NONE, NONE, note)] if NONE.startswith(at.typed.lower()) else []


def _countries(at: Spot, named: Iterable[Named]) -> list[Offer]:
    """Countries and blocs: those that have quotes first, of them the best match, then those with the most quotes."""
    held = {one.value: one.quotes for one in named}
    graded: list[tuple[bool, float, int, str]] = []
    typed = fold(at.typed)
    for code, country in nation.nations().items():
        grade = _grade(typed, code, country.terms)
        if grade and (typed or code in held):
            graded.append((not held.get(code), -grade, -held.get(code, 0), code))
    found = [Offer(code, code, nation.nations()[code].name, held.get(code, 0)) for *_, code in sorted(graded)]
    return found[:MOST] + _nothing_known(at, "no country known")


def _grade(typed: str, code: str, terms: Sequence[str]) -> float:
    """How well letters fit a country: its code, the beginning of its name, of another word for it, or nearly."""
    if not typed or typed == code.lower():
        return 200.0
    if terms[0].startswith(typed):
        return 180.0
    if any(term.startswith(typed) for term in terms):
        return 160.0
    if any(f" {typed}" in term for term in terms):
        return 140.0
    if len(typed) < 4:
        return 0.0
    from rapidfuzz import fuzz  # only for what is mistyped

    alike = max(fuzz.ratio(typed, term[: len(typed) + 1]) for term in terms)
    return alike if alike >= _LIKE else 0.0
