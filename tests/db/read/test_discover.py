"""Which files are articles."""

import os
from pathlib import Path

import pytest

from db.read.discover import find_files
from db.read.error import ReadError


def lay(folder: Path, *names: str) -> None:
    """Files of these names."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    lay(tmp_path, "b.txt", "a/2.txt", "a/1.TXT", "README.md", ".hidden.txt", ".git/x.txt", "notes.rst")
    assert [p.relative_to(tmp_path).as_posix() for p in find_files([tmp_path])] == ["a/1.TXT", "a/2.txt", "b.txt"]


def test_named_files_come_first_and_once(tmp_path: Path) -> None:
    lay(tmp_path, "b.txt", "a.txt", "story.md")
    found = find_files([tmp_path / "story.md", tmp_path / "b.txt", tmp_path])
    assert [p.name for p in found] == ["story.md", "b.txt", "a.txt"]


def test_links_that_go_round_end(tmp_path: Path) -> None:
    lay(tmp_path, "in/a.txt")
    (tmp_path / "in" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "in" / "broken.txt").symlink_to(tmp_path / "nowhere")
    assert [p.name for p in find_files([tmp_path])] == ["a.txt"]


@pytest.mark.parametrize(("name", "reason"), [("none", "does not exist"), ("empty", "holds no article")])
def test_what_holds_nothing_is_said(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReadError, match=reason):
        find_files([tmp_path / name])


def test_a_folder_inside_that_cannot_be_opened_does_not_stop_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may open any folder, so the system's refusal is put in its mouth."""
    lay(tmp_path, "a.txt", "sub/b.txt")
    listed = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    refused: list[ReadError] = []
    assert [p.name for p in find_files([tmp_path], refused.append)] == ["a.txt"]
    assert [(error.path.name, error.reason) for error in refused] == [("sub", "cannot be opened (Permission denied)")]
    with pytest.raises(ReadError, match="cannot be opened"):
        find_files([tmp_path])


def test_every_format_counts_in_a_folder(tmp_path: Path) -> None:
    names = ["a.html", "b.PDF", "c.docx", "d.eml", "e.jsonl.gz", "f.warc.gz", "g.zip", "h.md", "i.tar.xz", "j.csv"]
    lay(tmp_path, *names, "k.jpg", "l.gz", "README.md", "LICENSE.txt", "~$c.docx", "page.htm", "page_files/frame.html")
    assert [path.name for path in find_files([tmp_path])] == [*names, "page.htm"]


def test_patterns_that_the_shell_left(tmp_path: Path) -> None:
    lay(tmp_path, "a.txt", "b.txt", "c.jpg", "in/d.html", "odd[1].txt")
    names = ["a.txt", "b.txt", "odd[1].txt"]
    assert [path.name for path in find_files([tmp_path / "*.txt"])] == names
    assert [path.name for path in find_files([tmp_path / "*"])] == [*names[:2], "d.html", names[2]]
    assert [path.name for path in find_files([tmp_path / "**" / "*.html"])] == ["d.html"]
    assert [path.name for path in find_files([tmp_path / "odd[1].txt"])] == ["odd[1].txt"]
    with pytest.raises(ReadError, match="matches nothing"):
        find_files([tmp_path / "*.pdf"])


def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    with pytest.raises(ReadError, match="cannot be opened"):
        find_files([tmp_path / "round.txt"])
    lay(tmp_path, "a.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    told: list[ReadError] = []
    assert [path.name for path in find_files([tmp_path], told.append)] == ["a.txt"]
    assert {(Path(error.path).name, error.reason) for error in told} == {
        ("gone.txt", "is a link that leads nowhere"), ("round.txt", "is a link that leads nowhere")
    }  # fmt: skip
    assert [path.name for path in find_files([tmp_path])] == ["a.txt"]


def test_standard_input_is_kept_in_its_place(tmp_path: Path) -> None:
    lay(tmp_path, "a.txt")
    assert find_files(["-", tmp_path]) == [Path("-"), tmp_path / "a.txt"]
