"""What the palette offers, and how it is found."""

import pytest

from db.ask.completion import Named
from db.ask.query import Filter, Query
from explorer.commands import of
from explorer.draw.palette import line_of
from explorer.draw.piece import length, text_of
from explorer.keymap import Keymap
from explorer.palette_entry import (
    Entry,
    asked,
    commands,
    countries,
    decided,
    named,
    narrowed,
    others,
    saved,
    searched,
    themes,
)
from explorer.palette_match import LATELY, MOST, Found, find, first, lit

ENTRIES = [
    *commands("desk"),
    *themes(("ink", "paper", "nord"), "ink"),
    *countries([Named("DE", "", 4), Named("EU", "", 2), Named("FR", "", 0), Named("none", "", 3)]),
    *named("speaker", [Named("Emmanuel Macron", "FR", 10), Named("[b]Radosław[/] Sikorski", "PL", 4)]),
    *named("source", [Named("Newsweek", "Zelensky [sic] Responds", 18)]),
]


def labels(typed: str, lately: tuple[str, ...] = ()) -> list[str]:
    return [found.entry.label for found in find(ENTRIES, typed, lately) if found.entry is not None]


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("copy", "quote: copy"), ("macron", "speaker: Emmanuel Macron"), ("sor", "filter: sort"),
        ("sikorski", "speaker: [b]Radosław[/] Sikorski"), ("radoslaw", "speaker: [b]Radosław[/] Sikorski"),
        ("germ", "country: Germany"), ("DE", "country: Germany"), ("berlin", "country: Germany"),
        ("newsw", "source: Newsweek"), ("zelensky", "source: Newsweek"), ("filter: country", "filter: country"),
        ("macrno", "speaker: Emmanuel Macron"), ("zoom", "move: zoom"), ("theme nord", "theme: nord"),
        ("doubtful", "filter: certain"),
    ],
)  # fmt: skip
def test_the_best_hit_is_the_one_that_was_meant(typed: str, label: str) -> None:
    assert labels(typed)[0] == label


def test_nothing_is_found_for_nothing_and_nonsense_but_what_the_library_found() -> None:
    assert find(ENTRIES, " ") == []
    assert labels("qqqqq") == ["speaker: Emmanuel Macron", "speaker: [b]Radosław[/] Sikorski", "source: Newsweek"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sreach", "filter: search"), ("exprot", "quote: export"), ("sotr", "filter: sort"), ("zom", "move: zoom"),
        ("hlep", "app: help"), ("undu", "app: undo"), ("qiut", "app: quit"), ("opne", "quote: open"),
        ("conutry", "filter: country"), ("decisons", "review: decisions"),
        ("clear contries", "filter: clear countries"),
    ],
)  # fmt: skip
def test_a_mistyped_command_is_asked_back(typed: str, meant: str) -> None:
    commands_alone = [entry for entry in ENTRIES if entry.kind == "command"]
    head, found, *_ = find(commands_alone, typed)
    assert head.head == "Did you mean"
    assert found.entry is not None
    assert found.entry.label == meant


def test_what_holds_what_is_typed_is_not_asked_back() -> None:
    assert not any(found.head for typed in ("sort", "germ", "macron", "newsw") for found in find(ENTRIES, typed))
    assert not any(found.head for found in find(ENTRIES, "qqqqq"))


def test_what_is_typed_can_be_searched_for_as_it_is_written_in_the_search_box() -> None:
    before = Query("boots", (Filter("speaker", ("Olaf Scholz",)),))
    assert narrowed(before, searched("ground country:DE", before)) == Query(
        "ground", (Filter("speaker", ("Olaf Scholz",)), Filter("country", ("DE",)))
    )


def test_no_kind_drowns_the_others() -> None:
    many = [Entry("speaker", f"speaker: Anna {n}", str(n)) for n in range(50)]
    assert len(find([*many, Entry("country", "country: Annam", "AN")], "ann")) == MOST + 1


def test_of_those_that_answer_alike_the_one_used_lately_is_first() -> None:
    assert labels("go to the")[0] == "move: next pane"
    assert labels("go to the", ("move.quotes",))[0] == "move: quotes"
    assert labels("copy", ("quote.cite",))[0] == "quote: copy"


def test_letters_are_lit_in_spite_of_accents_and_only_where_they_stand() -> None:
    assert lit("speaker: Radosław", "RADOSLAW") == ((9, 17),)
    assert lit("speaker: Straße", "strasse") == ()


