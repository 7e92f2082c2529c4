"""Via: the outlets and people that carried the words to this article."""

import re
from dataclasses import dataclass, replace

from db.extract.carrier import SHORT, carriers_in, full_name, is_platform
from db.extract.draft import Draft
from db.extract.governors import is_aside
from db.extract.member import Member
from db.extract.narration import frame_of, masked, origin_of
from db.extract.occasion import Carried, carried_in, is_other, points_back
from db.extract.paragraph import Paragraph
from db.extract.quote import Via
from db.read.article import Span

PRONOUNS = frozenset({"he", "she", "they", "it"})
GOING_ON = frozenset("added adds adding continued continues continuing went goes concluded elaborated replied".split())
OPENING = 3
"""Body paragraphs in which an article tells what it is drawn from."""
NEAR = 2
"""Paragraphs over which a pronoun carries its occasion on."""
SPEAKING = re.compile(
    r"^(?:He|She|They|[A-Z][\w-]+) (?:was|were|had been|is) (?:speaking|talking|being interviewed|appearing"
    r"|interviewed)\b"
)
"""A sentence that only tells where the words before it were said."""
CITING = re.compile(r"\b(?:citing|quoting|as reported by|with reference to)\s+")


@dataclass(frozen=True, slots=True)
class Heard:
    """One draft whose speaker is known, with the speaker of the quote it stands in."""

    draft: Draft
    speaker: Member | None
    outer: Member | None


def chains_of(text: str, own: str | None, parts: list[Paragraph], heard: list[Heard]) -> dict[int, tuple[Via, ...]]:
    """The carriers of every draft, by its id, outermost first; `own` is the outlet the article stands in."""
    return _Chains(text, own, parts, heard).found()


