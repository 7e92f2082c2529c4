"""What a file is, by its ending and, where that says nothing, by its first bytes."""

import re
from typing import Literal, get_args

from db.read.source import Form

Holder = Literal["archive", "tar", "feed", "jsonl", "json", "csv", "tsv", "warc", "packed"]
"""Files that hold many articles; `packed` is one file that gzip, bzip2 or xz made smaller."""

HEAD = 2_048
"""First bytes that tell what a file is."""
_ENDINGS: dict[str, Form | Holder] = {
    ".txt": "text", ".text": "text",
    ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".mhtml": "mhtml", ".mht": "mhtml",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "mail",
    ".rss": "feed", ".atom": "feed",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".warc": "warc", ".warc.gz": "warc",
    ".zip": "archive",
    ".tar": "tar", ".tar.gz": "tar", ".tgz": "tar", ".tar.bz2": "tar", ".tbz2": "tar", ".tar.xz": "tar", ".txz": "tar",
}  # fmt: skip
_PACKINGS = (".gz", ".bz2", ".xz")
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_NOT_ARTICLES = re.compile(r"(?:readme|licen[cs]e|changelog|contributing)(?:\..*)?", re.IGNORECASE)
_PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_MAIL = re.compile(rb"(?:From |(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|From|Subject|Date): )")
_HEADER = re.compile(rb"^(?:MIME-Version|Message-ID|Content-Type|Received): ", re.MULTILINE | re.IGNORECASE)
_SAVED = re.compile(rb"^Content-Type: *multipart/related", re.MULTILINE | re.IGNORECASE)
_OBJECT = re.compile(rb'\s*[\[{]\s*(?:"|\{|\[)')

FORMS = frozenset(get_args(Form))


def by_name(name: str) -> Form | Holder | None:
    """What a file of that name is, None where the name does not tell."""
    lower = name.lower()
    for count in (2, 1):
        ending = "".join(f".{part}" for part in lower.split(".")[1:][-count:])
        if ending in _ENDINGS:
            return _ENDINGS[ending]
    packed = next((ending for ending in _PACKINGS if lower.endswith(ending)), None)
    return "packed" if packed and by_name(lower.removesuffix(packed)) else None


def is_article(name: str) -> bool:
    """Whether a file of that name, met in a folder or an archive, is taken for articles."""
    return not name.startswith((".", "~$")) and by_name(name) is not None and not _NOT_ARTICLES.fullmatch(name)


def by_bytes(head: bytes) -> Form | Holder:
    """What a file is that begins so; what nothing speaks for is text."""
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx" if b"word/" in head or b"[Content_Types].xml" in head[:60] else "archive"
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(_PACKED):
        return "packed"
    if head[257:262] == b"ustar":
        return "tar"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if _PAGE.match(text):
        return "html"
    if text.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf")) and _FEED.search(text):
        return "feed"
    if text.startswith(b"<?xml") and b"<html" in text:
        return "html"
    if _MAIL.match(text) and _HEADER.search(text):
        return "mhtml" if _SAVED.search(text) else "mail"
    if _OBJECT.match(text):
        return "json" if text.startswith(b"[") or b"\n" not in text.strip() or b"{\n" in text[:4] else "jsonl"
    return "markdown" if text.startswith((b"---\n", b"---\r\n")) else "text"


def form_of(name: str, head: bytes) -> Form | Holder:
    """What a file is."""
    return by_name(name) or by_bytes(head)
