"""Manners: whether a word that reports tells of speech, a thought, a feeling, a plan or a deed."""

import re
from functools import cache
from typing import Literal

from spacy.tokens import Token

from db.extract.lexicon import cue_verbs, inflect
from db.reference.table import rows

Manner = Literal["say", "think", "feel", "plan", "act"]
"""`say` is speech and writing; `act` a deed or a state that says nothing by itself."""
Part = Literal["verb", "noun", "adjective"]

MANNERS: dict[str, Manner] = {"say": "say", "think": "think", "feel": "feel", "plan": "plan", "act": "act"}
CLOSED = re.compile(r"[^aeiou][aeiou][bdglmnprt]$")
"""Verbs that may double their last consonant: "plan", "refer"."""
COPULAS = frozenset(
    "be is are was were been being am 's 're 'm remain remains remained become becomes became grow grew grown stay"
    " stays stayed feel feels felt".split()
)
UTTERING = frozenset(
    "express voice convey utter vent echo air articulate issue deliver pronounce reiterate repeat publish release"
    " post".split()
)
"""Verbs that make speech of any noun: "expressed concern", "issued a warning"."""
RAISING = frozenset("raise pose".split())
"""Verbs that make speech of a doubt: "raised concerns", but not "raised money"."""
DOUBTS = frozenset(
    "alarm concern doubt eyebrow fear hackle issue objection point possibility prospect question specter spectre"
    " suspicion worry".split()
)
LENDING = frozenset(
    "make give take have hold put lay launch level lodge hurl heap pay throw draw show share harbour harbor provide"
    " present keep get offer file submit send lead fire land drop lob add bring deal use feature contain start do"
    " read".split()
)
"""Verbs that mean what their noun means: "made a promise", "has doubts"."""
LEADING = frozenset(
    "begin begins began begun start starts started continue continues continued keep kept go goes went".split()
)
LEADING_ON = LEADING | frozenset(
    "come comes came try tries tried trying stop stops stopped refuse refuses refused decline declines declined"
    " fail fails failed hesitate hesitates hesitated avoid avoids avoided refrain refrains refrained have has had"
    " having rush rushes rushed proceed proceeds proceeded used help helped resort resorted beginning starting"
    " continuing going keeping declining refusing set attempt attempts attempted attempting appear appears appeared"
    " appearing seem seems seemed".split()
)
"""Verbs that only begin, go on with or leave out what the next verb says."""
TELLING = frozenset("that how why whether what which who when where".split())


@cache
def _manners() -> dict[tuple[Part, str], Manner]:
    """The manner of every inflected form; a dictionary form goes before another word's inflection."""
    parts: tuple[Part, ...] = ("verb", "noun", "adjective")
    table = [(part, row) for row in rows("manners.csv") for part in parts if row["part"] == part]
    found: dict[tuple[Part, str], Manner] = {(part, row["word"]): MANNERS[row["manner"]] for part, row in table}
    for part, row in table:
        forms = row["forms"].split()
        if part == "verb":
            word, blank, particle = row["word"].partition(" ")
            forms += inflect(word)
            forms += [word + word[-1] + "ed", word + word[-1] + "ing"] if CLOSED.search(word) else []
            forms = [form + blank + particle for form in forms]
        elif part == "noun":
            forms += plurals(row["word"])
        for form in forms:
            found.setdefault((part, form), MANNERS[row["manner"]])
    return found


