"""The lines of cards: never wider than asked, whatever the names hold, and no longer than there is room."""

from pathlib import Path

import pytest

from db.ask.library import Library
from db.ask.query import Query
from explorer.draw import actor_card, overview, source_card
from explorer.draw.card import Row
from explorer.draw.merges import pair_line, sides_lines
from explorer.draw.piece import length, text_of
from explorer.draw.versions import version_lines
from tests.explorer.crowded import crowd
from tests.explorer.invented import Said, Told, build

EVIL = "[/] [b]bold[/b] \x1b[31mred\x1b]52;c;aGk=\x07 \u202eturned\u2066 \x9b1m \x00 [link=x] 漢字漢字 שלום"
WIDTHS = (0, 1, 2, 5, 12, 24, 38, 46, 66, 120)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library(crowd(tmp_path_factory.mktemp("crowd") / "crowd.db"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Library:
    endless = "w" * 10_000 + " 漢字" * 2_000
    told = Told(
        EVIL, f"{EVIL}\n\n{EVIL} harbour said {EVIL}\n\n{endless}\n\nend",
        (Said(EVIL, EVIL, cue="said", said=EVIL, basis="stated", via=(EVIL,)), Said(endless, endless, "mixed")),
        EVIL, "stated", EVIL, EVIL, "stated",
    )  # fmt: skip
    return Library(build(tmp_path_factory.mktemp("hostile") / "hostile.db", (told,)))


def _rows(library: Library) -> list[list[Row]]:
    found: list[list[Row]] = [overview.overview_rows(library.profile(Query()))]
    found += [overview.side_rows(library.profile(Query()), height) for height in (0, 1, 9, 31)]
    for actor in library.actors(Query()):
        card = library.actor_card(actor.id, Query())
        found += [actor_card.actor_rows(card), *(actor_card.side_rows(card, height) for height in (1, 8, 24))]
    for article in library.sources(Query()):
        source = library.source_card(article.id, Query())
        found += [source_card.source_rows(source), *(source_card.side_rows(source, height) for height in (1, 8, 24))]
    return found


@pytest.mark.parametrize("name", ["crowded", "hostile"])
def test_lines_fit_and_hold_nothing_harmful(name: str, request: pytest.FixtureRequest) -> None:
    library: Library = request.getfixturevalue(name)
    for rows in _rows(library):
        for row in rows:
            for width in WIDTHS:
                line = row.paint(width)
                assert length(line) <= width, text_of(line)
                assert not any(letter in text_of(line) for letter in "\x1b\x9b\x07\x00\u202e\u2066\n")


@pytest.mark.parametrize("name", ["crowded", "hostile"])
def test_versions_and_pairs_fit(name: str, request: pytest.FixtureRequest) -> None:
    library: Library = request.getfixturevalue(name)
    lines = []
    for width in (8, 12, 38, 66, 120):
        for row in library.quotes(Query()):
            drawn = version_lines(library.card(row.id), library.versions(row.id), width)
            lines += [(width, each.line) for each in drawn]
        pairs = library.suggested_merges()[1]
        lines += [(width, pair_line(pair, width)) for pair in pairs]
        for one, other in [(1, 2), (2, 1)]:
            lines += [(width, line) for line in sides_lines(EVIL, library.sides(one, other), width)]
    for width, line in lines:
        assert length(line) <= width, text_of(line)
        assert not any(letter in text_of(line) for letter in "\x1b\x9b\x07\x00\u202e\u2066\n")


@pytest.mark.parametrize("height", [1, 5, 9, 14, 24, 40])
def test_a_card_at_the_right_is_no_longer_than_its_room(crowded: Library, height: int) -> None:
    for rows in (
        actor_card.side_rows(crowded.actor_card(1, Query()), height),
        source_card.side_rows(crowded.source_card(1, Query()), height),
        overview.side_rows(crowded.profile(Query()), height),
    ):
        assert 0 < len(rows) <= height


def test_bars_from_four_quotes_up(crowded: Library) -> None:
    blocks = "▆░▁█"
    for actor in crowded.actors(Query()):
        drawn = "".join(text_of(row.paint(66)) for row in actor_card.actor_rows(crowded.actor_card(actor.id, Query())))
        assert any(block in drawn.replace("▆ stated", "").replace("░ inferred", "") for block in blocks) == (
            actor.quotes >= 4
        )


def test_a_card_tells_paths_from_nothing(tmp_path: Path) -> None:
    empty = Library(build(tmp_path / "empty.db", ()))
    assert [text_of(row.paint(40)).strip() for row in overview.overview_rows(empty.profile(Query()))] == [
        "Said as  no quotes"
    ]
