"""Web archives (.warc, .warc.gz): the pages a crawl kept, as Common Crawl News has them; read by warcio."""

from collections.abc import Iterator
from typing import BinaryIO

from db.read.error import ReadError
from db.read.form import by_bytes
from db.read.quiet import quiet
from db.read.size import limit_of, taken
from db.read.source import Form, Source, Stated, named_after

_FORMS: dict[str, Form] = {
    "text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf", "text/plain": "text",
}  # fmt: skip


def pages(stream: BinaryIO, path: str, max_size: int | None) -> Iterator[Source | ReadError]:
    """An article an answer that is a page; pictures, scripts, redirects and errors are passed over."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    quiet("warcio")
    number = found = 0
    records = ArchiveIterator(stream)
    records.INC_RECORD = ""  # what is wrong between records it would write on the terminal; it counts it, too
    try:
        for record in records:
            number += 1
            headers = record.http_headers
            if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
                continue
            kind, _, rest = (headers.get_header("Content-Type") or "").partition(";")
            form = _FORMS.get(kind.strip().lower())
            if form is None:
                continue
            address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
            try:
                data = taken(record.content_stream(), limit_of(form, max_size), path)
            except ReadError as error:
                yield ReadError(path, address or f"record {number}", error.reason, error.remedy)
                continue
            if getattr(record.raw_stream, "limit", 0) > 0:
                yield ReadError(path, address or f"record {number}", "is damaged (it ends too soon)", "Fetch it again.")
            if not data.strip() or (form == "html" and by_bytes(data[:512]) == "pdf"):
                continue
            found += 1
            yield Source(
                f"{path}#{number}",
                data=data,
                form=form,
                charset=rest.partition("charset=")[2].strip(" \"'").split(";")[0] or None,
                doc=named_after(address) or f"{named_after(path)}#{number}",
                stated=Stated(url=address or None),
                max_size=max_size,
            )
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError) as error:
        place = f"after record {number}"
        yield ReadError(path, place, f"is damaged ({' '.join(str(error).split())[:100]})", "Fetch it again.")
        return
    if records.err_count:
        yield ReadError(path, "", "is damaged between its records", "What could be read of it is; fetch it again.")
    elif not found:
        yield ReadError(
            path, "", "holds no web page", "Only answers that are pages are read, not requests or extracts."
        )
