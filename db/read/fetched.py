"""Web addresses as sources: what a server says is unchanged comes from where it was kept."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from db.read.error import ReadError
from db.read.robots import Robots
from db.read.source import Source
from db.read.sources import of_answer
from db.read.wants import Wants
from db.read.web import Answer, Manners, fetch

_ASKED = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
"""What an answer has, and how the next question says it."""


def fetched(urls: Iterable[str], manners: Manners, wants: Wants, kept: Path) -> Iterator[Source | ReadError]:
    """Fetch addresses one after another, a bad one being no hindrance; `kept` is the folder for what was fetched."""
    robots = Robots(manners)
    for url in urls:
        try:
            answer = _fetched(url, manners, robots, kept)
        except ReadError as error:
            is_host = "/" not in str(error.path)  # of whose addresses none may be asked
            yield ReadError(url, error.place, error.reason, error.remedy) if is_host else error
            continue
        yield from of_answer(answer.data, url, answer.media, answer.charset, wants)


def _fetched(url: str, manners: Manners, robots: Robots, kept: Path) -> Answer:
    name = hashlib.sha256(url.encode()).hexdigest()
    facts, body = kept / f"{name}.json", kept / f"{name}.body"
    held = _held(facts, body)
    headers = {_ASKED[key]: value for key, value in held.headers.items() if key in _ASKED} if held else {}
    answer = fetch(url, manners, headers, robots.may)
    if answer.status == 304:
        if held is not None:
            return held
        answer = fetch(url, manners, {}, robots.may)  # a server that says so unasked
    if any(key in answer.headers for key in _ASKED):
        _keep(facts, body, answer)
    return answer


def _held(facts: Path, body: Path) -> Answer | None:
    """Return what was kept, None where nothing was, or not wholly."""
    try:
        told: Mapping[str, object] = json.loads(facts.read_text(encoding="utf-8"))
        data = body.read_bytes()
        headers = told["headers"]
        if told["sha256"] != hashlib.sha256(data).hexdigest() or not isinstance(headers, dict):
            return None
        return Answer(str(told["url"]), 200, {str(key): str(value) for key, value in headers.items()}, data)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(facts: Path, body: Path, answer: Answer) -> None:
    told = {
        "url": answer.url,
        "sha256": hashlib.sha256(answer.data).hexdigest(),
        "headers": {key: answer.headers[key] for key in (*_ASKED, "content-type") if key in answer.headers},
    }
    with suppress(OSError):  # without it the next time takes longer
        facts.parent.mkdir(parents=True, exist_ok=True)
        body.write_bytes(answer.data)
        facts.write_text(json.dumps(told), encoding="utf-8")
