"""Subjects: who a reporting verb belongs to, and the words that name them."""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from db.extract.paragraph import Paragraph
from db.read.article import Span

SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
ASKING = frozenset({"ask", "asks", "asked", "asking"})
RELATIVES = {"who", "which", "that"}
LONGEST_DESCRIPTION = 8
"""Tokens of a participle or adjective and its words that still belong to a source's mention."""
NOUN_TAGS = {"NN", "NNS", "NNP", "NNPS", "PRP", "DT", "CD", "WP", "JJ"}

HIGHEST = 6
"""Clauses climbed from a verb without a subject to one that has it: more are a list, or a parse gone wrong."""
DEEPEST = 30
"""Words below each other in a mention."""
FARTHEST = 80
"""Words looked back over for the clause a participle hangs on."""


def find_subject(paragraph: Paragraph, verb: Token, climbed: int = 0) -> tuple[Token | None, bool]:
    """Who the verb's subject is, and whether it is the verb's own; `climbed` counts the clauses left below."""
    if climbed > HIGHEST:
        return None, False
    auxiliaries = {t.dep_ for t in verb.children}
    reduced = verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and "aux" not in auxiliaries
    passive = "auxpass" in auxiliaries or reduced
    agent = next((p for t in verb.children if t.dep_ == "agent" for p in t.children if p.dep_ == "pobj"), None)
    if agent is not None:
        return agent, True
    level = paragraph.passage_of(paragraph.at(verb))
    subjects = [
        t
        for t in verb.children
        if t.dep_ in SUBJECTS and t.text[0].isalnum() and paragraph.passage_of(paragraph.at(t)) == level
    ]
    own = min(subjects, key=lambda t: abs(t.i - verb.i), default=None)
    if passive:
        return None, False
    if own is None and verb.i > 0 and _is_age(verb.nbor(-1)):
        return verb.nbor(-1), True
    if own is not None:
        if own.lower_ in RELATIVES and verb.dep_ == "relcl":
            return _owner(verb.head) if own.lower_ == "who" else verb.head, True
        return own, True
    inverted = _inverted(paragraph, verb)
    if inverted is not None:
        return inverted, True
    head = verb.head
    if head is not verb and verb.dep_ in {
        "conj",
        "advcl",
        "xcomp",
        "acl",
        "dep",
        "ccomp",
        "parataxis",
        "prep",
        "pcomp",
    }:
        if head.tag_.startswith(("VB", "MD")):
            return find_subject(paragraph, head, climbed + 1)[0], False
        if verb.dep_ == "acl" and verb.tag_ == "VBG" and head.tag_ in NOUN_TAGS:
            return (head, True) if not follows_comma(verb) else (_clause_subject(paragraph, verb, climbed), False)
    if verb.tag_ == "VBG":
        return _clause_subject(paragraph, verb, climbed), False
    return None, False


def _is_age(token: Token) -> bool:
    """Tell whether a word ends "34-year-old", which the parser takes for an adjective."""
    return token.lower_ == "old" and token.i >= 4 and token.nbor(-2).lower_ == "year"


def before_of(token: Token) -> Iterator[Token]:
    """The tokens before one, the nearest first."""
    doc = token.doc
    return (doc[i] for i in range(token.i - 1, -1, -1))


