"""Denials: the words by which a speaker says of a content that it is not so, or takes it back."""

from spacy.tokens import Token

from db.extract.cue import Cue
from db.extract.manner import manner_of
from db.extract.noun_phrase import is_claim
from db.extract.paragraph import Paragraph
from db.read.article import Span

DENIALS = frozenset(
    "deny denies denied denying denial denials refute refutes refuted refuting disprove disproves disproved disavow"
    " disavows disavowed disavowing disclaim disclaims disclaimed disclaiming disavowal refutation repudiation"
    " repudiate repudiates repudiated repudiating rebut rebuts rebutted rebutting debunk debunks debunked"
    " debunking".split()
)
"""Words that say of their content that it is not so."""
CLAUSE_DENIALS = frozenset(
    "dispute disputes disputed disputing reject rejects rejected rejecting dismiss dismisses dismissed dismissing"
    " doubt doubts doubted doubting disbelieve disbelieved contest contests contested contradict contradicts"
    " contradicted".split()
)
"""Verbs that deny a clause: "disputed that", but not "dismissed the plan"."""
RETRACTIONS = frozenset(
    "retract retracts retracted retracting withdraw withdraws withdrew withdrawn withdrawing recant recants recanted"
    " recanting rebuff rebuffs rebuffed rebuffing rubbish rubbishes rubbished rubbishing".split()
)
"""Verbs that take back or push away what was claimed."""
APOLOGIES = frozenset("apologise apologises apologised apologising apologize apologizes apologized apologizing".split())
"""Above "for claiming": it was said, and taken back."""
FIRST = 6
"""Words of a content among which the noun stands that tells it is another one's claim."""


def denial_of(cue: Cue, spans: tuple[Span, ...], clause: bool) -> Span | None:
    """The word by which the speaker denies the content: "denied that", "the denial that", "rejected claims that"."""
    paragraph, token = cue.paragraph, cue.token
    if any(t.dep_ == "dative" for t in token.children):
        return None  # "denied him a seat"
    if token.lower_ in DENIALS or (clause and token.lower_ in CLAUSE_DENIALS | RETRACTIONS):
        return cue.span
    if is_ruled_out(token) or _is_taken_back(token):
        return cue.span
    begins = paragraph.tokens(spans[0])[:FIRST]
    claimed = any(is_claim(t) for t in begins) or (clause and _object_noun(token) is not None)
    if claimed and token.lower_ in DENIALS | CLAUSE_DENIALS | RETRACTIONS:
        return cue.span
    if token.lower_ in APOLOGIES and any(manner_of(t) == "say" for t in begins[:2]):
        return cue.span
    above = _apology(token) or _denied_above(paragraph, token, spans)
    if above is not None:
        return paragraph.at(above), paragraph.after(above)
    if token.tag_.startswith("NN") and token.dep_ in {"dobj", "nsubjpass", "conj", "pobj"}:
        verb = token.head if token.dep_ != "conj" else token.head.head
        verb = verb.head if verb.dep_ == "agent" else verb
        if verb.lower_ in DENIALS | CLAUSE_DENIALS and verb.tag_.startswith("VB"):
            return paragraph.at(verb), paragraph.after(verb)
    return None


def _is_taken_back(token: Token) -> bool:
    """Tell "took back her claim" from "took"."""
    return token.lower_ in {"take", "takes", "took", "taken", "taking"} and any(
        t.lower_ == "back" and 0 < t.i - token.i < 6 for t in token.rights
    )


def _apology(token: Token) -> Token | None:
    """The apology for having said it: "apologised for claiming"; a cue of apology itself reports what was said."""
    preposition = token.head
    if token.dep_ == "pcomp" and preposition.lower_ == "for" and preposition.head.lower_ in APOLOGIES:
        return preposition.head
    return None


def _denied_above(paragraph: Paragraph, token: Token, spans: tuple[Span, ...]) -> Token | None:
    """The denial of a clause in which the cue stands: "disputed that she had said"."""
    verb = token.head
    if token.dep_ != "ccomp" or verb.lower_ not in DENIALS | CLAUSE_DENIALS or any(t.dep_ == "neg" for t in verb.lefts):
        return None
    at = paragraph.at(verb)
    same = paragraph.passage_of(at) == paragraph.passage_of(paragraph.at(token))
    return verb if same and not any(s <= at < e for s, e in spans) else None


def is_ruled_out(token: Token) -> bool:
    """Tell "ruled out" from "ruled"."""
    return token.lower_ in {"rule", "rules", "ruled", "ruling"} and any(
        t.lower_ == "out" and 0 < t.i - token.i < 3 for t in token.rights
    )


def _object_noun(token: Token) -> Token | None:
    """The object of a verb."""
    return next((t for t in token.children if t.dep_ == "dobj" and t.tag_.startswith("NN")), None)
