"""Zones and facts of invented articles in the styles of a dozen houses, and of the seeds."""

from pathlib import Path

import pytest

from db.read.article import Article
from db.read.file import read_article, read_text
from db.reference.table import key
from tests.db.read import articles

SEEDS = Path(__file__).parents[3] / "seeds"


def read(text: str) -> Article:
    """The article a text is."""
    return read_text(text, Path("/news/one.txt"))


def lines(text: str, *kinds: str) -> list[str]:
    """The first words of the lines of some kinds."""
    article = read(text)
    return [article.text[z.start : z.end][:30] for z in article.zones if z.kind in kinds]


def known(text: str) -> dict[str, tuple[str | None, str]]:
    """Every fact with its basis."""
    article = read(text)
    facts = {name: getattr(article, name) for name in ("title", "author", "published", "outlet")}
    return {name: (fact.value, fact.basis) for name, fact in facts.items() if fact.value}


def test_an_agency_report_keeps_its_dateline_in_the_body() -> None:
    assert len(lines(articles.AGENCY, "body")) == 3
    assert lines(articles.AGENCY, "body")[0].startswith("KYIV, April 7 (Reuters)")
    assert lines(articles.AGENCY, "boilerplate") == ["(Reporting by Jonas Weber in K", "Our Standards: The Thomson Reu"]
    assert known(articles.AGENCY) == {
        "title": ("Minister says talks will go on through winter", "stated"),
        "author": ("Jonas Weber, Mara Stone", "stated"),
        "outlet": ("Reuters", "inferred"),
    }


def test_a_broadcaster() -> None:
    assert known(articles.BROADCASTER) == {
        "title": ("Flood wall holds as river peaks", "stated"),
        "author": ("Sarah Lind", "stated"),
        "published": ("2024-04-07", "stated"),
        "outlet": ("BBC", "stated"),
    }
    assert lines(articles.BROADCASTER, "heading") == ["What happens next?"]
    assert len(lines(articles.BROADCASTER, "caption")) == 2
    assert len(lines(articles.BROADCASTER, "body")) == 3
    assert lines(articles.BROADCASTER, "boilerplate")[0] == "Related Topics"


def test_a_press_release() -> None:
    assert known(articles.RELEASE)["published"] == ("2024-05-14", "stated")
    assert known(articles.RELEASE)["title"] == ("Northwind opens plant in Gdańsk", "stated")
    assert len(lines(articles.RELEASE, "body")) == 2


def test_a_blog() -> None:
    assert known(articles.BLOG) == {
        "title": ("Why the bridge will not reopen this year", "stated"),
        "author": ("Jane Doe", "stated"),
        "published": ("2023-03-03", "stated"),
    }
    assert lines(articles.BLOG, "heading") == ["## What they found", "## What it costs"]
    assert len(lines(articles.BLOG, "body")) == 3


def test_a_broadsheet_with_its_standfirst() -> None:
    assert known(articles.BROADSHEET)["author"] == ("Eleni Vasiliou", "stated")
    assert known(articles.BROADSHEET)["published"] == ("2024-04-07", "stated")
    assert lines(articles.BROADSHEET, "standfirst") == ["Minister says the vote will be"]
    assert lines(articles.BROADSHEET, "caption") == ["Photograph: Petros Giannakouri"]
    assert len(lines(articles.BROADSHEET, "body")) == 3


def test_an_archive_with_fields() -> None:
    assert known(articles.ARCHIVE) == {
        "title": ("Port strike enters second week", "stated"),
        "author": ("Liam O'Connor", "stated"),
        "published": ("2022-11-05", "stated"),
        "outlet": ("The Irish Times", "stated"),
    }


def test_no_blank_lines() -> None:
    assert lines(articles.TIGHT, "heading") == ["Employers call for talks"]
    assert len(lines(articles.TIGHT, "body")) == 4


def test_a_network_with_links_inside() -> None:
    assert known(articles.NETWORK) == {
        "title": ("Storm nears coast as thousands leave", "stated"),
        "author": ("Dana Cole, Luis Ortega", "stated"),
        "published": ("2024-04-05", "stated"),
        "outlet": ("NBC News", "stated"),
    }
    assert len(lines(articles.NETWORK, "body")) == 4


