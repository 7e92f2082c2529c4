"""What is known of a quote, as a column beside its article or as one line above it."""

from db.ask.row import QuoteCard
from explorer.draw.piece import Ink, Line, Piece, cut, cut_line, length, plain, right, width_of
from explorer.draw.rows import DATE, said
from explorer.draw.words import (
    CERTAIN,
    DOUBTFUL,
    NO_COUNTRY,
    SAID,
    SAID_WORDS,
    STATUSES,
    THOUGHT,
    UNKNOWN,
    kind_glyph,
    kind_ink,
    status_word,
    sure_word,
)

LABEL = 8


def facts_column(card: QuoteCard, width: int) -> list[Line]:
    """The facts, one a line: who, kind, status, whether aloud, cue, via, said, about, at, how sure."""
    lines: list[Line] = [_who(card, width - 1)]
    if card.role:
        lines += [(Piece(" "), Piece(row, "muted")) for row in _fill(plain(card.role), width - 2)]
    if card.row.speaker is None and card.unknown_reason:
        lines += [(Piece(" "), Piece(row, "muted")) for row in _fill(plain(card.unknown_reason), width - 2)]
    return [*lines, (Piece(" "),), *plain_facts(card, width)]


def _who(card: QuoteCard, room: int) -> Line:
    code = plain(card.row.country or NO_COUNTRY)
    name = plain(card.row.speaker) if card.row.speaker else UNKNOWN
    shown = cut(name, max(1, room - width_of(code) - 3))
    who = Piece(shown, "who", bold=True) if card.row.speaker else Piece(shown, "muted", italic=True)
    return (Piece(" "), who, Piece("  "), Piece(code, "muted", bold=True))


def plain_facts(card: QuoteCard, width: int) -> list[Line]:
    """The facts without the speaker."""
    row = card.row
    room = max(1, width - 1 - LABEL)
    glyph = Piece(kind_glyph(row.kind, row.aloud) + " ", kind_ink(row.kind, row.status))
    lines = [_fact("kind", glyph, Piece(row.kind))]
    if row.status == "asserted":
        lines.append(_fact("status", Piece("asserted")))
    else:
        ink = STATUSES[row.status][1]
        lines.append(_fact("status", Piece(cut(status_word(row.status), room), ink, bold=True)))
        if card.status_words:
            words = f"“{plain(card.status_words)}”"
            lines += [(Piece("  "), Piece(part, ink)) for part in _fill(words, max(1, width - 3))]
    if row.aloud is False:
        lines += [_fact("aloud", Piece("no", bold=True)), _fact("", Piece(cut(THOUGHT, room)))]
    elif row.aloud is None:
        lines.append(_fact("aloud", Piece(cut("not looked at", room), "faint")))
    cue = Piece(cut(plain(card.cue), room), underline=True) if card.cue else Piece("none", "faint")
    lines.append(_fact("cue", cue))
    for place, via in enumerate(card.via):
        mark = "~" if via.basis == "inferred" else ""
        lines.append(_fact("via" if not place else "", Piece(cut(mark + plain(via.name), room))))
    if row.said:
        lines.append(_fact("said", Piece(SAID[row.said_basis], "muted"), Piece(cut(plain(row.said), room))))
        if row.said_basis != "stated":
            lines.append(_fact("", Piece(SAID_WORDS[row.said_basis], "faint")))
    else:
        lines.append(_fact("said", Piece("undated", "faint")))
    about = " ".join(plain(code) for code in card.about)
    lines.append(_fact("about", Piece(cut(about, room)) if about else Piece(NO_COUNTRY, "faint")))
    at = f"{card.spans[0][0]}–{card.spans[-1][1]}" if card.spans else NO_COUNTRY
    lines.append(_fact("at", Piece(cut(at, room), "muted")))
    lines.append(_fact("sure", *_sure(card.confidence)))
    return lines


def _sure(confidence: float) -> Line:
    """``0.62 likely``: the number alone from where a quote needs no word."""
    word = sure_word(confidence)
    ink: Ink = "relayed" if confidence < DOUBTFUL else "muted"
    return (Piece(f"{confidence:.2f}"), *((Piece(f" {word}", ink, bold=confidence < DOUBTFUL),) if word else ()))


def _fact(label: str, *value: Piece) -> Line:
    return (Piece(" "), Piece(label.ljust(LABEL), "faint"), *value)


def facts_line(card: QuoteCard, width: int) -> Line:
    """The facts in one line: what is not the normal first, the date at the right."""
    row = card.row
    room = max(0, width - 4)
    dot = Piece(" · ", "faint")
    parts: list[Line] = []
    if row.status != "asserted":
        parts.append((Piece(status_word(row.status), STATUSES[row.status][1], bold=True),))
    glyph = Piece(kind_glyph(row.kind, row.aloud) + " ", kind_ink(row.kind, row.status))
    thought = row.aloud is False and row.kind == "indirect"
    if row.aloud is False:
        parts.append((*([glyph] if thought else []), Piece("thought", bold=True)))
    if card.confidence < DOUBTFUL:  # what may well be wrong is said before there is no more room
        parts.append(_sure(card.confidence))
    unknown = Piece(UNKNOWN, "muted", italic=True)
    name = Piece(plain(row.speaker), "who", bold=True) if row.speaker else unknown
    parts.append((name, Piece(" " + plain(row.country or NO_COUNTRY), "muted", bold=True)))
    if not thought:
        parts.append((glyph, Piece(row.kind)))
    if DOUBTFUL <= card.confidence < CERTAIN:
        parts.append(_sure(card.confidence))
    if card.via:
        parts.append((Piece("via ", "faint"), Piece(", ".join(plain(via.name) for via in card.via))))
    if card.about:
        parts.append((Piece("about ", "faint"), Piece(" ".join(plain(code) for code in card.about))))
    joined: list[Piece] = []
    for place, part in enumerate(parts):
        joined += [*([dot] if place else []), *part]
    sure = (dot, Piece("sure ", "faint"), *_sure(card.confidence))
    if card.confidence >= CERTAIN and length(joined) + length(sure) < room - DATE:  # half a number says nothing
        joined += sure
    line = cut_line(tuple(joined), max(0, room - DATE - 1))
    gap = max(0, room - DATE - length(line))
    return (Piece("   "), *line, Piece(" " * gap), Piece(right(said(row), min(DATE, room)), "muted"))


def _fill(text: str, width: int) -> list[str]:
    """The text broken at blanks into lines of that width."""
    lines: list[str] = []
    for word in text.split():
        if lines and width_of(lines[-1]) + 1 + width_of(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(cut(word, width))
    return lines[:6]
