"""What each line of an article is: title, standfirst, byline, dateline, body, heading, caption or boilerplate."""

from dataclasses import dataclass

from db.read.article import Zone, ZoneKind
from db.read.byline import byline, lone_name, role_line
from db.read.caption import is_bare_credit, is_caption, repeats
from db.read.dateline import dateline, is_label
from db.read.furniture import is_furniture
from db.read.header import header
from db.read.heading import headings
from db.read.line import Line
from db.read.masthead import in_post, named
from db.read.page import mark_own
from db.reference.table import key

_HEAD = 14
"""Lines within which title, standfirst, byline and dateline are looked for."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of an article, each with what it is."""

    lines: tuple[Line, ...]
    kinds: tuple[ZoneKind, ...]

    @property
    def zones(self) -> tuple[Zone, ...]:
        """One zone a line, in text order."""
        return tuple(Zone(kind, line.start, line.end) for line, kind in zip(self.lines, self.kinds, strict=True))

    def of(self, *kinds: ZoneKind) -> list[Line]:
        """The lines of some kinds, in order."""
        return [line for line, kind in zip(self.lines, self.kinds, strict=True) if kind in kinds]


def lay_out(lines: list[Line], stated: str = "") -> Layout:
    """Decide what each line is; what nothing speaks against is body.

    `stated` is a title that stands above them: only a line that repeats it, or is marked as a heading, is one then.
    """
    kinds: list[ZoneKind | None] = [None] * len(lines)
    title = _title(lines, kinds, stated)
    _head(lines, kinds, title)
    _captions(lines, kinds, title)
    mark_own(lines, kinds, title)
    for at in headings(lines, [kind is None for kind in kinds]):
        kinds[at] = "heading"
    return Layout(tuple(lines), tuple(kind or "body" for kind in kinds))


def _title(lines: list[Line], kinds: list[ZoneKind | None], stated: str) -> int | None:
    """Mark the title and what stands above it; its number, None where the article starts without one."""
    for at, line in enumerate(lines[:_HEAD]):
        field = header(line.text)
        if field and field.name != "title":
            kinds[at] = field.kind
        elif named(line.text) or (is_furniture(line.text) and not line.is_prose):
            kinds[at] = "boilerplate"
        elif (day := dateline(line.text)) and not day.rest:
            kinds[at] = "dateline"
        elif byline(line.text) and line.text.lower().startswith(("by ", "written by ")):
            kinds[at] = "byline"
        elif line.words == 1 and line.text.isupper() and at + 1 < len(lines) and lines[at + 1].words < 30:
            kinds[at] = "boilerplate"
        elif _is_long(line) or (stated and not (line.text.startswith(("#", "**")) or _repeats(line, stated))):
            return None
        else:
            kinds[at] = "title"
            return at
    return None


def _is_long(line: Line) -> bool:
    return line.words > 40 or len(line.text) > 300 or (line.sentences > 1 and line.words > 25)


def _repeats(line: Line, title: str) -> bool:
    """Whether a line says most of what a title says, and little else."""
    said, told = set(line.key.split()), set(key(title).split())
    return 2 * len(said & told) >= len(said | told)


def _head(lines: list[Line], kinds: list[ZoneKind | None], title: int | None) -> None:
    """Mark byline and dateline, and as standfirst the prose between them and the title."""
    if title is None:
        return
    prose: list[int] = []
    for at in range(title + 1, min(len(lines), title + _HEAD)):
        line = lines[at]
        kind = _head_kind(lines, at)
        if kind:
            kinds[at] = kind
            # A date or a name far below the title belongs to something else.
            if len(prose) <= 2 and all(len(lines[n].text) < 500 for n in prose):
                for n in prose:
                    kinds[n] = "standfirst"
            prose = [n for n in prose if kinds[n] is None]
        elif not (is_caption(line.text) or is_furniture(line.text) or line.key == lines[title].key):
            prose.append(at)
        if len(prose) > 3:
            return


def _head_kind(lines: list[Line], at: int) -> ZoneKind | None:
    line = lines[at]
    if field := header(line.text):
        return field.kind
    if byline(line.text):
        return "byline"
    day = dateline(line.text)
    if is_label(line.text) or (day and _is_place(day.rest)):
        return "dateline"
    if day and (byline(day.rest) or lone_name(day.rest)):
        return "byline"
    near = [lines[n].text for n in (at - 1, at + 1) if 0 <= n < len(lines)]
    if lone_name(line.text) and any(role_line(text) or ((d := dateline(text)) and _is_place(d.rest)) for text in near):
        return "byline"
    named_before = at > 0 and (lone_name(lines[at - 1].text) or byline(lines[at - 1].text))
    if named_before and (role_line(line.text) or _is_employer(line.text)):
        return "byline"
    return None


def _is_employer(text: str) -> bool:
    """Whether a line is only an outlet and a place: "BBC News, Cardiff"."""
    credit = in_post(text, 0) if len(text) < 50 and not text.endswith((".", "!", "?")) else None
    return credit is not None and credit.start == 0


def _is_place(rest: str) -> bool:
    """Whether beside the date stands nothing but a place or a section's name."""
    return len(rest) < 40 and len(rest.split()) <= 4 and (not rest or rest[0].isupper()) and not lone_name(rest)


def _captions(lines: list[Line], kinds: list[ZoneKind | None], title: int | None) -> None:
    loose = _is_loose(lines)
    lede = [lines[n].text for n in range(len(lines)) if kinds[n] is None and lines[n].is_prose][:3]
    heading = lines[title].key if title is not None else ""
    for at, line in enumerate(lines):
        if kinds[at] is not None:
            continue
        if is_caption(line.text) or any(text != line.text and repeats(line.text, text) for text in lede):
            kinds[at] = "caption"
            before = at - 1
            if loose and before >= 0 and kinds[before] is None and not line.gap and _is_label(lines[before]):
                kinds[before] = "caption"
        elif at and kinds[at - 1] == "caption" and is_bare_credit(lines[at - 1].text):
            words = set(line.key.split())
            again = len(words & set(heading.split())) > 0.8 * len(words) and len(words) > 3
            if again or (loose and not line.gap and line.words < 30 and not line.has_quote):
                kinds[at] = "caption"


def _is_label(line: Line) -> bool:
    return line.words <= 10 and not line.has_end


def _is_loose(lines: list[Line]) -> bool:
    """Whether blank lines part the paragraphs, so that lines without one between belong together."""
    return sum(line.gap for line in lines) > 0.6 * len(lines)
