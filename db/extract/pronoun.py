"""Pronouns: whom "he", "she", "they" and "it" mean, by who spoke and who was a subject before them."""

from bisect import bisect_left

from db.extract.cast import Cast
from db.extract.gender import PRONOUNS
from db.extract.member import Member
from db.reference.given import Gender

FAR = 1500
"""Code points behind which a pronoun no longer means the speaker or subject before it."""
NEARER = 800
"""The same for "it" and "they", which mean things more often."""
ASIDE = 900
"""Code points by which one who is only mentioned, or speaks only in another one's words, counts as farther away."""
UNSURE = 150
"""Code points by which one of unknown gender counts as farther away."""
AHEAD = 200
"""Code points in which a sentence that begins with a pronoun comes to the name."""
BODIES = {"organisation", "government", "bloc", "outlet"}


class Pronouns:
    """Resolves the pronouns of one article; told of every speaker in the order of the text."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self.spoken: list[tuple[int, Member]] = []
        """Who spoke, and where the words beside the cue stand."""
        self.told: list[tuple[int, Member]] = []
        """The same of those who speak inside another one's words."""

    def meant(self, word: str, at: int) -> Member | None:
        """Whom a pronoun at `at` means."""
        if word in PRONOUNS:
            return self.person(at, word)
        if word == "they":
            return self._last({"group"}, at) or self._last(BODIES, at)
        if word == "it":
            return self._last(BODIES, at)
        return None

    def _last(self, kinds: set[str], at: int) -> Member | None:
        """The last speaker of some kinds before a place."""
        return next((m for p, m in reversed(self.spoken) if at - NEARER < p < at and m.kind in kinds), None)

    def person(self, at: int, pronoun: str) -> Member | None:
        """The person "he" or "she" means; what nothing told before, it tells: the gender."""
        found = self.latest(at, pronoun)
        if found is not None and found.gender is None:
            found.gender = PRONOUNS[pronoun]
        return found

    def latest(self, at: int, pronoun: str) -> Member | None:
        """The person who last spoke, acted or, less likely, was mentioned, and can be a "he" or a "she"."""
        gender = PRONOUNS[pronoun]
        spoken = self._lately(self.told, at, FAR, ASIDE) | self._lately(self.spoken, at, FAR)
        best: tuple[int, Member | None] = (at - FAR - ASIDE, None)
        for member in self._cast.members:
            if member.kind != "person" or member.gender not in {None, gender}:
                continue
            acted = max(_before(member.subjects, at), spoken.get(id(member), -FAR))
            place = max(acted, _before(member.places, at) - ASIDE) - (UNSURE if member.gender is None else 0)
            if place > best[0]:
                best = (place, member)
        return best[1] or self._ahead(at, gender)

    def _ahead(self, at: int, gender: Gender) -> Member | None:
        """The first subject behind a pronoun that comes before anybody is named: "After he spoke, Hagen left"."""
        fits = [m for m in self._cast.members if m.kind == "person" and m.gender in {None, gender}]
        ahead = [(place, m) for m in fits for place in m.subjects if at < place < at + AHEAD]
        return min(ahead, key=lambda pair: pair[0])[1] if ahead else None

    @staticmethod
    def _lately(said: list[tuple[int, Member]], at: int, far: int, less: int = 0) -> dict[int, int]:
        """The last place before `at` where each of those who spoke lately did so."""
        found: dict[int, int] = {}
        for place, member in reversed(said):
            if at - place > far:
                break
            if place < at:
                found.setdefault(id(member), place - less)
        return found


def _before(places: list[int], at: int) -> int:
    """The last of some places before `at`, far away where there is none."""
    first = bisect_left(places, at)
    return places[first - 1] if first else -FAR
