"""The session: written, read back, and never trusted."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ask.language import parse
from db.ask.library import Library
from db.ask.query import Query
from explorer import app as app_module
from explorer.app import Explorer
from explorer.country_numbers import Numbers
from explorer.history import Entry, History, Spot, View
from explorer.screens.reader import Reader
from explorer.session import (
    KEPT,
    VERSION,
    Marked,
    Opened,
    Session,
    SessionError,
    known_by,
    read_session,
    session_file,
    write_session,
)
from tests.explorer.screen import desk, frame, opened, press, settled

VIEW = View("actors", True, (Spot(3, 1), Spot(9, 12), Spot()))
LEFT = Session(
    History(
        (Entry(Query()),),
        Entry(parse("boots country:DE sort:oldest"), 7, VIEW),
        (Entry(parse('"a | b" -kind:direct')),),
    ),
    Numbers(("DE", "UA"), ("UA",)),
)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    library, file = tmp_path / "a.db", tmp_path / "state" / "x.json"
    assert read_session(file, library) is None
    write_session(file, library, LEFT)
    assert read_session(file, library) == LEFT
    assert [path.name for path in file.parent.iterdir()] == ["x.json"]


def test_each_library_has_its_own(tmp_path: Path) -> None:
    assert session_file(tmp_path / "a.db") == session_file(tmp_path / "b" / ".." / "a.db")
    assert session_file(tmp_path / "a.db") != session_file(tmp_path / "b.db")
    write_session(tmp_path / "x.json", tmp_path / "a.db", LEFT)
    with pytest.raises(SessionError, match="that of another library"):
        read_session(tmp_path / "x.json", tmp_path / "b.db")


def test_the_history_is_cut(tmp_path: Path) -> None:
    past = tuple(Entry(Query(str(number))) for number in range(80))
    write_session(tmp_path / "x.json", tmp_path, Session(History(past, Entry(Query("now")), past)))
    read = read_session(tmp_path / "x.json", tmp_path)
    assert read is not None
    assert read.history.past == past[-KEPT:]
    assert read.history.now.query == Query("now")
    assert read.history.future == past[:KEPT]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"", "damaged"),
        (b"{", "damaged"),
        (b"\xff\xfe", "damaged"),
        (b"[" * 100_000, "damaged"),
        (b"[]", "not a session"),
        (b'{"onrecord": "session", "version": 99}', "another version"),
        (b" " * (1 << 20) + b" ", "too large"),
    ],
)
def test_a_file_that_is_none_is_told(tmp_path: Path, text: bytes, why: str) -> None:
    (tmp_path / "x.json").write_bytes(text)
    with pytest.raises(SessionError, match=why):
        read_session(tmp_path / "x.json", tmp_path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["query", "spots", "pane", "x"]), inner)
    ),
)


@given(JSON, JSON, JSON)
def test_whatever_is_in_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, a: object, b: object, c: object
) -> None:
    folder = tmp_path_factory.mktemp("session")
    held = {
        "onrecord": "session",
        "version": VERSION,
        "library": str(folder),
        "entries": a,
        "now": b,
        "digits": c,
        "chosen": a,
    }
    for entries in (a, [a, {"query": "boots", "spots": b, "quote": c}]):
        (folder / "x.json").write_text(json.dumps({**held, "entries": entries}), encoding="utf-8")
        try:
            assert read_session(folder / "x.json", folder) is not None
        except SessionError as error:
            assert "damaged" in str(error)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SessionError):
        write_session(tmp_path / "file" / "x.json", tmp_path, LEFT)


async def test_the_app_opens_as_it_was_left(invented: Path) -> None:
    kept: list[Session] = []
    async with opened(invented, query="speaker:quill sort:text", keep=kept.append) as pilot:
        await press(pilot, "j", "j", "1", "j", "q")
    assert len(kept) == 1
    assert kept[0].history.now.view.pane == "actors"
    async with opened(invented, session=kept[0]) as pilot:
        row = desk(pilot).quote
        assert row is not None
        assert row.text == 'It is "not unthinkable" to widen the pier'
        assert desk(pilot).panes.actors.has_focus
        assert desk(pilot).panes.actors.cursor == kept[0].history.now.view.spots[0].cursor
        assert "speaker quill ×" in frame(pilot)


async def test_a_query_that_is_asked_goes_before_and_back_is_what_was_left(invented: Path) -> None:
    left = Session(History(now=Entry(parse("speaker:quill"), 2)))
    async with opened(invented, query="pier", session=left) as pilot:
        assert desk(pilot).shown == Query("pier")
        await press(pilot, "left_square_bracket")
        assert desk(pilot).shown == parse("speaker:quill")


async def test_a_quote_that_is_gone_is_no_harm(invented: Path) -> None:
    view = View("quotes", False, (Spot(), Spot(99, 99), Spot(5, 5)))
    async with opened(invented, session=Session(History(now=Entry(Query(), 4711, view)))) as pilot:
        await settled(pilot)
        assert desk(pilot).panes.quotes.cursor == 9
        assert desk(pilot).panes.sources.cursor == 2


def test_settings_and_options_turn_it_off(invented: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[object, object]] = []

    class Fake:
        failure = None
        return_code = 0
        notice = ""

        def __init__(self, library: object, query: object, config: object, session: object, keep: object) -> None:
            made.append((session, keep))

        def run(self) -> None:
            """End at once."""

    file = tmp_path / "config.toml"
    file.write_text("")
    monkeypatch.setenv("ONRECORD_CONFIG", str(file))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(app_module, "Explorer", Fake)
    app_module.run_app(invented, session=False)
    assert made.pop() == (None, None)
    app_module.run_app(invented)
    assert made.pop()[1] is not None
    file.write_text("session = false")
    app_module.run_app(invented)
    assert made.pop() == (None, None)


async def test_marks_and_the_open_article_come_back_as_they_were_left(invented: Path, tmp_path: Path) -> None:
    kept: list[Session] = []
    async with opened(invented, (120, 20), query="sort:text", keep=kept.append) as pilot:
        await press(pilot, "space", "j", "space", "enter", "n", "j", "j", "j")
        reader = pilot.app.screen
        assert isinstance(reader, Reader)
        assert reader.detail is not None
        card, top, marks = reader.detail.card, reader.view.top, desk(pilot).marks.ids("quotes")
        assert card is not None
        assert len(marks) == 2
        await press(pilot, "q")
    write_session(tmp_path / "x.json", invented, kept[0])
    left = read_session(tmp_path / "x.json", invented)
    assert left == kept[0]
    async with opened(invented, (120, 20), session=left) as pilot:
        reader = pilot.app.screen
        assert isinstance(reader, Reader)
        assert reader.detail is not None
        assert reader.detail.card is not None
        assert reader.detail.card.row.id == card.row.id
        assert reader.view.top == top
        assert desk(pilot).marks.ids("quotes") == marks
        await press(pilot, "escape")
        assert desk(pilot).quote is not None
        assert desk(pilot).quote.id == card.row.id  # type: ignore[union-attr]


async def test_what_has_other_words_now_does_not_come_back(invented: Path) -> None:
    others = Session(marked=(Marked(1, "00000000"), Marked(99_999, "00000000")), opened=Opened(Marked(2, "00000000")))
    kept: list[Session] = []
    async with opened(invented, session=others, keep=kept.append) as pilot:
        assert pilot.app.screen is desk(pilot)
        assert desk(pilot).marks.ids("quotes") == ()
        assert "2 marked quotes no longer in the library" in " ".join(frame(pilot).split())
        await press(pilot, "q")
    assert kept[0].marked == ()
    assert kept[0].opened is None


async def test_whoever_asks_something_else_finds_the_marks_but_no_article(invented: Path) -> None:
    with closing(Library(invented)) as library:
        row = library.card(1).row
    mark = Marked(1, known_by(row.text))
    app = Explorer(Library(invented), parse("harbour"), session=Session(marked=(mark,), opened=Opened(mark)))
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        assert pilot.app.screen is desk(pilot)
        assert desk(pilot).marks.ids("quotes") == (1,)


@pytest.mark.parametrize("odd", [None, 3, [], [1], [1, 2], ["1", "x"], [True, "x"], [[1, "x"], 7, [2, 3]]])
def test_odd_marks_are_passed_over(tmp_path: Path, odd: object) -> None:
    write_session(tmp_path / "x.json", tmp_path, LEFT)
    held = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    held |= {"marked": odd, "opened": odd}
    (tmp_path / "x.json").write_text(json.dumps(held), encoding="utf-8")
    read = read_session(tmp_path / "x.json", tmp_path)
    assert read is not None
    assert read.history == LEFT.history
    assert all(isinstance(one, Marked) for one in read.marked)
