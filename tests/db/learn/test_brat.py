"""Brat standoff: whole and broken, in one piece and in several, by one annotator and by more."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.learn.brat import Attribution, read_folder, read_notes
from db.learn.error import LearnError
from tests.db.learn.corpus import ARTICLES, lay_down, parted

LETTERS = st.text(st.sampled_from("ab é“”.\n—🙂"), min_size=1, max_size=60).filter(str.strip)


def noted(tmp_path: Path, notes: str, text: str = "Ada Venn said the dam holds.") -> list[Attribution]:
    file = tmp_path / "dam.ann"
    file.write_text(notes, encoding="utf-8")
    return list(read_notes(file, text))


@given(LETTERS, st.data())
def test_any_spans_come_back_in_order(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text) - 1)
    span = st.tuples(place, st.integers(1, len(text))).map(lambda s: (s[0], max(s[1], s[0] + 1)))
    spans = st.lists(span, min_size=1, max_size=4)
    source, cue, content = data.draw(spans), data.draw(spans), data.draw(spans)
    lines = [
        f"T{n}\t{role} {';'.join(f'{start} {end}' for start, end in parts)}\tany words"
        for n, (role, parts) in enumerate((("Source", source), ("Cue", cue), ("Content", content)), 1)
    ]
    event = "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3"
    with TemporaryDirectory() as folder:
        (found,) = noted(Path(folder), "\n".join([event, *lines]), text)
    one, two, three = (tuple(sorted(set(parts))) for parts in (source, cue, content))
    assert found == Attribution(one, two, three)


@pytest.mark.parametrize("name", ARTICLES)
def test_the_invented_corpus_says_what_it_marks(name: str, tmp_path: Path) -> None:
    text, notes = parted(ARTICLES[name])
    found = noted(tmp_path, notes, text)
    assert len(found) == 2
    assert all(one.source and one.cue and one.content for one in found)
    assert "[" not in text


def test_several_contents_of_one_event_are_one_content(tmp_path: Path) -> None:
    notes = "T1\tContent 0 3;9 13\tAda said\nT2\tContent 14 17\tthe\nT3\tCue 9 13\tsaid\n"
    (found,) = noted(tmp_path, notes + "E1\tAttribution:T3 Cue:T3 Content:T1 Content2:T2\n")
    assert found.content == ((0, 3), (9, 13), (14, 17))
    assert found.source == ()


def test_an_event_without_a_content_and_lines_of_other_kinds_are_left_out(tmp_path: Path) -> None:
    notes = "T1\tSource 0 8\tAda Venn\n\n#1\tAnnotatorNotes T1\tsure?\nA1\tAttitude T1\nstray\nR1\tlink Arg1:T1\n"
    assert noted(tmp_path, notes + "E1\tAttribution:T1 Source:T1\nE2\tOther:T1 Content:T1\n") == []


def test_source_and_cue_are_exchanged_where_the_annotator_slipped(tmp_path: Path) -> None:
    notes = "T1\tSource 9 13\tsaid\nT2\tCue 0 8\tAda Venn\nT3\tContent 14 27\tthe dam holds\n"
    (found,) = noted(tmp_path, notes + "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n")
    assert (found.source, found.cue) == (((0, 8),), ((9, 13),))


def test_windows_line_ends_are_line_ends(tmp_path: Path) -> None:
    text, notes = parted(ARTICLES["dam"])
    file = tmp_path / "dam.ann"
    file.write_bytes(notes.replace("\n", "\r\n").encode())
    assert len(list(read_notes(file, text))) == 2


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("T1\tContent 10 200\tfar", "line 2: 'Content 10 200' lies outside the article's 28 letters"),
        ("T1\tContent -2 4\tfar", "lies outside"),
        ("T1\tContent 4 4\t", "lies outside"),
        ("T1\tContent\tnone", "no offsets in 'Content'"),
        ("T1\tContent 1\tone", "no offsets"),
        ("T1\tContent a b\tletters", "no offsets"),
    ],
)
def test_a_broken_line_is_named(line: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(LearnError) as caught:
        noted(tmp_path, f"T9\tCue 0 1\tA\n{line}\n")
    assert complaint in caught.value.message
    assert str(tmp_path / "dam.ann") in caught.value.message
    assert caught.value.remedy


def test_a_folder_is_read_in_the_order_of_the_names(tmp_path: Path) -> None:
    names = list(ARTICLES)
    found = read_folder(lay_down(tmp_path / "one", names))
    assert [one.file.stem for one in found] == sorted(names)
    again = read_folder(lay_down(tmp_path / "two", names[::-1]))
    assert [one.attributions for one in again] == [one.attributions for one in found]


def test_of_several_annotators_the_first_by_name_counts_and_ones_own_name_is_no_annotator(tmp_path: Path) -> None:
    text, notes = parted(ARTICLES["dam"])
    for name, kept in (("dam_b7", 1), ("dam_a9", 2), ("dam_2016_c1", 1)):
        lines = [line for line in notes.splitlines() if not line.startswith("E") or int(line[1]) <= kept]
        (tmp_path / f"{name}.ann").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "dam.txt").write_text(text, encoding="utf-8")
    (tmp_path / "dam_2016.txt").write_text(text, encoding="utf-8")
    (tmp_path / "readme.txt").write_text("No article of ours.", encoding="utf-8")
    assert [(one.file.stem, len(one.attributions)) for one in read_folder(tmp_path)] == [("dam", 2), ("dam_2016", 1)]


def test_a_folder_without_pairs_is_refused_with_what_is_looked_for(tmp_path: Path) -> None:
    with pytest.raises(LearnError, match="does not exist"):
        read_folder(tmp_path / "none")
    (tmp_path / "dam.txt").write_text("The dam holds.", encoding="utf-8")
    with pytest.raises(LearnError, match=r"holds no \.ann"):
        read_folder(tmp_path)
    with pytest.raises(LearnError, match="is no folder"):
        read_folder(tmp_path / "dam.txt")
    (tmp_path / "ferry.ann").write_text("", encoding="utf-8")
    with pytest.raises(LearnError, match=r"holds no \.txt with the name of a \.ann") as caught:
        read_folder(tmp_path)
    assert "x_ANNOTATOR.ann" in caught.value.remedy


def test_what_is_no_text_is_named(tmp_path: Path) -> None:
    lay_down(tmp_path, ["dam"])
    (tmp_path / "text" / "dam.txt").write_bytes(b"\x00\x01\x02\x03" * 20)
    with pytest.raises(LearnError, match=r"dam\.txt.*binary"):
        read_folder(tmp_path)
    lay_down(tmp_path, ["dam"])
    (tmp_path / "notes" / "dam_a1.ann").write_bytes(b"T1\tContent 0 3\t\xff\n")
    with pytest.raises(LearnError, match=r"dam_a1\.ann: is not UTF-8 at byte 15"):
        read_folder(tmp_path)
