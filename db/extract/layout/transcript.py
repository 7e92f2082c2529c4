"""Transcripts: `NAME: words`, several speakers, a surname alone after the first full name."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from db.extract.draft import Draft
from db.extract.label import Label, read_label
from db.extract.layout.turn import turn
from db.extract.mention import surname_key
from db.extract.paragraph import SPOKEN_ZONES, Paragraph

LABELLED = re.compile(
    r"[*_]{0,3}(?:[\[(]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?[\])]?\s+)?"
    r"(?P<label>[^\W\d_][\w.'’&-]*(?: (?:[A-ZÀ-Þ(][\w.'’&)-]*|of|for|the|and|de|da|di|du|van|von|der|bin|al|el|la))*"
    r"(?: ?\([^()]{2,40}\)){0,2}(?:, [^:;.?!\"“]{2,60})?)(?P<mark>[*_ ]{0,3}:)[*_]{0,3}\s+(?=\S)"
)
"""`TAVARES: …`, `[00:12] **Tavares:** …`, `The Courier: …`, `Caller (Jorge, Mindelo): …`, `OLE BRANDT, NAVY: …`,
`Ann Lee (Leeds East) (Lab): …`, `The Minister for Ports (Ruth Quayle): …`."""
LETTER = re.compile(r"(?:Q|A|Question|Answer|QUESTION|ANSWER)\s*[.:–—-]\s+")
QUESTION = re.compile(r"[*_]{0,3}Q(?:uestion|UESTION)?\b[.:]?\s")
"""A question by somebody in the room: it ends the turn before."""
NO_SPEAKER = re.compile(
    r"(?:transcript|interview|analysis|opinion|comment|live|review|profile|podcast|explainer|obituary|"
    r"note|editor.s note|update|updated|correction|clarification|read more|read|related|photo|video|source|caption|"
    r"contact|media contact|email|e-mail|phone|tel|twitter|facebook|instagram|website|where|when|what|who|"
    r"how|why|price|"
    r"date|time|venue|directed by|starring|rating|winner|loser|contributing|poll|headline|breaking|"
    r"exclusive|watch|listen|tag|"
    r"topics?|bottom line|fact|claim|verdict|result|final|score|also|plus|ps|p\.s|warning|summary|background|address|"
    r"example|for example|the facts?|question|answer|total|first|second|third|lastly|moral|translation)s?",
    re.IGNORECASE,
)
ANSWER = re.compile(r"[\"“]?[A-ZÀ-Þ][\w'’-]*(?:[ ,]+[\w'’-]+){0,2}[.!?…][\"”]?")
"""A turn of a word or two: `Yes.`"""
DIRECTION = re.compile(r"\W*[(\[][^()\[\]]*[)\]]\W*")
"""A line that tells what happens in the room: (APPLAUSE)."""
DENSE = 0.7
"""Share of a stretch's lines that bear a label, from which the others go on with the turn before."""
AT_LEAST = 3


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph with a label before its words."""

    paragraph: Paragraph
    label: Label
    mark: int
    words: int
    """Where the words begin."""
    is_speech: bool
    """Whether they make a sentence, and not a figure or a heading."""


def transcript_drafts(text: str, paragraphs: list[Paragraph]) -> list[Draft]:
    """The turns of every conversation an article prints word by word."""
    body = [p for p in paragraphs if p.kind in SPOKEN_ZONES]
    lines = [_line(text, paragraph) for paragraph in body]
    numbers = _conversation([(n, line) for n, line in enumerate(lines) if line is not None])
    if not numbers:
        return []
    stretch = body[numbers[0] : numbers[-1] + 1]
    room = sum(any(form.match(text, p.start, p.end) for form in (QUESTION, DIRECTION)) for p in stretch)
    dense = len(numbers) + room >= DENSE * len(stretch)
    full: dict[str, Label] = {}
    found: list[Draft] = []
    speaking: _Line | None = None
    for number in range(numbers[0], numbers[-1] + 1):
        paragraph, line = body[number], lines[number] if number in numbers else None
        if DIRECTION.fullmatch(text[paragraph.start : paragraph.end]):
            continue
        if line is not None:
            speaking = replace(line, label=_full(line.label, full))
            draft = _turn(text, paragraph, line.words, speaking)
        elif QUESTION.match(text, paragraph.start, paragraph.end):
            speaking, draft = None, None
        elif dense and speaking is not None and paragraph.kind == "body":
            draft = _turn(text, paragraph, paragraph.start, speaking)
        else:
            speaking, draft = None, None
        if draft is not None:
            found.append(draft)
    return found


def _turn(text: str, paragraph: Paragraph, start: int, line: _Line) -> Draft | None:
    return turn(text, paragraph, (start, paragraph.end), line.label, line.paragraph, line.mark, "transcript", 0.95)


def _line(text: str, paragraph: Paragraph) -> _Line | None:
    """A paragraph as a line of a transcript, if it begins with a label."""
    match = LABELLED.match(text, paragraph.start, paragraph.end)
    if match is None or LETTER.match(match.group()) or NO_SPEAKER.fullmatch(match["label"].strip()):
        return None
    if not match["label"][0].isupper() or match.end("label") - match.start() > 90:
        return None
    label = read_label(text, match.start("label"), match.end("label"))
    if label is None:
        return None
    rest = text[match.end() : paragraph.end].rstrip("*_ ")
    long = " " in rest and sum(map(str.islower, rest)) > 4
    is_speech = rest[-1:] in tuple(".!?…\"”’'—–-)]") and (long or ANSWER.fullmatch(rest) is not None)
    return _Line(paragraph, label, match.end("mark") - 1, match.end(), is_speech)


def _conversation(lines: list[tuple[int, _Line]]) -> list[int]:
    """The numbers of the lines that make a conversation: somebody in it speaks again after another has spoken.

    A list of people ("Rubio: ahead by four", "Cruz: behind") names each of them once.
    """
    times = Counter(surname_key(line.label.name) for _, line in lines)
    order = [surname_key(line.label.name) for _, line in lines]
    returns = sum(times[name] > 1 and name in order[:i] and order[i - 1] != name for i, name in enumerate(order))
    spoken = sum(line.is_speech for _, line in lines)
    if len(lines) < AT_LEAST or returns < 1 or len(times) > 0.8 * len(lines) or spoken < 0.6 * len(lines):
        return []
    # A title that looks like a line is one only where the conversation goes on right under it, with its speaker.
    first = lines[0]
    if first[1].paragraph.kind == "title" and (lines[1][0] != first[0] + 1 or times[order[0]] < 2):
        lines = lines[1:]
    return [number for number, _ in lines]


def _full(label: Label, full: dict[str, Label]) -> Label:
    """The label with the name and role it had when it stood in full."""
    if label.kind != "person":
        return label
    held = full.get(surname_key(label.name))
    if held is None or (" " in label.name and label.name.split()[0] != held.name.split()[0]):
        full[surname_key(label.name)] = label
        return label
    return replace(label, name=held.name, role=held.role)
