"""The letters of a shown string that matched the search."""

from rapidfuzz.distance import LCSseq

from db.ask.fold import fold
from db.ask.matcher import Matcher, Meaning
from db.ask.pattern import Phrase, Term
from db.ask.row import Lit
from db.ask.word import Word, words


def lit(matcher: Matcher | None, text: str | None, names: bool = False) -> Lit:
    """Return the spans of the letters that matched; a mistyped letter stays dark, a space too."""
    if matcher is None or not text:
        return ()
    found = list(words(fold(text)))
    meanings = matcher.in_names if names else matcher.in_words
    places: set[int] = set()
    shown: set[int] = set()
    for at, word in enumerate(found):
        if meaning := _meant(meanings, word.letters):
            shown.add(at)
            places |= _letters(meaning, word)
    _light_fillers(meanings, found, shown, places)
    for phrase in matcher.pattern.phrases:
        places |= _phrase(phrase, found)
    return _spans(places)


def _meant(meanings: dict[Term, Meaning], letters: str) -> Meaning | None:
    """Return the meaning that a word matches best, fillers left out."""
    best: Meaning | None = None
    grade = 0.0
    for term, meaning in meanings.items():
        if not term.filler and (own := meaning.grade(letters)) > grade:
            best, grade = meaning, own
    return best


def _letters(meaning: Meaning, word: Word) -> set[int]:
    form = meaning.form_of(word.letters)
    if word.letters.startswith(form):
        return set(word.places[: len(form)])
    blocks = LCSseq.opcodes(form, word.letters)
    return {word.places[at] for op in blocks if op.tag == "equal" for at in range(op.dest_start, op.dest_end)}


def _light_fillers(meanings: dict[Term, Meaning], found: list[Word], shown: set[int], places: set[int]) -> None:
    """Light small words of the search where they touch a lit word."""
    fillers = {form for term in meanings if term.filler for form in term.forms}
    if not fillers:
        return
    for order in (range(len(found)), range(len(found) - 1, -1, -1)):
        for at in order:
            if at not in shown and found[at].letters in fillers and shown & {at - 1, at + 1}:
                shown.add(at)
                places.update(found[at].places)


def _phrase(phrase: Phrase, found: list[Word]) -> set[int]:
    places: set[int] = set()
    size = len(phrase.words)
    for at in range(len(found) - size + 1):
        run = found[at : at + size]
        heads = all(word.letters == want for word, want in zip(run[:-1], phrase.words[:-1], strict=True))
        last, want = run[-1], phrase.words[-1]
        if heads and (last.letters == want or (not phrase.closed and last.letters.startswith(want))):
            for word in run[:-1]:
                places.update(word.places)
            places.update(last.places[: len(want)])
    return places


def _spans(places: set[int]) -> Lit:
    spans: list[tuple[int, int]] = []
    for place in sorted(places):
        if spans and spans[-1][1] == place:
            spans[-1] = (spans[-1][0], place + 1)
        else:
            spans.append((place, place + 1))
    return tuple(spans)