def plurals(noun: str) -> list[str]:
    """The plural an English noun may have: "reply" → "replies"."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return [noun[:-1] + "ies"]
    return [noun + ("es" if noun.endswith(("s", "sh", "ch", "x", "z")) else "s")]


def manner_of_word(word: str, part: Part) -> Manner | None:
    """The manner of one form as the tables have it."""
    low = word.lower()
    known = _manners().get((part, low))
    if known is not None or part != "verb":
        return known
    verb = cue_verbs().get(low)
    return None if verb is None else "think" if verb.kind == "thought" else "say"


IRREGULAR = {
    "make": "made",
    "give": "gave given",
    "take": "took taken",
    "have": "has had 've",
    "hold": "held",
    "lay": "laid",
    "pay": "paid",
    "throw": "threw thrown",
    "draw": "drew drawn",
    "show": "shown",
    "keep": "kept",
    "get": "got gotten getting",
    "put": "putting",
    "submit": "submitted submitting",
    "send": "sent",
    "lead": "led",
    "drop": "dropped dropping",
    "lob": "lobbed lobbing",
    "bring": "brought",
    "deal": "dealt",
    "do": "does did done",
}
"""The forms of light verbs that no rule gives."""


@cache
def _lemmas(words: frozenset[str]) -> frozenset[str]:
    """The words with all their forms."""
    return frozenset(form for word in words for form in (word, *inflect(word), *IRREGULAR.get(word, "").split()))


def manner_of(token: Token, depth: int = 0) -> Manner | None:
    """The manner of a cue: its own, or that of the word it only leads to ("made a promise", "began to argue").

    None where the tables do not know it.
    """
    low = token.lower_
    if depth > 3:
        return None
    if token.tag_.startswith("NN"):
        return manner_of_word(low, "noun") or _of_compound(token) or _of_name(token)
    if token.tag_.startswith(("JJ", "RB")) and (known := manner_of_word(low, "adjective")) is not None:
        return known
    if not token.tag_.startswith(("VB", "MD")):
        return _of_phrase(token, depth)
    return _of_verb(token, low, depth)


def _of_verb(token: Token, low: str, depth: int) -> Manner | None:
    """The manner of a verb."""
    for other in token.rights:
        if other.i - token.i < 6 and (phrase := _manners().get(("verb", f"{low} {other.lower_}"))) is not None:
            return phrase
    if low in COPULAS and (led := _of_copula(token, depth)) is not None:
        return led
    if low in LEADING_ON and (led := _led(token, {"xcomp", "ccomp"}, depth, verbs=True)) is not None:
        return led if led == "say" or low in LEADING else "plan"
    if low in _lemmas(frozenset({"make"})) and any(t.lower_ in {"clear", "plain"} for t in token.subtree):
        return "say"
    noun = next((t for t in token.children if t.dep_ == "dobj" and t.i > token.i), None)
    if noun is not None and noun.tag_.startswith("NN"):
        if low in _lemmas(UTTERING):
            return "say"
        if low in _lemmas(RAISING):
            return "say" if _singular(noun.lower_) in DOUBTS or manner_of(noun, depth + 1) == "say" else "act"
        if low in _lemmas(LENDING):
            return manner_of(noun, depth + 1) or manner_of_word(low, "verb") or "act"
    if low in LEADING or low in COPULAS or low in _lemmas(LENDING):
        return "think" if low in {"feel", "feels", "felt"} else "say" if _names_words(token) else "act"
    return manner_of_word(low, "verb")


def _of_copula(token: Token, depth: int) -> Manner | None:
    """The manner of "was hopeful", "the message was that", "is a supporter of"."""
    if (led := _led(token, {"acomp", "oprd"}, depth)) is not None:
        return led
    clausal = any(t.dep_ == "ccomp" for t in token.children)
    subject = next((t for t in token.children if clausal and t.dep_ == "nsubj" and t.tag_ in {"NN", "NNS"}), None)
    named = manner_of_word(subject.lower_, "noun") if subject is not None else None
    return named or _led(token, {"attr"}, depth)


def is_light(verb: Token) -> bool:
    """Tell whether a verb only carries its noun: "made a promise", "issued a statement", "heard no suggestion"."""
    low = verb.lower_
    return any(low in _lemmas(words) for words in (LENDING, UTTERING, RAISING)) or low in {
        "hear",
        "heard",
        "see",
        "saw",
        "find",
        "found",
    }


def _names_words(token: Token) -> bool:
    """Tell whether a light verb is one of the tables' verbs of saying with a that-clause: "adds that"."""
    that = any(t.dep_ == "ccomp" and any(m.dep_ == "mark" for m in t.children) for t in token.children)
    return that and manner_of_word(token.lower_, "verb") == "say"


def _singular(noun: str) -> str:
    """The dictionary form of a regular plural."""
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")


def _led(token: Token, deps: set[str], depth: int, verbs: bool = False) -> Manner | None:
    """The manner of the word a verb leads to."""
    for child in token.children:
        if child.i > token.i and child.dep_ in deps and (not verbs or child.tag_.startswith("VB")):
            return manner_of(child, depth + 1)
    prepositions = [t for t in token.children if t.dep_ == "prep" and t.i > token.i] if verbs else []
    for child in (c for p in prepositions for c in p.children if c.dep_ == "pcomp"):
        return manner_of(child, depth + 1)
    return None


def _of_name(token: Token) -> Manner | None:
    """The manner of a verb that capitals made a name of: "Senator Endorses"."""
    return manner_of_word(token.lower_, "verb") if token.tag_ in {"NNP", "NNPS"} else None


def _of_compound(token: Token) -> Manner | None:
    """The manner of a noun by its last part: "counter-proposal"."""
    last = token.lower_.rpartition("-")[2]
    return manner_of_word(last, "noun") if last != token.lower_ else None


def _of_phrase(token: Token, depth: int) -> Manner | None:
    """The manner of "in his view", "per the statement": that of the noun behind the preposition."""
    if token.lower_ in {"according", "per", "reportedly", "allegedly", "purportedly", "quote"}:
        return "say"
    noun = next((t for t in token.children if t.dep_ == "pobj"), None)
    return manner_of(noun, depth + 1) if noun is not None else None
