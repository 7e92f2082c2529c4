"""What is known of a quote, as a column beside its article or as one line above it."""

from db.ask.row import ArticlePage, QuoteCard, Verdict
from explorer.draw.piece import Line, Piece, cut, cut_line, fill, length, plain, right, width_of
from explorer.draw.rows import DATE, said
from explorer.draw.words import (
    CERTAIN,
    DOUBTFUL,
    NO_COUNTRY,
    SAID,
    SAID_WORDS,
    STATUSES,
    THOUGHT,
    UNDATED,
    UNKNOWN,
    code_of,
    inferred,
    kind_glyph,
    kind_ink,
    many,
    number,
    status_word,
    sure_word,
)

LABEL = 8


def facts_column(card: QuoteCard, width: int) -> list[Line]:
    """The facts, one a line: who, kind, status, whether aloud, cue, via, said, about, at, how sure."""
    lines: list[Line] = [_who(card, width - 1)]
    if card.role:
        lines += [(Piece(" "), Piece(row, "muted")) for row in fill(plain(card.role), width - 2)]
    if card.row.speaker is None and card.unknown_reason:
        lines += [(Piece(" "), Piece(row, "muted")) for row in fill(plain(card.unknown_reason), width - 2)]
    return [*lines, (Piece(" "),), *plain_facts(card, width)]


def _who(card: QuoteCard, room: int) -> Line:
    code = code_of(card.row.country)
    name = plain(card.row.speaker) if card.row.speaker else UNKNOWN
    shown = cut(name, max(1, room - width_of(code) - 3))
    who = Piece(shown, "who", bold=True, tag="do:actor") if card.row.speaker else Piece(shown, "muted", italic=True)
    return (Piece(" "), who, Piece("  "), Piece(code, "muted", bold=True))


def plain_facts(
    card: QuoteCard, width: int, page: ArticlePage | None = None, versions: int | None = None
) -> list[Line]:
    """The facts without the speaker; beside a chain, which a page makes, the day of print in place of the carriers."""
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
            lines += [(Piece("  "), Piece(part, ink)) for part in fill(words, max(1, width - 3))]
    if row.aloud is False:
        lines += [_fact("aloud", Piece("no", bold=True)), _fact("", Piece(cut(THOUGHT, room)))]
    elif row.aloud is None:
        lines.append(_fact("aloud", Piece(cut("not looked at", room), "faint")))
    cue = Piece(cut(plain(card.cue), room), underline=True) if card.cue else Piece("none", "faint")
    lines.append(_fact("cue", cue))
    for place, via in enumerate(card.via if page is None else ()):
        mark = "~" if via.basis == "inferred" else ""
        lines.append(_fact("via" if not place else "", Piece(cut(mark + plain(via.name), room))))
    lines += _day("said", row.said, SAID[row.said_basis], SAID_WORDS[row.said_basis], room)
    if page is not None:
        basis = page.published_basis
        lines += _day("printed", page.published, inferred(basis), SAID_WORDS[basis], room)
    about = " ".join(plain(code) for code in card.about)
    lines.append(_fact("about", Piece(cut(about, room)) if about else Piece(NO_COUNTRY, "faint")))
    at = f"{card.spans[0][0]}–{card.spans[-1][1]}" if card.spans else NO_COUNTRY
    lines.append(_fact("at", Piece(cut(at, room), "muted")))
    lines.append(_fact("sure", *_sure(card.confidence)))
    if versions:
        lines.append(_fact("also", Piece(cut(f"{number(versions)} other {many(versions, 'version')}", room))))
    return [*lines, *_verdict(card.verdict, room)] if card.verdict else lines


def judged(verdict: Verdict) -> list[str]:
    """What a person decided, in words with their glyphs."""
    words = ["✎ corrected"] if verdict.edited else ["✔ accepted"] if verdict.accepted else []
    return [*words, *(["★ bookmarked"] if verdict.bookmarked else [])]


def _verdict(verdict: Verdict, room: int) -> list[Line]:
    """What a person decided, what the machine has instead, and the note."""
    lines = [
        _fact("" if place else "verdict", Piece(cut(words, room), "accent", bold=True))
        for place, words in enumerate(judged(verdict))
    ]
    was = [f"was {plain(verdict.machine)}"] if verdict.machine else []
    was += ["no longer found by itself"] if verdict.kept else []
    lines += [_fact("", Piece(part, "muted")) for words in was for part in fill(words, room, 3)]
    note = fill(plain(verdict.note or ""), room)
    return [*lines, *(_fact("" if place else "note", Piece(part)) for place, part in enumerate(note))]


def _day(label: str, day: str | None, mark: str, basis: str, room: int) -> list[Line]:
    """``said    ~2031-03  inferred``: the basis below where there is no room beside the day, left out where stated."""
    if not day:
        return [_fact(label, Piece(UNDATED, "faint"))]
    shown = (Piece(mark, "muted"), Piece(cut(plain(day), room - width_of(mark))))
    if basis in ("", "stated"):
        return [_fact(label, *shown)]
    if length(shown) + 2 + len(basis) <= room:
        return [_fact(label, *shown, Piece("  "), Piece(basis, "faint"))]
    return [_fact(label, *shown), _fact("", Piece(basis, "faint"))]


def _sure(confidence: float) -> Line:
    """``62 % likely``."""
    doubtful = confidence < DOUBTFUL
    word = Piece(sure_word(confidence), "relayed" if doubtful else "muted", bold=doubtful)
    return (Piece(f"{confidence:.0%} ".replace("%", " %")), word)


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
    name = Piece(plain(row.speaker), "who", bold=True, tag="do:actor") if row.speaker else unknown
    parts.append((name, Piece(" " + code_of(row.country), "muted", bold=True)))
    if not thought:
        parts.append((glyph, Piece(row.kind)))
    if DOUBTFUL <= card.confidence < CERTAIN:
        parts.append(_sure(card.confidence))
    if card.verdict:
        parts += [(Piece(words, "accent", bold=True),) for words in judged(card.verdict)]
    if card.via:
        parts.append((Piece("via ", "faint"), Piece(", ".join(plain(via.name) for via in card.via))))
    if card.about:
        parts.append((Piece("about ", "faint"), Piece(" ".join(plain(code) for code in card.about))))
    joined: list[Piece] = []
    for place, part in enumerate(parts):
        joined += [*([dot] if place else []), *part]
    sure = (dot, *_sure(card.confidence))
    if card.confidence >= CERTAIN and length(joined) + length(sure) < room - DATE:  # half a number says nothing
        joined += sure
    line = cut_line(tuple(joined), max(0, room - DATE - 1))
    gap = max(0, room - DATE - length(line))
    return (Piece("   "), *line, Piece(" " * gap), Piece(right(said(row), min(DATE, room)), "muted"))
