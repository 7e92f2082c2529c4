"""Saved web pages (.mhtml): a message whose first page is the article's."""

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

from db.read.document import Document
from db.read.error import ReadError
from db.read.format.html import read_page
from db.read.format.mail import content_of
from db.read.source import Source


def read(data: bytes, source: Source) -> Document:
    """The article of the page it saves."""
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if isinstance(part, EmailMessage) and part.get_content_type() in ("text/html", "application/xhtml+xml"):
            html, encoding = content_of(part)
            address = str(message["Snapshot-Content-Location"] or part["Content-Location"] or "")
            if address.startswith(("http://", "https://")) and not source.stated.url:
                source = replace(source, stated=replace(source.stated, url=address))
            page = read_page(html, source, encoding)
            return replace(page, media="multipart/related", url=page.url or source.stated.url)
    raise ReadError(source.path, "", "holds no web page", "Save the page again, as a single file (.mhtml) or as .html.")
