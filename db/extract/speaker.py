"""Speakers: from the words beside a cue to the actor behind them."""

import re
from dataclasses import replace

from spacy.tokens import Token

from db.extract.apposition import is_another, named_beside
from db.extract.attribution import NESTED
from db.extract.cast import Cast
from db.extract.description import Descriptions, owner_of
from db.extract.draft import Draft
from db.extract.gender import PRONOUNS
from db.extract.generation import generation_told
from db.extract.label import Label
from db.extract.member import Member
from db.extract.mention import BODIES, Mention, has_role, read_mention, role_words
from db.extract.pronoun import Pronouns
from db.extract.subject import antecedent_of, mention_span
from db.extract.unknown import EMPTY, FIRST, NO_CUE, TOO_FAR, reason_for
from db.reference.country import blocs, codes_in
from db.reference.given import is_given_name

OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}
DOCUMENTS = re.compile(
    r"^(?:\w+\s+)*?(?:statements?|remarks?|comments?|recordings?|reports?|letters?|emails?|documents?|memos?|tweets?|posts?)"
    r"(?:\s+of\s+an?\s+(?:phone\s+)?(?:call|conversation|meeting))?\s+(?:from|by|of|between)\s+(?P<who>.+)$",
    re.IGNORECASE,
)
WRITTEN = re.compile(r"(?:statement|remarks?|comments?|letter|e-?mail|memo|tweets?|posts?|response|reply|speech)$")
"""What somebody's words come in: "Hagen's statement" speaks for Hagen."""
PLURAL = re.compile(
    r"\b(?:others|some|many|several|most|few|both|all|people|police officers|\w+s)$",
    re.IGNORECASE,
)
FOREIGN = re.compile(r"\b(?:and|or|allies|partners|backers|supporters|neighbou?rs|enemies|critics|donors)\b")
"""Words beside a country's name that tell it is not the one spoken for: "Ukraine's allies"."""
AUXILIARY = re.compile(r"\s(?:May|Will|Can|Could|Should|Would|Must|Might)$")
"""What a headline's capitals make a part of the name: "Hagen May Close Bridge"."""
INDEFINITE = re.compile(r"(?:an?|another|one)\s", re.IGNORECASE)
NEAR = 600
"""Code points behind which "the statement" is another one's."""
IMPERSONAL = frozenset(
    "government ministry department report study poll survey statement document company firm court police army military"
    " party agency paper newspaper letter law bill group team organisation organization union campaign charity bank"
    " office council committee commission university hospital club".split()
)


