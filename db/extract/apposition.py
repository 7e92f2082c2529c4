"""Appositions: the name beside a role, and the one who is only described: "the head of the board, Anna Hall,"."""

from itertools import takewhile

from spacy.tokens import Token

from db.extract.attribution import NESTED
from db.extract.cue import Cue
from db.extract.draft import Draft
from db.extract.gender import PRONOUNS, gender_told
from db.extract.mention import role_words
from db.reference.given import is_given_name


def named_beside(cue: Cue) -> Token | None:
    """The last word of the name in apposition to a cue's subject, None where there is none."""
    assert cue.subject is not None
    hung = (t for t in cue.subject.rights if t.dep_ == "appos" and t.tag_ == "NNP")
    return next(hung, None) or _between_commas(cue)


def _between_commas(cue: Cue) -> Token | None:
    """The last word of the full name between commas behind a role, wherever the parser hung it: "the head of X, Y,"."""
    assert cue.subject is not None and cue.mention is not None
    if cue.subject.lower_ not in role_words() or cue.label is not None:
        return None
    doc, paragraph = cue.subject.doc, cue.paragraph
    first = next((t.i for t in paragraph.tokens((cue.mention[1], cue.mention[1] + 2)) if t.text == ","), None)
    if first is None:
        return None
    inside = list(takewhile(lambda t: t.text not in {",", ";", '"', "."}, doc[first + 1 : first + 8]))
    names = list(takewhile(lambda t: t.tag_ == "NNP", reversed(inside)))
    closed = first + 1 + len(inside) < len(doc) and doc[first + 1 + len(inside)].text == ","
    full = len(names) > 1 and is_given_name(names[-1].text)
    others = inside[: len(inside) - len(names)]
    return (
        names[0]
        if full and closed and all(t.tag_ in {"NN", "JJ", "DT"} or t.lower_ in role_words() for t in others)
        else None
    )


def is_another(draft: Draft, head: Token) -> bool:
    """Tell whether "he" in somebody's own words means one they only describe: "My husband came and he said, ‘Go.’"."""
    cue = draft.cue
    if draft.rule != NESTED or cue is None or head.lower_ not in {"he", "she"}:
        return False
    outer = cue.paragraph.passage_of(cue.paragraph.at(head))
    told = cue.paragraph.tokens((outer.inner[0], cue.paragraph.at(head))) if outer is not None else []
    people = [t for t in told if t.tag_ in {"NN", "NNP"} and (t.tag_ == "NNP" or t.lower_ in role_words())]
    last = people[-1] if people else None
    return last is not None and last.tag_ == "NN" and gender_told(last.text) in {None, PRONOUNS[head.lower_]}
