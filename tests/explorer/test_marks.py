"""Marks, without a screen."""

from explorer.marks import Marks


def test_they_keep_the_order_they_were_made_in() -> None:
    marks = Marks()
    for id_ in (3, 1, 2, 1):
        marks.toggle("quotes", id_, "")
    assert marks.ids("quotes") == (3, 2)
    assert marks.has("quotes", 3)
    assert not marks.has("actors", 3)
    assert not marks.has("quotes", None)


def test_all_or_none() -> None:
    marks = Marks()
    marks.toggle("actors", 2, "Ada Quill")
    assert marks.toggle_all("actors", {1: "Boris", 2: "Ada Quill"})
    assert marks.labels("actors") == ("Ada Quill", "Boris")
    assert not marks.toggle_all("actors", {1: "Boris"})
    assert marks.count("actors") == 1
    assert marks.clear("actors") == 1
    assert marks.clear("actors") == 0
