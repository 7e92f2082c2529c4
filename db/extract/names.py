"""Names: where an article names people, found by the tagger's proper nouns and, where a speaker hangs on it, by NER.

The named-entity component costs as much as the parse. It is asked only about names that neither a title, a role, a
given name nor our tables settle, and only where one of them speaks; all paragraphs it is asked about go in one batch.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from spacy.language import Language
from spacy.tokens import Doc, Token

from db.extract.draft import Draft
from db.extract.gender import PRONOUNS
from db.extract.mention import BODIES, MODIFIERS, PARTICLES, Mention, role_words
from db.extract.paragraph import Paragraph
from db.extract.phrase import mention_of
from db.reference.country import bloc_of, code_of
from db.reference.given import is_given_name
from db.reference.outlet import outlet_of
from db.reference.person import person_of
from db.reference.table import key

Label = Literal["person", "other", "unknown"]
Finder = Callable[[Iterable[Doc]], Iterator[Doc]]
"""Sets the entities of documents."""

PROPER = frozenset({"NNP", "NNPS"})
LINKS = frozenset({*PARTICLES, "-"})
"""Words inside a name that the tagger does not take for proper nouns."""
INITIAL = re.compile(r"(?:[A-Z]\.){1,3}|[A-Z]|[A-Z]J|J[A-Z]")
PLACES = re.compile(
    r"\b(?:Street|Avenue|Square|Road|County|City|Beach|Island|Islands|River|Lake|Park|Airport|Stadium|Arena|Tower|Bridge|"
    r"Hotel|Garden|Gardens|Act|Law|Amendment|Award|Prize|Day|War|Valley|Hills|Bay|Coast|Games|Cup|Bowl|Show|News|Times|Post|"
    r"Journal|Herald|Tribune|Gazette|Magazine|Press|Media|Studios|Records|Books|Films|Pictures|Systems|Capital|Partners|"
    r"Holdings|Ltd|LLC|PLC|Tech|College|State|Republic|Democrats|Republicans|Plan|Doctrine|Report|Poll|Survey|Bill|Deal|Catholic|Catholics)$"
)
"""Last words that make of a given name a place or a thing: "Victoria Street", "Lincoln Tower"."""
WORDS = frozenset(
    "will may mark grant rose hope grace faith joy sunny april june august art rich long royal major".split()
)
"""Given names that are words too."""
MOST = 12
"""Names that act in an article with a "he" or "she" and are asked about for it."""
LOUDEST = 0.6
"""Share of capitalised words from which a title is in headline case and its capitals tell nothing."""


@dataclass(slots=True)
class Name:
    """A proper name where it stands."""

    paragraph: Paragraph
    root: Token
    mention: Mention
    label: Label
    is_lost: bool = False
    """Whether the tagger did not take it for a name, so that its parse tells nothing."""

    @property
    def at(self) -> int:
        """Offset of its head word in the article."""
        return self.paragraph.at(self.root)


class Names:
    """Finds names with one loaded pipeline."""

    def __init__(self, nlp: Language) -> None:
        self._finder = _finder(nlp)

    def find(self, text: str, paragraphs: Sequence[Paragraph], drafts: Iterable[Draft]) -> list[Name]:
        """Every name of an article, those that speak told apart into people and others."""
        read = [paragraph for paragraph in paragraphs if not _is_loud(paragraph)]
        found = [name for paragraph in read for name in names_in(text, paragraph)]
        found += [name for paragraph in read for name in _lost(text, paragraph)]
        self._ask(found, drafts)
        return found

    def _ask(self, names: list[Name], drafts: Iterable[Draft]) -> None:
        """Let NER decide on the names that speak and nothing else settles, at the first place each stands in full."""
        settled = {_last(name.mention.name) for name in names if name.label == "person"}
        doubtful = [name for name in names if name.label == "unknown"]
        first: dict[str, Name] = {}
        for name in sorted(doubtful, key=lambda name: (-len(name.mention.name.split()), name.at)):
            first.setdefault(_last(name.mention.name), name)
            first.setdefault(key(name.mention.name).partition(" ")[0], name)
        heads = [head for draft in drafts if (head := draft.head) is not None]
        asked = {word: first[word] for head in heads if (word := key(head.text)) in first and word not in settled}
        if any(head.lower_ in PRONOUNS for head in heads):
            acting = [name for name in doubtful if " " in name.mention.name and name.root.dep_ == "nsubj"]
            asked |= {_last(name.mention.name): name for name in reversed(acting[:MOST])}
        if not asked:
            return
        for _ in self._finder({id(name.root.doc): name.root.doc for name in asked.values()}.values()):
            pass
        for word, place in asked.items():
            label: Label = "person" if place.root.ent_type_ == "PERSON" else "other"
            for name in doubtful:
                if _last(name.mention.name) in {word, _last(place.mention.name)}:
                    name.label = label


def _finder(nlp: Language) -> Finder:
    """The pipeline's NER, or nothing where it has none."""
    if "ner" not in nlp.component_names:
        return iter
    return cast(Finder, nlp.get_pipe("ner").pipe)  # type: ignore[attr-defined]