def antecedent_of(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token is its own."""
    if token.lower_ not in RELATIVES or token.tag_ not in {"WP", "WDT"}:
        return token
    verb = token.head
    for _ in range(DEEPEST):
        if verb.dep_ == "relcl":
            return _owner(verb.head) if token.lower_ == "who" else verb.head
        verb = verb.head
    return token


def _owner(noun: Token) -> Token:
    """Whom "who" stands for behind what somebody has: the botanist of "a botanist with mud to her knees, who"."""
    if not any(t.tag_ == "PRP$" for t in noun.lefts):
        return noun
    for _ in range(DEEPEST):
        if noun.dep_ != "pobj":
            break
        noun = noun.head.head
    return noun.head if noun.dep_ == "appos" and noun.head.tag_ in NOUN_TAGS else noun


def is_asked(token: Token) -> bool:
    """Tell whether somebody is asked a question, and will answer: "asked Hagen whether", not "asked Hagen to go"."""
    verb = token.head
    if verb.lower_ not in ASKING or token.dep_ not in {"dobj", "dative"} or token.i < verb.i:
        return False
    return any(t.dep_ == "ccomp" or t.lower_ == "about" for t in verb.rights)


def follows_comma(token: Token) -> bool:
    """Tell whether a comma or closing mark stands right before a token, blanks aside."""
    before = next((t for t in before_of(token) if not t.is_space), None)
    return before is not None and before.text in {",", '"', "'", "-", "–", "—"}


def _clause_subject(paragraph: Paragraph, verb: Token, climbed: int) -> Token | None:
    """The subject of the nearest finite verb to the left in the same sentence."""
    begin = paragraph.sentence_of(paragraph.at(verb))[0]
    for token in islice(before_of(verb), FARTHEST):
        if paragraph.at(token) < begin:
            return None
        if token.tag_ in {"VBD", "VBZ", "VBP"} and paragraph.passage_of(paragraph.at(token)) is None:
            subject, _ = find_subject(paragraph, token, climbed + 1)
            if subject is not None:
                return subject
    return None


def _inverted(paragraph: Paragraph, verb: Token) -> Token | None:
    """The subject behind the verb, as in `"…," added Boris Pistorius`, however the parser took it."""
    if verb.tag_ not in {"VBD", "VBZ", "VBN"} or verb.i == 0:
        return None
    before = verb.nbor(-1)
    closes = any(passage.outer[1] == paragraph.after(before) for passage in paragraph.passages)
    if not closes and before.text not in {",", "-", "–", "—"}:
        return None
    doc = verb.doc
    end = verb.i + 1
    while end < len(doc) and (doc[end].tag_ in NOUN_TAGS | {"NNP", "POS", "HYPH", "PRP$", "IN"}) and end - verb.i < 14:
        if doc[end].tag_ == "IN" and doc[end].lower_ not in {"of", "for"}:
            break
        end += 1
    heads = [t for t in doc[verb.i + 1 : end] if t.tag_.startswith(("NN", "PRP")) and t.tag_ != "PRP$"]
    if not heads or not closes:
        return None
    first = doc[verb.i + 1 : end]
    cut = next((t.i for t in first if t.tag_ == "IN"), end)
    named = [t for t in heads if t.i < cut]
    return named[-1] if named else None


def mention_span(paragraph: Paragraph, head: Token) -> Span:
    """The words that name the source: the noun phrase around its head, relative clauses and appositions left out."""
    following = head.doc[head.i : head.i + 3]
    if head.lower_ == "year" and _is_age(following[-1]):
        head = following[-1]
    left = head.i
    for child in head.lefts:
        if child.dep_ in {"det", "compound", "amod", "poss", "nummod", "nmod", "predet", "quantmod", "advmod", "case"}:
            left = min(left, child.left_edge.i)
    if _is_age(head):
        left = min(left, head.i - 4 - (head.i > 4 and head.nbor(-5).tag_ in {"DT", "PRP$"}))
    right = head.i
    for child in head.rights:
        if child.dep_ in {"case", "cc"} or (child.dep_ in {"prep", "conj"} and child.i - right <= 2):
            if child.dep_ == "prep" and child.lower_ not in {"of", "from", "for", "between", "in", "at", "with", "by"}:
                break
            right = max(right, _short_edge(child))
        elif (
            child.dep_ in {"acl", "amod"} and child.left_edge.i == right + 1 and head.tag_ in {"NN", "NNS", "DT", "CD"}
        ):
            right = _described(child)
            break
        elif child.dep_ == "punct" and child.text in {",", "-"}:
            continue
        else:
            break
    if head.doc[right].dep_ == "cc":
        right = head.i
    while left < head.i and head.doc[left].text in {'"', "'", ",", "("}:
        left += 1
    return paragraph.at(head.doc[left]), paragraph.after(head.doc[right])


def _described(token: Token) -> int:
    """The last token of what tells people without a name: "briefed on the move", "familiar with her thinking"."""
    last = min(token.right_edge.i, token.i + LONGEST_DESCRIPTION)
    stops = (t.i for t in token.doc[token.left_edge.i : last + 1] if t.is_punct and t.text != "-")
    end = next(stops, last + 1) - 1
    return max(token.i, end)


def _short_edge(token: Token, depth: int = 0) -> int:
    """The right edge of a phrase without the clauses that hang on it; of a list without end its first members."""
    edge = token.i
    for child in token.rights:
        if child.dep_ in {"relcl", "acl", "appos", "punct", "advcl"} or depth > DEEPEST:
            break
        edge = max(edge, _short_edge(child, depth + 1))
    return edge
