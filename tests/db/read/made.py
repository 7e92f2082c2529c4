"""Files of every format, made here: invented news in few bytes."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path

TITLE = "Harbour stays shut after storm"
LEAD = (
    "The harbour will stay shut until Monday, its master said on Sunday after a storm that broke two piers in the "
    "night and sank four boats."
)
SPEECH = (
    "“Nobody sails before the piers are mended,” said Owen Parry, the harbour master, who has led it since 2009 and "
    "knows every stone of it."
)
END = "The town's council said it would meet on Tuesday “to talk about money”, and that nobody should hope for much."
BODY = (LEAD, SPEECH, END)
STORY = "\n\n".join((TITLE, *BODY)) + "\n"


def page(body: Sequence[str] = BODY, head: str = "", charset: str = "utf-8", language: str = "en-GB") -> str:
    """A web page with what stands around an article."""
    paragraphs = "\n".join(f"<p>{part}</p>" for part in body)
    return f"""<!doctype html><html lang="{language}"><head><meta charset="{charset}">
<title>{TITLE} | The Quay Post</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="The Quay Post">
<link rel="canonical" href="https://quay.example/news/harbour"><meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2024-04-07T09:30:00+01:00">{head}</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/jobs">Jobs</a></nav>
<article><h1>{TITLE}</h1>{paragraphs.replace("<p>“Nobody", "<h2>Boats sunk</h2><p>“Nobody")}</article>
<footer>© 2024 The Quay Post. All rights reserved.</footer><script>var a = "no article";</script></body></html>"""


def pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]], info: str = "", encrypt: str = "") -> bytes:
    """A PDF of lines, each (left, height above the foot, size, words), in Helvetica."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for n, lines in enumerate(pages):
        shown = []
        for left, low, size, words in lines:
            safe = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            shown.append(f"BT /F1 {size} Tf {left} {low} Td ({safe}) Tj ET".encode("cp1252"))
        stream = b"\n".join(shown)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    trailer = ""
    if info:
        objects.append(f"<< {info} >>".encode())
        trailer += f" /Info {len(objects)} 0 R"
    if encrypt:
        objects.append(encrypt.encode("latin-1"))
        trailer += f" /Encrypt {len(objects)} 0 R /ID [<{'00' * 16}> <{'00' * 16}>]"
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write(b"".join(f"{place:010} 00000 n \n".encode() for place in places))
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{trailer} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


LOCKED = f"<< /Filter /Standard /V 1 /R 2 /O <{'11' * 32}> /U <{'22' * 32}> /P -4 >>"
"""What says that a PDF is encrypted, with a password that nobody has."""


def mail(body: str = STORY, html: str | None = None, headers: Mapping[str, str] | None = None) -> bytes:
    """A message."""
    message = EmailMessage()
    given = {"Subject": TITLE, "From": "Jane Doe <jane@quay.example>", "Date": "Sun, 07 Apr 2024 16:10:00 +0100"}
    for name, value in (given | dict(headers or {})).items():
        message[name] = value
    if html is None:
        message.set_content(body)
    else:
        message.set_content(html, subtype="html")
    return message.as_bytes()


def mhtml(html: str) -> bytes:
    """A saved page, as Chromium writes it."""
    part = html.encode()
    import quopri

    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://quay.example/saved\r\nSubject: {TITLE}\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b--"\r\n\r\n'
        "----b--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "Content-Location: https://quay.example/saved\r\n\r\n"
    )
    return head.encode() + quopri.encodestring(part).replace(b"\n", b"\r\n") + b"\r\n----b----\r\n"


def rss(entries: Sequence[tuple[str, str, str | None]]) -> str:
    """A feed of (title, HTML, date)."""
    items = ""
    for n, (title, html, date) in enumerate(entries):
        dated = f"<pubDate>{date}</pubDate>" if date else ""
        items += (
            f"<item><title>{title}</title><link>https://quay.example/{n}/story-{n}.html</link><guid>q{n}</guid>"
            f"<author>desk@quay.example (Jane Doe)</author>{dated}<description><![CDATA[{html}]]></description></item>"
        )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Quay Post</title>'
        f"<language>en</language>{items}</channel></rss>"
    )


def warc(pages: Sequence[tuple[str, bytes, str, str]], packed: bool = True) -> bytes:
    """A crawl of (address, body, content type, status)."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "made here"}))
    for address, body, kind, status in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=headers)
        writer.write_record(record)
    return out.getvalue()


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A .zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def put(folder: Path, name: str, data: bytes | str) -> Path:
    """A file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path
