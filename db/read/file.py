"""A file → an Article: its text unaltered, its zones, and what it says of itself."""

import hashlib
from pathlib import Path

from db.read.article import Article
from db.read.encoding import LIMIT, decode
from db.read.error import ReadError
from db.read.facts import facts
from db.read.line import split
from db.read.zone import lay_out

__all__ = ["ReadError", "read_article", "read_text"]


def read_article(path: Path) -> Article:
    """Read one article; raises ReadError with the place, the reason and a remedy."""
    path = Path(path)
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except FileNotFoundError:
        raise ReadError(path, "", "does not exist", "Check the name; quote it if it holds spaces.") from None
    except IsADirectoryError:
        raise ReadError(path, "", "is a folder", "Name the article files in it, or let it be walked.") from None
    except OSError as error:
        reason = f"cannot be opened ({error.strerror})"
        raise ReadError(path, "", reason, "Check its permissions: ls -l shows them.") from None
    text, encoding = decode(data, path)
    return read_text(text, path, encoding=encoding, sha256=hashlib.sha256(data).hexdigest())


def read_text(text: str, path: Path, *, encoding: str = "utf-8", sha256: str | None = None) -> Article:
    """The article a text is, as if it had been read from `path`."""
    layout = lay_out(split(text))
    known = facts(text, layout)
    digest = sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    stem = path.name.removesuffix(path.suffix) if path.suffix else path.name
    return Article(
        path=path.absolute().as_posix(),
        doc=stem or path.name,
        text=text,
        sha256=digest,
        encoding=encoding,
        title=known.title,
        author=known.author,
        published=known.published,
        outlet=known.outlet,
        zones=layout.zones,
    )