class _Chains:
    """Finds the carriers of an article's quotes, in text order."""

    def __init__(self, text: str, own: str | None, parts: list[Paragraph], heard: list[Heard]) -> None:
        self._text = text
        self._own = own
        self._heard = heard
        bodies = [p.index for p in parts if p.kind == "body"]
        self._opening = set(bodies[:OPENING])
        self._first = bodies[0] if bodies else -1
        self._headings = sorted(p.index for p in parts if p.kind == "heading")
        self._parts = parts
        self._drafts: dict[Span, list[Heard]] = {}
        for one in heard:
            self._drafts.setdefault(frame_of(one.draft)[1], []).append(one)
        self._stated: dict[int, tuple[Via, ...]] = {id(one.draft): self._state(one) for one in heard}

    def found(self) -> dict[int, tuple[Via, ...]]:
        """The chain of each draft: what its sentence states, else what the article lets one infer."""
        chains: dict[int, tuple[Via, ...]] = {}
        running: tuple[Via, int] | None = None
        last: Heard | None = None
        latest: list[tuple[Member | None, tuple[Via, ...]]] = []
        leads = self._leads()
        for one in self._heard:
            draft, speaker = one.draft, one.speaker
            if speaker is not None and speaker.kind == "outlet":
                place = frame_of(draft)[0].index
                opens = place in self._opening and draft.paragraph.kind == "body" and draft.cue is not None
                if opens and speaker.name != self._own and not is_other(self._masked(one)):
                    running = Via(speaker.name, "inferred", draft.mention), place
                chains[id(draft)] = self._cited(one)
                continue
            chain = self._stated[id(draft)]
            if speaker is not None and draft.paragraph.kind in {"title", "standfirst"}:
                running = running or self._reporter()
            if chain and not self._is_nested(one):
                latest.append((speaker, chain))
            if not chain:
                chain = self._inferred(one, last, chains, latest, leads, running)
            chains[id(draft)] = self._with_outer(one, chain, chains)
            if not self._is_nested(one) and draft.paragraph.kind == "body":
                last = one
        return chains

    def _inferred(
        self,
        one: Heard,
        last: Heard | None,
        chains: dict[int, tuple[Via, ...]],
        latest: list[tuple[Member | None, tuple[Via, ...]]],
        leads: dict[int, tuple[Via, ...]],
        running: tuple[Via, int] | None,
    ) -> tuple[Via, ...]:
        """The carriers of a quote whose sentence names none."""
        draft, speaker = one.draft, one.speaker
        words = self._masked(one)
        if draft.follows is not None:
            return _carried_on(chains.get(id(draft.follows), ()))
        if (short := self._shortened(words, frame_of(draft)[1][0])) is not None:
            return (short,)
        back = points_back(words)
        if back is not None and latest:
            begin = frame_of(draft)[1][0]
            span = (begin + back.start(), begin + back.end())
            same = next((chain for who, chain in reversed(latest) if who is speaker), latest[-1][1])
            return tuple(Via(via.name, "inferred", span) for via in same)
        if is_other(words) or speaker is None:
            return ()
        if last is not None and speaker is last.speaker and self._goes_on(draft, last.draft, words):
            return _carried_on(_lasting(chains.get(id(last.draft), ())))
        if id(speaker) in leads:
            return _carried_on(leads[id(speaker)])
        if running is not None and self._is_same_part(draft, running[1]):
            return (running[0],)
        return ()

    def _reporter(self) -> tuple[Via, int] | None:
        """The outlet that the first paragraph names as the one that reports, for the headline above it."""
        for one in self._heard:
            cue = one.draft.cue
            if cue is None or cue.paragraph.index != self._first or one.speaker is None:
                continue
            if one.speaker.kind == "outlet" and one.speaker.name != self._own and not is_other(self._masked(one)):
                return Via(one.speaker.name, "inferred", one.draft.mention), self._first
        return None

    def _shortened(self, words: str, begin: int) -> Via | None:
        """An outlet called by the last word of its name: "told the Post", "in the Times interview"."""
        for match in SHORT.finditer(words):
            told = re.search(
                r"\b(?:told|tells|telling|to|with|according to|in|by)\s$",
                words[max(0, match.start() - 24) : match.start()],
            )
            name = full_name(self._text, match["word"]) if told else None
            if name is not None and name != self._own:
                return Via(name, "inferred", (begin + match.start(), begin + match.end()))
        return None

    def _leads(self) -> dict[int, tuple[Via, ...]]:
        """What the opening states of a speaker's occasion, for all else that speaker says in the article."""
        leads: dict[int, tuple[Via, ...]] = {}
        for one in self._heard:
            chain = _lasting(self._stated[id(one.draft)])
            place = frame_of(one.draft)[0].index
            if one.speaker is not None and chain and place in self._opening and not self._is_nested(one):
                leads.setdefault(id(one.speaker), chain)
        return leads

    def _goes_on(self, draft: Draft, before: Draft, words: str) -> bool:
        """Tell whether the same speaker goes on at the same occasion."""
        if draft.paragraph.index - before.paragraph.index > NEAR or draft.cue is None:
            return False
        low = self._text[slice(*draft.mention)].lower() if draft.mention else ""
        return low in PRONOUNS or draft.cue.token.lower_ in GOING_ON or " also " in words

    def _is_same_part(self, draft: Draft, since: int) -> bool:
        """Tell whether no heading stands between a paragraph and a draft behind it."""
        here = draft.paragraph.index
        return not any(since < heading <= here for heading in self._headings)

    @staticmethod
    def _is_nested(one: Heard) -> bool:
        """Tell whether the words stand in another one's words."""
        return one.draft.parent is not None and one.outer is not None and one.outer is not one.speaker

    def _with_outer(self, one: Heard, chain: tuple[Via, ...], chains: dict[int, tuple[Via, ...]]) -> tuple[Via, ...]:
        """The chain with the speaker who passes the words on, and who carried that speaker."""
        outer, parent = one.outer, one.draft.parent
        if outer is None or parent is None:
            return chain
        if outer is one.speaker:
            return chain or chains.get(id(parent), ())
        if is_aside(one.draft, parent):
            return chain
        teller = Via(outer.name, "stated", origin_of(parent).mention)
        above = chains.get(id(parent), ())
        if outer.kind == "outlet":
            return tuple(dict.fromkeys((teller, *(via for via in chain if via.name != outer.name))))
        return tuple({via.name: via for via in (*above, *chain, teller)}.values())

    def _masked(self, one: Heard) -> str:
        """The sentence of a draft without the words it and its neighbours report."""
        paragraph, sentence = frame_of(one.draft)
        neighbours = [other.draft.spans for other in self._drafts[sentence]]
        return masked(self._text, sentence, paragraph, origin_of(one.draft).cue, neighbours)

    def _state(self, one: Heard) -> tuple[Via, ...]:
        """The carriers that the sentence of a draft names for it, or the next one: "He was speaking on CNN."."""
        if one.draft.cue is None and one.draft.follows is not None:
            return ()
        paragraph, sentence = frame_of(one.draft)
        named = [c for c in carried_in(self._masked(one), sentence[0]) if self._is_for(c, one, sentence)]
        after = _next_sentence(paragraph, sentence)
        if not named and after is not None and after not in self._drafts and SPEAKING.match(self._text[slice(*after)]):
            named = carried_in(masked(self._text, after, paragraph, None, []), after[0])
        speaker = one.speaker.name if one.speaker is not None else None
        kept = [c for c in named if c.name not in {self._own, speaker}]
        kept.sort(key=lambda c: c.is_venue)
        return tuple({c.name: Via(c.name, "stated", c.span) for c in kept}.values())

    def _is_for(self, carried: Carried, one: Heard, sentence: Span) -> bool:
        """Tell whether a carrier belongs to this draft rather than to another speaker's cue nearer by."""
        cue = origin_of(one.draft).cue
        if cue is None:
            return False
        mine = abs(cue.span[0] - carried.at)
        for other in self._drafts[sentence]:
            theirs = origin_of(other.draft).cue
            if theirs is None or other.speaker is one.speaker or abs(theirs.span[0] - carried.at) >= mine:
                continue
            if one.draft.parent is not other.draft:
                return False
        return True

    def _cited(self, one: Heard) -> tuple[Via, ...]:
        """The outlets that an outlet says it has its report from."""
        words = self._masked(one)
        begin = frame_of(one.draft)[1][0]
        found: dict[str, Via] = {}
        for match in CITING.finditer(words):
            for name, (start, end) in carriers_in(words, match.end(), min(len(words), match.end() + 60)):
                if one.speaker is not None and name not in {self._own, one.speaker.name}:
                    found[name] = Via(name, "stated", (begin + start, begin + end))
        return tuple(found.values())


def _carried_on(chain: tuple[Via, ...]) -> tuple[Via, ...]:
    """A chain that another sentence states: the words it rests on stay, the basis is inferred."""
    return tuple(replace(via, basis="inferred") for via in chain)


def _lasting(chain: tuple[Via, ...]) -> tuple[Via, ...]:
    """The carriers an occasion may have in common with later sentences; a post or a spokesman is used once."""
    return tuple(via for via in chain if not is_platform(via.name) and not via.name[:1].islower())


def _next_sentence(paragraph: Paragraph, sentence: Span) -> Span | None:
    """The sentence behind one, in the same paragraph."""
    return next((s for s in paragraph.sentences if s[0] >= sentence[1]), None)
