"""What a text finds."""

import pytest

from db.ask.library import Library
from db.ask.query import Query
from tests.db.ask.conftest import Said, Shelf


def texts(library: Library, text: str) -> list[str]:
    return [row.text for row in library.quotes(Query(text))]


def speakers(library: Library, text: str) -> list[str]:
    return [row.label for row in library.actors(Query(text))]


BRIDGE = "The bridge stays closed until spring."
HARBOUR = "our harbour is impossible to defend"


@pytest.mark.parametrize("typed", ["krzemień", "krzemien", "Krzemen", "kzremien", "wolodia krzemien"])
def test_a_speaker_is_found_in_any_spelling(library: Library, typed: str) -> None:
    assert texts(library, typed) == [BRIDGE]
    assert speakers(library, typed) == ["Wołodia Krzemień"]


@pytest.mark.parametrize("typed", ["Зубренко", "Zubrenco", "anatoly", "governor", "zubrenko harbor"])
def test_a_speaker_is_found_by_alias_and_in_another_script(library: Library, typed: str) -> None:
    assert texts(library, typed) == [HARBOUR]


@pytest.mark.parametrize("typed", ["bridge", "brige", "brigde clsed", "the bridge stays", "bri", "KRZEMIEN bridge"])
def test_words_are_found_with_typing_errors(library: Library, typed: str) -> None:
    assert BRIDGE in texts(library, typed)


def test_every_word_counts(library: Library) -> None:
    assert texts(library, "bridge open") == ["Ferries are back, and the bridge is open."]
    assert texts(library, "bridge tonnage") == []


@pytest.mark.parametrize("typed", ["xyzzy", "qqq", "!!", "bridge xyzzy"])
def test_nonsense_finds_nothing(library: Library, typed: str) -> None:
    assert texts(library, typed) == ([] if typed != "!!" else texts(library, ""))


def test_a_word_that_is_held_means_itself(library: Library) -> None:
    assert texts(library, "order") == ["Kept “in good order”, I hope.", "a possible end to the order"]
    assert texts(library, "possible") == ["a possible end to the order"]


@pytest.mark.parametrize("typed", ['"bridge stays"', '"The bridge  stays closed"', "“bridge stays"])
def test_phrases(library: Library, typed: str) -> None:
    assert texts(library, typed) == [BRIDGE]


def test_a_phrase_is_exact(library: Library) -> None:
    assert texts(library, '"stays bridge"') == []
    assert texts(library, '"brige stays"') == []
    assert texts(library, '"bridge stay"') == []
    assert texts(library, '"bridge stay') == [BRIDGE]


def test_short_beginnings(library: Library) -> None:
    assert texts(library, "zu") == [HARBOUR]
    assert texts(library, "q") == texts(library, "")
    assert texts(library, "qu") == ["the older quay collapsed"]
    assert texts(library, "li") == ["We don't know the tonnage.", "Kept “in good order”, I hope."]


def test_apostrophes_and_acronyms(library: Library, shelf: Shelf) -> None:
    assert texts(library, "dont know") == texts(library, "don’t know") == ["We don't know the tonnage."]
    shelf.article("Talks", None, [Said("Greta Holm", "the U.K. waits")])
    assert texts(library, "uk waits") == texts(library, "U.K. waits") == ["the U.K. waits"]
    assert texts(library, "uk")[0] == texts(library, "U.K.")[0] == "the U.K. waits"


def test_full_text_syntax_is_only_text(library: Library) -> None:
    for typed in ['bridge" OR "ice', "NEAR(bridge)", "words:bridge*", "bridge AND", "-bridge", "^", "*", "'; DROP"]:
        library.quotes(Query(typed))


def test_an_outlet_finds_its_quotes_and_a_title_where_nothing_is_nearer(library: Library) -> None:
    assert len(texts(library, "nordlys")) == 3
    assert len(texts(library, "dockers")) == 4
    assert texts(library, "ferries") == [
        "No ferries will cross on the ice.",
        "Ferries are back, and the bridge is open.",
    ]


def test_a_long_text_may_lack_a_word(library: Library) -> None:
    assert texts(library, "ferries are back whereas the bridge is open") == [
        "Ferries are back, and the bridge is open."
    ]
    assert texts(library, "tonnage bridge spring harbour quay") == []


def test_best_first(library: Library, shelf: Shelf) -> None:
    said = [Said("Greta Holm", "closed was what the bridge, they said, had been"), Said("Greta Holm", "bridge closed")]
    shelf.article("More", None, said)
    found = library.quotes(Query("bridge closed"))
    assert found[0].text == "bridge closed"
    assert [row.score for row in found] == sorted((row.score for row in found), reverse=True)
    assert all(0 < row.score <= 100 for row in found)


def test_sentences_in_no_quote(library: Library) -> None:
    total, rows = library.passages(Query("dokcers closed"))
    assert (total, [row.text for row in rows]) == (1, ["Dockers gathered before the closed bridge."])
    assert library.passages(Query("")) == (0, [])


def test_the_closest_word_is_spelt_as_held(library: Library) -> None:
    assert library.nearest_word("krzemin") == "Krzemień"
    assert library.nearest_word("tonage") == "tonnage"
    assert library.nearest_word("xyzzy") is None


def test_every_pane_counts_the_same_hits(library: Library) -> None:
    for typed in ("bridge", "holm", "harbour post", "order", ""):
        query = Query(typed)
        counts = library.counts(query)
        assert counts.quotes == len(library.quotes(query))
        assert counts.quotes == sum(row.quotes for row in library.sources(query))
        assert counts.actors == library.actor_count(query) == len(library.actors(query))
        assert counts.sources == library.source_count(query) == len(library.sources(query))


def test_what_is_written_meanwhile_is_found(library: Library, shelf: Shelf) -> None:
    assert texts(library, "lighthouse") == []
    shelf.article("Late", None, [Said("Greta Holm", "the lighthouse is dark")])
    assert texts(library, "lighthouse") == ["the lighthouse is dark"]
    assert library.counts(Query()).all_quotes == 9


def test_two_letters_are_found_inside_words_and_left_out_there(library: Library) -> None:
    assert texts(library, "'ua") == ["the older quay collapsed"]
    assert len(texts(library, "!ua")) == 7
    assert texts(library, "!e") == []


def test_a_phrase_left_open_is_words_where_it_is_nowhere(library: Library) -> None:
    assert texts(library, '"stays bridge closed') == [BRIDGE]
    assert texts(library, '"stays bridge closed"') == []
