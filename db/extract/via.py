"""Via: the outlets and people that carried the words to this article."""

import re

from db.extract.cast import Member
from db.extract.draft import Draft
from db.extract.quote import Via
from db.reference.outlet import outlet_of

CARRIED = re.compile(
    r"\b(?:told|interview (?:with|to|on|aired on|published (?:in|by))|reported by|aired on|published (?:in|by)|"
    r"quoted by|speaking to|spoke to|interview given to|cited by|according to)\s+(?P<rest>[^.;“”\"]{3,90})"
)
KIND_OF_OUTLET = re.compile(r"(?:[A-Z]\w+ )?\b(?:TV|[Tt]elevision|[Rr]adio|[Nn]ews [Aa]gency)\b")
PROPER = re.compile(r"(?:The )?[A-Z][\w’'&.-]*(?:[ -](?:[A-Z][\w’'&.-]*|of|the))*")


class Chains:
    """Finds the carriers of an article's quotes, in text order."""

    def __init__(self, text: str, own_outlet: str | None) -> None:
        self._text = text
        self._own = own_outlet
        self._running: Via | None = None
        self._last: tuple[Member | None, tuple[Via, ...]] = (None, ())

    def of(self, draft: Draft, speaker: Member | None, carried: tuple[Via, ...]) -> tuple[Via, ...]:
        """The chain of one quote: what its sentence states, else what the article lets one infer."""
        if speaker is not None and speaker.kind == "outlet":
            if draft.cue is not None and speaker.name != self._own and draft.paragraph.kind == "body":
                self._running = Via(speaker.name, "inferred", draft.mention)
            return ()
        cue = draft.cue
        stated: tuple[Via, ...] = ()
        if cue is not None and cue.paragraph.kind != "title":
            stated = tuple(self._stated(*cue.paragraph.sentence_of(cue.span[0])))
        same = speaker is not None and speaker is self._last[0]
        low = self._text[slice(*draft.mention)].lower() if draft.mention else ""
        goes_on = same and (cue is None or low in {"he", "she", "they"})
        chain = stated or (self._last[1] if goes_on else ())
        if not chain and self._running is not None:
            chain = (self._running,)
        self._last = (speaker, chain)
        return tuple(dict.fromkeys((*chain, *carried)))

    def lead(self, start: int, end: int) -> None:
        """Note a carrier that the article's opening names for all that follows: "in an interview aired on"."""
        found = list(self._stated(start, end))
        if found and self._running is None and "interview" in self._text[start:end]:
            self._running = Via(found[0].name, "inferred", found[0].span)

    def _stated(self, start: int, end: int) -> list[Via]:
        """The outlets a sentence names as carriers."""
        found = []
        for match in CARRIED.finditer(self._text, start, end):
            names = list(PROPER.finditer(self._text, match.start("rest"), match.end("rest")))
            known = next(((m, outlet.name) for m in names if (outlet := outlet_of(m.group()))), None)
            generic = KIND_OF_OUTLET.search(self._text, match.start("rest"), match.end("rest"))
            if known is not None and known[1] != self._own:
                found.append(Via(known[1], "stated", known[0].span()))
            elif known is None and generic is not None and generic.group()[0].isupper():
                found.append(Via(generic.group(), "stated", generic.span()))
        return found
