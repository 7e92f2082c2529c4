"""Negation: the words by which a cue did not happen."""

from spacy.tokens import Token

from db.extract.cue import Cue
from db.extract.denial import DENIALS, is_ruled_out
from db.extract.governors import governors
from db.extract.paragraph import Paragraph
from db.read.article import Span

REFUSALS = frozenset(
    "refuse refuses refused refusing decline declines declined declining fail fails failed failing hesitate"
    " hesitates hesitated avoid avoids avoided avoiding refrain refrains refrained refraining unable unwilling"
    " reluctant hesitant loath loathe wary cannot never omit omits omitted omitting neglect neglects neglected"
    " neglecting forget forgot forgets forgotten stop stops stopped stopping short shy shies shied unprepared"
    " refusal unwillingness inability reluctance failure yet forbidden barred prevented banned prohibited dare too"
    " ashamed impossible".split()
)
"""Words above a cue that keep it from being said."""
BARE = frozenset("hesitated hesitates refused refuses declined declines failed fails unable cannot never".split())
"""Words beside a cue that do the same, where the parser hung the two side by side."""
RELENTING = frozenset(
    "hesitate hesitates hesitated hesitating fail fails failed stop stopped stops shy shied forget forgot forgets"
    " neglect neglected refrain refrained refraining avoid avoided afraid ashamed reluctant help short unable tire"
    " tires tired tiring waver wavered mince minced shrink shrank".split()
)
"""Words whose own negation means that it was said: "did not hesitate to say"."""
NEGATORS = frozenset({"not", "n't", "never", "nor", "neither", "n’t", "hardly", "scarcely"})
AUXILIARIES = frozenset(
    "is are was were be been being am 's 're has have had 've would could should might may will do does did".split()
)
LIMITS = frozenset(
    {"only", "just", "merely", "simply", "even", "alone", "least", "necessarily", "so", "long", "surprisingly"}
)
"""Behind "not": the cue happened, and more: "not only said"."""
NOBODY = frozenset({"nobody", "none", "neither", "nothing", "noone"})
APART = frozenset({"advcl", "relcl", "acl", "conj", "ccomp"})
"""Relations of clauses of their own."""
WITHOUT = frozenset({"without", "instead", "rather", "short"})
ENOUGH = frozenset(
    {
        "more",
        "enough",
        "better",
        "clearer",
        "agree",
        "deny",
        "denied",
        "overstate",
        "overstated",
        "overemphasize",
        "wait",
        "help",
    }
)
"""With "cannot": it is said all the stronger: "could not agree more"."""


FAILING = frozenset(
    "fail fails failed failing forget forgets forgot forgotten neglected omitted hesitate hesitates hesitated".split()
)
"""Cues that tell of words that did not come; with a negation they came: "did not hesitate to say"."""


def negation_of(cue: Cue, spans: tuple[Span, ...]) -> Span | None:
    """The words that keep a cue from having been said: "cannot publicly", "never", "refused to"."""
    chain = governors(cue, spans)
    paragraph = cue.paragraph
    if cue.token.lower_ in FAILING:
        return None if _negator(paragraph, cue.token, cue, spans) is not None else cue.span
    for step, token in enumerate(chain):
        word = _negator(paragraph, token, cue, spans)
        if word is not None:
            return None if _relents(token, word, chain) else _words(paragraph, word, cue)
        if step > 0 and _refuses(token, chain[step - 1]):
            twice = any(_negator(paragraph, above, cue, spans) for above in chain[step + 1 :])
            return None if twice and token.lower_ in WITHOUT else _words(paragraph, token, cue)
    return _nobody(cue)


def left_open(cue: Cue, spans: tuple[Span, ...]) -> Span | None:
    """The words of "did not rule out", by which a content is neither said nor denied."""
    if not is_ruled_out(cue.token):
        return None
    for token in governors(cue, spans):
        word = _negator(cue.paragraph, token, cue, spans)
        if word is not None or (token is not cue.token and token.lower_ in REFUSALS):
            out = next(t for t in cue.token.rights if t.lower_ == "out")
            return _words(cue.paragraph, word or token, cue)[0], cue.paragraph.after(out)
    return None


