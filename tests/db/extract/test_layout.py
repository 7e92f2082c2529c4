"""What the form of an article says of who speaks, in invented articles."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.extract.attribution import attributions
from db.extract.extract import Extractor
from db.extract.headline import headline_drafts
from db.extract.label import read_label
from db.extract.layout.layout import layout_drafts
from db.extract.layout.running import running_drafts
from db.extract.paragraph import paragraphs
from db.extract.ruled import ruled_drafts
from tests.db.extract.conftest import Reading, article_of


def told(extractor: Extractor, text: str) -> list[tuple[str, str]]:
    """Speaker and words of every draft the layout gives."""
    parts = paragraphs(article_of(text), extractor._nlp)
    drafts = layout_drafts(text, parts)
    return [(d.cue.label.name, text[d.start : d.end]) for d in drafts if d.cue is not None and d.cue.label is not None]


@pytest.mark.parametrize(
    ("label", "name", "kind", "role"),
    [
        ("TAVARES", "Tavares", "person", ""),
        ("REAR ADMIRAL OLE BRANDT, DANISH NAVY", "Ole Brandt", "person", "REAR ADMIRAL, DANISH NAVY"),
        ("DR. LINA O'HARA-MCVEY", "Lina O'Hara-Mcvey", "person", "DR"),
        ("Halina, 71, pensioner", "Halina", "person", "pensioner"),
        ("Caller (Jorge, Mindelo)", "Jorge", "person", ""),
        ("Sen. Dana Whitlow (R-Ohio)", "Dana Whitlow", "person", "Sen"),
        ("Host", "Host", "anonymous", ""),
        ("UNIDENTIFIED MALE", "Unidentified male", "anonymous", ""),
        ("The Courier", "Courier", "outlet", ""),
        ("Ursula von der Aue", "Ursula von der Aue", "person", ""),
        ("Ann Lee (Leeds East) (Lab)", "Ann Lee", "person", ""),
        ("The Minister for Ports (Ruth Quayle)", "Ruth Quayle", "person", "Minister for Ports"),
    ],
)
def test_labels(label: str, name: str, kind: str, role: str) -> None:
    found = read_label(label, 0, len(label))
    assert found is not None
    assert (found.name, found.kind) == (name, kind)
    assert found.role.lower().strip(".") == role.lower()


def test_a_parliament_prints_constituencies_offices_and_answers_of_a_word(extractor: Extractor) -> None:
    text = (
        "Ann Lee (Leeds East) (Lab): The harbour has waited eleven years.\n"
        "Sir Otto Brand (Mid Norfolk) (Con): Will she give way?\n"
        "Ann Lee: Yes.\n"
        "Sir Otto Brand: Does the pier belong to the county?\n"
        "Ann Lee: No.\n"
        "The Minister for Ports (Ruth Quayle): I have said it twice.\n"
    )
    assert told(extractor, text) == [
        ("Ann Lee", "The harbour has waited eleven years."),
        ("Otto Brand", "Will she give way?"),
        ("Ann Lee", "Yes."),
        ("Otto Brand", "Does the pier belong to the county?"),
        ("Ann Lee", "No."),
        ("Ruth Quayle", "I have said it twice."),
    ]


def test_a_transcript_knows_a_surname_by_the_full_name_before(extractor: Extractor) -> None:
    text = (
        "LENA AAS, MAYOR: We begin at nine.\nOLE MOE: Good. I am ready for it.\n(LAUGHTER)\nAAS: Then let us go.\n"
        "MOE: Yes. After you."
    )
    assert told(extractor, text) == [
        ("Lena Aas", "We begin at nine."),
        ("Ole Moe", "Good. I am ready for it."),
        ("Lena Aas", "Then let us go."),
        ("Ole Moe", "Yes. After you."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Aas: 1,204.\nMoe: 1,100.\nAas: 301.\nMoe: 77.",
        "Lena Aas: The mayor is ahead by four points.\nOle Moe: He has no money left.\nIda Berg: She came late.",
        "Note: This list was updated.\nSource: The city.\nNote: It was updated again.",
        "The plan has two parts: money and time.\nThe result: nothing.\nThe mayor came: she left.",
        "The road is long - Oslo is far.\nHe came from Bergen — a city in the west.",
        "What happened next? Nobody knows.\nWhy did he go? It is not clear.\nWho paid?\nThe police came.",
        "Follow the mayor on @LenaAas or write to her.\nEmail: mayor@bergen.example",
    ],
)
def test_ordinary_lines_are_no_layout(extractor: Extractor, text: str) -> None:
    assert told(extractor, text) == []


def test_questions_and_answers(extractor: Extractor) -> None:
    text = (
        "An interview with Lena Aas\nThe mayor spoke to Ola Lie.\nQ. Will you stay?\n"
        "A. Yes. I like it here.\nIt is my town.\n"
        "Q. For how long?\nA. Until they throw me out."
    )
    assert told(extractor, text) == [
        ("Lena Aas", "Yes. I like it here."),
        ("Lena Aas", "It is my town."),
        ("Lena Aas", "Until they throw me out."),
    ]


@pytest.mark.parametrize(
    ("line", "speaker", "words"),
    [
        ("“It is dear.” — Ole Moe, 34, baker", "Ole Moe", "It is dear."),
        ('"It is dear." - Ida, 29, teacher', "Ida", "It is dear."),
        ('Ole Moe, Bergen: "It is dear."', "Ole Moe", "It is dear."),
        ('From Chairwoman Lena Aas: "It is dear."', "Lena Aas", "It is dear."),
        ('Brann coach Lena Aas: "We were better."', "Lena Aas", "We were better."),
        ('@LenaAas tweeted later: "ok, we talked"', "@LenaAas", "ok, we talked"),
        ('"It is dear." — @ole_moe', "@ole_moe", "It is dear."),
        ("The ferry is gone. Goodbye.\n— Ole Moe (@moe) June 8, 2024", "Ole Moe", "The ferry is gone. Goodbye."),
    ],
)
def test_one_line_says_who_speaks(extractor: Extractor, line: str, speaker: str, words: str) -> None:
    assert told(extractor, line) == [(speaker, words)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "THE PRESIDENT: Let us begin with the ferry.\nQ Will it sail in May?\nMS. BRANDT: Last question.\n"
            "THE PRESIDENT: It will. I promised it.",
            ["The president", "Brandt", "The president"],
        ),
        (
            "Hearing, day two\n[00:12] CHAIR: We begin.\n[00:14] ILDA TAVARES: I have a statement.\n"
            "[00:20] CHAIR: Please read it.\n[01:02] TAVARES: I did not sign it.",
            ["Chair", "Ilda Tavares", "Chair", "Ilda Tavares"],
        ),
        (
            "A talk\n**Ola Lie: When did you start?**\n**Lena Aas:** In 1998. I was young.\n**Lie:** And now?\n"
            "**Aas:** Now I am tired.",
            ["Ola Lie", "Lena Aas", "Ola Lie", "Lena Aas"],
        ),
        (
            "Lena Aas on bread\nThe baker spoke to us in Oslo.\n**When did you start?**\nIn 1998. I knew nothing.\n"
            "**Do you like it?**\nMost days I do.\n**What is next?**\nWe will open a second shop in May.",
            ["Lena Aas"] * 3,
        ),
        (
            "What Bergen thinks\n“Give me snow any day.” Ida Berg, 19, student\n“Rain is rain.”\n"
            "Kari Lunde, chairwoman of the Weather Club\nThe city will build a roof.",
            ["Ida Berg", "Kari Lunde"],
        ),
        (
            "Our readers\nMy bus comes twice a day. I walk instead.\nLena, Voss\nI drive an hour for milk.\n"
            "Ole Moe, Odda\nThe survey ends in May.",
            ["Lena", "Ole Moe"],
        ),
        ("A debate\nThe mayor spoke first.\n“We never paid.”\n—Ole Moe\nThat is not so.", ["Ole Moe"]),
        ("Swan news\nLola Vance @LolaVance · 3h\nthe swan and I have talked\nIt was liked by many.", ["Lola Vance"]),
    ],
)
def test_many_houses_print_it_in_their_own_way(extractor: Extractor, text: str, wanted: list[str]) -> None:
    assert [speaker for speaker, _ in told(extractor, text)] == wanted


def test_a_layout_wins_over_sentences_and_keeps_what_others_are_quoted_with() -> None:
    text = (
        "LENA AAS: I think it is late.\nOLE MOE: The ministry said the road was closed.\nAAS: They are wrong, I say.\n"
        "MOE: Perhaps. I only drive."
    )
    reading = Reading(text, Extractor(rules_only=True).extract(article_of(text)))
    assert ("Lena Aas", "I think it is late.") in reading.pairs
    assert ("Ole Moe", "The ministry said the road was closed.") in reading.pairs
    assert [said for _, said in reading.pairs if said.startswith("it is late")] == []
    inner = reading.quote("the road was closed")
    assert inner.nested_in is not None
    assert {q.kind for q in reading.extraction.quotes if q.nested_in is None} == {"direct"}


def test_speech_goes_on_over_paragraphs(extractor: Extractor) -> None:
    text = "Lena Aas said: “We came early.\n“We stayed.\nNobody saw us leave.\nIt was dark.”\nThen it rained."
    parts = paragraphs(article_of(text), extractor._nlp)
    drafts = attributions(text, parts)
    drafts += headline_drafts(text, parts, drafts)
    more = running_drafts(text, parts, drafts)
    words = {text[d.start : d.end] for d in (*drafts, *more) if d.cue is not None or d.follows is not None}
    assert {"We came early.", "We stayed.", "Nobody saw us leave.", "It was dark."} <= words
    assert not any("rained" in w for w in words)


@pytest.mark.parametrize(
    ("line", "goes_on"),
    [
        ("Lena Aas.", False),
        ("Harbour Committee member.", False),
        ("Never again.", True),
        ("Lena Aas left at noon.", True),
    ],
)
def test_a_line_that_only_names_who_spoke_is_no_speech(extractor: Extractor, line: str, goes_on: bool) -> None:
    text = f'Ole Moe said: "We stayed until it was dark.\n{line}"\nThen it rained.'
    parts = paragraphs(article_of(text), extractor._nlp)
    drafts = attributions(text, parts)
    more = running_drafts(text, parts, drafts)
    assert ([text[d.start : d.end] for d in more] == [line]) is goes_on
    assert goes_on or more == []


LINES = st.sampled_from(
    [
        "“We stay.",
        "“We stay,” Lena Aas said. “We do.",
        "“Nobody came.”",
        "It was dark.”",
        "HOST: Good morning.",
        "LENA AAS: I said no.",
        "— Ole Moe, 34",
        "Q: What now?",
        "A: I think so.",
        "@moe: hi there",
        "The mayor said she was late.",
    ]
)


@given(st.lists(LINES, min_size=1, max_size=7))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nobody_goes_on_from_himself(extractor: Extractor, lines: list[str]) -> None:
    text = "\n".join(lines)
    drafts, _ = ruled_drafts(text, paragraphs(article_of(text), extractor._nlp))
    for draft in drafts:
        seen = [draft]
        while seen[-1].follows is not None:
            assert all(seen[-1].follows is not other for other in seen)
            seen.append(seen[-1].follows)
