"""Messages (.eml): a newsletter or a release that came by mail."""

from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from db.read.date import day
from db.read.document import Document, stated
from db.read.error import ReadError
from db.read.format.blocks import Block, joined
from db.read.format.charset import decoded
from db.read.format.fragment import text_of
from db.read.format.wrapped import paragraphs
from db.read.source import Source


def read(data: bytes, source: Source) -> Document:
    """The subject and the body; what is attached is left out."""
    message = message_from_bytes(data, policy=policy.default)
    body = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
    title = _header(message, "Subject")
    text = ""
    encoding = "utf-8"
    if body is not None:
        content, encoding = content_of(body)
        if body.get_content_subtype() == "html":
            text, marks = text_of(content, title)
        else:
            text, marks = joined([Block(part) for part in paragraphs(content)], title)
    if not text.removeprefix(title).strip():
        raise ReadError(source.path, "", "is a message without text", "Save what is attached to it, and read that.")
    name, _ = parseaddr(_header(message, "From"))
    return Document(
        text=text,
        media="message/rfc822",
        encoding=encoding,
        title=stated(title),
        author=stated(name if "@" not in name else ""),
        published=day(_header(message, "Date")),
        marks=marks,
    )


def content_of(part: MIMEPart) -> tuple[str, str]:
    """The text of a part, and its encoding; a charset its header names wrongly does not matter."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    return decoded(data, part.get_content_charset())


def _header(message: EmailMessage, name: str) -> str:
    """A header's words, empty where it is absent or cannot be read."""
    try:
        return " ".join(str(message[name] or "").split())
    except (ValueError, IndexError, TypeError, AttributeError):  # the standard library fails on some broken headers
        return ""
