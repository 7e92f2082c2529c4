"""Lines of Quotebank: what is taken from a good one, and what is said of a bad one."""

import json

import pytest

from db.load.entry import BadLineError
from db.load.quotebank import USUAL, read_entry
from tests.db.load.sample import line


def test_all_of_a_line_is_kept() -> None:
    entry = read_entry(
        line(
            "2019-1",
            " we waited\nfor the  ferry ",
            "Ida  Åberg",
            qids=["Q7", "Q9"],
            numOccurrences=3,
            urls=["http://a.example/1", "", "http://b.example/2"],
            probas=[["None", "0.6"], ["Ida  Åberg", "0.4"]],
        ).encode()
    )
    assert entry == (
        "2019-1",
        "we waited for the ferry",
        "Ida Åberg",
        ("Q7", "Q9"),
        "2019-04-15",
        3,
        ("http://a.example/1", "http://b.example/2"),
        0.4,
        None,
    )


@pytest.mark.parametrize("name", ["None", "none", "", " ", None])
def test_nobody_is_nobody(name: str | None) -> None:
    entry = read_entry(line("k", speaker=name, qids=["Q1"]).encode())
    assert (entry.speaker, entry.qids) == (None, ())


def test_what_is_missing_is_unknown() -> None:
    entry = read_entry(b'\xef\xbb\xbf{"quoteID": "k", "quotation": "no"}\r\n')
    assert entry == ("k", "no", None, (), None, None, (), USUAL, None)


@pytest.mark.parametrize("date", ["", "2019", "2019-13-01", "2019-02-321", "yesterday"])
def test_a_date_that_is_none_is_unknown(date: str) -> None:
    assert read_entry(line("k", date=date).encode()).date is None


def test_the_likeliest_speaker_gives_the_confidence_where_the_named_one_has_none() -> None:
    assert read_entry(line("k", speaker="Ida", probas=[["Other", 0.7], ["None", 0.3]]).encode()).confidence == 0.7


def test_an_emoji_in_two_halves_is_whole() -> None:
    assert read_entry(json.dumps({"quoteID": "k", "quotation": "so 😀"}).encode()).text == "so 😀"


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"{", "not JSON"),
        (b'{"x": ' + b"[" * 100_000, "not JSON"),
        (b"[1]", "not a JSON object"),
        (b'{"quoteID": "k", "quotation": "\xff"}', "not UTF-8"),
        (b'{"quoteID": "k", "quotation": "half \\ud83d"}', "not UTF-8"),
        (b'{"quoteID": "k", "quotation": "a \\u0000 b"}', "the quote holds a NUL"),
        (b'{"quotation": "so"}', "no quoteID"),
        (line("k", 7).encode(), "quotation is not a text"),
        (line("k", "  ").encode(), "no quotation"),
        (line("k", None).encode(), "no quotation"),
        (line("k", speaker=7).encode(), "speaker is not a text"),
        (line("k", speaker="Ida", qids="Q1").encode(), "qids is not a list of texts"),
        (line("k", urls=[1]).encode(), "urls is not a list of texts"),
        (line("k", date=2019).encode(), "date is not a text"),
        (line("k", numOccurrences="3").encode(), "numOccurrences is not a number"),
        (line("k", numOccurrences=True).encode(), "numOccurrences is not a number"),
        (line("k", probas=[["Ida", "much"]]).encode(), "probas is not a list of names with numbers"),
        (line("k", probas=[["Ida", "1.5"]]).encode(), "probas is not a list of names with numbers"),
        (line("k", probas={"Ida": 1}).encode(), "probas is not a list of names with numbers"),
    ],
)
def test_a_bad_line_says_what_is_wrong(bad: bytes, reason: str) -> None:
    with pytest.raises(BadLineError, match=reason):
        read_entry(bad)
