"""The cast of an article: who is named in it, and which of them a name means."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from db.extract.gender import PRONOUNS, gender_of_name, gender_told
from db.extract.generation import generation_of, generation_told
from db.extract.identity import may_be_one, parts_of
from db.extract.member import Member
from db.extract.mention import BODIES, MODIFIERS, Mention, has_role, role_words, surname_key
from db.extract.names import Label, Name
from db.extract.quote import ActorKind
from db.extract.subject import is_asked
from db.reference.country import bloc_of, blocs, code_of, codes_in, name_of
from db.reference.given import Gender
from db.reference.outlet import outlet_of
from db.reference.person import Person, people_called, person_of
from db.reference.table import key

MAIN = {"ROOT", "conj", "advcl", "parataxis"}
HONORIFICS = {"mr", "mrs", "ms", "miss", "mx", "sir", "dame", "madam"}
"""Titles that are nobody's office."""
MISPRINT = 6
"""Letters a surname must have for one wrong letter to be a misprint."""
OWN = re.compile(r"\b(?:he|she|his|her|him|himself|herself)\b", re.IGNORECASE)
AGE = re.compile(r"\s*,\s*(?:aged? )?(\d{1,3})(?=[,.;])")
LEAVING = frozenset("resigned resigns quit quits ousted sacked fired dismissed replaced retired died".split())
"""Verbs by which somebody holds an office no more."""
NEAR = 160
"""Code points behind a name in which a pronoun tells its gender."""