@pytest.mark.parametrize("text", [articles.TRANSCRIPT, articles.TRAPS])
def test_nothing_but_title_and_body(text: str) -> None:
    assert [z.kind for z in read(text).zones[1:]] == ["body"] * (len(read(text).zones) - 1)


def test_people_in_the_street_are_no_headings() -> None:
    assert len(lines(articles.VOX_POP, "body")) == 4


def test_a_printed_paper() -> None:
    assert known(articles.PRINT)["author"] == ("John Marsh, Anne P. Silver", "stated")
    assert known(articles.PRINT)["published"] == ("2015-06-12", "stated")
    assert len(lines(articles.PRINT, "body")) == 2


def test_an_appeal_in_the_middle() -> None:
    assert len(lines(articles.LOCAL, "body")) == 3
    assert len(lines(articles.LOCAL, "boilerplate")) == 2


def test_no_title() -> None:
    article = read(articles.UNTITLED)
    assert article.title.basis == "inferred"
    assert article.title.value and article.text.startswith(article.title.value)
    assert {z.kind for z in article.zones} == {"body"}


def test_a_day_that_can_be_read_two_ways_is_only_a_year() -> None:
    text = "Ministers meet in Rome\n03/04/2024\n\nMinisters met in Rome on Wednesday to talk about fish, one said.\n"
    assert known(text)["published"] == ("2024", "inferred")
    assert known(text.replace("03/04", "23/04"))["published"] == ("2024-04-23", "stated")


def test_every_fact_rests_on_its_words() -> None:
    for text in articles.EVERY:
        article = read(text)
        for fact in (article.title, article.author, article.published, article.outlet):
            assert (fact.value is None) == (fact.basis == "unknown") == (fact.span is None)
        assert article.title.span is not None
        assert text[slice(*article.title.span)] == article.title.value


@pytest.mark.parametrize(
    ("number", "author", "published", "outlet", "kinds"),
    [
        ("000", None, ("2024-04-07", "stated"), ("Euromaidan Press", "inferred"), {"standfirst": 1, "dateline": 1}),
        ("001", None, (None, "unknown"), (None, "unknown"), {"caption": 1, "heading": 1, "body": 11}),
        ("002", None, (None, "unknown"), ("RBC-Ukraine", "inferred"), {"caption": 1, "heading": 2, "body": 10}),
        (
            "003",
            "Henrik Rothen",
            ("2024-05-05", "stated"),
            (None, "unknown"),
            {"caption": 3, "heading": 4, "byline": 1},
        ),
        ("004", "Ellie Cook", (None, "unknown"), ("Newsweek", "stated"), {"caption": 2, "boilerplate": 17, "body": 16}),
    ],
)
def test_the_seeds(
    number: str,
    author: str | None,
    published: tuple[str | None, str],
    outlet: tuple[str | None, str],
    kinds: dict[str, int],
) -> None:
    article = read_article(next(SEEDS.glob(f"{number}_*.txt")))
    assert article.author.value == author
    assert (article.published.value, article.published.basis) == published
    assert (article.outlet.value, article.outlet.basis) == outlet
    assert article.title.value == article.text.split("\n")[0]
    have = [zone.kind for zone in article.zones]
    assert {kind: have.count(kind) for kind in have if kind in kinds} == kinds


def test_short_turns_after_a_heading_of_the_page_are_still_the_interview() -> None:
    told = articles.TRANSCRIPT + "\nComments\n\nMODERATOR: Thank you.\n\nMAYOR: Thank you.\n"
    assert lines(told, "boilerplate") == ["Comments"]
    assert lines(told, "body")[-2:] == ["MODERATOR: Thank you.", "MAYOR: Thank you."]


def test_what_is_read_is_not_kept() -> None:
    """Names are remembered for their other spellings; lines are not, or a large library would fill the memory."""
    before = key.cache_info().currsize
    for n in range(100):
        lines = "\n".join(
            f"Line {n} of {m}, which nobody else has, is here for a while and then gone." for m in range(9)
        )
        read_text(f"Title {n}\n\n{lines}\n", Path("a.txt"))
    assert key.cache_info().currsize - before <= 200  # titles may be names
