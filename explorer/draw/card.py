"""The lines of a card: a heading, then values with their counts and bars, each of which one can filter by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from db.ask.profile import Profile, Share
from db.ask.query import NONE, Field, Filter
from db.reference.country import name_of
from explorer.draw.bar import FEWEST, INFERRED, REST, STATED, bar
from explorer.draw.piece import Ink, Line, Piece, cut, cut_line, left, plain, right, safe, width_of
from explorer.draw.words import (
    KINDS,
    NO_COUNTRY,
    NO_OUTLET,
    NOT_ALOUD,
    STATUSES,
    THOUGHT,
    grouped,
    kind_ink,
    many,
    number,
)  # fmt: skip
from explorer.span import spans

LABEL, MONTH = 20, 9
"""Cells of a value, and of a month."""
NOBODY = "no one named"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a card."""

    draw: Callable[[int], Line]
    """From a width to the line."""
    asks: tuple[Filter, ...] = ()
    """What enter filters by; empty where there is nothing to choose."""
    now: int = 0
    """Quotes that this leaves."""
    section: str = ""

    def paint(self, width: int) -> Line:
        """The line, no wider than asked."""
        return cut_line(self.draw(width), max(0, width))


AIR = Row(lambda width: ())


@dataclass(frozen=True, slots=True)
class Limits:
    """How many lines a section takes at most; 0 leaves it out."""

    months: int = 24
    values: int = 12
    names: int = 40


def text_row(*pieces: Piece) -> Row:
    """A line that says something."""
    return Row(lambda width: cut_line((Piece(" "), *pieces), max(0, width - 1)))


def heading(section: str, *more: Piece) -> Row:
    """The first line of a section."""
    return Row(
        lambda width: cut_line((Piece(" "), Piece(section, bold=True), *more), max(0, width - 1)), (), 0, section
    )


def counted(now: int, count: int) -> str:
    """``44``, or ``3/44`` where the query leaves fewer."""
    return number(count) if now == count else f"{number(now)}/{number(count)}"


def value_row(
    glyph: Piece, words: str, share: Share, whole: int, asks: tuple[Filter, ...], *, digits: int = 4,
    ink: Ink = "muted", label: int = LABEL, inferred: int = 0,
) -> Row:  # fmt: skip
    """A value with its count and its bar out of the whole."""

    def paint(width: int) -> Line:
        named = max(4, min(label, width - digits - 3))
        text = left(cut(safe(words), named - width_of(glyph.text)), named - width_of(glyph.text))
        line: Line = (
            Piece(" "), glyph, Piece(text), Piece(right(counted(share.now, share.all), digits), bold=True), Piece(" "),
        )  # fmt: skip
        room = width - named - digits - 3
        return cut_line((*line, *(bar(share.now, share.all, whole, room, ink, inferred) if whole else ())), width)

    return Row(paint, asks, share.now)


def digits_of(shares: Sequence[Share]) -> int:
    """Cells that the counts of a section take."""
    return max([4, *(len(counted(share.now, share.all)) for share in shares)])


def said_rows(profile: Profile, share: bool = False) -> list[Row]:
    """How the quotes are said: kinds, and what is not simply said of them."""
    if not profile.all:
        return [heading("Said as", Piece("  no quotes", "muted"))]
    size = digits_of((*profile.kinds, *profile.statuses))
    whole = profile.all if profile.all >= FEWEST else 0
    counts = counted(profile.now, profile.all) if profile.now == profile.all else (
        f"{grouped(profile.now)} of {grouped(profile.all)}"
    )  # fmt: skip
    direct = next((kind.all for kind in profile.kinds if kind.value == "direct"), 0)
    more = f" · {round(100 * direct / profile.all)}% direct" if share else ""
    gap = " " * max(2, LABEL + size - 7 - len(counts))
    counted_out: Line = ()
    if whole and profile.now != profile.all:
        counted_out = (Piece(f"  {REST}", "line"), Piece(" filtered out", "faint"))
    told = Piece(gap + counts + " " + many(profile.all, "quote") + more, "muted")
    rows = [heading("Said as", told, *counted_out)]
    for kind in profile.kinds:
        name = next(key for key in KINDS if key == kind.value)
        ink = kind_ink(name, "asserted")
        glyph = Piece(KINDS[name] + " ", ink)
        rows.append(value_row(glyph, name, kind, whole, (Filter("kind", (name,)),), digits=size, ink=ink))
    for status in profile.statuses:
        named = next(key for key in STATUSES if key == status.value)
        sign, ink = STATUSES[named]
        words = f"of these {named}" if len(named) < LABEL - 10 else named
        asks = (Filter("status", (named,)),)
        rows.append(value_row(Piece(sign + " ", ink), words, status, whole, asks, digits=size, ink=ink))
    if profile.thought.all:
        asks = (Filter("aloud", ("no",)),)
        rows.append(value_row(Piece(NOT_ALOUD + " ", "muted"), THOUGHT, profile.thought, whole, asks, digits=size))
    return rows


