"""Naming: the cue at a token, and the word that names whose words it reports."""

from spacy.tokens import Token

from db.extract.cue import Cue
from db.extract.draft import Draft
from db.extract.lexicon import cue_verbs
from db.extract.model.choice import Named
from db.extract.model.tokens import Tokens

ADDRESSING = frozenset({"asked", "told", "pressed", "questioned", "urged", "warned", "reminded"})
"""Cues whose participle belongs to the one who is spoken to: "Asked whether she would resign, Lee replied"."""


class Naming:
    """Turns tokens of one article into cues with their subjects."""

    def __init__(self, tokens: Tokens, ruled: list[Draft]) -> None:
        self._tokens = tokens
        cues = [draft.cue for draft in ruled if draft.cue is not None]
        self._ruled = {tokens.place(cue.paragraph, cue.token): cue for cue in reversed(cues)}

    def cue(self, at: int, source: Named | None) -> Cue:
        """The cue at a token, the rules' own where they have it, with the source that was chosen."""
        paragraph, token = self._tokens.token(at)
        subject = self.subject(token, source)
        ruled = self._ruled.get(at)
        if ruled is not None:
            subject = subject if subject is not None else ruled.subject
            own = ruled.own if subject is ruled.subject else True
            return Cue(paragraph, ruled.token, ruled.verb, ruled.form, subject, own, ruled.span)
        span = (paragraph.at(token), paragraph.after(token))
        verb = cue_verbs().get(token.lower_)
        if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
            return Cue(paragraph, token, None, "according", subject, True, (span[0], paragraph.after(token.nbor())))
        form = "colon" if token.text == ":" else "verb"
        if token.tag_.startswith("NN"):
            form, verb = "noun", None
        elif token.tag_.startswith("JJ"):
            form, verb = "adjective", None
        return Cue(paragraph, token, verb, form, subject, True, span)

    def subject(self, cue: Token, source: Named | None) -> Token | None:
        """The head word of a source, unless it is the one who was asked or told."""
        if source is None:
            return None
        name = self._tokens.token(source.token)[1]
        passive = any(child.dep_ == "auxpass" for child in cue.children)
        spoken_to = passive or (cue.dep_ in {"advcl", "acl"} and cue.tag_ == "VBN" and cue.lower_ in ADDRESSING)
        return None if spoken_to and name.head.dep_ != "agent" and name.dep_ != "pobj" else name
