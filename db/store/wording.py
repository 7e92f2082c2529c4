"""Decisions in words for people."""

from collections.abc import Sequence

from db.store.decision import Decision, Verb

DONE: dict[Verb, str] = {
    "accept": "accepted",
    "reject": "rejected",
    "edit": "corrected",
    "note": "noted",
    "bookmark": "bookmarked",
    "unbookmark": "took the bookmark off",
    "merge": "merged",
    "split": "split",
    "apart": "told apart",
    "undo": "took back",
}


def told_verb(decision: Decision) -> Verb:
    """The verb for people: quotes that leave with a name are split off, though each of them is corrected."""
    return "split" if decision.verb == "edit" and decision.detail.words else decision.verb


def done_words(taken: Sequence[Decision], undone: bool | None = None) -> str:
    """Say what a step did: accepted 3 quotes; with `undone` that it was taken back, or done again."""
    first = next((one for one in taken if told_verb(one) in ("split", "merge", "apart")), taken[0])
    if first.anchor is None or told_verb(first) == "split":
        said = f"{DONE[told_verb(first)]} {first.detail.words or 'actors'}"
    else:
        said = f"{DONE[first.verb]} {len(taken)} quote{'s' if len(taken) > 1 else ''}"
        if first.verb == "note" and not first.detail.note:
            said = f"took the note off {len(taken)} quote{'s' if len(taken) > 1 else ''}"
        elif undone is None and first.verb == "edit" and first.detail.voice is not None:
            said += f": now {first.detail.voice.name}"
    return said if undone is None else f"took back: {said}" if undone else f"again: {said}"


def detail_words(decision: Decision) -> str:
    """Say what was decided beside the verb: speaker Anna Berg, status negated; the text of a note."""
    detail = decision.detail
    if decision.verb == "note":
        return detail.note or "taken away"
    if told_verb(decision) != "edit":
        return detail.words or ""
    parts = []
    if detail.voice is not None:
        parts.append(f"speaker {detail.voice.name}")
    if detail.nobody:
        parts.append("speaker unknown")
    parts += [f"{name} {value}" for name, value in (("status", detail.status), ("kind", detail.kind)) if value]
    if detail.aloud is not None:
        parts.append("said aloud" if detail.aloud else "only thought or planned")
    if detail.ends is not None:
        parts.append(f"now “{detail.ends.exact}”")
    return ", ".join(parts)
