"""How like a word of the library is to a word of the search, 0 to 100."""

from rapidfuzz.distance import OSA

from db.index.fold import sound

WHOLE = 100.0
BEGINS = 90.0
SOUNDS = 88.0
TYPO = 84.0


def typos_allowed(length: int) -> int:
    """Return how many wrong, missing, doubled or swapped letters a word of this length may have."""
    return 0 if length < 5 else 1 if length < 8 else 2


def spelt(form: str, word: str) -> float:
    """Grade a word that is or begins with what was typed, or sounds the same; 0 for any other."""
    if word == form:
        return WHOLE
    if word.startswith(form):
        return BEGINS + 9.0 * len(form) / len(word)
    if len(form) >= 5 and word[0] == form[0] and abs(len(word) - len(form)) <= 3 and sound(form) == sound(word):
        return SOUNDS
    return 0.0


def mistyped(form: str, word: str, prefix: bool) -> float:
    """Grade a word within the typos allowed; with `prefix` also one that is still being typed."""
    allowed = typos_allowed(len(form))
    if not allowed:
        return 0.0
    if word[:1] != form[:1]:
        # A wrong first letter is rare, and most words that differ in it are other words: possible, impossible.
        if len(form) < 7 or abs(len(word) - len(form)) > 1:
            return 0.0
        allowed = 1
    if abs(len(word) - len(form)) <= allowed:
        distance = OSA.distance(form, word, score_cutoff=allowed)
        if distance <= allowed:
            return TYPO - 60.0 * distance / len(form)
    if prefix and len(form) >= 5 and len(word) > len(form):
        distance = OSA.distance(form, word[: len(form)], score_cutoff=1)
        if distance <= 1:
            return TYPO - 8.0 - 60.0 / len(form)
    return 0.0
