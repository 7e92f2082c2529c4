"""What the country dialog decides."""

import pytest

from db.ask.nation import nations
from db.ask.query import Filter, Query
from db.ask.row import CountryRole, CountryRow
from db.index.fold import fold
from explorer.country_choice import (
    items,
    mark_of,
    mark_on,
    nothing,
    only,
    squeeze,
    toggled,
    turned,
    value_of,
    values_of,
    with_members,
)
from explorer.draw.country import digits, head, keys, row_line, total
from explorer.draw.piece import length, text_of


def row(code: str | None, now: tuple[int, int, int], whole: tuple[int, int, int], name: str = "") -> CountryRow:
    """One row as the library gives it."""
    roles: tuple[CountryRole, ...] = ("speaker", "about", "outlet")
    nation = nations().get(code or "")
    return CountryRow(
        code, name or (nation.name if nation else "no country known"), bool(nation and nation.bloc),
        dict(zip(roles, now, strict=True)), dict(zip(roles, whole, strict=True)),
        nation.terms if nation else (fold(name or "none"),), nation.members if nation else (),
    )  # fmt: skip


GB = row("GB", (0, 0, 0), (1, 4, 0))
DE = row("DE", (1, 1, 0), (4, 1, 0))
FR = row("FR", (1, 0, 0), (11, 12, 0))
PL = row("PL", (1, 0, 0), (4, 1, 0))
UA = row("UA", (0, 1, 0), (51, 81, 39))
US = row("US", (0, 0, 1), (1, 4, 18))
NATO = row("NATO", (0, 0, 0), (1, 0, 0))
EU = row("EU", (0, 0, 0), (0, 0, 0))
NONE = row(None, (0, 0, 0), (12, 0, 37))
ROWS = [US, UA, GB, NONE, NATO, EU, PL, FR, DE]
GERMANY = Query("boots", (Filter("country", ("DE",)),))


def said(query: Query, typed: str = "", role: CountryRole = "speaker") -> list[str]:
    """The list in words."""
    lines = items(ROWS, query, role, typed)
    return [line.divider or (value_of(line.row) if line.row else f"* {line.members}") for line in lines]


def test_sections_are_what_is_here_then_the_rest_then_blocs_then_unknown() -> None:
    assert said(GERMANY) == [
        "DE", "FR", "PL", "not in this search", "UA", "GB", "US", "blocs", "NATO", "* 32", "none",
        "blocs, by their members", "EU",
    ]  # fmt: skip


def test_countries_of_other_roles_alone_stand_after_all_that_can_be_chosen_here() -> None:
    belarus = row("BY", (0, 1, 0), (0, 1, 0))
    lines = items([*ROWS, belarus], GERMANY, "speaker")
    words = [line.divider or (value_of(line.row) if line.row else "") for line in lines]
    assert words[words.index("none") + 1 :][:2] == ["nobody speaks for these", "BY"]
    assert "no outlet is there" in [line.divider for line in items(ROWS, GERMANY, "outlet")]
    marked = items([belarus, DE], Query("", (Filter("country", ("BY",)),)), "speaker")
    assert [line.row for line in marked] == [belarus, DE]  # what is chosen is never out of sight


def test_a_bloc_that_is_in_no_article_stands_for_its_members() -> None:
    assert values_of(EU) == EU.members
    assert values_of(NATO) == ("NATO",)
    alone = only(GERMANY, "speaker", *values_of(EU))
    assert set(alone.get("country")) == set(EU.members)
    assert mark_on(alone, "speaker", EU) == "+"
    assert mark_on(GERMANY, "speaker", EU) == " "
    assert mark_on(toggled(Query(), "speaker", values_of(EU), exclude=True), "speaker", EU) == "-"


def test_a_bloc_that_is_found_says_how_many_quotes_its_members_have() -> None:
    found, note, *_ = items(ROWS, Query("boots"), "speaker", "eu")
    assert found.row is EU
    assert (note.members, note.quotes) == (27, 3)  # of Germany, France and Poland
    assert drawn(76, False, "eu")[1].strip() == "its 27 members: 3 quotes"
    _, about, *_ = items(ROWS, Query("boots"), "about", "eu")
    assert about.quotes is None  # one quote can be about several of them


def test_the_role_decides_what_is_in_the_search() -> None:
    assert said(Query(), role="about")[:3] == ["UA", "DE", "not in this search"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("germ", "DE"), ("de", "DE"), ("german", "DE"), ("berlin", "DE"), ("Gremany", "DE"), ("fra", "FR"),
        ("uk", "GB"), ("british", "GB"), ("unitedk", "GB"), ("us", "US"), ("nato", "NATO"), ("kyiv", "UA"),
        ("polnad", "PL"), ("none", "none"),
    ],
)  # fmt: skip
def test_a_country_is_found_by_name_code_demonym_and_capital_with_errors(typed: str, first: str) -> None:
    assert said(Query(), typed)[0] == first


