"""A report as one HTML file: nothing in it is fetched or run, and it prints well."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import IO

from db.ask.record import Record
from explorer.citation import marks, quoted
from explorer.export.format import Commission
from explorer.export.out import Text, shown
from explorer.export.plain import locator, outlet, published, speech
from explorer.export.report import LEGEND, TITLE, by_speaker, decided, summary

_STYLE = """
body { font: 1rem/1.5 Georgia, serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; border-bottom: 1px solid #bbb; margin-top: 2.2rem; }
figure { margin: 1.2rem 0; break-inside: avoid; } blockquote { margin: 0; padding-left: 1rem; border-left: 3px solid; }
figure.not-said blockquote { border-left: 3px double #a02020; }
.mark { font: bold 0.85rem/1 sans-serif; color: #a02020; }
figcaption, .note { font-size: 0.85rem; color: #444; }
figcaption { padding: 0.3rem 0 0 1.2rem; } .note { padding-left: 1.2rem; font-style: italic; margin: 0.2rem 0 0; }
@media print {
  body { max-width: none; margin: 0; font-size: 10.5pt; } h2 { break-after: avoid; }
  a { color: inherit; text-decoration: none; } a[href]::after { content: " <" attr(href) ">"; word-break: break-all; }
}
"""


def write(records: Iterable[Record], out: IO[bytes], wanted: Commission) -> Sequence[str]:
    """Write a section a speaker, the one with most quotes first."""
    text = Text(out)
    text.write(
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{TITLE}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{TITLE}</h1>\n"
        f"<p>{_safe(summary(wanted))}</p>\n<p>{_safe(LEGEND)}</p>\n"
    )
    for head, quotes in by_speaker(records):
        text.write(f'<section>\n<h2 dir="auto">{_safe(head)}</h2>\n')
        for record in quotes:
            text.write("".join(_figure(record, wanted)))
        text.write("</section>\n")
    text.write("</body>\n</html>\n")
    return ()


def _figure(record: Record, wanted: Commission) -> Iterator[str]:
    card = record.card
    mark, words = marks(card), quoted(card)
    address = _address(card.url)
    cite = f' cite="{address}"' if address else ""
    yield f'<figure id="quote-{card.row.id}"{" class=not-said" if card.row.status == "negated" else ""}>\n'
    badge = f'<span class="mark">{_safe(mark)}</span> ' if mark else ""
    yield f'<blockquote{cite}><p dir="auto">{badge}{_safe(words.removeprefix(mark).strip())}</p></blockquote>\n'
    title = f"“{_safe(card.title)}”" if card.title else "the article"
    if address:
        title = f'<a href="{address}" rel="noreferrer">{title}</a>'
    parts = [title if card.title or address else "", f"<cite>{_safe(outlet(card))}</cite>", _safe(card.author or "")]
    parts += [_safe(published(card)), _safe(locator(card))]
    parts += [f"accessed {wanted.accessed.isoformat()}"] if address else []
    told = ", ".join(part for part in parts if part)
    yield f'<figcaption dir="auto">— {_safe(speech(card))}; {told}</figcaption>\n'
    if said := decided(record):
        yield f'<p class="note" dir="auto">{_safe(said)}</p>\n'
    yield "</figure>\n"


def _safe(text: str) -> str:
    return escape(shown(text))


def _address(url: str | None) -> str:
    return escape(shown(url)) if url and url.startswith(("https://", "http://")) else ""
