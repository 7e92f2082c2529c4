"""Months and years of a card."""

from db.ask.profile import Month
from explorer.span import between, following, spans


def test_the_month_after() -> None:
    assert [following(date) for date in ("2031-01", "2031-12", "2031-12-31", "2031", "0999")] == [
        "2031-02", "2032-01", "2032-01", "2032", "1000",
    ]  # fmt: skip


def test_a_stretch_holds_both_of_its_ends() -> None:
    after, before = between("2031-03", "2031-05")
    assert (after.field, after.values, before.field, before.values) == ("after", ("2031-03",), "before", ("2031-06",))


def test_months_become_years_where_there_are_many() -> None:
    held = [Month(f"20{year}-{month:02}", 1, 2, 2, 0) for year in (29, 30) for month in (1, 2, 3)]
    assert [span.name for span in spans(held, 6)] == [month.month for month in held]
    years = spans(held, 5)
    assert [(span.name, span.now, span.all, span.sign) for span in years] == [("2029", 3, 6, "~"), ("2030", 3, 6, "~")]
    assert [span.name for span in spans(held, 1)] == ["2030"]
    assert spans(held, 0) == []


def test_the_sign_says_how_all_of_it_is_known() -> None:
    one, two, three = spans([Month("2029-01", 2, 2, 1, 1), Month("2029-02", 2, 2, 0, 2), Month("2029-03", 1, 1)], 3)
    assert [one.sign, two.sign, three.sign] == ["", "≤", ""]
