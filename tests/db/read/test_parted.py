"""Rows of a table as text, and what a quotation mark that is never closed takes along: its own line alone."""

import pytest

from db.read.container.parted import Unclosed, parted


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (['"x', 'y",d', "e,f"], [(1, ["x\ny", "d"]), (3, ["e", "f"])]),
        (['"x,y', "c,d", "e,f"], [(1, Unclosed(['"x', "y"])), (2, ["c", "d"]), (3, ["e", "f"])]),
        (['"x,y', 'c,"d, e"', "e,f"], [(1, Unclosed(['"x', "y"])), (2, ["c", "d, e"]), (3, ["e", "f"])]),
        (['q,"x, ""u"" v,y'], [(1, Unclosed(["q", '"x', ' ""u"" v', "y"]))]),
        (['"b "c" d",x', "e,f"], [(1, ['b c" d"', "x"]), (2, ["e", "f"])]),
        (['"a', '"b', "c"], [(1, Unclosed(['"a'])), (2, Unclosed(['"b'])), (3, ["c"])]),
    ],
)
def test_a_mark_that_nothing_closes_ends_with_its_line(lines: list[str], rows: list[object]) -> None:
    assert list(parted([f"{line}\n" for line in lines], ",")) == rows
