"""Quotation marks in every house style."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.extract.marks import find_passages


def inner(text: str) -> list[str]:
    return [text[slice(*p.inner)] for p in find_passages(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"We will stay," she said.', ["We will stay,"]),
        ("“We will stay,” she said.", ["We will stay,"]),
        ("‘We don’t leave,’ she said.", ["We don’t leave,"]),
        ("'We don't leave,' she said.", ["We don't leave,"]),
        ("«Nous restons», a-t-elle dit.", ["Nous restons"]),
        ("„Wir bleiben“, sagte sie.", ["Wir bleiben"]),
        ("``We will stay,'' she said.", ["We will stay,"]),
        ("“He told me ‘go home’ and left,” she said.", ["He told me ‘go home’ and left,", "go home"]),
        ("The states' rights and the boys’ school", []),
        ("It's the '90s and it wasn't fun", []),
        ("“It opens here and never closes.", ["It opens here and never closes."]),
        ("he said: “If so: ‘Only today.'”", ["If so: ‘Only today.'", "Only today."]),
        ('states\' troops "as well" stay', ["as well"]),
    ],
)
def test_passages(text: str, wanted: list[str]) -> None:
    assert inner(text) == wanted


def test_depth_tells_the_inner_passage() -> None:
    text = "“He said ‘no’ twice.”"
    assert [p.depth for p in find_passages(text, 0, len(text))] == [0, 1]


@given(st.text(alphabet="ab .,!?\"'“”‘’«»„`s", max_size=60))
def test_passages_lie_in_the_text_and_nest(text: str) -> None:
    passages = find_passages(text, 0, len(text))
    for passage in passages:
        assert 0 <= passage.outer[0] < passage.inner[0] <= passage.inner[1] <= passage.outer[1] <= len(text)
    for some in passages:
        for other in passages:
            apart = some.outer[1] <= other.outer[0] or other.outer[1] <= some.outer[0]
            holds = some.outer[0] <= other.outer[0] and other.outer[1] <= some.outer[1]
            held = other.outer[0] <= some.outer[0] and some.outer[1] <= other.outer[1]
            assert apart or holds or held