def names_in(text: str, paragraph: Paragraph) -> Iterator[Name]:
    """The names of one paragraph, with what can be told of them without NER."""
    for root in _roots(paragraph.every):
        mention = mention_of(text, paragraph, root)
        if mention.name and root.text in mention.name:
            yield Name(paragraph, root, mention, label_of(mention))
        elif BODIES.fullmatch(root.text):
            yield Name(paragraph, root, replace(mention, name=mention.text), "other")


def _lost(text: str, paragraph: Paragraph) -> Iterator[Name]:
    """The full names the tagger takes for something else, told by a given name: "Torsten Aldous walks"."""
    for token in paragraph.every[1:]:
        if not token.text[0].isupper() or token.tag_ in PROPER or not token.is_alpha or token.is_upper:
            continue
        given = token.nbor(-1)
        if given.tag_ in PROPER or not given.is_title or not is_given_name(given.text) or given.lower_ in WORDS:
            continue
        words = text[paragraph.at(given) : paragraph.after(token)]
        if len(given) > 2 and len(token) > 2 and " " in words:
            yield Name(paragraph, token, Mention(words, words, "", (), False), "person", is_lost=True)


def _roots(tokens: list[Token]) -> Iterator[Token]:
    """The head word of every run of proper nouns."""
    last: Token | None = None
    for token in tokens:
        if token.tag_ in PROPER and token.text[0].isalnum():
            last = token
        elif last is not None and not _goes_on(token):
            yield last
            last = None
    if last is not None:
        yield last


def _goes_on(token: Token) -> bool:
    """Tell whether a word that is no proper noun links two: "Ursula von der Leyen"."""
    following = token.doc[token.i + 1 : token.i + 3]
    return token.lower_ in LINKS and any(t.tag_ in PROPER for t in following)


def label_of(mention: Mention) -> Label:
    """What title, role, given name and our tables tell of a name."""
    name = mention.name
    if BODIES.search(name) or PLACES.search(name) or outlet_of(name) or code_of(name) or bloc_of(name):
        return "other"
    if any(word in role_words() and word not in MODIFIERS for word in mention.role.lower().replace(".", "").split()):
        return "person"
    if " " not in name:
        return "unknown"
    first = name.split()[0]
    if first in PARTICLES - {"al", "el"}:
        return "person"  # "de Silva", but "al Qaeda"
    if is_given_name(first) or INITIAL.fullmatch(first) or person_of(name):
        return "person"
    return "unknown"


def _is_loud(paragraph: Paragraph) -> bool:
    """Tell whether a title or heading is in headline case, where every noun looks like a name."""
    if paragraph.kind not in {"title", "heading"}:
        return False
    words = [token.text for token in paragraph.every if token.is_alpha]
    return sum(word[:1].isupper() for word in words) > LOUDEST * len(words)


def _last(name: str) -> str:
    """The last word of a name, folded."""
    return key(name).rpartition(" ")[2]
