"""Reading files: the text to the code point, or an error that says where, why and what helps."""

import codecs
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.read.error import ReadError
from db.read.file import read_article, read_text

STORY = "Harbour stays shut\n\n“Nobody sails,” said the harbour master.\n"


def put(folder: Path, data: bytes, name: str = "one.txt") -> Path:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path


def failure(path: Path) -> ReadError:
    """The error reading it gives."""
    with pytest.raises(ReadError) as caught:
        read_article(path)
    for part in (caught.value.place, caught.value.reason, caught.value.remedy, str(path)):
        assert part in str(caught.value)
    assert caught.value.remedy
    return caught.value


def test_the_text_is_the_files(tmp_path: Path) -> None:
    data = STORY.replace("\n", "\r\n").encode()
    article = read_article(put(tmp_path, data, "harbour.v2.txt"))
    assert article.text.encode() == data
    assert article.sha256 == hashlib.sha256(data).hexdigest()
    assert article.doc == "harbour.v2"
    assert article.path == (tmp_path / "harbour.v2.txt").as_posix()
    assert article.encoding == "utf-8"


def test_a_utf8_mark_stays_in_the_text_and_out_of_the_title(tmp_path: Path) -> None:
    article = read_article(put(tmp_path, codecs.BOM_UTF8 + STORY.encode()))
    assert article.text == "\ufeff" + STORY
    assert article.title.value == "Harbour stays shut"
    assert article.zones[0].start == 1


def test_utf16_with_its_mark(tmp_path: Path) -> None:
    article = read_article(put(tmp_path, STORY.encode("utf-16")))
    assert (article.text, article.encoding) == (STORY, "utf-16")


def test_utf16_without_its_mark_is_named(tmp_path: Path) -> None:
    error = failure(put(tmp_path, STORY.encode("utf-16-le")))
    assert "iconv -f UTF-16LE" in error.remedy


def test_an_old_encoding_that_proves_itself_is_read(tmp_path: Path) -> None:
    text = (
        "Le port reste fermé\n\nLe maire a déclaré que les bateaux resteraient à quai jusqu’à l’été, malgré les "
        "protestations des pêcheurs. « C’est une décision très difficile », a-t-il ajouté après la réunion, où les "
        "élus étaient présents.\n"
    )
    article = read_article(put(tmp_path, text.encode("cp1252")))
    assert article.text == text


def test_an_encoding_that_does_not_is_refused_with_its_place(tmp_path: Path) -> None:
    error = failure(put(tmp_path, b"Harbour shut\n\nThe caf\xe9 is open.\n"))
    assert error.place == "line 3, byte 21"
    assert "iconv -f ISO-8859-1 -t UTF-8" in error.remedy


def test_a_damaged_utf8_file_is_not_read_as_something_else(tmp_path: Path) -> None:
    error = failure(put(tmp_path, (STORY * 3).encode() + b"\xe2\x80 and so on\n"))
    assert "damaged" in error.reason
    assert error.place.startswith("line 10")


@pytest.mark.parametrize("data", [b"", b" \n\r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\n"])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    assert "empty" in failure(put(tmp_path, data)).reason


def test_binary_and_nul(tmp_path: Path) -> None:
    assert "binary" in failure(put(tmp_path, bytes(range(256)) * 40)).reason
    error = failure(put(tmp_path, STORY.encode() + b"a\0b\n"))
    assert error.place.startswith("line 4")
    assert "tr -d" in error.remedy


def test_what_is_not_there_and_what_is_no_file(tmp_path: Path) -> None:
    assert "does not exist" in failure(tmp_path / "none.txt").reason
    assert "folder" in failure(tmp_path).reason


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(10 * 1024 * 1024)
    assert "over 2 MB" in failure(path).reason
    assert "Split it" in failure(path).remedy


def test_ten_megabytes_in_one_line_are_laid_out() -> None:
    text = 'Long talk\n\n"We are here," he said. ' + "He said more… and “more” of it, by Jane Doe. " * 230_000
    article = read_text(text, Path("/news/long.txt"))
    assert [zone.kind for zone in article.zones] == ["title", "body"]


@pytest.mark.parametrize("unit", ["a", " ", "A", ".", "Ab ", "1 ", "(", "By Aa ", "…", "AB, ", "- "])
def test_a_run_of_anything_is_read(unit: str) -> None:
    text = "Title of it\n\n" + unit * 200_000 + "x\n"
    assert read_text(text, Path("/news/run.txt")).text == text


LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "",
            " \u00a0",
            "By Jane Doe",
            "7 April 2024",
            "Read also:",
            "Photo: Getty Images",
            "About the writer",
            "Most Read",
        ]
    ),
    st.from_regex(r"\A[A-Z][a-z ,]{5,80}[.\"?]?\Z"),
)


@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n", "\n\n", "\r"]))
def test_zones_cover_every_line_once(parts: list[str], newline: str) -> None:
    text = newline.join(parts)
    article = read_text(text, Path("/news/any.txt"))
    assert article.text == text
    last = 0
    covered: set[int] = set()
    for zone in article.zones:
        assert last <= zone.start < zone.end <= len(text)
        assert "\n" not in text[zone.start : zone.end] and "\r" not in text[zone.start : zone.end]
        last = zone.end
        covered.update(range(zone.start, zone.end))
    blanks = "\ufeff\u200b\u200c\u200d\u2060"
    assert all(i in covered or c.isspace() or c in blanks for i, c in enumerate(text))
    for fact in (article.title, article.author, article.published, article.outlet):
        if fact.span:
            assert 0 <= fact.span[0] < fact.span[1] <= len(text)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    from db.read.encoding import decode

    try:
        text, encoding = decode(data, Path("any.txt"))
    except ReadError as error:
        assert error.remedy
    else:
        if encoding == "utf-8":
            assert text.encode() == data


@pytest.mark.parametrize(
    ("value", "outlet"),
    [("The Harbour Times", "The Harbour Times"), ("Daily Planet", "Daily Planet"), ("Fed to cut rates", None)],
)
def test_a_source_field_names_an_outlet_we_need_not_know(value: str, outlet: str | None) -> None:
    article = read_text(
        f"Port strike enters second week\nSource: {value}\n\nDockers voted to stay out.\n", Path("/a.txt")
    )
    assert (article.outlet.value, article.outlet.basis) == (outlet, "stated" if outlet else "unknown")
