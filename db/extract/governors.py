"""Governors: the words a cue hangs on, as far as they decide whether it happened."""

from collections.abc import Iterator

from spacy.tokens import Token

from db.extract.cue import Cue
from db.extract.draft import Draft
from db.extract.manner import is_light
from db.read.article import Span

UPWARD = frozenset({"xcomp", "pcomp", "prep", "acomp", "attr", "oprd", "advcl", "advmod", "dobj", "pobj", "acl"})
"""Relations that lead from a cue to the verb it depends on for being said at all."""
FARTHEST = 5
"""Steps that are taken up."""
DEEPEST = 60
"""Heads above each other; more are a parse gone wrong."""
ADVERBIAL = frozenset({"short", "instead", "rather", "far"})

THROUGH = frozenset("from of to as about short instead without rather".split())
"""Prepositions through which a refusal reaches: "refrained from saying", but not "was not wrong in saying"."""
FACTIVE = frozenset(
    "regret regrets regretted regretting mind minded remember remembers remembered recall recalls recalled admit"
    " admits admitted admitting acknowledge acknowledged enjoy enjoyed".split()
)
"""Verbs that take for granted what they tell: who "does not regret saying" it said it."""


def governors(cue: Cue, spans: tuple[Span, ...]) -> list[Token]:
    """The cue's own word, then the words it hangs on: "say", "refused" of "refused to say".

    Stops at the words of the content, at another quotation level and at clauses of their own.
    """
    paragraph, token = cue.paragraph, cue.token
    level = paragraph.passage_of(paragraph.at(token))
    found = [token]
    while len(found) <= FARTHEST and _depends(token):
        token = token.head
        at = paragraph.at(token)
        if paragraph.passage_of(at) != level or any(s <= at < e for s, e in spans):
            break
        found.append(token)
    return found


def _depends(token: Token) -> bool:
    """Tell whether the next word up bears on whether this one happened."""
    if token.dep_ == "conj":
        return any(t.dep_ == "cc" and t.lower_ in {"or", "nor"} for t in token.head.children)
    if token.dep_ not in UPWARD or token.head.i == token.i:
        return False
    if token.dep_ == "advcl":
        return _is_infinitive(token) and token.head.tag_.startswith(("VB", "MD", "JJ"))
    if token.dep_ == "acl":
        return _is_infinitive(token) or token.head.lower_ in {"way"}
    if token.dep_ == "advmod":
        return token.lower_ in ADVERBIAL
    if token.tag_.startswith("NN") and token.dep_ in {"dobj", "pobj"}:
        own = any(t.dep_ == "poss" or t.lower_ == "the" for t in token.children)
        return not own and (token.dep_ == "pobj" or is_light(token.head))
    if token.dep_ == "xcomp" and token.tag_ == "VBG" and token.head.lower_ in FACTIVE:
        return False
    if token.dep_ == "prep":
        return token.lower_ in THROUGH
    return token.dep_ != "pobj"


def _is_infinitive(token: Token) -> bool:
    """Tell "to say" and "to have said" from "saying" and "said"."""
    return token.tag_ in {"VB", "VBN"} and any(t.lower_ == "to" and t.dep_ == "aux" for t in token.children)


def is_infinitive(token: Token) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return _is_infinitive(token)


def ancestors(token: Token) -> Iterator[Token]:
    """A token's heads up to the root of its sentence, or as many as a sentence may have."""
    for _ in range(DEEPEST):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def is_aside(draft: Draft, outer: Draft) -> bool:
    """Tell whether a cue in another's reported words is the article's own aside: "whether she, who said X, would go".

    In a quotation there are none.
    """
    cue = draft.cue
    if cue is None or cue.paragraph.passage_of(cue.span[0]) is not None:
        return False
    last = outer.cue.token.i if outer.cue is not None and outer.cue.paragraph is cue.paragraph else -1
    for token in (cue.token, *ancestors(cue.token)):
        if token.i == last:
            return False
        if token.dep_ == "relcl" or (token.dep_ == "advcl" and token.tag_ != "VBG"):
            return True
    return False
