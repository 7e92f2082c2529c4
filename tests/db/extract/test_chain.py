"""Chains: however long a speech goes on, its first quote is found in a few steps."""

from dataclasses import replace

from db.extract.chain import LONGEST, shorten
from db.extract.draft import Draft
from tests.db.extract.conftest import Reading
from tests.db.extract.drafting import draft_of
from tests.db.extract.test_extract import Read


def test_what_goes_on_for_long_goes_on_from_the_first() -> None:
    first = draft_of("Berg said the ferry is late.", "said", "the ferry is late", "verb", "Berg")
    chain = [first]
    for _ in range(5 * LONGEST):
        chain.append(replace(chain[-1], cue=None, follows=chain[-1]))
    shorten(chain)
    assert chain[LONGEST].follows is chain[LONGEST - 1]
    assert all(draft.follows is first for draft in chain[LONGEST + 1 :])
    assert chain[-1].mention == first.mention


def test_a_circle_ends() -> None:
    first = draft_of("Berg said the ferry is late.", "said", "the ferry is late", "verb", "Berg")
    second: Draft = replace(first, cue=None, follows=first)
    first.follows = second
    shorten([first, second])


def test_a_speech_of_hundreds_of_paragraphs_is_read(read: Read) -> None:
    speech = "\n".join(f'"The ferry number {n} is late and it is cold.' for n in range(600))
    found: Reading = read(f'"The ferry is late," said Karin Berg.\n{speech}')
    assert len(found.extraction.quotes) > 500
