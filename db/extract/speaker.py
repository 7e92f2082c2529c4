"""Speakers: from the words beside a cue to the actor behind them."""

import re
from bisect import bisect_left

from db.extract.attribution import NESTED
from db.extract.cast import Cast, Member
from db.extract.draft import Draft
from db.extract.mention import PRONOUNS, Mention, read_mention, role_words
from db.extract.paragraph import Paragraph
from db.extract.subject import mention_span
from db.reference.country import blocs, codes_in

FAR = 1500
"""Code points behind which a pronoun no longer means the speaker or subject before it."""
SINGULAR = {"he", "she", "him", "her", "his"}
EMPTY = {"it", "there", "this", "that", "which", "what", "these", "those", "such"}
DOCUMENTS = re.compile(
    r"^(?:\w+\s+)*?(?:statements?|remarks?|comments?|recordings?|reports?|letters?|emails?|documents?|memos?|tweets?|posts?)"
    r"(?:\s+of\s+an?\s+(?:phone\s+)?(?:call|conversation|meeting))?\s+(?:from|by|of|between)\s+(?P<who>.+)$",
    re.IGNORECASE,
)
PLURAL = re.compile(
    r"\b(?:others|some|many|several|most|few|both|all|people|officials|sources|critics|experts|analysts|allies|leaders|countries|"
    r"nations|states|members|\w+s)$",
    re.IGNORECASE,
)
FOREIGN = re.compile(r"\b(?:and|or|allies|partners|backers|supporters|neighbou?rs|enemies|critics|donors)\b")
"""Words beside a country's name that tell it is not the one spoken for: "Ukraine's allies"."""
IMPERSONAL = {
    "government",
    "ministry",
    "report",
    "study",
    "poll",
    "survey",
    "statement",
    "document",
    "company",
    "court",
    "police",
    "army",
    "military",
    "party",
    "agency",
    "paper",
    "newspaper",
    "letter",
    "law",
    "bill",
    "group",
    "team",
}


