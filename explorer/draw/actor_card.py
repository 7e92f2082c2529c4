"""The card of one who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.ask.profile import Share
from db.ask.query import Filter
from db.reference.country import name_of
from explorer.draw.card import (
    Limits,
    Row,
    Section,
    carrier_rows,
    country_rows,
    fitted,
    heading,
    joined,
    outlet_rows,
    said_rows,
    text_row,
    when_rows,
)  # fmt: skip
from explorer.draw.piece import Piece, cut, left, plain, right, width_of
from explorer.draw.words import ACTORS, NO_COUNTRY, grouped, many, number
from explorer.span import between

if TYPE_CHECKING:
    from db.ask.actor_card import ActorCard, Role

WHOLE = Limits()
NAMES = 42
WRITTEN = "Written as"
"""The section of the names."""
"""Columns of a line of names."""


def actor_rows(card: ActorCard, limits: Limits = WHOLE) -> list[Row]:
    """Who it is, how it speaks, when, about what, through whom, where, and how it is called."""
    profile, whole = card.profile, card.profile.all
    own = [share for share in profile.speaks_for if share.value != card.country]
    return joined(
        [
            who_rows(card),
            said_rows(profile),
            when_rows(profile, limits.months),
            country_rows("Also speaks for", "country", own, whole, limits.values),
            country_rows("About", "about", profile.about, whole, limits.values),
            carrier_rows(profile.carriers, whole, limits.values),
            outlet_rows(profile.outlets, whole, limits.values),
            role_rows(card.roles),
            name_rows(card),
        ]
    )


def side_rows(card: ActorCard, height: int) -> list[Row]:
    """As much of the card as so many lines hold."""
    profile, whole = card.profile, card.profile.all
    sections = [
        Section(lambda most: who_rows(card), 0),
        Section(lambda most: said_rows(profile), 1),
        Section(lambda most: when_rows(profile, most), 2),
        Section(lambda most: country_rows("About", "about", profile.about, whole, most), 3),
        Section(lambda most: carrier_rows(profile.carriers, whole, most), 4),
        Section(lambda most: outlet_rows(profile.outlets, whole, most) if len(profile.outlets) > 1 else [], 6),
        Section(lambda most: name_line(card, most), 5, 1),
    ]
    return fitted(sections, height)


def who_rows(card: ActorCard) -> list[Row]:
    """Name and country, role and kind of actor."""
    code = plain(card.country or NO_COUNTRY)
    name = Piece(cut(f"{ACTORS[card.kind].strip()} {plain(card.name)}".strip(), 60), "who", bold=True)
    words = " · ".join(part for part in (plain(card.role or ""), card.kind) if part)
    country = name_of(card.country) if card.country else ""
    known: tuple[Piece, ...] = (Piece(f" {country}", "faint"),) if country and country != card.country else ()
    return [
        text_row(name, Piece("  "), Piece(code, "muted", bold=True), *known),
        text_row(Piece(words, "text" if card.role else "muted")),
    ]


def role_rows(roles: Sequence[Role]) -> list[Row]:
    """What it is called beside its name, and when."""
    return [heading("Described as  over time"), *map(_role, roles)] if roles else []


def _role(role: Role) -> Row:
    when = "undated"
    asks: tuple[Filter, ...] = ()
    if role.first and role.last:
        when = role.first[:7] if role.first[:7] == role.last[:7] else f"{role.first[:7]} – {role.last[:7]}"
        asks = between(role.first[:7], role.last[:7])
    share = Share(role.text, role.quotes, role.quotes)

    def paint(width: int) -> tuple[Piece, ...]:
        room = max(4, width - 24)
        text = left(plain(share.value or ""), room)
        count = right(number(share.all), 4)
        return (
            Piece(" "),
            Piece(text),
            Piece(count, bold=True),
            Piece("  " + cut(when, max(0, width - room - 7)), "muted"),
        )

    return Row(paint, asks, role.quotes)


def name_rows(card: ActorCard) -> list[Row]:
    """Names as they are written, each with the articles it stands in."""
    if not card.names:
        return []
    rows = [heading(WRITTEN)]
    for name in card.names:
        words = f"{grouped(name.articles)} {many(name.articles, 'article')}"
        share = Share(name.name, name.articles, name.articles)
        rows.append(_named(share, words))
    return rows


def _named(share: Share, words: str) -> Row:
    def paint(width: int) -> tuple[Piece, ...]:
        room = max(4, width - width_of(words) - 3)
        return (Piece(" "), Piece(left(plain(share.value or ""), room)), Piece(" " + words, "muted"))

    return Row(paint, (Filter("speaker", (share.value or "",)),), share.now)


def name_line(card: ActorCard, most: int) -> list[Row]:
    """Names one after another on a few lines."""
    if not card.names or most <= 0:
        return []
    texts = _wrapped([plain(name.name) for name in card.names], NAMES)
    return [heading(WRITTEN), *(text_row(Piece(text, "muted")) for text in texts[:most])]


def _wrapped(names: Sequence[str], width: int) -> list[str]:
    lines: list[str] = []
    for name in names:
        text = cut(name, width)
        if lines and width_of(lines[-1]) + 3 + width_of(text) <= width:
            lines[-1] += f" · {text}"
        else:
            lines.append(text)
    return lines
