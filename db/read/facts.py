"""What an article says of itself: title, author, day of publication and outlet, each with the words it rests on."""

from dataclasses import dataclass

from db.read import masthead
from db.read.article import Fact, Span
from db.read.byline import biography, byline, desk_credit, lone_name
from db.read.caption import credited
from db.read.dateline import Date, dateline, dates_in
from db.read.header import FieldName, header
from db.read.line import Line
from db.read.masthead import Credit
from db.read.opening import opening
from db.read.zone import Layout
from db.reference.outlet import outlet_of

_UNKNOWN = Fact()


@dataclass(frozen=True, slots=True)
class Facts:
    """The four facts of an article."""

    title: Fact
    author: Fact
    published: Fact
    outlet: Fact


def facts(text: str, layout: Layout) -> Facts:
    """What the lines of an article, with their zones, tell of it."""
    return Facts(_title(text, layout), _author(text, layout), _published(text, layout), _outlet(text, layout))


def _span(text: str, line: Line, start: int, end: int) -> Span:
    """Where a part of the line as shown stands in the text: runs of blanks are one there."""
    at, shown = line.start, 0
    first = line.start
    while at < line.end and shown < end:
        if shown == start:
            first = at
        width = 1
        if text[at].isspace():
            while at + width < line.end and text[at + width].isspace():
                width += 1
        at += width
        shown += 1
    return first, at


def _stated(text: str, line: Line, value: str, start: int, end: int) -> Fact:
    return Fact(value, "stated", _span(text, line, start, end))


def _field(text: str, layout: Layout, name: FieldName) -> Fact | None:
    """The value a header field states; what it means is the caller's."""
    for line in layout.lines[:14]:
        found = header(line.text)
        if found and found.name == name and layout.kinds[layout.lines.index(line)] == found.kind:
            return _stated(text, line, found.value, found.start, len(line.text))
    return None


def _title(text: str, layout: Layout) -> Fact:
    titles = layout.of("title")
    if titles:
        line = titles[0]
        if found := header(line.text):
            return _stated(text, line, found.value, found.start, len(line.text))
        if suffixed := masthead.after_title(line.text):
            return _stated(text, line, suffixed[0], 0, len(suffixed[0]))
        bare = line.text.lstrip("# ").strip("* ") if line.text[0] in "#*" else line.text
        start = line.text.index(bare)
        return _stated(text, line, bare, start, start + len(bare))
    body = layout.of("body") or list(layout.lines)
    if not body:
        return _UNKNOWN
    opening = body[0].text
    cut = opening if len(opening) <= 80 else opening[:80].rsplit(" ", 1)[0] or opening[:80]
    return Fact(cut, "inferred", _span(text, body[0], 0, len(cut)))


def _author(text: str, layout: Layout) -> Fact:
    if field := _field(text, layout, "author"):
        return field
    for line in layout.of("byline"):
        found, shift = byline(line.text) or lone_name(line.text), 0
        if found is None and (day := dateline(line.text)):
            found, shift = byline(day.rest) or lone_name(day.rest), max(0, line.text.find(day.rest))
        if found and found.author:
            return _stated(text, line, found.author, found.start + shift, found.end + shift)
    for line in layout.of("boilerplate"):
        note = biography(line.text) or desk_credit(line.text)
        if note and note.author:
            return _stated(text, line, note.author, note.start, note.end)
    return _UNKNOWN


def _published(text: str, layout: Layout) -> Fact:
    for line in layout.of("dateline", "byline"):
        day = dateline(line.text)
        found = day.date if day else next(iter(dates_in(line.text)), None)
        if found:
            return _dated(text, line, found)
    for line in layout.lines[:6]:
        report = opening(line.text)
        if report and report.date:
            return _dated(text, line, report.date)
    for line in layout.of("boilerplate"):
        day = dateline(line.text)
        if day and day.date and not day.rest:
            return _dated(text, line, day.date)
    for line in layout.of("boilerplate"):
        if year := masthead.copyright_year(line.text):
            at = line.text.index(year)
            return Fact(year, "inferred", _span(text, line, at, at + 4))
    return _UNKNOWN


def _dated(text: str, line: Line, day: Date) -> Fact:
    return Fact(day.value, "stated" if day.certain else "inferred", _span(text, line, day.start, day.end))


def _outlet(text: str, layout: Layout) -> Fact:
    if field := _field(text, layout, "outlet"):
        known = outlet_of(field.value or "")
        return Fact(known.name if known else field.value, "stated", field.span)
    found = _credit(layout)
    if not found:
        return _UNKNOWN
    line, credit = found
    return Fact(credit.outlet, credit.basis, _span(text, line, credit.start, credit.end))


def _credit(layout: Layout) -> tuple[Line, Credit] | None:
    """The best evidence for the outlet: the masthead first, a photographer's employer last."""
    own = layout.of("boilerplate")
    for line in layout.of("title"):
        if suffixed := masthead.after_title(line.text):
            return line, suffixed[1]
    for line in layout.lines[:8]:
        if line in own and (credit := masthead.named(line.text)):
            return line, credit
    for line in layout.of("byline"):
        found = byline(line.text)
        rest = found.rest if found else line.text
        if rest and (credit := masthead.in_post(rest, line.text.index(rest) if rest in line.text else 0)):
            return line, credit
    for line in own:
        note = biography(line.text)
        if note and (credit := masthead.in_post(note.rest, line.text.index(note.rest))):
            return line, credit
    for test in (masthead.on_own_page, masthead.by_house_words):
        for line in own:
            if credit := test(line.text):
                return line, credit
    for line in layout.lines[:6]:
        report = opening(line.text)
        agency = outlet_of(report.agency) if report else None
        if report and agency and not agency.is_photo_agency:
            at = line.text.index(report.agency)
            return line, Credit(agency.name, "inferred", at, at + len(report.agency))
    if address := masthead.by_address(line.text for line in own):
        return own[address[0]], address[1]
    for line in layout.of("caption"):
        if found_credit := credited(line.text):
            outlet, start, end = found_credit
            return line, Credit(outlet.name, "inferred", start, end)
    return None
