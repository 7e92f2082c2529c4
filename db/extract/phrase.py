"""The phrase a proper name stands in: with the role before it, or the role in apposition behind it."""

import re

from spacy.tokens import Token

from db.extract.mention import Mention, has_role, read_mention
from db.extract.paragraph import Paragraph
from db.extract.subject import mention_span
from db.reference.country import codes_in


def mention_of(text: str, paragraph: Paragraph, root: Token) -> Mention:
    """The mention a name stands in; `root` is the head word of the name."""
    start, end = mention_span(paragraph, root)
    words = text[start:end]
    mention = read_mention(_piece(words, paragraph.after(root) - start))
    if mention.role:
        return mention
    if root.dep_ == "appos" and root.head.tag_ == "NN":
        role = read_mention(text[slice(*mention_span(paragraph, root.head))])
    else:
        apposition = next((t for t in root.rights if t.dep_ == "appos" and t.tag_ in {"NN", "NNP"}), None)
        if apposition is None:
            return mention
        role = read_mention(text[slice(*_phrase_span(paragraph, apposition))])
    if not has_role(role.text):
        return mention
    codes = tuple(dict.fromkeys(m.code for m in codes_in(role.text)))
    return Mention(mention.text, mention.name, re.sub(r"^(?:the|an?)\s+", "", role.text), codes, mention.definite)


def _piece(words: str, at: int) -> str:
    """The one of several joined names that ends at `at` or goes on there: "Anna Smith" of "Anna Smith and Bo"."""
    first = max((m.end() for m in re.finditer(r",| and ", words) if m.end() < at), default=0)
    behind = re.search(r" and ", words[at:])
    return words[first : at + behind.start() if behind else len(words)]


def _phrase_span(paragraph: Paragraph, token: Token) -> tuple[int, int]:
    """An apposition with the prepositions that belong to it, up to its first comma."""
    edge = token.right_edge.i
    stop = next((t.i for t in token.doc[token.i : edge + 1] if t.text in {",", "(", ";"}), edge + 1)
    return paragraph.at(token.left_edge), paragraph.after(token.doc[max(token.i, stop - 1)])
