"""Noun phrases that name what was said: `acknowledged the presence of …`, `expressed concern about …`."""

from spacy.tokens import Token

from db.extract.bounds import Found, limit_of, widened
from db.extract.cue import Cue
from db.extract.lexicon import CLAIMS, SPEECH_NOUNS
from db.extract.paragraph import Paragraph

Phrase = tuple[Token, Token]
"""First and last word."""


def noun_phrase_after(text: str, paragraph: Paragraph, cue: Cue, cues: list[Cue]) -> Found | None:
    """The noun phrase behind a cue that takes one."""
    if cue.subject is None:
        return None
    phrase = _carried(cue) if cue.form == "carrier" else None
    if phrase is None and cue.verb is not None:
        phrase = _called(cue) or _object(cue) or _prepositional(paragraph, cue)
    if phrase is None or phrase[0].i <= cue.token.i or phrase[1].i < phrase[0].i:
        return None
    start = paragraph.at(phrase[0])
    limit = limit_of(text, paragraph, cue, cues, start)
    end = widened(paragraph, min(paragraph.after(phrase[1]), limit), limit)
    return ((start, end),), "noun phrase after the cue", 0.65


def _carried(cue: Cue) -> Phrase | None:
    """What the noun of "expressed support for X" is about."""
    noun = next((t for t in cue.token.children if t.dep_ == "dobj" and t.lower_ in SPEECH_NOUNS), None)
    if noun is None:
        return None
    hung = [t for t in noun.children if t.i > noun.i and t.dep_ in {"prep", "acl"}]
    hung += [t for t in cue.token.children if t.i > noun.i and t.dep_ == "prep"]
    if not hung:
        return None
    first = hung[0].nbor() if hung[0].dep_ == "prep" and hung[0].i + 1 < len(hung[0].doc) else hung[0].left_edge
    return first, hung[0].right_edge


def _called(cue: Cue) -> Phrase | None:
    """What somebody calls or describes as something."""
    token, verb = cue.token, cue.verb
    target = next((t for t in token.children if t.dep_ in {"dobj", "oprd", "ccomp", "attr"} and t.i > token.i), None)
    if verb is None or "k" not in verb.takes or target is None or any(t.dep_ == "auxpass" for t in token.children):
        return None
    first, last = token.nbor(), token.right_edge
    as_something = verb.lemma == "call" or any(t.lower_ == "as" for t in token.doc[first.i : last.i])
    return (first, last) if as_something and last.i - first.i >= 2 else None


def _object(cue: Cue) -> Phrase | None:
    """A direct object of three words or more, with what hangs on the verb behind it."""
    token = cue.token
    target = next((t for t in token.children if t.dep_ in {"dobj", "oprd", "ccomp", "attr"} and t.i > token.i), None)
    if (
        cue.verb is None
        or target is None
        or not ("n" in cue.verb.takes or ("d" in cue.verb.takes and is_claim(target)))
    ):
        return None
    if target.right_edge.i - target.left_edge.i < 2:
        return None
    last = max(
        (t.right_edge.i for t in token.rights if t.dep_ in {"dobj", "prep", "ccomp"}), default=target.right_edge.i
    )
    return target.left_edge, token.doc[last]


def is_claim(noun: Token) -> bool:
    """Tell whether a noun is what others say, told in the words behind it: "claims that", "the suggestion of"."""
    behind = (t for t in noun.rights if t.dep_ in {"acl", "relcl", "ccomp"} or (t.dep_ == "prep" and t.lower_ == "of"))
    return noun.lower_ in CLAIMS and any(behind)


def _prepositional(paragraph: Paragraph, cue: Cue) -> Phrase | None:
    """What somebody warns of or speaks about; in a headline, where parses fail, the words behind the preposition."""
    token = cue.token
    wanted = cue.verb.prepositions if cue.verb else ()
    preposition = next((t for t in token.rights if t.lower_ in wanted and t.dep_ == "prep"), None)
    if preposition is None and paragraph.kind in {"title", "heading"} and token.i + 1 < len(token.doc):
        preposition = token.nbor() if token.nbor().lower_ in wanted else None
    if preposition is None or preposition.i + 1 >= len(token.doc):
        return None
    return preposition.nbor(), preposition.right_edge
