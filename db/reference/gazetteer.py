"""Where a text names countries and blocs: one compiled pattern over every word we know for them."""

import re
from functools import cache

from db.reference.country import Mention, Word, words
from db.reference.table import plain, rows

_FIRST_NAMES = frozenset({"Chad", "Jordan", "Georgia", "Sofia", "Kenya", "Dane", "Finn"})
_LAST_NAMES = frozenset(
    {"Washington", "Jordan", "London", "Paris", "Berlin", "Holland", "Cuban", "Georgia", "Chad", "Lima"}
)
"""Words that are also people's names: before or after another name they may be a part of it."""

_NO_NAMES = """The In From To Of At For With By And But Or As If When While Since After Before Both Into Against Between
Without Under Over Inside Outside Across Around Why How What Does Did Is Was Will Would Should Can Has Have Had Not That
This New Only Even Like Unlike Via Then Now On President Minister King Queen Secretary Official Monday Tuesday Wednesday
Thursday Friday Saturday Sunday January February March April May June July August September October November December"""
"""Capitalised as first word of a sentence, office or date, and so nobody's name."""

_LEADS = frozenset(_NO_NAMES.split())
_WORD_BEFORE = re.compile(r"(\w[\w.’'-]*)[ \u00a0]\Z")
_NAME_AFTER = re.compile(r"[ \u00a0]([A-Z][a-z]\w*)")


@cache
def _known() -> dict[str, Word]:
    """Word as it may stand in a text → what it means. Masked phrases are not in it."""
    known: dict[str, Word] = {}
    for word in words():
        if word.in_text:
            for form in _spellings(word.form):
                known.setdefault(form, word)
    return known


@cache
def _pattern() -> re.Pattern[str]:
    masked = [form for row in rows("masks.csv") for form in _spellings(row["phrase"])]
    return re.compile(rf"(?<![\w@#]){_trie(sorted({*_known(), *masked}))}(?!\w)")


def search(text: str, skip: frozenset[str], given_names: bool) -> list[Mention]:
    """What `db.reference.country.codes_in` returns."""
    known, found = _known(), []
    for match in _pattern().finditer(text):
        form = _canonical(match.group())
        word = known.get(form)
        if word is None or form in skip or word.form in skip:
            continue
        if form in ("US", "UN") and _all_capitals(text, match.start(), match.end()):
            continue
        if not given_names and _is_part_of_a_name(text, match.start(), match.end()):
            continue
        found.append(Mention(word.code, match.start(), match.end(), word.kind))
    return found


def _is_part_of_a_name(text: str, start: int, end: int) -> bool:
    """Whether "Jordan" is a first or last name: a capitalised word that is no country word stands beside it."""
    form = text[start:end]
    after = _NAME_AFTER.match(text, end)
    if form in _FIRST_NAMES and after and after[1] not in _LEADS:
        return True
    before = _WORD_BEFORE.search(text, max(0, start - 40), start)
    if form not in _LAST_NAMES or not before or not before[1][0].isupper() or before[1].isupper():
        return False
    name = before[1].rstrip(",.")
    return (
        name not in _LEADS and name.removesuffix("'s").removesuffix("’s") not in _known() and not name.endswith("ern")
    )


def _all_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words around are capitals too, so that "US" may be "us"."""
    around = text[max(0, start - 20) : start] + text[end : end + 20]
    letters = [c for c in around if c.isalpha()]
    return len(letters) > 8 and all(c.isupper() for c in letters)


def _canonical(found: str) -> str:
    """The words as the table has them: plain spaces and straight apostrophes."""
    return " ".join(found.replace("’", "'").replace("‘", "'").split())


def _spellings(form: str) -> set[str]:
    """A form, the same without accents, and both in capitals for headlines."""
    form = _canonical(form)
    spellings = {form, plain(form)}
    return spellings | {word.upper() for word in spellings if len(word) > 3}


def _trie(forms: list[str]) -> str:
    """A pattern that matches any of the forms, the longest first, one branch a letter."""
    branches: dict[str, list[str]] = {}
    for form in forms:
        branches.setdefault(form[:1], []).append(form[1:])
    ends = "" in branches
    parts = [_letter(char) + _trie(rest) for char, rest in branches.items() if char]
    if not parts:
        return ""
    if len(parts) == 1 and not ends:
        return parts[0]
    return f"(?:{'|'.join(parts)}){'?' if ends else ''}"


def _letter(char: str) -> str:
    if char == " ":
        return r"[ \u00a0\u202f]+"
    return "['’‘]" if char == "'" else re.escape(char)
