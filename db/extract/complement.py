"""Complement clauses: `said that …`, `fears …`, `urged them to …`."""

from itertools import takewhile

from spacy.tokens import Token

from db.extract.bounds import FINITE, Found, limit_of, widened
from db.extract.cue import Cue
from db.extract.paragraph import Paragraph


def clause_after(text: str, paragraph: Paragraph, cue: Cue, cues: list[Cue]) -> Found | None:
    """A complement clause that follows the cue: `said that …`, `fears …`, `urged them to …`."""
    token = cue.token
    takes = cue.verb.takes if cue.verb else frozenset("c")
    clauses = [t for t in token.children if t.dep_ in {"ccomp", "xcomp"} and t.i > token.i]
    if cue.form == "adjective" and not clauses:
        plain = [t for t in token.children if t.dep_ == "advcl" and not any(m.dep_ == "mark" for m in t.children)]
        clauses = plain or [t for t in token.head.children if t.dep_ == "ccomp" and t.i > token.i]
    if not clauses:
        return _that_after(text, paragraph, cue, cues)
    clause = clauses[0]
    first = clause.left_edge
    marker = next((t for t in clause.children if t.i < clause.i and t.lower_ == "to" and t.dep_ == "aux"), None)
    marks = [t for t in takewhile(lambda t: t.i < clause.i, clause.subtree) if t.dep_ == "mark"]
    mark = next((t for t in marks if t.lower_ in {"that", "whether", "if"}), None)
    if marker is not None and mark is None:
        if not _takes_infinitive(takes, clause):
            return None
        first = marker
    elif clause.dep_ == "xcomp" or not takes & {"c", "w"} or _is_bare_participle(clause, mark):
        return None
    if first.i <= token.i:
        first = token.doc[token.i + 1]
    if first.lower_ == "that" and first.dep_ == "mark" and first.i + 1 < len(token.doc):
        first = first.nbor()
    start = paragraph.at(first)
    limit = limit_of(text, paragraph, cue, cues, start)
    end = max(paragraph.after(t.right_edge) for t in clauses if t.dep_ == "ccomp" or t is clause)
    end = widened(paragraph, min(end, limit), limit)
    thought = cue.verb is not None and cue.verb.kind == "thought"
    return ((start, end),), "clause after the cue", 0.72 if thought else 0.7 if marker else 0.9


def _takes_infinitive(takes: frozenset[str], clause: Token) -> bool:
    """Tell whether the cue reports an infinitive: its own ("vowed to"), or another's ("urged them to")."""
    return "x" in takes or ("o" in takes and any(t.dep_ in {"nsubj", "dobj"} for t in clause.children))


def _is_bare_participle(clause: Token, mark: Token | None) -> bool:
    """Tell a participle that is no clause of its own: "reported missing", "denied being"."""
    return clause.tag_ == "VBG" and mark is None and not any(t.dep_ in {"nsubj", "aux"} for t in clause.children)


def _that_after(text: str, paragraph: Paragraph, cue: Cue, cues: list[Cue]) -> Found | None:
    """A that-clause the parser hung elsewhere: from behind "that" to the clause's end."""
    if cue.verb is not None and "c" not in cue.verb.takes:
        return None
    doc = cue.token.doc
    for token in doc[cue.token.i + 1 : cue.token.i + 9]:
        if token.tag_ in FINITE | {"VBG", "VBN"} or token.text in {".", ";", '"'}:
            return None
        if token.lower_ == "that" and token.tag_ == "IN" and token.i + 2 < len(doc) and token.dep_ == "mark":
            start = paragraph.at(token.nbor())
            limit = limit_of(text, paragraph, cue, cues, start)
            return ((start, widened(paragraph, limit, limit)),), "that-clause after the cue", 0.75
    return None
