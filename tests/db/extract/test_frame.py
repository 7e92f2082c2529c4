"""Frames: what only tells that somebody said what another cue reports is left out, at linear cost."""

import pytest

from db.extract import frame
from db.extract.draft import Draft
from db.extract.frame import without_frames
from db.read.article import Span
from tests.db.extract.drafting import draft_of

SENTENCE = "Berg said the ferry is late, according to Lund. "


def drafts_of(count: int) -> tuple[str, list[Draft]]:
    """A text of so many sentences, each with one content of one cue."""
    made = draft_of(SENTENCE * count, "said", "the ferry is late", "verb", "Berg")
    assert made.cue is not None
    tokens = [token for token in made.paragraph.every if token.text == "said"]
    drafts = []
    for n, token in enumerate(tokens):
        start = n * len(SENTENCE) + SENTENCE.index("the ferry")
        span = (made.paragraph.at(token), made.paragraph.after(token))
        cue = type(made.cue)(made.paragraph, token, made.cue.verb, "verb", token.nbor(-1), True, span)
        drafts.append(Draft(made.paragraph, ((start, start + len("the ferry is late")),), cue, "made by hand", 1.0))
    return SENTENCE * count, drafts


def test_a_content_that_is_the_cue_of_another_is_left_out() -> None:
    text, drafts = drafts_of(1)
    outer = draft_of(text, "according", "Berg said", "according", "Lund")
    assert without_frames(text, [outer, *drafts]) == drafts


def test_a_quote_is_held_only_against_the_cues_near_it(monkeypatch: pytest.MonkeyPatch) -> None:
    held = 0

    def counted(text: str, draft: Draft, words: tuple[Span, Span]) -> bool:
        nonlocal held
        held += 1
        return False

    monkeypatch.setattr(frame, "is_framed", counted)
    text, drafts = drafts_of(100)
    assert without_frames(text, drafts) == drafts
    assert len(drafts) == 100
    assert held < 10 * len(drafts)
