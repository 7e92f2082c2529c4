"""What decisions about one quote come to, taken in their order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from db.extract.quote import Kind, Status
from db.read.article import Span
from db.store.anchor import Anchor, locate
from db.store.decision import Decision
from db.store.detail import Ends, Machine
from db.store.form import Form, Speaking
from db.store.voice import Voice

NOBODY = "a person decided that it is not known"
GONE = "the words it was to begin or end with are no longer there"


@dataclass(slots=True)
class Ruling:
    """How a quote is to stand."""

    rejected: bool = False
    accepted: bool = False
    bookmarked: bool = False
    note: str | None = None
    voice: Voice | None = None
    nobody: bool = False
    status: Status | None = None
    kind: Kind | None = None
    aloud: bool | None = None
    ends: tuple[Ends, Decision] | None = None
    machine: Machine | None = None
    """What the machine last said when something was decided."""
    edited: bool = False

    @property
    def touched(self) -> bool:
        """Whether a person wants to keep the quote, whatever the machine finds."""
        return not self.rejected and (self.accepted or self.edited or self.bookmarked or self.note is not None)


def ruling(taken: Sequence[Decision]) -> Ruling:
    """Return what decisions come to; of each thing the last word counts, and to accept or edit takes a reject back."""
    found = Ruling()
    for decision in taken:
        detail = decision.detail
        found.machine = detail.machine or found.machine
        if decision.verb == "accept":
            found.accepted, found.rejected = True, False
        elif decision.verb == "reject":
            found.accepted, found.rejected = False, True
        elif decision.verb in ("bookmark", "unbookmark"):
            found.bookmarked = decision.verb == "bookmark"
        elif decision.verb == "note":
            found.note = detail.note or None
        elif decision.verb == "edit":
            found.edited, found.rejected = True, False
            if detail.voice is not None or detail.nobody:
                found.voice, found.nobody = detail.voice, detail.nobody
            found.status = detail.status or found.status
            found.kind = detail.kind or found.kind
            found.aloud = found.aloud if detail.aloud is None else detail.aloud
            if detail.ends is not None:
                found.ends = detail.ends, decision
    return found


def ruled(form: Form, found: Ruling, speaker: Speaking | None, extent: Span | None) -> Form:
    """Return a form as it is to stand; `speaker` is who the ruling's voice is, `extent` where its ends are."""
    if found.voice is not None and speaker != form.speaker:
        form = replace(form, speaker=speaker, unknown_reason=None, role=None)
    if found.nobody and form.speaker is not None:
        form = replace(form, speaker=None, unknown_reason=NOBODY, role=None)
    if found.status is not None and found.status != form.status:
        form = replace(form, status=found.status, status_span=None)
    if found.kind is not None:
        form = replace(form, kind=found.kind)
    if found.aloud is not None:
        form = replace(form, aloud=found.aloud)
    if extent is not None:
        form = replace(form, spans=_between(form.spans, extent))
    return form


def new_extent(text: str, start: int, ends: Ends, anchor: Anchor) -> Span | None:
    """Return where a quote is to begin and end, None where those words are gone."""
    low = start + ends.start
    if low >= 0 and text[low : low + len(ends.exact)] == ends.exact:
        return (low, low + len(ends.exact)) if ends.exact else None
    found = locate(text, replace(anchor, exact=ends.exact, prefix=ends.prefix, suffix=ends.suffix, start=max(0, low)))
    return None if isinstance(found, str) else found


def _between(spans: Sequence[Span], extent: Span) -> tuple[Span, ...]:
    """Return the pieces with other ends: those outside go, the first and the last reach to them."""
    start, end = extent
    kept = [span for span in spans if span[0] < end and start < span[1]]
    if not kept:
        return (extent,)
    kept[0] = (start, kept[0][1])
    kept[-1] = (kept[-1][0], end)
    return tuple(kept)
