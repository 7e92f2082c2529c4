"""An article as bibliographies have it, with the quotes that are taken from it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from db.ask.row import QuoteCard
from db.index.fold import fold, latin
from explorer.export.plain import locator, spoken
from explorer.text import harmless

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_BETWEEN = re.compile(r"\s*(?:;|&|,|\band\b)\s*")
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "md"})
_PARTICLES = frozenset("af al da de den der des di dos du el la le ten ter van von zu zum zur".split())
_SMALL = frozenset("a an and as at by for from in of on or the to with".split())


@dataclass(frozen=True, slots=True)
class Name:
    """One author: of a person the family name apart, of anything else one word alone."""

    family: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """One article and the quotes cited from it."""

    key: str
    """Plain letters, figures and hyphens; of each article another."""
    title: str
    """Empty where it has none."""
    authors: tuple[Name, ...]
    outlet: str
    """Empty where it is unknown."""
    published: tuple[int, ...]
    """Year, month and day, as far as they are known."""
    circa: bool
    """The date was inferred."""
    url: str
    notes: tuple[str, ...]
    """What was inferred, then a line a quote: its words with their marks, who said them, and where they stand."""


def references(cards: Sequence[QuoteCard]) -> list[Reference]:
    """The articles of some quotes in the order of their first, the quotes of one together."""
    by_article: dict[int, list[QuoteCard]] = {}
    for card in cards:
        by_article.setdefault(card.row.article_id, []).append(card)
    return [_reference(group) for group in by_article.values()]


def names_of(author: str) -> tuple[Name, ...]:
    """The names of a byline: "Ann Lee, Bo Tan and Cy Low, Jr." is three."""
    parts: list[str] = []
    for part in _BETWEEN.split(" ".join(harmless(author).split())):
        if parts and part.lower() in _SUFFIXES:
            parts[-1] += f" {part}"
        elif part:
            parts.append(part)
    return tuple(_name(part) for part in parts)


def _name(text: str) -> Name:
    words = text.split()
    end = len(words) - 1
    while end > 1 and words[end].lower() in _SUFFIXES:
        end -= 1
    start = end
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return Name(" ".join(words[start:]), " ".join(words[:start]))


def _reference(cards: Sequence[QuoteCard]) -> Reference:
    card = cards[0]
    found = _DATE.fullmatch(card.published or "")
    authors = names_of(card.author or "")
    outlet = harmless(card.row.outlet or "")
    published = tuple(int(part) for part in found.groups() if part) if found else ()
    notes = []
    if card.published and card.published_basis == "inferred":
        notes.append("date of publication inferred")
    elif not published:
        notes.append("undated")
    if outlet and card.row.outlet_basis == "inferred":
        notes.append("outlet inferred")
    return Reference(
        key=_key(authors[0].family if authors else outlet, published, card),
        title=" ".join(harmless(card.title or "").split()),
        authors=authors,
        outlet=outlet,
        published=published,
        circa=card.published_basis == "inferred",
        url=harmless(card.url or ""),
        notes=(*notes, *(f"{spoken(one)}; {locator(one)}" for one in cards)),
    )


def _key(name: str, published: tuple[int, ...], card: QuoteCard) -> str:
    """The key `ink2031minister-12`: author or outlet, year, first word of the title, and the article's number."""
    words = [_plain(word) for word in (card.title or "").split()]
    word = next((word for word in words if word and word not in _SMALL), "")
    return f"{_plain(name) or 'article'}{published[0] if published else ''}{word}-{card.row.article_id}"


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(latin(text)))[:24]
