"""Back and forward, without a screen."""

from hypothesis import given
from hypothesis import strategies as st

from db.ask.query import Query
from explorer.history import History


def test_back_brings_query_and_cursor() -> None:
    history = History().at(7).visit(Query("a")).at(9).visit(Query("b"))
    assert history.back().now.query == Query("a")
    assert history.back().now.quote_id == 9
    assert history.back().back().now.quote_id == 7
    assert history.back().back().forward().forward().now == history.now


def test_a_new_visit_forgets_what_was_ahead() -> None:
    history = History().visit(Query("a")).back().visit(Query("b"))
    assert history.forward() is history


def test_typing_is_one_step() -> None:
    history = History().visit(Query("a")).amend(Query("ab")).amend(Query("abc"))
    assert history.now.query == Query("abc")
    assert history.back().now.query == Query()


@given(st.lists(st.sampled_from("abc<>")))
def test_back_then_forward_is_where_one_was(moves: list[str]) -> None:
    history = History()
    for move in moves:
        before = history
        if move == "<":
            history = history.back()
            assert history is before or history.forward() == before
        elif move == ">":
            history = history.forward()
            assert history is before or history.back() == before
        else:
            history = history.visit(Query(move))
            assert history is before or history.back() == before.__class__(before.past, before.now, (history.now,))
