"""One story in several outlets: linked though each puts other words around it, cuts it or changes a few."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from db.read.article import Zone
from db.store.build import Report, build
from db.store.story import story
from tests.db.store.sample import LineExtractor

PARTS = (
    "The council of Quillhaven voted on Monday to keep the old harbour open for another winter.",
    "Ada Quill, who leads the board, said that the money would last until the first of March at best.",
    "“Nobody here wants to see the boats leave,” she told a crowd that had waited for her since noon.",
    "The ministry had asked for the pier to be closed after a storm took two of its piles in October.",
    "Fishermen say they lost eleven days of work this autumn, and some of them a good deal more.",
    "A second vote is due in February, when the engineers have looked at what lies below the water.",
    "Bo Tan, the harbour master, did not answer questions about the cost of new piles on Tuesday.",
    "The last time the harbour was shut, in 1987, it took four years until the first boat came back.",
)
WIRE = "\n\n".join(["Harbour to stay open", *PARTS])


def at(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def read(db: Path, *paths: Path) -> Report:
    return build(paths, db, extractor=LineExtractor, version="v1")


def linked(db: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(
            "SELECT a.doc, b.doc FROM duplicates d JOIN article a ON a.id = d.article_id JOIN article b ON b.id = d.of "
            "ORDER BY a.doc"
        ).fetchall()


FURNITURE = (
    "Boats may stay, council says\n\nBy Nell Ink\n\nQUILLHAVEN, Nov 3 (Shore Press) - {0}\n\n{rest}\n\n"
    "Our tide tables for the coming week are printed on page twelve of the paper edition.\n\n"
    "(Reporting by Nell Ink; editing by Jo Marsh)\n"
)
OTHERS = {
    "other furniture": FURNITURE.format(PARTS[0], rest="\n\n".join(PARTS[1:])),
    "a few words changed": WIRE.replace("on Monday", "this week").replace("eleven days", "eleven working days"),
    "the end cut off": "\n\n".join(["Harbour to stay open", *PARTS[:5]]),
    "paragraphs put together": "Harbour vote\n\n" + " ".join(PARTS[:4]) + "\n\n" + " ".join(PARTS[4:]),
    "other quotation marks": WIRE.replace("“", '"').replace("”", '"').replace(",", ", "),
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_a_copy_is_linked_whichever_comes_first(text: str, tmp_path: Path) -> None:
    wire, other = at(tmp_path, "wire.txt", WIRE), at(tmp_path, "other.txt", text)
    for order in ((wire, other), (other, wire)):
        db = tmp_path / f"{order[0].stem}.db"
        assert read(db, order[0]).duplicates == 0
        assert read(db, order[1]).duplicates == 1
        assert linked(db) == [(order[1].stem, order[0].stem)]


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(["Harbour vote put off", PARTS[0], PARTS[3], *(part[::-1] for part in PARTS[4:])]),
        "\n\n".join(
            [
                "A week in Quillhaven",
                *PARTS,
                *(" ".join(reversed(part.split())) for part in PARTS),
                *(part.replace("e", "u") for part in PARTS),
            ]
        ),
    ],
    ids=["a follow-up that quotes it", "a round-up that holds it"],
)
def test_another_story_that_has_some_of_it_is_not_linked(text: str, tmp_path: Path) -> None:
    assert read(tmp_path / "x.db", at(tmp_path, "wire.txt", WIRE), at(tmp_path, "other.txt", text)).duplicates == 0


def test_a_copy_that_is_changed_into_something_else_is_linked_no_more(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    paths = [at(tmp_path, f"{name}.txt", WIRE.replace("noon", name)) for name in ("dawn", "dusk", "night")]
    assert read(db, *paths).duplicates == 2
    at(tmp_path, "dusk.txt", "Nothing new\n\n" + "It rained all day in the hills above the town, and nobody came. " * 9)
    assert read(db, *paths).duplicates == 1
    assert linked(db) == [("night", "dawn")]
    at(tmp_path, "dusk.txt", WIRE)
    assert read(db, *paths).duplicates == 2


def test_a_library_from_before_is_linked_by_the_next_build(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    read(db, at(tmp_path, "wire.txt", WIRE), at(tmp_path, "other.txt", OTHERS["other furniture"]))
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("DELETE FROM story_mark")
        connection.execute("UPDATE article SET story = 'x' || id")
    assert read(db, at(tmp_path, "new.txt", "Nothing\n\nNothing was said here by anybody.")).duplicates == 1


def test_what_all_articles_of_an_outlet_say_of_themselves_links_none_and_takes_no_time(tmp_path: Path) -> None:
    always = "Quay Weekly is printed on paper made of the nets that the sea gives back to us."

    def seconds(count: int) -> float:
        names = [f"{n:05}" for n in range(count)]
        for name in names:
            own = " ".join(f"The {word} of number {name} {n} was seen near the pier again." for n, word in
                           enumerate(("gull", "seal", "crab", "tern", "boat", "buoy", "rope")))  # fmt: skip
            at(tmp_path, f"{count}-{name}.txt", f"Report {name}\n\n{own}\n\n{always}\n")
        begun = time.thread_time()
        assert read(tmp_path / f"{count}.db", *tmp_path.glob(f"{count}-*.txt")).duplicates == 0
        return time.thread_time() - begun

    few, many = seconds(100), seconds(400)
    assert many < 8 * few


def test_the_words_of_a_story_are_told_from_what_stands_around_them() -> None:
    text = "Read more\n" + WIRE
    zones = [Zone("boilerplate", 0, 9), Zone("body", 10, len(text))]
    whole, alone = story(WIRE, [Zone("body", 0, len(WIRE))]), story(text, zones)
    assert whole is not None and alone is not None and whole == alone
    assert story("Too short.", [Zone("body", 0, 10)]) is None
