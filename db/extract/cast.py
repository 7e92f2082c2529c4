"""The cast of an article: who is named in it, and which of them a mention means."""

import re
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA
from spacy.tokens import Token

from db.extract.mention import BODIES, Mention, given_key, read_mention, role_words, surname_key
from db.extract.paragraph import Paragraph
from db.extract.quote import Actor, ActorKind
from db.extract.subject import mention_span
from db.reference.country import bloc_of, blocs, code_of, codes_in, name_of
from db.reference.outlet import outlet_of
from db.reference.person import person_of

MAIN = {"ROOT", "conj", "advcl"}


@dataclass(slots=True)
class Member:
    """One actor while its article is read."""

    name: str
    kind: ActorKind
    country: str | None = None
    roles: dict[str, None] = field(default_factory=dict)
    aliases: dict[str, None] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)
    """Where it is mentioned by name, in text order."""
    subjects: list[int] = field(default_factory=list)
    """Where it is the subject of a clause."""

    def actor(self) -> Actor:
        """The member as it is stored."""
        aliases = tuple(alias for alias in self.aliases if alias != self.name)
        return Actor(self.name, self.kind, self.country, tuple(self.roles), aliases)


class Cast:
    """Everybody an article names."""

    def __init__(self, text: str, paragraphs: list[Paragraph]) -> None:
        self.members: list[Member] = []
        self._by_surname: dict[str, list[Member]] = {}
        self._text = text
        names = [(p, ent) for p in paragraphs for ent in p.doc.ents if ent.label_ == "PERSON"]
        mentions = [(p, ent.root, self._phrase(p, ent.root)) for p, ent in names]
        mentions += list(self._titled(paragraphs))
        # Full names first, so that a surname that comes before them finds its owner.
        for paragraph, root, mention in sorted(mentions, key=lambda m: (" " not in m[2].name, m[0].at(m[1]))):
            member = self.person(mention, paragraph.at(root), new=" " in mention.name)
            if member is not None:
                self._note(member, mention)
                member.places.append(paragraph.at(root))
                quoted = paragraph.passage_of(paragraph.at(root)) is not None
                if root.dep_ in {"nsubj", "nsubjpass"} and root.head.dep_ in MAIN and not quoted:
                    member.subjects.append(paragraph.at(root))
        for member in self.members:
            member.places.sort()
            member.subjects.sort()

    def _phrase(self, paragraph: Paragraph, root: Token) -> Mention:
        """The mention a name stands in, with its role and its apposition."""
        start, end = mention_span(paragraph, root)
        mention = read_mention(
            re.split(r",| and ", self._text[start:end])[-1] if root.dep_ == "conj" else self._text[start:end]
        )
        apposition = next((t for t in root.rights if t.dep_ == "appos" and t.tag_ in {"NN", "NNP"}), None)
        if apposition is not None and not mention.role:
            role = read_mention(self._text[slice(*_phrase_span(paragraph, apposition))])
            if any(w.lower() in role_words() for w in role.text.split()):
                codes = tuple(dict.fromkeys(m.code for m in codes_in(role.text)))
                plain = re.sub(r"^(?:the|an?)\s+", "", role.text)
                return Mention(mention.text, mention.name, plain, codes, mention.definite)
        return mention

    def _titled(self, paragraphs: list[Paragraph]) -> list[tuple[Paragraph, Token, Mention]]:
        """Capitalised names behind a role that the name finder overlooked: "Ukrainian MP Alexey Goncharenko"."""
        found = []
        for paragraph in paragraphs:
            for token in paragraph.doc:
                if token.dep_ == "compound" or not token.tag_.startswith("NN") or not token.text[:1].isupper():
                    continue
                if token.ent_type_ == "PERSON":
                    continue
                mention = self._phrase(paragraph, token)
                roles = [w for w in mention.role.lower().split() if w in role_words()]
                if mention.name and roles and token.text in mention.name and not BODIES.search(mention.name):
                    found.append((paragraph, token, mention))
        return found

    def _note(self, member: Member, mention: Mention) -> None:
        """Remember how a member was called."""
        member.aliases.setdefault(mention.name)
        if mention.role and any(w.lower().strip(".") in role_words() for w in mention.role.split()):
            member.roles.setdefault(mention.role)
            if member.country is None and mention.countries:
                member.country = mention.countries[0]

    def person(self, mention: Mention, at: int, *, new: bool) -> Member | None:
        """The person a name means: the nearest holder of the surname, or a new one where `new` allows it."""
        name = mention.name
        known = person_of(name, allow_surname=False)
        canonical = known.name if known else name
        same = self._people(canonical)
        if len(same) == 1:
            return same[0]
        if same:
            return max(same, key=lambda m: max((p for p in m.places if p <= at), default=-1))
        if not new or not name or outlet_of(name) or code_of(name) or bloc_of(name) or BODIES.search(name):
            return None
        member = Member(canonical, "person", known.country if known else None)
        self.members.append(member)
        self._by_surname.setdefault(surname_key(canonical), []).append(member)
        return member

    def _people(self, name: str) -> list[Member]:
        """The people a name can mean: those of its surname, or of one like a bare misspelt surname."""
        surname = surname_key(name)
        found = [m for m in self._by_surname.get(surname, ()) if _is_person(m, name)]
        if found or given_key(name) or len(surname) < 6:
            return found
        near = (
            held for held in self._by_surname if len(held) >= 6 and OSA.distance(held, surname, score_cutoff=1) <= 1
        )
        return [member for held in near for member in self._by_surname[held] if _is_person(member, name)]

    def add(self, name: str, kind: ActorKind, country: str | None) -> Member:
        """The member of that name, made where there is none."""
        found = next((m for m in self.members if m.name == name and m.kind == kind), None)
        if found is None:
            found = Member(name, kind, country)
            self.members.append(found)
        return found

    def entity(self, mention: Mention, label: str) -> Member | None:
        """The outlet, country, bloc or organisation a mention names."""
        bare = re.sub(r"^(?:the|The)\s+", "", mention.text)
        outlet = outlet_of(mention.text) or outlet_of(bare)
        if outlet is not None:
            return self.add(outlet.name, "outlet", outlet.country)
        bloc = bloc_of(bare)
        if bloc is not None and bloc in blocs():
            return self.add(blocs()[bloc].name, "bloc", bloc)
        found = codes_in(bare)
        if len(found) == 1 and found[0].start == 0 and found[0].end == len(bare) and found[0].kind != "demonym":
            if found[0].kind == "bloc":
                return self.add(name_of(found[0].code), "bloc", found[0].code)
            name = bare if found[0].kind == "seat" else name_of(found[0].code)
            return self.add(name, "government", found[0].code)
        body = BODIES.search(mention.text)
        if body or (mention.name and label in {"ORG", "NORP", "FAC"} and not mention.role):
            code = found[0].code if found else None
            return self.add(bare, "organisation", code)
        return None

    def holder(self, mention: Mention, at: int, spoken: list[Member]) -> Member | None:
        """The person a role means: "the president", "the Ukrainian leader".

        Of those who fit, the one who spoke last; where none spoke, the one named last before `at`.
        """
        wanted = {w for w in mention.text.lower().split() if w in role_words()}
        if not wanted:
            return None
        heads = any(role_words()[w] == "head" for w in wanted)
        codes = {m.code for m in codes_in(mention.text)}
        fitting = []
        for member in self.members:
            if member.kind != "person" or (codes and member.country not in codes):
                continue
            roles = " ".join(member.roles).lower()
            known = person_of(member.name, allow_surname=False)
            roles += " " + known.role.lower() if known else ""
            words = set(re.findall(r"[\w-]+", roles))
            if wanted & words or ("leader" in wanted and heads and any(role_words().get(w) == "head" for w in words)):
                fitting.append(member)
        last = next((m for m in reversed(spoken) if any(m is f for f in fitting)), None)
        named = [m for m in fitting if any(p <= at for p in m.places)]
        if not named and heads and len(fitting) == 1:
            return fitting[0]  # "the president" may come before the name, "the minister" means too many
        return last or max(named, key=lambda m: max(p for p in m.places if p <= at), default=None)


def _phrase_span(paragraph: Paragraph, token: Token) -> tuple[int, int]:
    """An apposition with the prepositions that belong to it, up to its first comma."""
    edge = token.right_edge.i
    stop = next((t.i for t in token.doc[token.i : edge + 1] if t.text in {",", "(", ";"}), edge + 1)
    return paragraph.at(token.left_edge), paragraph.after(token.doc[max(token.i, stop - 1)])


def _is_person(member: Member, name: str) -> bool:
    """Tell whether a name of the member's surname can be the member's.

    Where both have a given name, they agree, or one is the other's initial, or a long one is misspelt by a letter.
    In doubt they are two.
    """
    given, own = given_key(name), given_key(member.name)
    if not own or not given:
        return bool(own)
    return own == given or own[:1] == given or (min(len(own), len(given)) >= 8 and OSA.distance(own, given) <= 1)