class Speakers:
    """Resolves the drafts of one article in the order of their mentions."""

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast
        self._pronouns = Pronouns(cast)
        self._descriptions = Descriptions(cast, self._pronouns)
        self._we: Member | None = None
        """Who signs a text that speaks as "we": "We, the ministers of"."""

    def resolve(self, draft: Draft, outer: Member | None) -> tuple[Member | None, str | None]:
        """The actor who speaks, or the reason why there is none; `outer` speaks the quote this one stands in."""
        if draft.cue is None or draft.cue.subject is None:
            return None, NO_CUE
        head, paragraph = draft.cue.subject, draft.cue.paragraph
        span = draft.cue.mention
        assert span is not None
        at = paragraph.at(head)
        meant = antecedent_of(head)
        if meant is not head:
            head, span = meant, mention_span(paragraph, meant)
        words = self._text[slice(*span)]
        if is_another(draft, head):
            return None, TOO_FAR.format(words)
        if draft.cue.label is not None:
            member: Member | None = self._labelled(draft.cue.label, at)
        else:
            member = self._insertion(span[1]) or self._outer(words, outer) or self._signed(draft)
            member = member or self._apposition(draft)
            member = member or self._by_words(words, at, head)
        if member is None:
            return None, reason_for(words)
        if member.kind == "person":
            member.places.append(at)
            member.places.sort()
        if draft.rule != NESTED:
            (self._pronouns.spoken if draft.parent is None else self._pronouns.told).append((at, member))
        member.aliases.setdefault(self._alias(words, member))
        return member, None

    def _labelled(self, label: Label, at: int) -> Member | None:
        """The actor a layout names."""
        if label.kind == "anonymous":
            return self._described(read_mention(f"the {label.name.lower().removeprefix('the ')}"), at)
        if label.kind != "person":
            return self._cast.add(label.name, label.kind, None)
        member = self._cast.person(Mention(label.name, label.name, label.role, (), False), at, new=True)
        if member is None:
            return self._cast.add(label.name, "organisation", None)
        if member.name.isupper():
            member.name = label.name
        if label.role:
            member.roles.setdefault(label.role)
        return member

    @staticmethod
    def _outer(words: str, outer: Member | None) -> Member | None:
        """The speaker of the quote around, for "I" and "we"."""
        return outer if words.lower() in FIRST else None

    def _signed(self, draft: Draft) -> Member | None:
        """Those who sign: "We, the ministers of Norway and Sweden, urge"."""
        head = draft.head
        if head is None or head.lower_ != "we" or draft.cue is None or draft.parent is not None:
            return None
        group = next((t for t in head.rights if t.dep_ == "appos" and t.tag_ in {"NNS", "NNPS"}), None)
        if group is not None:
            words = self._text[slice(*mention_span(draft.cue.paragraph, group))]
            name = re.sub(r"^[Tt]he\s+", "", words)
            self._we = self._cast.add(name[:1].upper() + name[1:], "group", None)
        return self._we

    def _alias(self, words: str, member: Member) -> str:
        """What a mention adds to the names of its actor: the name alone where it has one."""
        name = read_mention(words).name
        return name if name and member.kind == "person" and name.lower() not in PRONOUNS else member.name

    def _insertion(self, end: int) -> Member | None:
        """The name an editor put behind a pronoun: "He (Macron)"."""
        match = re.match(r"\s*[(\[]([^)\]]{2,40})[)\]]", self._text[end : end + 48])
        return self._cast.person(read_mention(match[1]), end, new=False) if match else None

    def _by_words(self, words: str, at: int, head: Token | None) -> Member | None:
        """The actor a mention means; `head` is its head word where that is known."""
        low = words.lower().strip().replace("themselves", "they")
        if low in PRONOUNS or low in {"they", "it"}:
            return self._pronouns.meant(low, at)
        if low in EMPTY | FIRST:
            return self._we if low == "we" else None
        document = DOCUMENTS.match(words)
        if document:
            return self._by_words(document["who"], at, None)
        several = self._several(words, at)
        if several is not None:
            return several
        first = read_mention(re.split(r",\s| – | — ", words)[0])
        if (verb := AUXILIARY.search(first.text)) and self._cast.person(first, at, new=False) is None:
            first = read_mention(first.text[: verb.start()])
        elif head is not None and first.name and head.text not in first.name:
            body = BODIES.search(first.text) is not None
            # "a friend of Hagen" is not Hagen, and neither is "Campaign for Hagen"
            first = replace(first, name=first.text if body else "", role="" if body else first.text)
        if (
            first.definite
            and first.name
            and generation_told(first.role)
            and not self._cast.person(first, at, new=False)
        ):
            return self._cast.add(f"The {generation_told(first.role)} {first.name}", "anonymous", None)
        if first.definite and self._cast.is_family(first.name):
            return self._cast.add(f"The {first.name}", "group", None)
        return self._named(first, at) or self._described(first, at)

    def _several(self, words: str, at: int) -> Member | None:
        """The group that two or three names make: "Hagen and Velasco" is neither of them."""
        pieces = [piece.strip() for piece in re.split(r",?\s+and\s+|,\s+", words)]
        if " and " not in words or BODIES.search(words) or self._cast.entity(read_mention(words), "") is not None:
            return None
        mentions = [read_mention(piece) for piece in pieces]
        if len(pieces) < 2 or not all(m.name and m.text.endswith(m.name) for m in mentions):
            return None
        members = [self._cast.person(m, at, new=False) or self._cast.entity(m, "") for m in mentions]
        names = [member.name if member is not None else m.name for member, m in zip(members, mentions, strict=True)]
        countries = {member.country if member is not None else None for member in members}
        country = countries.pop() if len(countries) == 1 else None
        return self._cast.add(", ".join(names[:-1]) + " and " + names[-1], "group", country)

    def _named(self, mention: Mention, at: int) -> Member | None:
        """The actor a proper name means."""
        member = self._cast.person(mention, at, new=False) if mention.name else None
        label = self._cast.label_of(mention.name)
        member = member or self._cast.entity(mention, "ORG" if label == "other" else "")
        if member is not None and member.kind != "person":
            return member
        if not mention.name:
            return None
        full = " " in mention.name and is_given_name(mention.name.split()[0])
        new = label == "person" or has_role(mention.role) or (label == "unknown" and full)
        member = member or self._cast.person(mention, at, new=new)
        if member is not None:
            self._cast.note(member, mention)
            if member.country is None:
                member.country = next((m.code for m in codes_in(mention.text) if m.start == 0), None)
            return member
        return self._cast.add(re.sub(r"^[Tt]he\s+|['’]s?$", "", mention.text), "organisation", None)

    def _described(self, mention: Mention, at: int) -> Member | None:
        """The actor a description means: a role's holder, a bloc, a group, somebody unnamed."""
        low = mention.text.lower()
        if low in {"the alliance", "the bloc", "the union"}:
            code = "NATO" if "alliance" in low else "EU"
            return self._cast.add(blocs()[code].name, "bloc", code)
        last = low.split()[-1] if low else ""
        plural = PLURAL.search(mention.text) is not None and not low.endswith(("ss", "news", "press"))
        indefinite = INDEFINITE.match(low) is not None
        if not plural and not indefinite and (found := self._known(mention, last, at)) is not None:
            return found
        codes = tuple(dict.fromkeys(m.code for m in codes_in(mention.text)))
        country = codes[0] if len(codes) == 1 and not FOREIGN.search(low) else None
        name = self._owned(mention.text, at) or re.sub(r"^(?:the|The)\s+", "", mention.text)
        name = name[:1].upper() + name[1:]
        if plural:
            return self._cast.add(name, "group", country)
        if last in IMPERSONAL:
            return self._cast.add(name, "organisation", country)
        return self._cast.add(name, "anonymous", country, new=indefinite and last in role_words())

    def _known(self, mention: Mention, last: str, at: int) -> Member | None:
        """Somebody of the cast whom a definite description means."""
        owned = owner_of(mention.text)
        if owned is not None and WRITTEN.search(owned[1]):
            return self._by_words(owned[0], at, None)
        if owned is None and mention.definite and len(mention.text.split()) == 2 and WRITTEN.search(last):
            return self._writer(last, at)
        if last in IMPERSONAL:
            return self._descriptions.body(last, at) if mention.definite and owned is None else None
        found = self._descriptions.holder(mention, at) if mention.definite or last in role_words() else None
        if owned is None and mention.definite and last in role_words():
            found = self._descriptions.later(found, last, at)
        return found or (self._descriptions.epithet(mention, at) if mention.definite and owned is None else None)

    def _writer(self, word: str, at: int) -> Member | None:
        """Whoever spoke last in the text that "the statement" means: "X said in a statement … the statement reads"."""
        place, member = next(iter(reversed(self._pronouns.spoken)), (at, None))
        return member if re.search(rf"\b{word}\b", self._text[place:at]) and at - place < NEAR else None

    def _owned(self, words: str, at: int) -> str | None:
        """A description with its owner by name: "his wife" → "Lars Hagen's wife"."""
        owned = owner_of(words)
        if owned is None:
            return None
        pronoun = OWNERS.get(owned[0].lower())
        if pronoun is not None:
            owner = self._pronouns.meant(pronoun, at)
        else:
            mention = read_mention(owned[0])
            owner = self._cast.person(mention, at, new=False) if mention.name else None
        return f"{owner.name}'s {owned[1]}" if owner is not None and owner.kind not in {"group", "anonymous"} else None

    def _apposition(self, draft: Draft) -> Member | None:
        """The name in apposition to a role: "the president, Volodymyr Zelensky,"."""
        assert draft.cue is not None and draft.cue.subject is not None
        head, paragraph = draft.cue.subject, draft.cue.paragraph
        if head.tag_ not in {"NN", "NNS"}:
            return None
        name = named_beside(draft.cue)
        if name is None:
            return None
        words = self._text[slice(*mention_span(paragraph, name))]
        member = self._cast.person(read_mention(words), paragraph.at(name), new=" " in words)
        role = read_mention(self._text[slice(*mention_span(paragraph, head))])
        if member is not None and has_role(role.text):
            member.roles.setdefault(role.role or role.text)
            member.country = member.country or (role.countries[0] if role.countries else None)
        return member
