"""What the keys do to a query."""

from db.ask.language import parse
from db.ask.query import Filter, Query
from db.ask.row import Step
from explorer.steps import CERTAINLY, drop, drop_last, missed, next_sort, toggle, typed_over, without_countries
from tests.explorer.draw.test_draw import quote

FRANCE = Filter("country", ("FR",))
DIRECT = Filter("kind", ("direct",))


def test_toggling() -> None:
    once = toggle(Query(), "speaker", ["Ada Quill"])
    assert once.get("speaker") == ("Ada Quill",)
    assert toggle(once, "speaker", ["Ada Quill"]) == Query()
    assert toggle(once, "speaker", ["Boris"]).get("speaker") == ("Boris",)


def test_speech_alone_takes_the_place_of_thoughts_alone() -> None:
    thoughts = Query(filters=(Filter("aloud", ("no",)),))
    assert toggle(thoughts, "aloud", ["yes"]).get("aloud") == ("yes",)
    assert parse(f"confidence:{CERTAINLY}").get("confidence") == (CERTAINLY,)


def test_why_a_miss_is_one() -> None:
    step = Step("aloud", "aloud", "yes", 0, False)
    assert missed(step, quote(aloud=False)) == "matches all but aloud: it is thought or planned"
    assert missed(step, quote(aloud=None)) == "matches all but: aloud yes"


def test_dropping() -> None:
    query = Query("pier", (FRANCE, DIRECT))
    assert drop(query, Step("text", "text", "“pier”", 3, False)) == Query("", (FRANCE, DIRECT))
    assert drop(query, Step("kind", "kind", "direct", 3, False)) == Query("pier", (FRANCE,))
    assert drop_last(query) == Query("pier", (FRANCE,))
    assert drop_last(Query("pier")) == Query()
    assert without_countries(Query("", (FRANCE, Filter("about", ("PL",), True), DIRECT))) == Query("", (DIRECT,))


def test_typing_goes_over_what_was_there() -> None:
    base = Query("", (FRANCE,))
    assert typed_over(base, Query("pier", (DIRECT,), "oldest")) == Query("pier", (FRANCE, DIRECT), "oldest")
    poland = Query("pier", (Filter("country", ("PL",)),))
    assert typed_over(base, poland) == poland


def test_sorting_goes_round() -> None:
    query, seen = Query("pier"), []
    for _ in range(6):
        seen.append(query.order)
        query = next_sort(query)
    assert seen == ["best", "newest", "oldest", "speaker", "outlet", "text"]
    assert query.order == "best"
    assert next_sort(Query("", (), "text")).order == "newest"
