"""Front matter: what stands above a text between lines of dashes or pluses, and states facts of it."""

import re
import tomllib
from collections.abc import Mapping

from db.read.article import Fact
from db.read.date import day
from db.read.document import Document, stated

_YAML = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\ufeff?\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"(\w[\w -]*?)\s*:(?:\s+(.*))?")
_NAMES = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline", "by"),
    "published": ("date", "published", "publishdate", "date_published", "pubdate", "created"),
    "outlet": ("outlet", "publication", "source", "publisher", "site", "site_name", "sitename"),
    "url": ("url", "canonical", "canonical_url", "link", "original_url"),
    "language": ("language", "lang"),
}


def fronted(text: str, media: str, encoding: str) -> Document | None:
    """The document of a text, its front matter included, which is no part of the article; None where it has none."""
    said, body = _front(text)
    if not body:
        return None

    def known(field: str) -> str | None:
        return next((said[name] for name in _NAMES[field] if said.get(name)), None)

    # clippers put the address under "source"
    addressed = said.get("source") if "://" in said.get("source", "") else None
    url, outlet = known("url") or addressed, known("outlet")
    if outlet == addressed:
        outlet = None
    date = day(known("published"))
    return Document(
        text,
        media,
        encoding,
        is_original=True,
        title=stated(known("title")),
        author=stated(known("author")),
        published=date if date.value else Fact(),
        outlet=stated(outlet),
        url=url if url and url.startswith(("http://", "https://")) else None,
        language=known("language"),
        body=body,
    )


def _front(text: str) -> tuple[dict[str, str], int]:
    """What front matter says, by lower-case name, and where it ends."""
    if match := _TOML.match(text):
        try:
            return _flat(tomllib.loads(match[1])), match.end()
        except tomllib.TOMLDecodeError:
            return {}, match.end()
    match = _YAML.match(text)
    return (_entries(match[1]), match.end()) if match else ({}, 0)


def _entries(lines: str) -> dict[str, str]:
    """The plain part of YAML that front matter is written in: `name: words`, `[one, two]`, and lists of `- words`."""
    said: dict[str, str] = {}
    last = ""
    for line in lines.splitlines():
        if entry := _ENTRY.fullmatch(line.rstrip()):
            last = entry[1].lower().replace(" ", "_")
            said[last] = _bare(entry[2] or "")
        elif last and line.lstrip().startswith("- "):
            said[last] = ", ".join(filter(None, [said[last], _bare(line.lstrip()[2:])]))
        elif last and line[:1].isspace() and line.strip():
            said[last] = f"{said[last].removesuffix('>').removesuffix('|')} {line.strip()}".strip()
    return said


def _bare(words: str) -> str:
    """Words without the marks YAML puts around them."""
    words = words.strip()
    if words.startswith("[") and words.endswith("]"):
        return ", ".join(_bare(part) for part in words[1:-1].split(","))
    if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'":
        return words[1:-1].replace('\\"', '"').replace("''", "'")
    return re.sub(r"\s+#.*$", "", words)


def _flat(table: Mapping[str, object]) -> dict[str, str]:
    said: dict[str, str] = {}
    for name, value in table.items():
        if isinstance(value, list):
            said[name.lower()] = ", ".join(map(str, value))
        elif isinstance(value, dict):
            said |= {k: v for k, v in _flat(value).items() if k not in said}
        else:
            said[name.lower()] = str(value)
    return said
