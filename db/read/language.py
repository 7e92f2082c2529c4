"""The language of a text: English by its small words at a glance, others by py3langid."""

import re

_SMALL = frozenset(
    "the of and to in a is that for on was with as by at from he his it be are this said has have an not who were but "
    "they which their will had its would been or after we she her you about more".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 6_000
"""Code points that are looked at, from the middle: what stands at the ends is often the page's."""
_FEWEST = 20
"""Words from which small ones tell."""
_SHARE = 0.2
"""Of the words, that so many are small English ones; in other languages it is less than half as many."""
_LETTERS = 60
"""Letters from which a language can be told."""
_MARGIN = 5.0
"""Of the logarithm of the likelihood, by which the best language must lead."""
_MIXED = 0.12
"""Of the words: with so many small English ones a text is not taken for another language."""
ENGLISH = "en"


def language_of(text: str, stated: str | None = None) -> str | None:
    """The ISO 639-1 code of a text's language, None where it is too short to tell and nothing is stated."""
    sample = _middle(text)
    words = [word.lower() for word in _WORD.findall(sample)]
    small = sum(word in _SMALL for word in words) / max(1, len(words))
    if len(words) >= _FEWEST and small >= _SHARE:
        return ENGLISH
    # Chinese and Japanese have no blanks between words, so letters are counted there.
    if (len(words) < _FEWEST and sample.isascii()) or sum(map(len, words)) < _LETTERS:
        return code(stated)
    from py3langid import rank  # takes 0.7 s to load, which English never pays

    best: str
    (best, first), (_, second) = rank(sample)[:2]
    if first - second < _MARGIN or (best != ENGLISH and small >= _MIXED):
        return code(stated)
    return best


def code(stated: str | None) -> str | None:
    """The two letters of what is stated: "en-GB", "EN"; None for what is no code."""
    match = re.fullmatch(r"([A-Za-z]{2})(?:[-_].*)?", (stated or "").strip())
    return match[1].lower() if match else None


def _middle(text: str) -> str:
    start = max(0, (len(text) - _SAMPLE) // 2)
    return text[start : start + _SAMPLE]
