"""The formats, read by programs that are not ours."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pybtex.database import Entry, parse_string

from db.ask.row import QuoteCard, QuoteRow, ViaRow
from db.extract.quote import Status
from explorer.citation import MARKS, quoted
from explorer.export.form import FORMS, NAMES, form_of, next_form, write
from explorer.export.reference import Name, names_of
from explorer.text import visible

TODAY = date(2031, 4, 1)
ROW = QuoteRow(
    1, "The harbour will not close,", "direct", "negated", "Ada Quill", "FR", "2031-03-11", "inferred",
    "Daily & Lantern", "inferred", 4, 20,
)  # fmt: skip
CARD = QuoteCard(
    ROW, 7, "Minister of Harbours", None, "told", "Ada Quill", None, ("FR",), (ViaRow("Radio Tide", "FR", "stated"),),
    ((20, 47),), 0.9, None, "100% of {ports}: a_b #1 ~ $5 \\ [sic]", "Nell Ink and Jan van der Mole", "2031-03",
    "inferred", "/invented/004.txt", "004", 17, "https://example.org/a_b?c=%20#d~{e}",
)  # fmt: skip
SAID = replace(CARD, row=replace(ROW, id=2, status="asserted", kind="mixed", text='It is "fine"'), spans=((60, 72),))
BARE = replace(
    CARD, row=replace(ROW, id=3, article_id=9, outlet=None, speaker=None, said=None), title=None, author=None,
    published=None, published_basis="unknown", url=None, via=(), role=None, unknown_reason="a leak",
)  # fmt: skip
HOSTILE = st.text(
    st.one_of(st.sampled_from("{}[]()<>%&$#_^~\\\"'`*|!-+=.:;,@/“” \n\r\t\x1b\x9b\u202e\u2028éłЖ漢"), st.characters()),
    max_size=60,
)


def bibtex(cards: Sequence[QuoteCard]) -> Mapping[str, Entry]:
    """What pybtex reads."""
    return cast(Mapping[str, Entry], parse_string(write("bibtex", cards, TODAY), "bibtex").entries)


def ris(cards: Sequence[QuoteCard]) -> list[dict[str, object]]:
    """What rispy reads."""
    return cast(list[dict[str, object]], rispy.loads(write("ris", cards, TODAY)))


def csl(cards: Sequence[QuoteCard]) -> list[dict[str, object]]:
    """What a reader of JSON reads."""
    return cast(list[dict[str, object]], json.loads(write("csl-json", cards, TODAY)))


def shown(cards: Sequence[QuoteCard]) -> str:
    """The letters a reader of Markdown shows, its tags taken out."""
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(write("markdown", cards, TODAY))
    text = re.sub(r"<[^>]*>", "", html)
    for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(name, sign)
    return text


def test_bibtex_is_one_entry_an_article() -> None:
    entries = bibtex([CARD, SAID, BARE])
    assert list(entries) == ["ink2031100-4", "article-9"]
    fields = entries["ink2031100-4"].fields
    assert fields["journal"] == "Daily \\& Lantern"
    assert (fields["year"], fields["month"], fields["urldate"]) == ("2031", "March", "2031-04-01")
    assert fields["url"] == "https://example.org/a_b?c=%20#d~%7Be%7D"
    assert fields["title"] == (
        "{100\\% of \\textbraceleft{}ports\\textbraceright{}: a\\_b \\#1 "
        "\\textasciitilde{} \\$5 \\textbackslash{} [sic]}"
    )
    people = entries["ink2031100-4"].persons["author"]
    assert [(person.first_names, person.last_names) for person in people] == [
        (["{Nell}"], ["{Ink}"]), (["{Jan}"], ["{van der Mole}"]),
    ]  # fmt: skip
    note = fields["note"]
    assert note.startswith("date of publication inferred; outlet inferred; [not said] “The harbour will not close”")
    assert 'It is "fine"' in note
    assert "characters 20–47" in note
    assert entries["article-9"].type == "misc"
    assert "undated; [not said]" in entries["article-9"].fields["note"]


def test_ris_is_one_record_an_article() -> None:
    records = ris([CARD, SAID, BARE])
    assert len(records) == 2
    first = records[0]
    assert first["type_of_reference"] == "NEWS"
    assert first["authors"] == ["Ink, Nell", "van der Mole, Jan"]
    assert first["secondary_title"] == "Daily & Lantern"
    assert (first["year"], first["date"], first["access_date"]) == ("2031", "2031/03/", "2031/04/01")
    assert first["urls"] == ["https://example.org/a_b?c=%20#d~{e}"]
    notes = cast(list[str], first["notes"])
    assert len(notes) == 4
    assert notes[2].startswith(
        "[not said] “The harbour will not close” — Ada Quill (Minister of Harbours), attributed with “told”, said ~"
    )
    assert "year" not in records[1]


def test_csl_json_is_read_by_citeproc() -> None:
    items = csl([CARD, SAID, BARE])
    assert items[0]["issued"] == {"date-parts": [[2031, 3]], "circa": True}
    assert items[0]["accessed"] == {"date-parts": [[2031, 4, 1]]}
    assert items[0]["author"] == [{"family": "Ink", "given": "Nell"}, {"family": "van der Mole", "given": "Jan"}]
    assert "[not said]" in cast(str, items[0]["note"])
    source = CiteProcJSON(items)
    assert set(source) == {"ink2031100-4", "article-9"}
    assert source["ink2031100-4"].container_title == ["Daily & Lantern"]


def test_markdown_shows_every_letter_as_it_was() -> None:
    text = shown([CARD])
    assert quoted(CARD) in text
    assert "“100% of {ports}: a_b #1 ~ $5 \\ [sic]”" in text
    assert "accessed 2031-04-01" in text
    written = write("markdown", [CARD], TODAY)
    assert "](https://example.org/a_b?c=%20#d~{e})" in written
    assert written.startswith("> \\[not said\\]")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("status", [status for status in MARKS if status != "asserted"])
def test_a_mark_is_in_every_format(form: str, status: Status) -> None:
    card = replace(CARD, row=replace(ROW, status=status))
    text = write(form_of(form), [card, BARE], TODAY)
    assert MARKS[status] in text.replace("\\", "")
    assert "inferred" in text


@given(HOSTILE, HOSTILE, HOSTILE)
def test_nothing_in_an_article_breaks_a_format(words: str, title: str, name: str) -> None:
    row = replace(ROW, text=words, outlet=name, speaker=name)
    card = replace(CARD, row=row, title=title, author=name, role=title, url="https://example.org/")
    for form in FORMS:
        text = write(form, [card, BARE], TODAY)
        assert visible(text) == text
    entries = bibtex([card, BARE])
    assert len(entries) == 2
    records = ris([card, BARE])
    assert len(records) == 2
    assert cast(list[str], records[0]["notes"])[-1].startswith("[not said]")
    items = csl([card, BARE])
    assert len(list(CiteProcJSON(items))) == 2
    squeezed = "".join(shown([card]).split())
    assert "".join(quoted(card).split()) in squeezed


def test_names_of_a_byline() -> None:
    assert names_of("Ann Lee, Bo Tan and Cy Low, Jr.") == (Name("Lee", "Ann"), Name("Tan", "Bo"), Name("Low Jr.", "Cy"))
    assert names_of("Reuters") == (Name("Reuters"),)
    assert names_of("") == ()


def test_formats_go_round() -> None:
    assert next_form("csl-json") == "plain"
    assert form_of("nonsense") == "plain"
    assert set(NAMES) == set(FORMS)
