"""The reasons of the rules: a draft and the quote it became, told as explanations."""

from collections.abc import Iterator

from db.extract.draft import Draft
from db.extract.explanation import Explanation, Step
from db.extract.manner import manner_of
from db.extract.quote import Actor, Extraction, Quote

Reasons = tuple[tuple[str, float | None], ...]
"""What speaks for a decision, with its weight: rules have none."""
FORMS = {
    "verb": "a verb that reports",
    "carrier": "a verb with a noun that says: “expressed concern”",
    "adjective": "an adjective that reports: “has been clear that”",
    "according": "“according to” somebody",
    "point": "a noun that takes up a clause: “a point repeated by”",
    "noun": "a noun that reports: “the suggestion that”",
    "headline": "a colon in a headline",
    "colon": "a colon before a quotation",
    "dash": "a dash before a name",
    "none": "no word reports it",
}
WORDED = frozenset({"verb", "carrier", "adjective", "noun", "point"})
"""Forms of a cue that are words with a meaning of their own."""
MANNERS = {"say": "of speech", "think": "of a thought", "feel": "of a feeling", "plan": "of a plan", "act": "of a deed"}
PRONOUNS = frozenset("i we you he she it they him her them his their who that".split())
KINDS = {
    "direct": "all of it stands in quotation marks",
    "mixed": "some of it stands in quotation marks",
    "indirect": "none of it stands in quotation marks",
}


def explanations(text: str, extraction: Extraction, drafts: list[Draft]) -> tuple[Explanation, ...]:
    """Why each quote is as it is; `drafts` are those of the quotes, in their order."""
    pairs = zip(extraction.quotes, drafts, strict=True)
    return tuple(
        Explanation(number, draft.rule, quote.confidence, tuple(_steps(text, extraction, quote, draft)))
        for number, (quote, draft) in enumerate(pairs)
    )


def _steps(text: str, extraction: Extraction, quote: Quote, draft: Draft) -> Iterator[Step]:
    """Every decision; what `draft.evidence` holds on one is put before what the rules say of it."""
    speaker = extraction.actors[quote.speaker] if quote.speaker is not None else None
    for step in (
        Step("cue", _words(text, draft.cue.span if draft.cue else None) or "none", None, _cue(draft)),
        Step("content", quote_text(text, quote), draft.confidence, _content(quote, draft)),
        Step("speaker", speaker.name if speaker else "unknown", None, _speaker(text, quote, draft, speaker)),
        Step("aloud", "yes" if quote.aloud else "no", None, _aloud(quote, draft)),
        Step("status", quote.status, None, _status(text, quote)),
        Step("via", " > ".join(via.name for via in quote.via) or "nobody", None, _via(text, quote)),
    ):
        known = [found for found in draft.evidence if found.stage == step.stage]
        reasons = tuple(reason for found in known for reason in found.reasons)
        score = next((found.score for found in known if found.score is not None), step.score)
        yield Step(step.stage, step.chosen, score, (*reasons, *step.reasons))


def quote_text(text: str, quote: Quote) -> str:
    """The words of a quote, its pieces joined by an ellipsis."""
    return " … ".join(text[start:end] for start, end in quote.spans)


def _cue(draft: Draft) -> Reasons:
    cue = draft.cue
    if cue is None:
        return (("no word beside it reports it", None),)
    reasons = [FORMS.get(cue.form, cue.form)]
    if cue.label is None and cue.verb is not None:
        reasons.append(f"“{cue.verb.lemma}” is on the list of verbs that report")
    if cue.paragraph is not draft.paragraph:
        reasons.append("it stands in another paragraph")
    return tuple((reason, None) for reason in reasons)


def _marks(quote: Quote, draft: Draft) -> str:
    return "the layout says that these are somebody's own words" if draft.verbatim else KINDS[quote.kind]


def _content(quote: Quote, draft: Draft) -> Reasons:
    reasons = [_marks(quote, draft)]
    if len(quote.spans) > 1:
        reasons.append(f"it stands in {len(quote.spans)} pieces around the cue")
    if quote.nested_in is not None:
        reasons.append("it stands in another quote")
    return tuple((reason, None) for reason in reasons)


def _speaker(text: str, quote: Quote, draft: Draft, speaker: Actor | None) -> Reasons:
    if speaker is None:
        return ((quote.unknown_reason or "nobody is named", None),)
    if draft.cue is None:
        reason = "the speaker of the quote it goes on from" if draft.follows is not None else "named without a cue"
        return ((reason, None),)
    mention = _words(text, quote.mention)
    if mention is None:
        return (("no words beside the cue name a speaker", None),)
    reasons = [f"{_told(mention, speaker)}: “{mention}”"]
    if draft.cue.label is not None:
        reasons = [f"the layout names them: “{mention}”"]
    elif not draft.cue.own:
        reasons.append("taken from the verb the cue hangs on")
    return tuple((reason, None) for reason in reasons)


def _told(mention: str, speaker: Actor) -> str:
    """How the words beside the cue lead to the actor."""
    low = mention.casefold()
    if low in PRONOUNS:
        return "a pronoun, taken for the one who spoke or acted last"
    if speaker.name.casefold() in low:
        return "named beside the cue"
    if speaker.kind == "person" and speaker.name.split()[-1].casefold() in low:
        return "the surname beside the cue"
    if any(role.casefold() in low or low in role.casefold() for role in speaker.roles):
        return "a role that is theirs in this article"
    return "words beside the cue that stand for them"


def _aloud(quote: Quote, draft: Draft) -> Reasons:
    if quote.kind != "indirect":
        return ((_marks(quote, draft), None),)
    while draft.cue is None and draft.follows is not None:
        draft = draft.follows
    cue = draft.cue
    if cue is None or cue.form not in WORDED:
        return (("nothing beside it tells of a thought or a plan", None),)
    told = MANNERS.get(manner_of(cue.token) or "")
    word = cue.token.text
    if told is not None and (manner_of(cue.token) == "say") == quote.aloud:
        return ((f"“{word}” tells {told}", None),)
    if quote.aloud:
        return ((f"the words around “{word}” tell that it was uttered", None),)
    return ((f"nothing around “{word}” tells that it was uttered", None),)


def _status(text: str, quote: Quote) -> Reasons:
    words = _words(text, quote.status_span)
    if words:
        return ((f"because of “{words}”", None),)
    if quote.status == "asserted":
        return (("nothing beside the cue denies, doubts or supposes it", None),)
    return ()


def _via(text: str, quote: Quote) -> Reasons:
    found = []
    for via in quote.via:
        words = _words(text, via.span)
        basis = f"inferred from “{words}”" if via.basis == "inferred" else f"stated as “{words}”"
        found.append((f"{via.name}: {basis if words else via.basis}", None))
    return tuple(found)


def _words(text: str, span: tuple[int, int] | None) -> str | None:
    return text[slice(*span)] if span else None