def test_every_command_but_its_own_is_offered_with_the_key_in_effect() -> None:
    assert len(commands("reader")) == len(of("reader")) - 1
    keys = {entry.value: entry.end for entry in commands("desk", Keymap({"quote.copy": ("g y",)}))}
    assert keys["quote.copy"] == "gy"
    assert keys["move.first"] == "gg"


def test_countries_without_quotes_are_not_offered() -> None:
    assert [entry.label for entry in ENTRIES if entry.kind == "country"] == [
        "country: Germany",
        "country: European Union",
    ]


class Kept:
    """A saved search."""

    name, query = "troops", Query("boots", (Filter("country", ("DE",)),))


def test_a_choice_narrows_the_query_in_its_field_or_asks_one_of_old() -> None:
    before = Query("boots", (Filter("speaker", ("Olaf Scholz",)),))
    after = narrowed(before, Entry("speaker", "speaker: Emmanuel Macron", "Emmanuel Macron"))
    assert after == Query("boots", (Filter("speaker", ("Emmanuel Macron",)),))
    assert narrowed(before, ENTRIES[-4]).get("country") == ("EU",)
    assert narrowed(before, saved([Kept()])[0]) == Kept.query
    assert narrowed(before, asked([before])[0]) is before


def test_queries_are_offered_once_and_never_the_empty_one() -> None:
    entries = asked([Query("a"), Query(), Query("b"), Query("a")])
    assert [entry.label for entry in entries] == ["asked: a", "asked: b"]
    assert saved([Kept()])[0].note == "boots country:DE"


def test_before_anything_is_typed_what_was_done_lately_comes_first() -> None:
    entries = [*ENTRIES, *asked(Query(word) for word in "abcdefg"), *saved([Kept()])]
    lines = first(entries, ["quote.cite", "move.zoom", "gone"])
    assert [line.head for line in lines if line.head] == ["Used lately", "Asked lately", "Saved", "Every command"]
    shown = [line.entry.label for line in lines if line.entry is not None]
    assert shown[:3] == ["quote: cite", "move: zoom", "asked: a"]
    assert shown.count("quote: cite") == 1
    assert len(shown) == len(commands("desk")) + LATELY + 1
    assert first(ENTRIES, [])[0].entry is not None


@pytest.mark.parametrize(
    ("width", "drawn"),
    [
        (78, " ▌ quote: copy"),
        (40, " ▌ quote: copy"),
    ],
)
def test_a_line_has_name_sentence_and_key(width: int, drawn: str) -> None:
    text = text_of(line_of(find(ENTRIES, "quote: copy")[0], True, width))
    assert text.startswith("▌ quote: copy  ")
    assert text.endswith("  y")
    assert ("Copy the quote" in text) == (width > 40)
    assert len(text) == width - 1


@pytest.mark.parametrize("width", [0, 1, 5, 12, 40, 78])
def test_no_line_is_wider_than_the_dialog_and_none_has_control_characters(width: int) -> None:
    hostile = Entry("speaker", "speaker: a\x1b[2J\u202eb" + "漢" * 200, "a", "n\x07" * 50, "1 quote")
    for found in (*find(ENTRIES, "e"), Found(hostile, ((0, 400),)), Found(head="nothing like “\x1b”"), Found()):
        line = line_of(found, True, width)
        assert length(line) <= max(0, width - 1)
        assert "\x1b" not in text_of(line)


def test_what_was_decided_can_be_shown_alone() -> None:
    entries = {entry.label: entry for entry in decided()}
    query = Query("harbour")
    assert narrowed(query, entries["show: bookmarked"]) == query.with_filter(Filter("bookmark", ("yes",)))
    assert narrowed(query, entries["show: noted"]) == query.with_filter(Filter("note", ("yes",)))
    assert narrowed(query, entries["show: not reviewed yet"]) == query.with_filter(Filter("reviewed", ("no",)))


@pytest.mark.parametrize(
    ("typed", "label", "note"),
    [
        ("split", "actor: split", "on the actor card: a, then s"), ("bibtex", "quote: cite", ""),
        ("csv", "quote: export", ""), ("undo", "app: undo", ""),
        ("merge", "actor: merge", "on the actor card: a, then m"),
    ],
)  # fmt: skip
def test_a_command_is_found_by_its_words_wherever_it_lives(typed: str, label: str, note: str) -> None:
    found = find([*commands("desk"), *others("desk")], typed)
    entry = next(one.entry for one in found if one.entry is not None and one.entry.label == label)
    assert not note or entry.note == note
