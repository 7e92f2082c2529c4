"""Small articles and an extractor that needs no model: a line `Ada Lovelace (GB): words` is a quote of hers."""

import re
import time
from collections.abc import Sequence
from pathlib import Path

from db.extract.quote import Actor, Extraction, Quote, Via
from db.read.article import Article, Fact, Zone

_LINE = re.compile(r"^(?P<name>[^(:\n]+) \((?P<country>[A-Z]+|-)\): (?P<words>.+)$", re.M)

ADA = "A short title\n\nAda Lovelace (GB): the engine weaves patterns\nGrace Hopper (US): it is easier to ask\n"


class LineExtractor:
    """Reads the lines above; counts what it read, and may be made slow or break on a word."""

    def __init__(self, delay: float = 0.0, breaks_on: str = "") -> None:
        self.delay = delay
        self.breaks_on = breaks_on
        self.read: list[str] = []

    def extract(self, article: Article) -> Extraction:
        """All quotes of an article."""
        time.sleep(self.delay)
        if self.breaks_on and self.breaks_on in article.text:
            raise RuntimeError("no such parse")
        self.read.append(article.doc)
        actors: list[Actor] = []
        quotes = []
        for match in _LINE.finditer(article.text):
            country = None if match["country"] == "-" else match["country"]
            actor = Actor(match["name"], "person", country)
            if actor not in actors:
                actors.append(actor)
            quotes.append(quote(match.span("words"), speaker=actors.index(actor)))
        return Extraction(tuple(actors), tuple(quotes), ())


def quote(
    *spans: tuple[int, int],
    speaker: int | None = None,
    about: tuple[str, ...] = (),
    via: tuple[Via, ...] = (),
    nested_in: int | None = None,
    role: str | None = None,
    aloud: bool = True,
    confidence: float = 0.9,
) -> Quote:
    """A direct, asserted quote."""
    return Quote(
        spans=spans,
        kind="direct",
        status="asserted",
        status_span=None,
        aloud=aloud,
        cue=None,
        mention=None,
        speaker=speaker,
        unknown_reason=None if speaker is not None else "no name near",
        role=role,
        about=about,
        via=via,
        said=None,
        said_basis="unknown",
        nested_in=nested_in,
        zone="body",
        confidence=confidence,
    )


def article(path: str = "/news/one.txt", text: str = "Title\n\n" + "words " * 20, outlet: str | None = None) -> Article:
    """An article without a file."""
    title_end = text.index("\n")
    return Article(
        path=path,
        doc=Path(path).stem,
        text=text,
        sha256="0" * 64,
        encoding="utf-8",
        title=Fact(text[:title_end], "stated", (0, title_end)),
        author=Fact(),
        published=Fact("2024-03", "inferred"),
        outlet=Fact(outlet, "stated") if outlet else Fact(),
        zones=(Zone("title", 0, title_end), Zone("body", title_end + 2, len(text))),
    )


def said_by(*actors: Actor, about: tuple[str, ...] = ()) -> Extraction:
    """One quote of each actor."""
    quotes = tuple(quote((7 + 6 * n, 12 + 6 * n), speaker=n, about=about) for n in range(len(actors)))
    return Extraction(tuple(actors), quotes, ((0, 5),))


def write(folder: Path, names: Sequence[str], text: str = ADA) -> None:
    """Write one article file a name."""
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}.txt").write_text(text.replace("short", name), encoding="utf-8")
