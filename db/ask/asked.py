"""A pattern as rows are graded against it."""

import numpy as np

from db.ask.grade import Asked, Slot, weigh
from db.ask.pattern import Group, Pattern, Term
from db.ask.scope import Read
from db.ask.shown import Shown
from db.index.letters import normal_words


def asked(read: Read, pattern: Pattern, rows: list[Shown]) -> Asked:
    """Return what rows are compared with; small words count where there is nothing else."""
    slots = [_slot(read, term) for term in pattern.required or pattern.terms]
    slots += [_choice(read, group, rows) for group in pattern.groups if group.terms]
    return Asked(" ".join(normal_words(pattern.plain)), tuple(slots), pattern.pasted)


def _slot(read: Read, term: Term) -> Slot:
    words = tuple(dict.fromkeys(word for form in term.forms for word in normal_words(form)))
    known = read.vocabulary()
    count = max(map(known.count, words), default=0)
    meant = tuple(other for word in words if (other := known.correction(word, term.last)))
    sure = any(map(known.begins, words)) and not meant
    return Slot(words, weigh(words[0] if words else "", count, read.size), sure, meant=meant)


def _choice(read: Read, group: Group, rows: list[Shown]) -> Slot:
    slots = [_slot(read, term) for term in group.terms]
    held = (100.0 if any(atom.holds(row) for atom in group.atoms) else 0.0 for row in rows)
    words = tuple(word for slot in slots for word in slot.words)
    given = np.fromiter(held, np.float32, len(rows))
    return Slot(words, max(slot.weight for slot in slots), all(slot.sure for slot in slots), given)
