"""Drafts made by hand: a sentence, its cue and its content, whatever the rules would find."""

from functools import cache

import spacy
from spacy.language import Language

from db.extract.cue import Cue
from db.extract.draft import Draft
from db.extract.extract import MODELS
from db.extract.lexicon import cue_verbs
from db.extract.paragraph import paragraphs
from tests.db.extract.conftest import article_of


@cache
def pipeline() -> Language:
    return spacy.load(MODELS[0], exclude=["lemmatizer", "attribute_ruler", "ner"])


def draft_of(text: str, cue: str, content: str, form: str, subject: str | None = None) -> Draft:
    """One draft of a text of one paragraph: `cue` and `subject` are words of it, `content` a stretch."""
    paragraph = paragraphs(article_of(text), pipeline())[0]
    words = {token.text: token for token in reversed(list(paragraph.doc))}
    token = words[cue]
    start = text.index(content)
    made = Cue(
        paragraph,
        token,
        cue_verbs().get(token.lower_) if form == "verb" else None,
        form,
        words[subject] if subject is not None else _source(form, words[cue].i, paragraph.doc),
        True,
        (paragraph.at(token), paragraph.after(token)),
    )
    return Draft(paragraph, ((start, start + len(content)),), made, "made by hand", 1.0)


def _source(form: str, at: int, doc: spacy.tokens.Doc) -> spacy.tokens.Token | None:
    """The noun behind "according to"."""
    return next((t for t in doc[at:] if t.dep_ == "pobj"), None) if form == "according" else None
