"""Why a quote is as it is."""

from typing import cast

from db.extract.draft import Draft
from db.extract.explanation import Explanation, Step
from db.extract.extract import Extractor
from db.extract.paragraph import Paragraph
from db.extract.quote import Extraction
from db.extract.reasons import explanations
from tests.db.extract.conftest import article_of
from tests.db.store.sample import quote

TEXT = (
    '"The harbour will not close this winter," Ada Quill said on Monday. "It stays open."\n'
    "She believes the boats could stay. The mayor cannot openly say, “Close every harbour in the land.”\n"
    "“Nobody asked the fishers of the bay before this was done.”\n"
)


def explained(extractor: Extractor) -> tuple[Extraction, dict[str, Explanation]]:
    article = article_of(TEXT)
    extraction, reasons = extractor.explain(article)
    assert extraction == extractor.extract(article)
    assert [reason.quote for reason in reasons] == list(range(len(extraction.quotes)))
    return extraction, {TEXT[extraction.quotes[reason.quote].start :][:9]: reason for reason in reasons}


def step(reason: Explanation, stage: str) -> Step:
    return next(step for step in reason.steps if step.stage == stage)


def words(reason: Explanation, stage: str) -> str:
    return " · ".join(text for text, _ in step(reason, stage).reasons)


def test_each_quote_has_its_rule_and_every_decision(extractor: Extractor) -> None:
    extraction, reasons = explained(extractor)
    for reason in reasons.values():
        assert reason.rule
        assert reason.confidence == extraction.quotes[reason.quote].confidence
        assert [step.stage for step in reason.steps] == ["cue", "content", "speaker", "aloud", "status", "via"]


def test_cue_content_and_speaker_are_told(extractor: Extractor) -> None:
    _, reasons = explained(extractor)
    first = reasons["The harbo"]
    assert step(first, "cue").chosen == "said"
    assert "“say”" in words(first, "cue")
    assert step(first, "speaker").chosen == "Ada Quill"
    assert "“Ada Quill”" in words(first, "speaker")
    assert step(first, "content").chosen == "The harbour will not close this winter,"
    assert "in quotation marks" in words(first, "content")


def test_what_a_layout_says_is_told(extractor: Extractor) -> None:
    article = article_of(
        "ILDA TAVARES: This is the harbour hour.\nTAVARES: Good morning, and welcome.\nRIEL: The pier is shut today.\n"
        "TAVARES: For how long?\nRIEL: Nobody at the harbour knows.\nTAVARES: Thank you.\nRIEL: You are welcome here.\n"
    )
    extraction, reasons = extractor.explain(article)
    assert [actor.name for actor in extraction.actors][:1] == ["Ilda Tavares"]
    assert "the layout names them: “ILDA TAVARES”" in words(reasons[0], "speaker")
    assert "somebody's own words" in words(reasons[0], "content")


def test_what_goes_on_what_is_thought_and_what_was_not_said(extractor: Extractor) -> None:
    _, reasons = explained(extractor)
    assert step(reasons["It stays "], "cue").chosen == "none"
    assert "goes on" in words(reasons["It stays "], "speaker")
    thought = reasons["the boats"]
    assert "“She”" in words(thought, "speaker")
    assert step(thought, "aloud").chosen == "no"
    assert "“believes” tells of a thought" in words(thought, "aloud")
    assert step(reasons["Close eve"], "status").chosen == "negated"
    assert "“cannot openly”" in words(reasons["Close eve"], "status")


def test_what_the_model_weighed_stands_before_what_the_rules_say() -> None:
    evidence = (Step("content", "the harbour", 0.93, (("form said", 2.5),)),)
    draft = Draft(cast(Paragraph, None), ((5, 16),), None, "learned", 0.8, evidence=evidence)
    extraction = Extraction((), (quote((5, 16)),), ())
    (reason,) = explanations("Say, the harbour", extraction, [draft])
    assert (reason.rule, reason.confidence) == ("learned", 0.9)
    content = step(reason, "content")
    assert (content.chosen, content.score) == ("the harbour", 0.93)
    assert content.reasons[0] == ("form said", 2.5)
    assert len(content.reasons) > 1
    assert words(reason, "speaker") == "no name near"


def test_a_quote_in_one_that_is_left_out_hangs_on_the_next_around_it() -> None:
    outer, middle, inner = quote((0, 50)), quote((5, 40), nested_in=0), quote((10, 20), nested_in=1)
    whole = Extraction((), (outer, middle, inner), ())
    assert [quote.nested_in for quote in whole.only([0, 2]).quotes] == [None, 0]
    assert [quote.nested_in for quote in whole.only([1, 2]).quotes] == [None, 0]
    assert [quote.nested_in for quote in whole.only([2]).quotes] == [None]
    assert whole.only([0, 1, 2]) == whole
