import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ask import nation
from db.ask.interval import Interval, read_interval
from db.ask.language import parse, parse_all, parse_lenient, plain_text, print_query, with_meant
from db.ask.query import COUNTRY_FIELDS, FIELDS, NONE, SORTS, Field, Filter, Query, QueryError
from db.ask.value import ANSWERS, KINDS, STATUSES

_named = st.text(min_size=1, max_size=12).filter(lambda value: bool(value.strip()))
_tricky = st.sampled_from(
    [
        'a"b',
        "a,b",
        "a\\",
        '"',
        '\\"',
        "kind:direct",
        "x y",
        "-",
        "http://x",
        ",",
        "“a b”",
        "|",
        "a|b",
        "'x'",
        "!",
        "said:",
    ]
)
_signs = st.sampled_from(
    [
        *("boots", "'part", "^start", "end$", '"two words"', '^"two words"', '"two words"$', "|", "|", "|", "!", "'"),
        *("^", "$", "\\", "!part", "!'part", "!^start", "!end$", '!"two words"', "'whole'", "\\!x", "\\|", "5\\$"),
        *('\'"on t"', "US", "said,", "a|b"),
    ]
)
_dates = st.sampled_from(["2024", "2024-03", "2024-03-17"])
_shares = st.integers(0, 10_000).map(lambda number: number / 10_000)
_spans = st.builds(lambda one, other: Interval(min(one, other), max(one, other)), _shares, _shares)
_intervals = st.one_of(
    st.builds(lambda low, above: Interval(low=low, above=above), _shares, st.booleans()),
    st.builds(lambda high, below: Interval(high=high, below=below), _shares, st.booleans()),
    _spans,
)
_codes = st.sampled_from([*nation.nations(), NONE])


def _values(field: Field) -> st.SearchStrategy[tuple[str, ...]]:
    single = {"after": _dates, "before": _dates, "confidence": _intervals.map(str)}
    if field in single:
        return st.tuples(single[field])
    each: st.SearchStrategy[str] = _named | _tricky
    if field in COUNTRY_FIELDS:
        each = _codes
    elif field == "kind":
        each = st.sampled_from(KINDS)
    elif field == "status":
        each = st.sampled_from(STATUSES)
    elif field in ("aloud", "bookmark", "reviewed"):
        each = st.sampled_from(ANSWERS)
    elif field == "note":
        each = each.filter(lambda value: value.lower() not in ANSWERS) | st.sampled_from(ANSWERS)
    return st.lists(each, min_size=1, max_size=3, unique=True).map(tuple)


@st.composite
def queries(draw: st.DrawFn) -> Query:
    keys = draw(st.lists(st.tuples(st.sampled_from(FIELDS), st.booleans()), unique=True, max_size=4))
    filters = tuple(Filter(field, draw(_values(field)), exclude) for field, exclude in keys)
    words = draw(st.lists(_named | _tricky | _signs, max_size=12))
    return Query(plain_text(" ".join(words)), filters, draw(st.none() | st.sampled_from(SORTS)))


@given(queries())
def test_a_printed_query_reads_back(query: Query) -> None:
    assert parse(print_query(query)) == query


_typed = st.text() | st.lists(_tricky | _signs | st.sampled_from(["country:DE", "-kind:mixed", "after:"])).map(" ".join)


@given(_typed)
def test_any_text_can_be_typed(text: str) -> None:
    query, error = parse_lenient(text)
    if error is None:
        assert parse(print_query(query)) == query
    else:
        assert 0 <= error.position <= len(text)
        with pytest.raises(QueryError):
            parse(text)


@given(_typed)
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
        ("after:2023-02-29", 6, "2023-02 has 28 days"),
        ("before:2024,2025", 12, "before:2024"),
        ("aloud:loudly", 6, "yes, no"),
        ("aloud:", 6, "aloud:yes or aloud:no"),
        ("confidence:high", 11, ">=0.8"),
        ("confidence:0.8", 11, ">=0.8"),
        ("confidence:>=80", 11, "0 to 1"),
        ("confidence:0.8..0.5", 11, "0.5..0.8"),
        ("confidence:>=0,8", 15, "with a point"),
        ("ice confidence:", 15, "'confidence:>=0.8'"),
        ("confidence:>0.5 confidence:<0.8", 16, "0.5..0.8"),
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


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        (">=0.8", ">=0.8"),
        ("≥.80", ">=0.8"),
        ("0.8..", ">=0.8"),
        (">0.8", ">0.8"),
        ("<0.5", "<0.5"),
        ("≤0.5", "<=0.5"),
        ("..0.5", "<=0.5"),
        ("0.5..0.8", "0.5..0.8"),
        ("0..1", ">=0"),
        ("<1", "<1"),
    ],
)
def test_confidence_is_held_in_one_form(typed: str, held: str) -> None:
    assert parse(f"confidence:{typed}").get("confidence") == (held,)
    assert parse(f'-confidence:"{typed}"').get("confidence", exclude=True) == (held,)


@given(_intervals)
def test_an_interval_reads_back(interval: Interval) -> None:
    once = read_interval(str(interval))
    assert read_interval(str(once)) == once
    for number in (0.0, interval.low, interval.high, 0.5, 1.0):
        inside = [
            (kept.low < number if kept.above else kept.low <= number)
            and (number < kept.high if kept.below else number <= kept.high)
            for kept in (interval, once)
        ]
        assert inside[0] == inside[1]


def test_what_is_understood_of_a_bad_query_is_kept() -> None:
    query, error = parse_lenient("ferries kind:lo country:NO")
    assert query == Query("ferries", (Filter("country", ("NO",)),))
    assert error is not None
    query, error = parse_lenient('"on the i')
    assert query.text == '"on the i'
    assert error is not None


def test_everything_that_cannot_be_read_is_named() -> None:
    query, errors = parse_all("foo:bar ferries status:blub country:NO")
    assert query == Query("ferries", (Filter("country", ("NO",)),))
    assert [error.message for error in errors] == ["there is no field foo:", "“blub” is not a status"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("troops country:Germny", "troops country:DE"),
        ("country:Germny,Swedn kind:dirct x", "country:DE,SE kind:direct x"),
        ("-about:Frnace", "-about:FR"),
        ('country:"Germny"', 'country:"DE"'),
        ("country:Nigera", "country:Nigera"),  # Nigeria, or Niger
        ("country:Ger kind:sung foo:bar after:soon", "country:Ger kind:sung foo:bar after:soon"),
    ],
)
def test_a_mistyped_value_is_read_as_the_only_one_near_it(typed: str, read: str) -> None:
    text, mended = with_meant(typed)
    assert text == read
    assert bool(mended) == (typed != read)