def _negator(paragraph: Paragraph, token: Token, cue: Cue, spans: tuple[Span, ...]) -> Token | None:
    """The word that negates one word of the chain."""
    level = paragraph.passage_of(paragraph.at(cue.token))
    for child in token.children:
        at = paragraph.at(child)
        if paragraph.passage_of(at) != level or any(s <= at < e for s, e in spans):
            continue
        behind = child.i > token.i and not (child.i == token.i + 1 and token.lower_ in AUXILIARIES)
        if behind and (child.dep_ != "dobj" or cue.form not in {"carrier", "noun"}):
            continue
        if child.lower_ in NEGATORS or child.dep_ == "neg":
            if _counts(child, token):
                return child
        elif (child.lower_ == "no" and child.dep_ == "det" and token.tag_.startswith("NN")) or (
            child.lower_ in BARE and child.dep_ not in APART and 0 < token.i - child.i <= 4
        ):
            return child
        elif child.dep_ == "dobj" and any(t.lower_ == "no" and t.dep_ == "det" for t in child.children):
            return next(t for t in child.children if t.lower_ == "no")
        elif child.dep_ == "prep" and child.i < token.i and (no := _at_no_point(child)) is not None:
            return no
    return None


def _counts(negator: Token, token: Token) -> bool:
    """Tell "did not say" from "not only said" and "not surprisingly, he said"."""
    doc = negator.doc
    if negator.i + 1 < len(doc) and doc[negator.i + 1].lower_ in LIMITS and doc[negator.i + 1].lower_ != "even":
        return False
    between = doc[negator.i + 1 : token.i] if negator.i < token.i else doc[0:0]
    return not any(t.text in {",", ";"} for t in between) or negator.lower_ in {"never", "nor", "neither"}


def _at_no_point(preposition: Token) -> Token | None:
    """The "no" of "at no point", "in no way"."""
    noun = next((t for t in preposition.children if t.dep_ == "pobj"), None)
    if noun is None or noun.lower_ not in {"point", "time", "way", "stage", "circumstances", "circumstance", "moment"}:
        return None
    return next((t for t in noun.children if t.lower_ == "no"), None)


def _relents(token: Token, word: Token, chain: list[Token]) -> bool:
    """Tell whether the negation of a word means that it was said: "did not hesitate to say", "could not agree more"."""
    below = {t.lower_ for t in chain[: chain.index(token) + 1]}
    if below & RELENTING and token.lower_ in RELENTING | AUXILIARIES | {"stop"}:
        return token is not chain[0]
    near = {t.lower_ for t in token.children} | {token.lower_}
    helpers = {t.lower_ for t in token.children if t.dep_ == "aux"}
    if helpers >= {"should", "have"} or helpers >= {"ought", "have"}:
        return True  # "should not have said"
    modal = any(t.lower_ in {"can", "ca", "could", "cannot"} and t.dep_ == "aux" for t in token.children)
    return modal and bool(near & ENOUGH)


def _refuses(token: Token, below: Token) -> bool:
    """Tell whether a word above a cue keeps it from being said."""
    low = token.lower_
    if low == "yet":
        return True
    if token.dep_ == "prep" and low in WITHOUT:
        return True
    if low in {"has", "have", "had", "is", "are", "remains"} and any(t.lower_ == "yet" for t in token.children):
        return below.dep_ == "xcomp"
    if low in {"too", "dare"}:
        return False
    if low in {"stop", "stops", "stopped", "stopping", "wary", "shy", "shied", "short"}:
        return below.dep_ in {"pcomp", "prep", "advmod", "xcomp"}
    return low in REFUSALS or (low in DENIALS and below.dep_ == "xcomp")


def _nobody(cue: Cue) -> Span | None:
    """The words of a subject that is nobody: "no one", "none of them", "no official"."""
    subject = cue.subject
    if subject is None or cue.form not in {"verb", "carrier", "adjective"} or subject.i > cue.token.i + 6:
        return None
    paragraph = cue.paragraph
    no = next((t for t in subject.children if t.lower_ in {"no", "neither"} and t.i < subject.i), None)
    if no is None and subject.lower_ in {"one", "body"} and subject.i > 0 and subject.nbor(-1).lower_ == "no":
        no = subject.nbor(-1)
    if no is not None:
        return paragraph.at(no), paragraph.after(subject)
    return (paragraph.at(subject), paragraph.after(subject)) if subject.lower_ in NOBODY else None


def _words(paragraph: Paragraph, word: Token, cue: Cue) -> Span:
    """From the auxiliary before the negating word to the word before the cue, or the negating word alone."""
    first = word
    if first.i > 0 and first.nbor(-1).dep_ in {"aux", "auxpass"} and first.nbor(-1).i != cue.token.i:
        first = first.nbor(-1)
    start, end = paragraph.at(first), paragraph.after(word)
    last = cue.token.nbor(-1) if cue.token.i > 0 else cue.token
    if 0 <= last.i - word.i <= 8:
        end = max(end, paragraph.after(last))
    return start, end
