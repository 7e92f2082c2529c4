"""Quotation marks in every house style."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.extract.marks import DEEPEST, Passage, find_passages

SIGNS = "ab SI .,!?\"'“”‘’«»„‚`s7\n"


def inner(text: str) -> list[str]:
    return [text[slice(*p.inner)] for p in find_passages(text, 0, len(text))]


def by_line(text: str) -> list[list[Passage]]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append(find_passages(text, start, start + len(line)))
        start += len(line) + 1
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"We will stay," she said.', ["We will stay,"]),
        ("“We will stay,” she said.", ["We will stay,"]),
        ("‘We don’t leave,’ she said.", ["We don’t leave,"]),
        ("'We don't leave,' she said.", ["We don't leave,"]),
        ("«Nous restons», a-t-elle dit.", ["Nous restons"]),
        ("« Nous restons », a-t-elle dit.", ["Nous restons"]),
        ("« We stay\u202f», she said.", ["We stay"]),
        ("»Wir bleiben«, sagte sie. »Immer.«", ["Wir bleiben", "Immer."]),
        ("»We stay», she said in Turku. »We do.»", ["We stay", "We do."]),
        ("”We stay”, she said in Turku.", ["We stay"]),
        ("„Wir bleiben“, sagte sie.", ["Wir bleiben"]),
        ("„Zostajemy”, powiedziała.", ["Zostajemy"]),
        ('„We stay", she said.', ["We stay"]),
        (",,We stay'', she said.", ["We stay"]),
        ("‚We stay‘, she said.", ["We stay"]),
        ("``We will stay,'' she said.", ["We will stay,"]),
        ("''We will stay,'' she said.", ["We will stay,"]),
        ("‘‘We will stay,’’ she said.", ["We will stay,"]),
        ('" We will stay , " she said .', ["We will stay ,"]),
        ("“ We will stay, ” she said.", ["We will stay,"]),
        ("“He told me ‘go home’ and left,” she said.", ["He told me ‘go home’ and left,", "go home"]),
        ("‘He told me “go home” and left,’ she said.", ["He told me “go home” and left,", "go home"]),
        ("'He told me \"go home\" and left,' she said.", ['He told me "go home" and left,', "go home"]),
        ('"He told me "go home" and left," she said.', ['He told me "go home" and left,', "go home"]),
        ("he said: “If so: ‘Only today.'”", ["If so: ‘Only today.'", "Only today."]),
        ("She said: \"He shouted 'run!'\"", ["He shouted 'run!'", "run!"]),
        ('states\' troops "as well" stay', ["as well"]),
        ('It was "good"-ish, (“fine”) and—"so-so"—done.', ["good", "fine", "so-so"]),
    ],
)
def test_passages(text: str, wanted: list[str]) -> None:
    assert inner(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The states' rights and the boys’ school",
        "It's the '90s and it wasn't fun",
        "Rock 'n' roll, rock ’n’ roll and rock ‘n’ roll",
        "'Tis the season, 'twas the night, ’tis done, give 'em hell 'til dawn.",
        "The class of '68 met the class of ’74 at the players' entrance.",
        "The 6'2\" guard and the 5'11 one met a 5-foot-8 man.",
        'A 12" record, a 24" screen.',
        "Goin' home, nothin’ doin’ at O'Hara's.",
        "Jesus' words in James' book",
    ],
)
def test_apostrophes_and_primes_are_no_marks(text: str) -> None:
    assert inner(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("'The boys' school is shut,' she said.", ["The boys' school is shut,"]),
        ("‘The unions’ leaders and the bosses’ men talk,’ he said.", ["The unions’ leaders and the bosses’ men talk,"]),
        ("He saw 'dirty tricks' and the boys' school.", ["dirty tricks"]),
        ("'Dirty tricks' row grows", ["Dirty tricks"]),
        ("'Rock 'n' roll is dead,' he said.", ["Rock 'n' roll is dead,"]),
        ("'I loved the '90s,' she said.", ["I loved the '90s,"]),
        ("'The plan' was 'very good,' he said.", ["The plan", "very good,"]),
        ("'We saw 'em leave,' he said. 'They ran.'", ["We saw 'em leave,", "They ran."]),
        ('"I am 6\'2" and proud," he said.', ["I am 6'2\" and proud,"]),
        ('"I bought a 12" record," he said.', ['I bought a 12" record,']),
        ('It was "up by 12" and "down by 9" then.', ["up by 12", "down by 9"]),
        ("The boys' coach: ‘It’s the lads’ day.’", ["It’s the lads’ day."]),
        ("'Murica is great. \"We stay. It's the boys' turn,\" he said.", ["We stay. It's the boys' turn,"]),
    ],
)
def test_apostrophes_beside_marks(text: str, wanted: list[str]) -> None:
    assert inner(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“It opens here and never closes.", ["It opens here and never closes."]),
        ("'It opens here and goes on in the next one.", ["It opens here and goes on in the next one."]),
        ("‘We like the boys’ school.", ["We like the boys’ school."]),
        ("“We stay, he said. “Nobody leaves,” he added.", ["We stay, he said.", "Nobody leaves,"]),
        ('He called it "great and left. "We won," he said.', ["great and left.", "We won,"]),
        ("We will all stay,” she said. “Always.”", ["We will all stay,", "Always."]),
        ("Rain fell. We will all stay,” she said.", ["We will all stay,"]),
        ("‘We will stay,” she said.", ["We will stay,"]),
        ("“We will stay,’ she said.", ["We will stay,"]),
        ('“We will stay," she said.', ["We will stay,"]),
        ('"We will stay,” she said.', ["We will stay,"]),
        ("'We will stay,’ she said.", ["We will stay,"]),
        ("“We will stay,“ she said. “Always.“", ["We will stay,", "Always."]),
        ('He said \'no, it is over. Then "yes," he said.', ["yes,"]),
    ],
)
def test_an_odd_mark_costs_no_more_than_itself(text: str, wanted: list[str]) -> None:
    assert inner(text) == wanted


def test_depth_tells_the_inner_passage() -> None:
    text = "“He said ‘no’ twice.”"
    assert [p.depth for p in find_passages(text, 0, len(text))] == [0, 1]


def test_a_passage_without_both_marks_is_not_closed() -> None:
    text = "“We stay.\nWe will never go,” he said."
    assert [[p.closed for p in line] for line in by_line(text)] == [[False], [False]]


@given(st.text(alphabet=SIGNS, max_size=80))
def test_passages_lie_in_the_text_and_nest(text: str) -> None:
    passages = find_passages(text, 0, len(text))
    for passage in passages:
        assert 0 <= passage.outer[0] <= passage.inner[0] < passage.inner[1] <= passage.outer[1] <= len(text)
        assert not text[passage.inner[0]].isspace() and not text[passage.inner[1] - 1].isspace()
        held = [p for p in passages if p.outer[0] <= passage.outer[0] and passage.outer[1] <= p.outer[1]]
        assert passage.depth == len(held) - 1 < DEEPEST
    for some in passages:
        for other in passages:
            apart = some.outer[1] <= other.outer[0] or other.outer[1] <= some.outer[0]
            holds = some.inner[0] <= other.outer[0] and other.outer[1] <= some.inner[1]
            held_by = other.inner[0] <= some.outer[0] and some.outer[1] <= other.inner[1]
            assert some is other or apart or holds or held_by


@given(st.text(max_size=60), st.integers(0, 20), st.integers(0, 20))
def test_any_text_and_any_part_of_it_can_be_read(text: str, start: int, cut: int) -> None:
    start = min(start, len(text))
    for passage in find_passages(text, start, max(start, len(text) - cut)):
        assert start <= passage.outer[0] < passage.outer[1] <= max(start, len(text) - cut)


@given(st.lists(st.text(alphabet=SIGNS.strip("\n"), max_size=40), min_size=2, max_size=4), st.data())
def test_a_mark_taken_away_changes_its_paragraph_alone(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    marks = [i for i, sign in enumerate(text) if sign in "\"'“”‘’«»„‚`"]
    if not marks:
        return
    at = data.draw(st.sampled_from(marks))
    hurt = text.count("\n", 0, at)
    before, after = by_line(text), by_line(text[:at] + text[at + 1 :])
    for number, (old, new) in enumerate(zip(before, after, strict=True)):
        if number != hurt:
            shift = -1 if number > hurt else 0
            assert [(p.inner[0] + shift, p.inner[1] + shift, p.depth) for p in old] == [
                (*p.inner, p.depth) for p in new
            ]


@pytest.mark.parametrize(
    "unit",
    [
        "“a ",
        "a” ",
        '"a ',
        "'a ",
        "‘a s’ b",
        "“a “b “c ” ",
        "''",
        "' ",
        '" ',
        "« ",
        ',"',
        "'\"",
        "x' “",
        '1" ',
        "” a. ",
        "‘b “c, ",
    ],
)
def test_time_grows_with_length(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    began = time.process_time()
    find_passages(text, 0, len(text))
    assert time.process_time() - began < 2