class Speakers:
    """Resolves the drafts of one article in the order of their mentions."""

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast
        self._spoken: list[tuple[int, Member]] = []

    def resolve(self, draft: Draft, outer: Member | None) -> tuple[Member | None, str | None]:
        """The actor who speaks, or the reason why there is none; `outer` speaks the quote this one stands in."""
        if draft.cue is None or draft.cue.subject is None:
            return None, "no cue"
        head, paragraph = draft.cue.subject, draft.cue.paragraph
        span = draft.cue.mention
        assert span is not None
        words = self._text[slice(*span)]
        at = paragraph.at(head)
        member = self._insertion(span[1]) or self._outer(words, outer) or self._apposition(draft)
        member = member or self._by_words(words, paragraph, head.ent_type_, at)
        if member is None:
            return None, "pronoun without a name" if words.lower() in PRONOUNS | EMPTY else "no speaker named"
        if member.kind == "person":
            member.places.append(at)
        if draft.rule != NESTED:
            self._spoken.append((at, member))
        member.aliases.setdefault(self._alias(words, member))
        return member, None

    @staticmethod
    def _outer(words: str, outer: Member | None) -> Member | None:
        """The speaker of the quote around, for "I" and "we"."""
        return outer if words.lower() in {"i", "we"} else None

    def _alias(self, words: str, member: Member) -> str:
        """What a mention adds to the names of its actor: the name alone where it has one."""
        mention = read_mention(words)
        named = mention.name and member.kind == "person" and mention.name.lower() not in PRONOUNS
        return mention.name if named else member.name

    def _insertion(self, end: int) -> Member | None:
        """The name an editor put behind a pronoun: "He (Macron)"."""
        match = re.match(r"\s*[(\[]([^)\]]{2,40})[)\]]", self._text[end : end + 48])
        return self._cast.person(read_mention(match[1]), end, new=False) if match else None

    def _by_words(self, words: str, paragraph: Paragraph, label: str, at: int) -> Member | None:
        """The actor a mention means."""
        low = words.lower().strip()
        if low in SINGULAR:
            return self._latest_person(at, paragraph)
        if low == "they":
            return next((m for p, m in reversed(self._spoken) if p < at and m.kind != "person"), None)
        if low in EMPTY or low in {"i", "we", "you", "who"}:
            return None
        document = DOCUMENTS.match(words)
        if document:
            return self._by_words(document["who"], paragraph, "", at)
        first = read_mention(re.split(r",\s| – | — ", words)[0])
        return self._named(first, label, at) or self._described(first, at)

    def _named(self, mention: Mention, label: str, at: int) -> Member | None:
        """The actor a proper name means."""
        member = self._cast.person(mention, at, new=False) if mention.name else None
        member = member or self._cast.entity(mention, label)
        if member is not None and member.kind != "person":
            return member
        if not mention.name:
            return None
        member = member or self._cast.person(
            mention, at, new=label == "PERSON" or " " in mention.name or bool(mention.role)
        )
        if member is not None:
            if mention.role and any(w.lower().strip(".") in role_words() for w in mention.role.split()):
                member.roles.setdefault(mention.role)
                member.country = member.country or (mention.countries[0] if mention.countries else None)
            if member.country is None:
                member.country = next((m.code for m in codes_in(mention.text) if m.start == 0), None)
            return member
        return self._cast.add(re.sub(r"^[Tt]he\s+", "", mention.text), "organisation", None)

    def _described(self, mention: Mention, at: int) -> Member | None:
        """The actor a description means: a role's holder, a bloc, a group, somebody unnamed."""
        low = mention.text.lower()
        if low in {"the alliance", "the bloc", "the union"}:
            code = "NATO" if "alliance" in low else "EU"
            return self._cast.add(blocs()[code].name, "bloc", code)
        plural = PLURAL.search(mention.text) is not None and not low.endswith(("ss", "news", "press"))
        if not plural and (mention.definite or low in role_words()):
            holder = self._cast.holder(mention, at, [m for _, m in self._spoken])
            if holder is not None:
                return holder
        codes = tuple(dict.fromkeys(m.code for m in codes_in(mention.text)))
        country = codes[0] if len(codes) == 1 and not FOREIGN.search(low) else None
        name = re.sub(r"^(?:the|The)\s+", "", mention.text)
        if plural:
            return self._cast.add(name[:1].upper() + name[1:], "group", country)
        last = low.split()[-1] if low else ""
        if last in IMPERSONAL:
            return self._cast.add(name[:1].upper() + name[1:], "organisation", country)
        return self._cast.add(name[:1].upper() + name[1:], "anonymous", country)

    def _apposition(self, draft: Draft) -> Member | None:
        """The name in apposition to a role: "the president, Volodymyr Zelensky,"."""
        assert draft.cue is not None and draft.cue.subject is not None
        head, paragraph = draft.cue.subject, draft.cue.paragraph
        if head.tag_ not in {"NN", "NNS"}:
            return None
        name = next((t for t in head.rights if t.dep_ == "appos" and t.tag_ == "NNP"), None)
        if name is None:
            return None
        words = self._text[slice(*mention_span(paragraph, name))]
        member = self._cast.person(read_mention(words), paragraph.at(name), new=" " in words)
        role = read_mention(self._text[slice(*mention_span(paragraph, head))])
        if member is not None and any(w.lower() in role_words() for w in role.text.split()):
            member.roles.setdefault(role.role or role.text)
            member.country = member.country or (role.countries[0] if role.countries else None)
        return member

    def _latest_person(self, at: int, paragraph: Paragraph) -> Member | None:
        """Whom "he" or "she" means: the latest speaker or subject before it, else the latest person named."""
        people = [m for m in self._cast.members if m.kind == "person"]
        near = [(m.subjects[i - 1], m) for m in people if (i := bisect_left(m.subjects, at))]
        last = next((pair for pair in reversed(self._spoken) if pair[0] < at and pair[1].kind == "person"), None)
        near += [last] if last else []
        best = max(near, key=lambda pair: pair[0], default=None)
        if best is not None and at - best[0] < FAR:
            return best[1]
        named = [(max(p for p in m.places if p < at), m) for m in people if any(p < at for p in m.places)]
        return max(named, key=lambda pair: pair[0])[1] if named else None
