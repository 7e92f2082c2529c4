"""The words that report: which verbs, in which forms, with which complements."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from db.reference.table import items, rows

CueKind = Literal["say", "thought"]


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb that reports what somebody said or thinks."""

    lemma: str
    kind: CueKind
    takes: frozenset[str]
    """c that-clause, q quotation, n noun, x infinitive, o object and infinitive, k "call it X", w whether-clause, d
    only a claim of others, to reject it."""
    prepositions: tuple[str, ...]


@cache
def cue_verbs() -> dict[str, CueVerb]:
    """Every inflected form of every reporting verb."""
    found: dict[str, CueVerb] = {}
    for row in rows("cues.csv"):
        kind: CueKind = "thought" if row["kind"] == "thought" else "say"
        verb = CueVerb(row["verb"], kind, frozenset(row["takes"]), items(row["prepositions"]))
        for form in [verb.lemma, *(row["forms"].split() or inflect(verb.lemma))]:
            found[form] = verb
    return found


def inflect(lemma: str) -> list[str]:
    """The regular forms of an English verb, with the spelling its last letters ask for."""
    if lemma.endswith("e"):
        return [lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    third = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    doubled = lemma + lemma[-1] if lemma in DOUBLING else lemma
    return [lemma + third, doubled + "ed", doubled + "ing"]


DOUBLING = {"admit", "quip", "slam", "dub", "beg", "snap"}
"""Verbs whose last consonant doubles."""

CARRIERS = frozenset(
    "express expresses expressed expressing voice voices voiced voicing convey conveys conveyed"
    " conveying raise raises raised raising issue issues issued share shares shared".split()
)
"""Verbs that say nothing by themselves but carry a noun that does: "expressed concern"."""

SPEECH_NOUNS = frozenset(
    "support concern concerns readiness hope hopes desire reluctance skepticism scepticism doubt doubts confidence"
    " caution opposition willingness fear fears belief optimism regret outrage disappointment surprise alarm"
    " worry worries dissatisfaction frustration gratitude condolences view views opinion"
    " interest commitment determination warning statement call threat promise".split()
)

SPEECH_ADJECTIVES = frozenset(
    "clear confident certain sure convinced adamant afraid hopeful insistent optimistic".split()
)
"""Adjectives that report with a that-clause: "has been clear that"."""

CLAIMS = frozenset(
    "suggestion suggestions claim claims idea notion allegation allegations accusation accusations report reports"
    " rumour rumours rumor rumors assertion assertions charge charges argument arguments speculation insinuation"
    " insinuations view assumption contention".split()
)
"""Nouns for what others say, which a speaker may reject: "rejected the suggestion that"."""

POINTS = frozenset("point claim view argument sentiment position message warning assessment idea".split())
"""Nouns that take up a clause just said: "a point reiterated by"."""
