"""Chains: speech that goes on from quote to quote, kept short enough to be followed to its beginning."""

from db.extract.draft import Draft

LONGEST = 50
"""Quotes that go on one from the other; those behind them go on from the first."""


def shorten(drafts: list[Draft]) -> None:
    """Let quotes far down a chain go on from its beginning, so that a long speech costs no more than its length."""
    steps: dict[int, tuple[int, Draft]] = {}
    for draft in drafts:
        walked: dict[int, Draft] = {}
        at = draft
        while at.follows is not None and id(at) not in steps and id(at) not in walked:
            walked[id(at)] = at
            at = at.follows
        count, first = steps.get(id(at), (0, at))
        for one in reversed(walked.values()):
            count += 1
            if count > LONGEST:
                one.follows = first
            steps[id(one)] = count, first