class Cast:
    """Everybody an article names."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self.members: list[Member] = []
        self._by_surname: dict[str, list[Member]] = {}
        self._text = text
        self._labels = {key(n.mention.name).rpartition(" ")[2]: n.label for n in names if n.label != "unknown"}
        self.bodies = [name for name in names if name.label == "other" and BODIES.search(name.mention.name)]
        """Where organisations are named."""
        # Full names first, so that a surname that comes before them finds its owner.
        for name in sorted(names, key=lambda n: (" " not in n.mention.name, n.at)):
            if name.label == "other":
                continue
            member = self.person(name.mention, name.at, new=name.label == "person")
            if member is not None:
                self.note(member, name.mention)
                self._place(member, name)
        for member in self.members:
            member.places.sort()
            member.subjects.sort()
        self._learn_genders()

    def label_of(self, name: str) -> Label:
        """Whether the article's proper names of that last word are people's."""
        return self._labels.get(key(name).rpartition(" ")[2], "unknown")

    def _place(self, member: Member, name: Name) -> None:
        """Remember where a member is named, and where it is the subject of a clause that is in no quotation."""
        quoted = name.paragraph.passage_of(name.at) is not None
        member.full += " " in name.mention.name
        (member.quoted if quoted else member.places).append(name.at)
        root = name.root
        subject = root.head if root.dep_ == "appos" and root.head.i < root.i else root  # "his wife, Anna,"
        acts = subject.dep_ in {"nsubj", "nsubjpass"} and subject.head.dep_ in MAIN
        if not quoted and (acts or name.is_lost or is_asked(root)):
            member.subjects.append(name.at)
        if not quoted and acts and subject.head.lower_ in LEAVING:
            member.left.append(name.at)
        if member.age is None and (age := AGE.match(self._text, name.paragraph.after(root))):
            member.age = age[1]

    def _learn_genders(self) -> None:
        """Take the gender of those whose names do not tell it from the pronouns that follow them as subjects."""
        places = sorted(place for member in self.members for place in member.places)
        for member in self.members:
            if member.gender is None:
                told = [gender for place in member.subjects if (gender := self._followed(place, places)) is not None]
                member.gender = told[0] if len(set(told)) == 1 else None

    def _followed(self, place: int, places: list[int]) -> Gender | None:
        """The gender of the first pronoun behind a name, in the same narration and before anybody else is named."""
        following = bisect_right(places, place)
        limit = min(place + NEAR, places[following] if following < len(places) else len(self._text))
        pronoun = OWN.search(self._text, place, limit)
        if pronoun is None or re.search(r"[\"“”‘\n]|''", self._text[place : pronoun.start()]):
            return None
        return PRONOUNS[pronoun.group().lower()]

    def note(self, member: Member, mention: Mention) -> None:
        """Remember how a member was called."""
        member.aliases.setdefault(mention.name)
        if has_role(mention.role):
            if mention.role.lower().strip(".") not in HONORIFICS:
                member.roles.setdefault(mention.role)
            member.gender = member.gender or gender_told(mention.role)
            if member.country is None and mention.countries:
                member.country = mention.countries[0]

    def person(self, mention: Mention, at: int, *, new: bool) -> Member | None:
        """The person a name means, or a new one where `new` allows it; two of one surname are never taken for one."""
        name = mention.name
        known = person_of(name, allow_surname=False)
        if known is None and " " not in name and has_role(mention.role):
            known = _office_holder(mention)
        canonical = known.name if known else name
        told = gender_told(mention.role)
        same = self._people(canonical, told)
        if len(same) > 1 and (generation := generation_told(mention.role)) is not None:
            same = [m for m in same if generation_of(m, same) == generation]
            return same[0] if len(same) == 1 else None  # "the elder Hagen", and no telling which of them is
        if same:
            return self._meant(same, at)
        if not new or not name or outlet_of(name) or code_of(name) or bloc_of(name) or BODIES.search(name):
            return None
        member = Member(canonical, "person", known.country if known else None)
        member.gender = told or gender_of_name(canonical)
        self.members.append(member)
        self._by_surname.setdefault(surname_key(canonical), []).append(member)
        return member

    @staticmethod
    def _meant(same: list[Member], at: int) -> Member:
        """Of several the one the article is mostly about, else who acted last, else the one named last.

        A brother who is only mentioned ("killed his brother, Ian Kerr") does not take the words of the one who acts.
        """
        first, *others = sorted(same, key=lambda m: -m.full)
        if all(first.full >= 2 * other.full for other in others):
            return first
        return max(same, key=lambda m: (m.acted_before(at), m.named_before(at + 1)))

    def _people(self, name: str, told: Gender | None) -> list[Member]:
        """The people of a gender that a name can mean: of its surname, of a misspelt surname, of a given name alone."""
        return [m for m in self._called(name) if told is None or m.gender is None or m.gender == told]

    def _called(self, name: str) -> list[Member]:
        """The people a name can mean, whatever their gender."""
        surname = surname_key(name)
        found = [m for m in self._by_surname.get(surname, ()) if may_be_one(m.name, name)]
        exact = [m for m in found if key(m.name) == key(name)]
        if " " in name:
            return exact or found
        if found:
            return found
        if len(surname) >= MISPRINT:
            near = (s for s in self._by_surname if len(s) >= MISPRINT and OSA.distance(s, surname, score_cutoff=1) <= 1)
            found = [member for held in near if held + "s" != surname for member in self._by_surname[held]]
        if not found and not code_of(name) and not outlet_of(name):
            found = [m for m in self.members if m.kind == "person" and parts_of(m.name).given == key(name)]
            return found if len(found) == 1 else []
        return found

    def is_family(self, name: str) -> bool:
        """Tell whether a name is the plural of a surname: "the Clintons" are not one of them."""
        return name.endswith("s") and " " not in name and surname_key(name[:-1]) in self._by_surname

    def add(self, name: str, kind: ActorKind, country: str | None, *, new: bool = False) -> Member:
        """The member of that name, made where there is none, or in any case where `new` says so."""
        found = None if new else next((m for m in self.members if m.name == name and m.kind == kind), None)
        if found is None:
            found = Member(name, kind, country)
            self.members.append(found)
        return found

    def entity(self, mention: Mention, label: str) -> Member | None:
        """The outlet, country, bloc or organisation a mention names."""
        bare = re.sub(r"^(?:the|The)\s+|['’]s?$", "", mention.text)
        if not any(map(str.isupper, bare)):
            return None  # "the time" is no magazine
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


def _office_holder(mention: Mention) -> Person | None:
    """The one public figure of a surname whose office the mention has too: "President Clinton" is not Hillary."""
    words = set(mention.role.lower().split()) & role_words().keys() - MODIFIERS
    found = [person for person in people_called(mention.name) if words & set(person.role.lower().split())]
    return found[0] if len(found) == 1 else None
