"""The lines of a text that are the page's own: furniture inside it, and all that follows the article."""

import re

from db.read.article import ZoneKind
from db.read.byline import desk_credit, is_note_on_writer, lone_name
from db.read.furniture import introduces_link, is_furniture, opens_tail
from db.read.line import Line

_LABEL = re.compile(r"([^:]{1,40}):\s")
_LINKS = 30
"""The most titles of other articles in one list."""
_TAIL = 200
"""The most lines that can stand behind an article's end."""


def mark_own(lines: list[Line], kinds: list[ZoneKind | None], title: int | None) -> None:
    """Mark as boilerplate, among the lines not yet decided, what the page says of itself."""
    _furniture(lines, kinds, title)
    _tail(lines, kinds)


def _furniture(lines: list[Line], kinds: list[ZoneKind | None], title: int | None) -> None:
    heading = lines[title].key if title is not None else ""
    for at, line in enumerate(lines):
        if kinds[at] is not None:
            continue
        again = len(heading) > 20 and line.key == heading
        if again or is_furniture(line.text) or desk_credit(line.text):
            kinds[at] = "boilerplate"
            for n in _links(lines, kinds, at):
                kinds[n] = "boilerplate"


def _links(lines: list[Line], kinds: list[ZoneKind | None], at: int) -> list[int]:
    """The titles of other articles that stand in a list after a line such as "Related"."""
    introduced = introduces_link(lines[at].text)
    if not introduced and not opens_tail(lines[at].text):
        return []
    found: list[int] = []
    for n in range(at + 1, min(len(lines), at + _LINKS + 1)):
        ended = lines[n].has_end and (not introduced or lines[n].words < 5)
        if kinds[n] is not None or lines[n].is_prose or lines[n].words > 20 or ended:
            break
        found.append(n)
    # One short line after a bare "Related" may as well be the heading of what follows.
    return found[:6] if introduced else found if len(found) > 1 else []


def _tail(lines: list[Line], kinds: list[ZoneKind | None]) -> None:
    """Mark what follows the last heading of the page's own, and the note on the writer, to the end."""
    first_possible = len(lines) - _TAIL
    total = sum(len(line.text) for line in lines)
    seen = 0
    for at, line in enumerate(lines):
        seen += len(line.text)
        if at < first_possible or seen < 0.4 * total or kinds[at] not in (None, "boilerplate"):
            continue
        opens, note, firm = opens_tail(line.text), is_note_on_writer(line.text), _is_about_firm(lines, at)
        if not (opens or note or firm):
            continue
        rest = [n for n in range(at + 1, len(lines)) if kinds[n] is None]
        if opens and _is_only_furniture(lines, rest) and not _speaks_on(lines, kinds, at, rest):
            for n in range(at, len(lines)):
                kinds[n] = kinds[n] or "boilerplate"
            return
        if firm and not any(lines[n].has_quote for n in rest):
            for n in range(at, len(lines)):
                kinds[n] = kinds[n] or "boilerplate"
            return
        if note and _is_only_furniture(lines, rest):
            first = at - 1 if lone_name(lines[at - 1].text) and lines[at - 1].text in line.text else at
            for n in range(first, at + 1):
                kinds[n] = kinds[n] or "boilerplate"


def _speaks_on(lines: list[Line], kinds: list[ZoneKind | None], at: int, rest: list[int]) -> bool:
    """Whether one who had a turn before has one among the lines left: an interview goes on, however short its turns."""
    before = {_label(lines[n]) for n in range(at) if kinds[n] is None} - {""}
    return any(_label(lines[n]) in before for n in rest)


def _label(line: Line) -> str:
    """The name before a turn of speech, or alone over it; empty where the line begins with none."""
    if match := _LABEL.match(line.text):
        return match[1].strip().casefold()
    return line.text.casefold() if line.words <= 4 and not line.has_end else ""


def _is_about_firm(lines: list[Line], at: int) -> bool:
    """Whether a press release tells of its sender from here: "About Northwind", then "Northwind makes …"."""
    text = lines[at].text
    name = text.removeprefix("About ").rstrip(":. ")
    if name == text or lines[at].words > 8 or at + 1 >= len(lines):
        return False
    return name.split()[0:1] == lines[at + 1].text.removeprefix("The ").split()[0:1]


def _is_only_furniture(lines: list[Line], rest: list[int]) -> bool:
    """Whether the lines left hold no paragraph of an article: no speech, no long sentences, few sentences at all."""
    notes = [lines[n] for n in rest if not is_note_on_writer(lines[n].text)]
    if any(line.is_prose and (line.has_quote or line.words > 30 or line.sentences > 2) for line in notes):
        return False
    return sum(line.is_prose for line in notes) <= 2
