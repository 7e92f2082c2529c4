"""How a search is written: each way with an example that can be typed as it stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """One way to ask, in examples, and what they mean."""

    examples: tuple[str, ...] = ()
    meaning: str = ""


# fmt: off
GUIDE: tuple[Way, ...] = (
    Way(("boots on the grund",), "every word, in any spelling, anywhere"),
    Way(("US troops",), "short capitals: first as written"),
    Way(("'ground",), "just these letters, inside a word too"),
    Way(('"on the ground"',), "just these words, in this order"),
    Way(("'NATO", '"The Post"'), "a capital there asks for capitals"),
    Way(("^we", "ground$"), "the quote begins with it, ends with it"),
    Way(("!russia", '!"no troops"'), "not with these letters, these words"),
    Way(("boots | troops",), "either of them"),
    Way(("\\!now", '"!"'), "the sign itself"),
    Way(("country:DE", "about:UA,RU"), "whom it speaks for; what it is about"),
    Way(("outlet-country:US",), "where the outlet is"),
    Way(("speaker:macron", 'via:"bfm tv"'), "who said it; through whom it came"),
    Way(("outlet:newsweek", "source:kyiv"), "who printed it; in which article"),
    Way(("kind:direct", "status:negated"), "how much is verbatim; if it is asserted"),
    Way(("after:2024-03", "before:2024-06"), "said from then on; until then"),
    Way(("aloud:no", "confidence:>=0.8"), "only thought or planned; how sure"),
    Way(("bookmark:yes", "reviewed:no"), "what you decided; note:word of a note"),
    Way(("-country:RU", "country:none"), "anything but; where it is not known"),
    Way(("sort:oldest",), "best newest oldest speaker outlet text"),
    Way((), "A pasted sentence finds its nearest quotes; signs in it are words."),
)
# fmt: on
EXAMPLES: tuple[str, ...] = tuple(example for way in GUIDE for example in way.examples)
"""Every example, in the order they stand in."""
