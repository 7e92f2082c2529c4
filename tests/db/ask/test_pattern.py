"""What a search text asks for, and which rows have it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ask.atom import Atom
from db.ask.language import parse, parse_lenient, print_query
from db.ask.lexeme import cut
from db.ask.pattern import MOST, Group, Term, read_pattern
from db.ask.shown import Shown, cased

TEXT = "“We don't know,” the minister’s aide said: Café owners wait for the U.K. to act."
NAMES = "Wołodia Krzemień · Minister Krzemień"
TITLES = "Harbour talks stall · Nordlys Avis"


def words(text: str) -> list[str]:
    return [term.forms[0] for term in read_pattern(text).terms]


@pytest.mark.parametrize(
    ("typed", "admitted"),
    [
        ("'now", True),  # a part of a word
        ("'nowhere", False),
        ("'cafe", True),
        ("'CAFE", False),  # a capital asks for capitals
        ("'Café", True),
        ("'Cafe", True),  # accents are never asked for
        ("'don't", True),
        ("'don’t", True),
        ("'dont", False),
        ("'know,", True),
        ("'krzemien", True),
        ("'Nordlys", True),
        ("'nordlys", True),
        ("'NORDLYS", False),
        ("'owner'", False),  # the whole word
        ("'owners'", True),
        ('"dont know"', True),
        ('"don know"', False),
        ('"know the minister aide"', True),
        ('"know the minister’s aide"', True),
        ('"owner"', False),
        ('"know the min"', False),
        ('"know the min', True),  # still being typed
        ('"UK to act"', True),
        ('"uk to act"', True),
        ('"Uk to act"', False),
        ('"harbour talks"', True),
        ('\'"ers wait"', True),
        ('"ers wait"', False),
        ("^we", True),
        ("^don't", False),
        ("^wo", False),  # only the quote has a beginning
        ('^"we don\'t"', True),
        ("^“we", True),
        ("act$", True),
        ("act.$", True),
        ("ct$", True),
        ("avis$", False),
        ('"to act"$', True),
        ("!act", False),
        ("!action", True),
        ("!'act", False),
        ("!^act", True),
        ("!^we", False),
        ("!act$", False),
        ("!we$", True),
        ('!"to act"', False),
        ('!"o act"', True),
        ("!krzemien", False),
        ("!nordlys", True),
        ("'cafe | 'tea", True),
        ("'tea | 'coffee", False),
        ("'tea | !coffee", True),
        ("'tea | cafe", True),  # a fuzzy word is not looked at here
        ("'tea|'cafe !x", True),
        ("'cafe 'tea", False),
        ("\\“", True),
        ('"!"', False),
        ("\\:", True),
        ("'::", False),
        ("fuzzy words", True),
        ("", True),
    ],
)
def test_rows_that_are_admitted(typed: str, admitted: bool) -> None:
    assert read_pattern(typed).admits_row(Shown(TEXT, NAMES, TITLES)) is admitted


def test_or_binds_neighbours_and_the_rest_is_and() -> None:
    pattern = read_pattern("a | b c")
    assert [[part.forms[0] for part in group.terms] for group in pattern.groups] == [["a", "b"]]
    assert words("a | b c") == ["c"]
    pattern = read_pattern('ice|\'snow|"hard frost" x y|z')
    assert [len(group.alternatives) for group in pattern.groups] == [3, 2]
    assert pattern.groups[0].atoms == (Atom("snow"), Atom("hard frost", whole=True))
    assert pattern.atoms == ()
    assert read_pattern("e-mail | post").groups == (
        Group((Atom("e mail", whole=True), Term(("post",), last=True))),
    )  # fmt: skip


@pytest.mark.parametrize("typed", ["| a", "a |", "a | country:DE", "|", "a | | b", '"" | a'])
def test_a_bar_without_choice_says_so_and_is_left_out(typed: str) -> None:
    query, error = parse_lenient(typed)
    assert error is not None
    assert error.position == typed.index("|")
    assert query.text in ("a", "a | b", "")
    assert parse(print_query(query)) == query


def test_letters_to_look_rows_up_by() -> None:
    pattern = read_pattern('fuzzy \'Part ^Começo end$ "the UK\'s way" !never !"not now" a | \'b')
    literals = {
        negated: [atom.literals for atom in pattern.atoms if atom.negated is negated] for negated in (False, True)
    }
    assert literals[False] == [("part",), ("comeco",), ("end",), (" the", " uk", " way")]
    assert literals[True] == [("never",), (" not", " now")]
    assert pattern.positive
    assert not read_pattern("!never").positive
    assert read_pattern("!never")
    assert not read_pattern(' "" - ')


def test_small_words_count_where_there_is_nothing_else() -> None:
    assert [term.filler for term in read_pattern("the boats").terms] == [True, False]
    assert [term.filler for term in read_pattern("the").terms] == [False]
    assert [term.filler for term in read_pattern("the 'x").terms] == [True]


def test_only_the_last_word_may_still_be_typed() -> None:
    assert [term.last for term in read_pattern("some words").terms] == [False, True]
    assert [term.last for term in read_pattern("some 'words").terms] == [False]


def test_capitals_come_first_but_exclude_nothing() -> None:
    pattern = read_pattern("US troops")
    assert pattern.terms[0].forms == ("us",)
    assert pattern.written(Shown("The U.S. sends troops")) == 1.0
    assert pattern.written(Shown("US troops")) == 1.0
    assert pattern.written(Shown("sends us troops")) == 0.0
    assert pattern.written(Shown("sends us troops", titles="US sends troops")) == 1.0
    assert read_pattern("us troops").written(Shown("")) == 1.0
    assert [term.filler for term in read_pattern("WHO said").terms] == [False, False]
    assert read_pattern("WHO IT who").written(Shown("the WHO has it")) == 0.5
    assert [term.capitals for term in read_pattern("US’s Macron ABCDE U.K.").terms] == [None] * 4
    assert [term.capitals is not None for term in read_pattern("US’s Macron U.K. Nato").terms] == [
        True,
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "\"There will be no ground troops, no soldiers sent there,\" the chancellor said, 'never'. country:DE",
        'He told them: "No, never." Then | he left – "for good," he said.',
        "“If the storm came the bridge would fall and every boat of the bay would be lost with it”",
        "said:\"We\" will not go there, 'not now', not ever, she added.",
        'a 5" pipe, it said, was left in the harbour for the whole winter',
        "one two three four five six seven eight nine ten eleven twelve 13 14 15 16 17 18 19 20 21 22 23 'x' \"y\"",
        "No harbour\nwill close, he said;\nthe boats stay for the winter (all of them).",
    ],
)
def test_a_pasted_sentence_is_words(typed: str) -> None:
    query = parse(typed)
    pattern = read_pattern(query.text)
    assert pattern.pasted
    assert not pattern.atoms
    assert not pattern.groups
    assert len(pattern.terms) >= 8
    assert parse(print_query(query)) == query
    assert len(query.filters) == typed.count("country:")


@pytest.mark.parametrize(
    "typed",
    [
        '"there will be no ground troops in this winter"',
        "boots on the ground in ukraine 'nato !russia, macron scholz",
        "'boots 'ground 'nato macron scholz merz tusk \"in the winter\"",
        "U.S. troops in the U.K. and the E.U. since last winter",
        "a | b | c | d | e | f | g | h | i | j | k | l | m | n | o | p | q | r | s | t | u | v | w | x | y",
        "“bridge stays closed, he said",
    ],
)
def test_a_typed_query_is_not_taken_for_a_sentence(typed: str) -> None:
    assert not read_pattern(typed).pasted


def test_of_a_long_paste_the_long_words_are_looked_for_and_all_are_kept() -> None:
    text = "the boats are in, " * 40 + " ".join(f"extraordinary{number}" for number in range(40))
    pattern = read_pattern(text)
    assert len(pattern.terms) == MOST
    assert all(term.forms[0].startswith("extraordinary") for term in pattern.terms)
    assert pattern.plain.count("boats") == 40


@given(st.text(), st.text())
def test_any_text_is_taken_apart(typed: str, text: str) -> None:
    pattern = read_pattern(typed)
    pattern.admits_row(Shown(text, text, text))
    assert all(0 <= place < len(text) for place in pattern.places(text))
    assert 0 <= pattern.written(Shown(text)) <= 1
    assert hash(pattern) == hash(read_pattern(typed))


@given(st.text(min_size=1))
def test_a_text_has_itself(text: str) -> None:
    assert len(cased(text)) == len(text)
    if text.strip():
        assert Atom(text).holds(Shown(text))
        assert Atom(text, start=True, end=True).holds(Shown(text))
        assert not Atom(text, negated=True).holds(Shown(text))
        assert Atom(text, whole=True).holds(Shown(text))


def test_lit_letters() -> None:
    assert sorted(read_pattern("'now").places("know how now")) == [1, 2, 3, 9, 10, 11]
    assert sorted(read_pattern('"a-b"').places("a–b, b a b")) == [0, 2, 7, 9]
    assert read_pattern("!x").places("x") == set()


def test_pieces_know_their_columns() -> None:
    pieces = cut('ab  !\'c \'d\' ^"e f"$ -speaker:x,"y z" |g').pieces
    assert [(piece.position, piece.form, piece.text) for piece in pieces] == [
        (0, "word", "ab"),
        (4, "exact", "c"),
        (8, "phrase", "d"),
        (12, "phrase", "e f"),
        (20, "field", ""),
        (37, "bar", ""),
        (38, "word", "g"),
    ]
    assert [value.position for value in pieces[4].values] == [29, 31]
