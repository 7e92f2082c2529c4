from db.ask.query import Filter, Query


def test_a_filter_takes_the_place_of_its_like() -> None:
    query = Query("ice").with_filter(Filter("country", ("DE",))).with_filter(Filter("kind", ("direct",)))
    changed = query.with_filter(Filter("country", ("FR", "PL")))
    assert changed.filters == (Filter("country", ("FR", "PL")), Filter("kind", ("direct",)))
    assert changed.with_filter(Filter("country", ("RU",), exclude=True)).get("country") == ("FR", "PL")
    assert changed.with_filter(Filter("country", ())).filters == (Filter("kind", ("direct",)),)


def test_including_and_excluding_are_two_filters() -> None:
    query = Query().with_filter(Filter("about", ("UA",))).with_filter(Filter("about", ("RU",), exclude=True))
    assert query.get("about", exclude=True) == ("RU",)
    assert query.without("about").filters == (Filter("about", ("RU",), exclude=True),)
    assert query.without_field("about").is_empty


def test_the_order_in_effect() -> None:
    assert Query().order == "newest"
    assert Query("ice").order == "best"
    assert Query("ice").with_sort("outlet").order == "outlet"
    assert Query(" ", sort="best").order == "newest"
    assert Query(" ").is_empty and not Query("ice").is_empty
