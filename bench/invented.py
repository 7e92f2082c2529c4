"""Invented articles of the length and shape of news, as many as wanted, so that every bench runs from a clean clone."""

import random
from collections.abc import Iterator
from pathlib import Path

from db.read.article import Article
from db.read.file import read_text

GIVEN = "Anna Boris Clara Dmitri Elena Farid Greta Hasan Ines Jonas Karin Lars Mira Nils Olga Pavel Rosa Stefan".split()
ROLES = ("Transport Minister", "Senator", "Mayor", "council member", "union leader", "police spokeswoman", "economist")
THINGS = (
    "the ferry",
    "the harbour bill",
    "the new tunnel",
    "the budget",
    "the strike",
    "the border crossing",
    "the inquiry",
)
CLAIMS = (
    "{thing} will not be paid for before the end of the year",
    "nobody in {town} had asked for {thing}",
    "the government must explain {thing} to the people who live there",
    "we have waited for {thing} longer than anybody can remember",
    "{thing} was a mistake that {town} would come to regret",
)
TOLD = (
    "“{claim},” {who} said on Tuesday. “{other}.”",
    "{who} told reporters in {town} that {claim}.",
    "According to {who}, {claim}, although no figures have been published.",
    "“{claim},” said {full}, a {role} from {town}, adding that {other}.",
    "{full}, who has led the {role}s of {town} for six years, denied that {claim}.",
)
PLAIN = (
    "The vote on {thing} was put off twice last month, and the town hall of {town} has been closed since then.",
    "Hundreds of people walked through {town} on Saturday, many of them with children, in the rain.",
    "Work on {thing} began in 2011 and stopped four years later, when the second company that built it went bankrupt.",
    "It was the third such case in {town} since March.",
)


def articles(count: int) -> Iterator[Article]:
    """So many articles of some 600 words; every one has names that no other has."""
    for number in range(count):
        yield read_text(_text(random.Random(number)), Path(f"invented-{number}.txt"))


def write(folder: Path, count: int) -> None:
    """So many articles as files."""
    for number, article in enumerate(articles(count)):
        (folder / f"{number:05}.txt").write_text(article.text, encoding="utf-8")


def _text(chance: random.Random) -> str:
    """An article: a title, a date, and paragraphs of speech and of none."""
    people = [(chance.choice(GIVEN), _name(chance), chance.choice(ROLES)) for _ in range(5)]
    towns = [_name(chance), _name(chance)]
    paragraphs = [f"{towns[0]} argues about {chance.choice(THINGS)}", f"{towns[0]}, {chance.randint(1, 28)} May 2024"]
    for _ in range(chance.randint(16, 26)):
        given, name, role = chance.choice(people)
        words = {"thing": chance.choice(THINGS), "town": chance.choice(towns), "role": role.lower()}
        claim, other = (text.format(**words) for text in chance.sample(CLAIMS, 2))
        words |= {"claim": claim, "other": other[0].upper() + other[1:], "full": f"{given} {name}"}
        words["who"] = chance.choice((f"{role} {given} {name}", name, name, "he" if given[-1] not in "a" else "she"))
        paragraphs.append(f"{chance.choice(TOLD).format(**words)} {chance.choice(PLAIN).format(**words)}")
    return "\n\n".join(paragraphs) + "\n"


def _name(chance: random.Random) -> str:
    """A name of three or four syllables."""
    parts = (
        "ha",
        "gen",
        "ve",
        "las",
        "ko",
        "ost",
        "row",
        "ki",
        "mu",
        "bran",
        "dt",
        "lin",
        "qui",
        "mor",
        "eau",
        "ta",
        "sel",
    )
    return "".join(chance.choice(parts) for _ in range(chance.randint(3, 4))).capitalize()
