import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ask import nation
from db.ask.language import parse, parse_lenient, plain_text, print_query
from db.ask.query import COUNTRY_FIELDS, FIELDS, NONE, SORTS, Field, Filter, Query, QueryError
from db.ask.value import KINDS, STATUSES

_named = st.text(min_size=1, max_size=12).filter(lambda value: bool(value.strip()))
_tricky = st.sampled_from(['a"b', "a,b", "a\\", '"', '\\"', "kind:direct", "x y", "-", "http://x", ","])
_dates = st.sampled_from(["2024", "2024-03", "2024-03-17"])
_codes = st.sampled_from([*nation.nations(), NONE])


def _values(field: Field) -> st.SearchStrategy[tuple[str, ...]]:
    single = {"after": _dates, "before": _dates}
    if field in single:
        return st.tuples(single[field])
    each: st.SearchStrategy[str] = _named | _tricky
    if field in COUNTRY_FIELDS:
        each = _codes
    elif field == "kind":
        each = st.sampled_from(KINDS)
    elif field == "status":
        each = st.sampled_from(STATUSES)
    return st.lists(each, min_size=1, max_size=3, unique=True).map(tuple)


@st.composite
def queries(draw: st.DrawFn) -> Query:
    keys = draw(st.lists(st.tuples(st.sampled_from(FIELDS), st.booleans()), unique=True, max_size=4))
    filters = tuple(Filter(field, draw(_values(field)), exclude) for field, exclude in keys)
    words = draw(st.lists(_named | _tricky, max_size=4))
    return Query(plain_text(" ".join(words)), filters, draw(st.none() | st.sampled_from(SORTS)))


@given(queries())
def test_a_printed_query_reads_back(query: Query) -> None:
    assert parse(print_query(query)) == query


@given(st.text())
def test_any_text_can_be_typed(text: str) -> None:
    query, error = parse_lenient(text)
    if error is None:
        assert parse(print_query(query)) == query
    else:
        assert 0 <= error.position <= len(text)
        with pytest.raises(QueryError):
            parse(text)


@given(st.text())
def test_plain_text_is_never_read_as_a_filter(text: str) -> None:
    assert parse(plain_text(text)) == Query(plain_text(text))


def test_every_part_is_read() -> None:
    text = 'boots "on the ground" country:DE,fr -speaker:macron source:"The \\"Post\\"" after:2024-03 sort:oldest'
    assert parse(text) == Query(
        'boots "on the ground"',
        (
            Filter("country", ("DE", "FR")),
            Filter("speaker", ("macron",), exclude=True),
            Filter("source", ('The "Post"',)),
            Filter("after", ("2024-03",)),
        ),
        "oldest",
    )


@pytest.mark.parametrize(
    ("typed", "code"), [("germany", "DE"), ("German", "DE"), ("de", "DE"), ("NONE", NONE), ("nato", "NATO")]
)
def test_countries_are_named_freely(typed: str, code: str) -> None:
    assert parse(f"about:{typed}").get("about") == (code,)


def test_a_field_given_twice_takes_either() -> None:
    assert parse("country:DE kind:mixed country:FR").filters == (
        Filter("country", ("DE", "FR")),
        Filter("kind", ("mixed",)),
    )
    assert parse("after:2023 after:2024").get("after") == ("2024",)


@pytest.mark.parametrize("text", ["16:10", "http://a.example/x", "a - b", "(sic)", "it's"])
def test_words_that_are_no_fields(text: str) -> None:
    assert parse(text) == Query(text)


@pytest.mark.parametrize(
    ("text", "position", "remedy"),
    [
        ("ice speker:holm", 4, "did you mean speaker:"),
        ("ice country:Germny", 12, "Germany"),
        ("kind:loud", 5, "direct, mixed, indirect"),
        ("status:maybe", 7, "negated"),
        ("after:spring", 6, "2024-03"),
        ("after:2024-13", 6, "2024-03"),
        ("before:2024,2025", 12, "before:2024"),
        ("sort:loudest", 5, "newest"),
        ("-sort:newest", 0, "newest"),
        ("ice country:", 12, "country:something"),
        ('ice "on the', 4, 'put a "'),
        ('speaker:"Anna', 8, 'put a "'),
    ],
)
def test_a_bad_query_says_where(text: str, position: int, remedy: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.position == position
    assert remedy in caught.value.remedy
    assert f"column {position + 1}" in str(caught.value)


def test_what_is_understood_of_a_bad_query_is_kept() -> None:
    query, error = parse_lenient("ferries kind:lo country:NO")
    assert query == Query("ferries", (Filter("country", ("NO",)),))
    assert error is not None
    query, error = parse_lenient('"on the i')
    assert query.text == '"on the i'
    assert error is not None