def test_letters_that_find_nothing_say_so() -> None:
    assert said(Query(), "xyzzy") == []
    assert nothing("xyzzy") == "no country like “xyzzy”"
    assert nothing("japan") == "Japan is in none of these articles"
    assert squeeze(" -*") == ""


def test_marking_includes_excludes_and_takes_back() -> None:
    once = toggled(Query(), "about", ("UA",))
    assert once.get("about") == ("UA",)
    assert toggled(once, "about", ("UA",)) == Query()
    turned_over = toggled(once, "about", ("UA",), exclude=True)
    assert turned_over.get("about") == ()
    assert turned_over.get("about", exclude=True) == ("UA",)
    assert mark_of(turned_over, "about", "UA") == "-"
    assert mark_of(turned_over, "speaker", "UA") == " "


def test_the_rest_of_the_query_stays() -> None:
    query = toggled(GERMANY, "outlet", ("none",))
    assert query.text == "boots"
    assert query.get("country") == ("DE",)
    assert query.get("outlet-country") == ("none",)


def test_only_replaces_what_was_included_and_lifts_its_exclusion() -> None:
    query = toggled(toggled(GERMANY, "speaker", ("FR",), exclude=True), "speaker", ("PL",), exclude=True)
    assert only(query, "speaker", "FR").get("country") == ("FR",)
    assert only(query, "speaker", "FR").get("country", exclude=True) == ("PL",)


def test_the_members_of_a_bloc_take_its_place_and_leave_again() -> None:
    bloc = toggled(Query(), "speaker", ("NATO",))
    members = with_members(bloc, "speaker", NATO).get("country")
    assert len(members) == 32
    assert "NATO" not in members
    assert with_members(with_members(bloc, "speaker", NATO), "speaker", NATO) == Query()
    assert with_members(bloc, "speaker", DE) == bloc


def test_roles_go_round() -> None:
    assert turned("outlet") == "speaker"
    assert turned("speaker", -1) == "outlet"


def drawn(width: int, narrow: bool, typed: str = "") -> list[str]:
    """The lines of the list as text."""
    size = digits(ROWS)
    return [
        text_of(row_line(
            item, "speaker", mark_of(GERMANY, "speaker", value_of(item.row)) if item.row else " ", place == 0, width,
            narrow, size, "1" if place == 0 else "",
        ))
        for place, item in enumerate(items(ROWS, GERMANY, "speaker", typed))
    ]  # fmt: skip


def test_wide_lines_are_the_ones_that_were_drawn() -> None:
    assert drawn(76, False)[0] == "▌1 [+] DE   Germany                            1 /  4     1 /  1     ·      "
    assert drawn(76, False)[3].startswith("  not in this search ╌╌╌")
    assert drawn(76, False)[4] == "   [ ] UA   Ukraine                            · / 51     1 / 81     · / 39 "
    assert drawn(76, False)[9].rstrip() == "            itself;  * its 32 members instead"
    assert [text_of(line) for line in head("speaker", 76, False)][1:] == [
        "                                           speaks for      about     outlet ",
        "─" * 43 + "━" * 10 + "─" * 23,
    ]


def test_narrow_lines_show_the_role_in_hand_alone() -> None:
    assert drawn(38, True)[0] == "▌1 [+] DE   Germany            1 /  4 "
    assert [text_of(line) for line in head("speaker", 38, True)] == [
        " speaks for  about  outlet  now / all ",
        "─" + "━" * 10 + "─" * 27,
    ]
    assert text_of(keys(38)) == " space add  enter apply  esc cancel"


@pytest.mark.parametrize("width", [0, 1, 3, 10, 20, 38, 76])
@pytest.mark.parametrize("narrow", [True, False])
def test_no_line_is_wider_than_its_dialog(width: int, narrow: bool) -> None:
    assert all(length(line) <= width for line in head("outlet", width, narrow))
    assert length(keys(width, "DE")) <= width
    for text in drawn(width, narrow):
        assert len(text) <= width


def test_a_name_with_brackets_and_escapes_is_text() -> None:
    odd = row("ZZ", (1, 1, 1), (1200, 1, 1), "[red]Zed\x1b[2J")
    text = text_of(row_line(items([odd], Query(), "speaker")[0], "speaker", " ", False, 76, False, digits([odd])))
    assert "[red]Zed␛[2J" in text
    assert "1.2k" in text


def test_the_total_is_in_its_number() -> None:
    assert [total(1), total(2), total(None)] == ["1 quote with these", "2 quotes with these", "… quotes with these"]
