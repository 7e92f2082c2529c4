"""Countries and blocs: the tables are whole, and words are found in text as people write them."""

import re

import pytest

from db.reference.country import bloc_of, blocs, code_of, codes_in, countries, name_of

countrynames = pytest.importorskip("countrynames")


def found(text: str) -> list[tuple[str, str]]:
    """(code, words) of every mention."""
    return [(m.code, text[m.start : m.end]) for m in codes_in(text)]


def test_the_table_holds_iso_3166() -> None:
    assert len(countries()) == 250
    assert all(re.fullmatch("[A-Z]{2}", code) for code in countries())
    assert "XK" in countries()


def test_names_agree_with_countrynames() -> None:
    wrong = []
    for code, country in countries().items():
        for name in country.names[:2]:
            other = countrynames.to_code(name)
            if other is not None and other != code and not (code == "CD" and other == "CG"):
                wrong.append((name, code, other))
    assert wrong == []
    assert all(countrynames.to_code(c.name) for c in countries().values() if len(c.name) < 24)


def test_every_name_finds_its_country() -> None:
    for code, country in countries().items():
        assert code_of(country.name) == code
        assert code_of(code) == code or code in ("US", "IN")


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("us", "US"),
        ("U.S.", "US"),
        ("uk", "GB"),
        ("Britons", "GB"),
        ("germans", "DE"),
        ("GERMANY", "DE"),
        ("the Kremlin", "RU"),
        ("Élysée", "FR"),
        ("elysee palace", "FR"),
        ("Kiev", "UA"),
        ("ivory coast", "CI"),
        ("Turkiye", "TR"),
        ("the Netherlands", "NL"),
        ("czech republic", "CZ"),
        ("Burmese", "MM"),
    ],
)
def test_any_word_gives_the_code(word: str, code: str) -> None:
    assert code_of(word) == code


@pytest.mark.parametrize("word", ["", "NATO", "EU", "Atlantis", "and"])
def test_other_words_are_no_country(word: str) -> None:
    assert code_of(word) is None


def test_blocs_have_their_members_with_dates() -> None:
    assert len(blocs()["NATO"].members) == 32
    assert len(blocs()["EU"].members) == 27
    assert len(blocs()["AFU"].members) == 55
    assert blocs()["NATO"].members["SE"] == "2024-03-07"
    assert {len(blocs()[code].members) for code in ("G7", "BRICS", "ASEAN")} == {7, 10, 11}
    for bloc in blocs().values():
        assert set(bloc.members) <= set(countries())
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in bloc.members.values())


def test_a_bloc_is_found_by_its_names() -> None:
    assert bloc_of("European Union") == bloc_of("the EU") == bloc_of("Brussels") == "EU"
    assert bloc_of("Germany") is None
    assert name_of("EU") == "European Union"
    assert name_of("DE") == "Germany"
    assert name_of("??") == "??"


def test_the_longest_word_wins() -> None:
    text = "South Korea, Papua New Guinea, Guinea-Bissau, Equatorial Guinea, Niger, Nigeria, Northern Ireland"
    assert [code for code, _ in found(text)] == ["KR", "PG", "GW", "GQ", "NE", "NG", "GB"]


def test_case_tells_a_country_from_a_word() -> None:
    assert found("Tell us about turkey and china, polish it.") == []
    assert found("The US and Turkey; TURKEY AND CHINA TALK") == [
        ("US", "US"),
        ("TR", "Turkey"),
        ("TR", "TURKEY"),
        ("CN", "CHINA"),
    ]
    assert found("LET US GO HOME NOW, THEY SAY") == []


def test_dots_apostrophes_and_glued_marks() -> None:
    text = "Ukraine.1 The U.K.’s and U.S.'s view; Côte d’Ivoire; South\u00a0Korea; non-US; French-made"
    assert [code for code, _ in found(text)] == ["UA", "GB", "US", "CI", "KR", "US", "FR"]
    assert found("Ukraineian Russianness Chadwick") == []


def test_people_and_papers_are_not_countries() -> None:
    assert found("Michael Jordan and Chad Smith met Denzel Washington, Jack London and Georgia Meloni.") == []
    assert found("The Washington Post, South China Morning Post and Kyiv Independent wrote from New Mexico.") == []
    assert [code for code, _ in found("In Georgia and Jordan, Washington said. On Monday Washington agreed.")] == [
        "GE",
        "JO",
        "US",
        "US",
    ]


def test_names_can_be_asked_for_or_left_out() -> None:
    text = "Kim Jordan came"
    assert codes_in(text) == []
    assert [m.code for m in codes_in("Kim Jordan", given_names=True)] == ["JO"]
    assert codes_in("Georgia votes", skip=["Georgia"]) == []


def test_kinds_are_told_apart() -> None:
    kinds = [m.kind for m in codes_in("NATO, Germany, German, Kyiv, Kremlin")]
    assert kinds == ["bloc", "name", "demonym", "capital", "seat"]


def test_mentions_do_not_overlap_and_stand_in_order() -> None:
    text = "The Baltic states, the US Congress, U.S. Virgin Islands, EU and UN Security Council, Washington, D.C. " * 50
    ends = 0
    for mention in codes_in(text):
        assert ends <= mention.start < mention.end
        ends = mention.end
