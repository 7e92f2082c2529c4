"""One line of an article: what is lit, found and folded is told apart without colours."""

from db.ask.row import Mark
from explorer.draw.article import Finds, Shown, article_line, begun_in
from explorer.draw.piece import Line, text_of
from explorer.draw.wrap import TextLine

TEXT = '"The pier stays," Ada Quill told them. The pier fell.'
MARK = Mark(1, ((0, 17),), (28, 32), (18, 27), None, "direct", "asserted", True)
OTHER = Mark(2, ((39, 53),), None, None, None, "indirect", "negated", True)
LINE = TextLine(0, len(TEXT), "body", (0, len(TEXT)))


def drawn(shown: Shown, finds: Finds = Finds(), line: TextLine = LINE) -> Line:  # noqa: B008 - frozen
    return article_line(TEXT, line, shown, begun_in((MARK, OTHER), line), finds, " · Z unfolds")


def piece(line: Line, words: str) -> tuple[str | None, bool, bool, bool]:
    found = next(piece for piece in line if piece.text.strip() == words)
    return found.on, found.underline, found.bold, found.reverse


def test_content_cue_and_source_are_ground_underline_and_bold() -> None:
    line = drawn(Shown(MARK))
    assert text_of(line) == f" ▌ {TEXT}"
    assert piece(line, '"The pier stays,"') == ("lit", False, False, False)
    assert piece(line, "told") == (None, True, False, False)
    assert piece(line, "Ada Quill") == (None, False, True, False)


def test_a_quote_that_is_not_lit_is_marked_where_it_begins() -> None:
    assert text_of(drawn(Shown(OTHER))).startswith(" ✗ ")
    assert text_of(drawn(Shown())).startswith(" ✗ ")  # what was not said comes first
    assert text_of(drawn(Shown(), line=TextLine(0, 38, "body", (0, len(TEXT))))).startswith(" ● ")


def test_what_is_found_is_bold_and_underlined_and_the_current_one_turned() -> None:
    line = drawn(Shown(MARK), Finds(((5, 9), (43, 47)), (43, 47)))
    piers = [piece for piece in line if piece.text == "pier"]
    assert [(one.on, one.bold, one.underline, one.reverse) for one in piers] == [
        ("lit", True, True, False), (None, True, True, True)
    ]  # fmt: skip


def test_only_the_places_on_the_line_are_looked_at() -> None:
    finds = Finds(tuple((at, at + 2) for at in range(0, 1000, 5)))
    assert finds.within(11, 21) == ((10, 12), (15, 17), (20, 22))
    assert Finds().within(0, 9) == ()


def test_what_is_folded_says_how_much_and_how_to_see_it() -> None:
    line = TextLine(0, 20, "boilerplate", (0, 20), 12)
    assert text_of(article_line(TEXT, line, Shown(), (), Finds(), " · Z unfolds")) == (
        "   … 12 lines of boilerplate · Z unfolds"
    )