def when_rows(profile: Profile, most: int) -> list[Row]:
    """When they were said: months or years, and how that is known."""
    found = spans(profile.months, most)
    legend: Line = ()
    if found and profile.based and profile.all >= FEWEST:
        legend = (Piece(f"  {STATED}", "muted"), Piece(" stated  ", "faint"), Piece(INFERRED, "muted"),
                  Piece(" inferred", "faint"))  # fmt: skip
    rows = [heading("When", *legend)]
    shares = [Share(span.name, span.now, span.all) for span in found] + [profile.undated]
    size = max([5, *(len(counted(share.now, share.all)) + 1 for share in shares)])
    whole = max((span.all for span in found), default=0) if profile.all >= FEWEST else 0
    for span, share in zip(found, shares, strict=False):
        sign = Piece(span.sign or " ", "muted")
        rows.append(
            value_row(sign, span.name, share, whole, span.filters, digits=size, ink="who", label=MONTH,
                      inferred=span.inferred)
        )  # fmt: skip
    if profile.undated.all:
        count = right(counted(profile.undated.now, profile.undated.all), size)
        rows.append(text_row(Piece(left(" no month", MONTH), "muted"), Piece(count, bold=True),
                             Piece(" not drawn" if whole else "", "faint")))  # fmt: skip
    return rows if len(rows) > 1 else []


def country_rows(section: str, field: Field, shares: Sequence[Share], whole: int, most: int) -> list[Row]:
    """Countries in one of their roles."""
    size = max((width_of(share.value or NO_COUNTRY) for share in shares[:most]), default=2)
    return _values(section, shares, whole, most, lambda share: (
        Piece(left(plain(share.value or NO_COUNTRY), max(2, size)) + " ", "muted"),
        "no country known" if share.value is None else _name(share.value),
        (Filter(field, (share.value or NONE,)),),
    ))  # fmt: skip


def _name(code: str) -> str:
    name = name_of(code)
    return name if name != code else ""


def outlet_rows(shares: Sequence[Share], whole: int, most: int) -> list[Row]:
    """Outlets they stand in."""
    return _values("Printed in", shares, whole, most, lambda share: (
        Piece("¶ " if share.value else "  ", "muted"), share.value or NO_OUTLET,
        (Filter("outlet", (share.value or NONE,)),),
    ))  # fmt: skip


def carrier_rows(shares: Sequence[Share], whole: int, most: int) -> list[Row]:
    """Who carried the words to where they were printed."""
    return _values("Carried by", shares, whole, most, lambda share: (
        Piece("¶ " if share.value else "  ", "muted"), share.value or NOBODY, (Filter("via", (share.value or NONE,)),),
    ))  # fmt: skip


def _values(
    section: str, shares: Sequence[Share], whole: int, most: int,
    of: Callable[[Share], tuple[Piece, str, tuple[Filter, ...]]],
) -> list[Row]:  # fmt: skip
    if not shares or most <= 0:
        return []
    size = digits_of(shares)
    rows = [heading(section)]
    for share in shares[:most]:
        glyph, words, asks = of(share)
        rows.append(value_row(glyph, words, share, whole if whole >= FEWEST else 0, asks, digits=size))
    if len(shares) > most:
        rows.append(text_row(Piece(f"  and {len(shares) - most} more", "faint")))
    return rows


@dataclass(frozen=True, slots=True)
class Section:
    """A section that takes as many lines as there is room for."""

    rows: Callable[[int], list[Row]]
    """From how many values at most to its lines."""
    rank: int
    """The higher the sooner it is left out."""
    least: int = 3
    """Values without which it is not worth its heading."""


LONGEST = 12
"""Values of one section where there is room for all."""


def fitted(sections: Sequence[Section], height: int) -> list[Row]:
    """As many of the sections as so many lines hold, each as long as the others let it be."""
    sizes = {place: section.least for place, section in enumerate(sections)}
    order = sorted(sizes, key=lambda place: sections[place].rank)

    def made() -> list[Row]:
        return joined([sections[place].rows(size) for place, size in sorted(sizes.items())])

    while len(sizes) > 1 and len(made()) > height:
        del sizes[order.pop()]
    growing = list(order)
    while growing:
        for place in list(growing):
            sizes[place] += 1
            if sizes[place] > LONGEST or len(made()) > height:
                sizes[place] -= 1
                growing.remove(place)
    return made()[:height]


def joined(sections: Sequence[Sequence[Row]]) -> list[Row]:
    """Sections one under another, a blank line between two; each row knows its section."""
    found: list[Row] = []
    for section in sections:
        if not section:
            continue
        if found:
            found.append(AIR)
        name = section[0].section
        found += [Row(row.draw, row.asks, row.now, name) for row in section]
    return found
