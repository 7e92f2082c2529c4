"""Brat standoff, read by what `onrecord train` reads it with."""

import io
import re
import zipfile
from pathlib import Path

from db.learn.brat import read_folder
from explorer.export.brat import write_folder
from explorer.export.format import Commission
from tests.explorer.export.library import TODAY, handed, written

_LINE = re.compile(r"T\d+\t(Source|Cue|Content|Attribution) \d+ \d+(;\d+ \d+)*\t[^\n\t]+"
                   r"|E\d+\tAttribution:T\d+( \w+:T\d+)+|A\d+\t\w+ E\d+( [\w-]+)?"
                   r"|#\d+\t(?:AnnotatorNotes|Speaker) E\d+\t[^\n\t]+")  # fmt: skip


def letters(text: str, spans: object) -> str:
    assert isinstance(spans, tuple | list)
    return "".join("".join(text[start:end].split()) for start, end in spans)


def test_what_goes_out_comes_in_again(library: Path, tmp_path: Path) -> None:
    for with_text in (False, True):
        folder = tmp_path / str(with_text)
        folder.mkdir()
        with handed(library, "brat") as records:
            write_folder(records, folder, Commission("", len(records), TODAY, with_text))
        read = [
            (letters(text, one.content), letters(text, one.cue), letters(text, one.source))
            for annotated in read_folder(folder)
            for text in [annotated.file.read_bytes().decode()]
            for one in annotated.attributions
        ]
        given = [
            (
                letters(record.source.text, record.card.spans),
                letters(record.source.text, [record.cue] if record.cue else []),
                letters(record.source.text, [record.mention] if record.mention else []),
            )
            for record in records
        ]
        assert sorted(read) == sorted((clean(one), two, three) for one, two, three in given)
        whole = (folder / "1-0.txt").read_text()
        assert ("widen the pier, Ada Quill added" in whole, "Photo: the pier" in whole) == (True, with_text)


def clean(text: str) -> str:
    """A piece of letters as it comes back: without those that end a line, NUL replaced."""
    return re.sub(r"[\x1c-\x1e\x85\u2028\u2029]", "", text).replace("\0", "\ufffd")


def test_every_line_is_as_brat_has_it(library: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(written(library, "brat"))) as archive:
        names = archive.namelist()
        assert names[0] == "annotation.conf"
        assert sorted(names[1:]) == sorted(f"{n}-{n - 1}.{ending}" for n in range(1, 5) for ending in ("ann", "txt"))
        for name in names:
            if not name.endswith(".ann"):
                continue
            text = archive.read(name.replace(".ann", ".txt")).decode()
            lines = archive.read(name).decode().split("\n")
            assert lines.pop() == ""
            for line in lines:
                assert _LINE.fullmatch(line), line
                if line.startswith("T"):
                    _, where, shown = line.split("\t")
                    pieces = [piece.split() for piece in where.split(" ", 1)[1].split(";")]
                    assert " ".join(text[int(start) : int(end)] for start, end in pieces) == shown
        notes = archive.read("1-0.ann").decode()
        assert "Status E" in notes and "[not said]" in notes and "look at the <harbour>, twice" in notes
    assert written(library, "brat") == written(library, "brat")
