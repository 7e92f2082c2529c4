"""What a decision says beside its verb and the words it is about."""

from dataclasses import dataclass

from db.extract.quote import Kind, Status
from db.store.form import QUOTE_KINDS, STATUSES, Form
from db.store.shape import Json, an_object, number, one_of, text, text_or_none, to_text, truth_or_none
from db.store.voice import Voice


@dataclass(frozen=True, slots=True)
class Ends:
    """Where a quote is to begin and end instead."""

    start: int
    """Counted from the first of the anchored words."""
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Machine:
    """What the machine had said of a quote when it was decided on."""

    form: Form
    """As in any library."""
    voice: Voice | None


@dataclass(frozen=True, slots=True)
class Detail:
    """The rest of a decision; what its verb does not need is None."""

    machine: Machine | None = None
    note: str | None = None
    voice: Voice | None = None
    nobody: bool = False
    """Whether the speaker is to be unknown."""
    status: Status | None = None
    kind: Kind | None = None
    aloud: bool | None = None
    ends: Ends | None = None
    whole: bool = False
    """Whether all of the actor's members of the name leave, in articles to come too."""
    words: str | None = None
    """What it is about, for people: Berg → Anna Berg."""
    reason: str | None = None
    """Why it had been suggested."""

    def to_json(self) -> str:
        """Write as JSON; what says nothing is left out."""
        row: dict[str, object] = {}
        if self.machine is not None:
            voice = self.machine.voice
            row["machine"] = {**self.machine.form.to_json(), "speaker": voice.to_json() if voice else None}
        if self.voice is not None or self.nobody:
            row["speaker"] = self.voice.to_json() if self.voice else None
        if self.ends is not None:
            ends = self.ends
            row["ends"] = {"start": ends.start, "exact": ends.exact, "prefix": ends.prefix, "suffix": ends.suffix}
        row |= {name: value for name, value in self._plain() if value is not None}
        if self.whole:
            row["whole"] = True
        return to_text(row)

    def _plain(self) -> list[tuple[str, object]]:
        return [
            ("note", self.note), ("status", self.status), ("kind", self.kind), ("aloud", self.aloud),
            ("words", self.words), ("reason", self.reason),
        ]  # fmt: skip

    @staticmethod
    def from_json(row: Json) -> "Detail":
        """Read what `to_json` wrote; raises ShapeError."""
        machine = voice = ends = None
        if row.get("machine") is not None:
            held = an_object(row["machine"], "machine")
            who = held.get("speaker")
            machine = Machine(
                Form.from_json(held).portable(), None if who is None else Voice.from_json(an_object(who, "speaker"))
            )
        if row.get("speaker") is not None:
            voice = Voice.from_json(an_object(row["speaker"], "speaker"))
        if row.get("ends") is not None:
            given = an_object(row["ends"], "ends")
            ends = Ends(number(given, "start"), text(given, "exact"), text(given, "prefix"), text(given, "suffix"))
        return Detail(
            machine=machine,
            note=text_or_none(row, "note"),
            voice=voice,
            nobody="speaker" in row and voice is None,
            status=one_of(row, "status", STATUSES) if row.get("status") is not None else None,
            kind=one_of(row, "kind", QUOTE_KINDS) if row.get("kind") is not None else None,
            aloud=truth_or_none(row, "aloud"),
            ends=ends,
            whole=truth_or_none(row, "whole") or False,
            words=text_or_none(row, "words"),
            reason=text_or_none(row, "reason"),
        )
