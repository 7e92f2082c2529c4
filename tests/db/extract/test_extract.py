"""Who said what, in invented sentences: one test a trap of design/extraction.md."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.extract.extract import Extractor
from tests.db.extract.conftest import Reading, article_of

Read = Callable[..., Reading]

CAST = "Portland President Maria Velasco met Norwegian Foreign Minister Lars Hagen on a bridge.\n"


@pytest.mark.parametrize(
    ("sentence", "speaker", "content"),
    [
        ('"We will stay," Velasco said.', "Maria Velasco", "We will stay,"),
        ('"We will stay," said Velasco.', "Maria Velasco", "We will stay,"),
        ('"We will stay," added Norwegian Foreign Minister Lars Hagen.', "Lars Hagen", "We will stay,"),
        ('Velasco said: "We will stay."', "Maria Velasco", "We will stay."),
        ('Velasco said during a visit last week that "we will stay."', "Maria Velasco", "we will stay."),
        ("Velasco said that the bridge would stay open.", "Maria Velasco", "the bridge would stay open"),
        ("Velasco said the bridge would stay open.", "Maria Velasco", "the bridge would stay open"),
        ("The bridge would stay open, Velasco said.", "Maria Velasco", "The bridge would stay open"),
        (
            "Velasco rejected the claim that the bridge was unsafe.",
            "Maria Velasco",
            "the claim that the bridge was unsafe",
        ),
        ("According to Velasco, the bridge will stay open.", "Maria Velasco", "the bridge will stay open"),
        ("The bridge will stay open, according to Velasco.", "Maria Velasco", "The bridge will stay open"),
        ("Velasco fears that the bridge will close.", "Maria Velasco", "the bridge will close"),
        ("Velasco expressed concern about the state of the bridge.", "Maria Velasco", "the state of the bridge"),
        ("Velasco called the bridge a danger to everybody.", "Maria Velasco", "the bridge a danger to everybody"),
        ("The Guardian reported that the bridge was closed.", "The Guardian", "the bridge was closed"),
        ("Norway has made it clear that it will not pay.", "Norway", "it will not pay"),
        ("Several officials said the bridge was unsafe.", "Several officials", "the bridge was unsafe"),
        ("Velasco urged drivers to take another road.", "Maria Velasco", "to take another road"),
        ("The bridge is shut - a point repeated by Hagen.", "Lars Hagen", "The bridge is shut"),
    ],
)
def test_one_sentence(read: Read, sentence: str, speaker: str, content: str) -> None:
    assert (speaker, content) in read(CAST + sentence).pairs


def test_two_cues_with_one_speaker_are_two_quotes(read: Read) -> None:
    found = read(CAST + 'Hagen said the road was safe, adding that it had been "checked twice."').pairs
    assert ("Lars Hagen", "the road was safe") in found
    assert ("Lars Hagen", 'it had been "checked twice."') in found


def test_coordinated_cues_share_their_subject(read: Read) -> None:
    found = read(CAST + "Velasco acknowledged the poor state of the bridge but stressed that it would stay open.").pairs
    assert ("Maria Velasco", "the poor state of the bridge") in found
    assert ("Maria Velasco", "it would stay open") in found


def test_a_quotation_after_he_said_goes_on(read: Read) -> None:
    found = read(CAST + '"We will stay," Hagen said. "Nobody will make us leave."').pairs
    assert ("Lars Hagen", "Nobody will make us leave.") in found


def test_a_pronoun_reaches_over_the_paragraph(read: Read) -> None:
    found = read(CAST + '"We will stay," Hagen said in Oslo.\n"It is our bridge," he added.').pairs
    assert ("Lars Hagen", "It is our bridge,") in found


def test_a_role_finds_its_holder(read: Read) -> None:
    reading = read(CAST + '"It is our bridge," the Norwegian minister said.')
    assert reading.pairs == [("Lars Hagen", "It is our bridge,")]
    assert reading.extraction.actors[0].country == "NO"


def test_a_surname_with_its_country_is_the_same_person(read: Read) -> None:
    reading = read(CAST + 'Norway\'s Hagen said that "it is our bridge."')
    assert reading.pairs == [("Lars Hagen", "it is our bridge.")]


def test_a_typo_in_a_surname_is_the_same_person(read: Read) -> None:
    assert read(CAST + "Valasco said that the bridge would stay open.").pairs[0][0] == "Maria Velasco"


def test_two_people_of_one_surname_stay_two(read: Read) -> None:
    text = 'Anna Smith met Robert Smith.\n"I am late," Anna Smith said.\n"I am not," Robert Smith said.'
    assert [name for name, _ in read(text).pairs] == ["Anna Smith", "Robert Smith"]


def test_two_people_of_nearly_one_surname_stay_two(read: Read) -> None:
    text = 'Anna Hansen met Anna Hanson.\n"I am late," Anna Hansen said.\n"I am not," Anna Hanson said.'
    assert [name for name, _ in read(text).pairs] == ["Anna Hansen", "Anna Hanson"]


@pytest.mark.parametrize("negation", ["cannot publicly say", "never said", "did not say", "refused to say"])
def test_what_was_not_said_is_negated(read: Read, negation: str) -> None:
    reading = read(CAST + f'Hagen {negation}, "Come and take the bridge."')
    assert reading.quote("Come and take").status == "negated"


def test_the_negating_words_are_kept(read: Read) -> None:
    reading = read(CAST + 'Hagen stressed that he cannot publicly say, "Come and take the bridge."')
    outer, quote = reading.quote("he cannot"), reading.quote("Come and take")
    assert quote.status_span is not None
    assert reading.text[slice(*quote.status_span)] == "cannot publicly"
    assert (outer.kind, outer.status, quote.kind, quote.status) == ("mixed", "asserted", "direct", "negated")
    assert quote.nested_in == reading.extraction.quotes.index(outer)


def test_a_quotation_in_a_quotation_is_at_second_hand(read: Read) -> None:
    reading = read(CAST + "Velasco stated, “He (Hagen) proposed that ‘we can share the bridge.’ How can we refuse?”")
    inner = reading.quote("we can share")
    assert (reading.speaker(inner), inner.status) == ("Lars Hagen", "second-hand")
    assert [via.name for via in inner.via] == ["Maria Velasco"]


def test_a_leak_is_unverified(read: Read) -> None:
    reading = read("Leaked recordings of a call between two Norwegian engineers suggested the bridge was unsafe.")
    quote = reading.quote("the bridge")
    assert (quote.status, reading.speaker(quote)) == ("unverified", "Two Norwegian engineers")


def test_a_question_is_a_question(read: Read) -> None:
    quote = read(CAST + "Hagen asked whether the bridge was safe.").quote("whether")
    assert quote.status == "question"


def test_the_chain_is_kept_and_carried_on(read: Read) -> None:
    reading = read(
        CAST + '"We will stay," Hagen told French broadcaster BFM TV on Monday.\n"All of us," he added.', "2024-03-13"
    )
    assert [[v.name for v in q.via] for q in reading.extraction.quotes] == [["BFM TV"], ["BFM TV"]]
    assert (reading.quote("We will").said, reading.quote("We will").said_basis) == ("2024-03-11", "inferred")


def test_an_outlet_that_reports_carries_what_follows(read: Read) -> None:
    reading = read(CAST + 'The bridge may close, The Guardian reports.\n"We will stay," Hagen said.')
    via = reading.quote("We will").via
    assert [(v.name, v.basis) for v in via] == [("The Guardian", "inferred")]


def test_a_headline_colon_names_the_speaker(read: Read) -> None:
    reading = read("Velasco on the bridge: 'I cannot see it, except in words'\n\n" + CAST, title=True)
    assert reading.pairs[0] == ("Maria Velasco", "I cannot see it, except in words")


def test_a_headline_quotation_takes_the_speaker_of_the_body(read: Read) -> None:
    body = 'Norwegian MP Lars Hagen spoke.\n"It is quite impossible," Hagen said.'
    assert read('"Quite Impossible." Oslo Discusses the Bridge\n\n' + body, title=True).pairs[0] == (
        "Lars Hagen",
        "Quite Impossible.",
    )


def test_a_colon_at_the_paragraphs_end_promises_a_quotation(read: Read) -> None:
    assert ("Lars Hagen", "Of course. We said so.") in read(
        CAST + "Asked about it, Hagen replied:\n“Of course. We said so.”"
    ).pairs


@pytest.mark.parametrize(
    "sentence",
    [
        "The so-called bridge of sighs was built in 1600.",
        "Oslo is considering the closure of the bridge.",
        "Hagen declined to give further details.",
        "The song “Bridge” was number one for weeks.",
        "Under Article 5 of the treaty, an attack on one is an attack on all.",
    ],
)
def test_what_nobody_said_is_no_quote(read: Read, sentence: str) -> None:
    assert read(CAST + sentence).pairs == []


def test_a_quotation_nobody_is_named_for_is_shown_with_its_reason(read: Read) -> None:
    reading = read("“There is nothing we could have done about this bridge.”")
    assert reading.pairs == [(None, "There is nothing we could have done about this bridge.")]
    assert reading.extraction.quotes[0].unknown_reason == "no cue"


def test_no_break_spaces_and_footnotes_do_not_hide_a_cue(read: Read) -> None:
    found = read(
        CAST + "They include a bridge in Norway.1 Velasco\u00a0also\u00a0said\u00a0that Norway is open to loans."
    ).pairs
    assert ("Maria Velasco", "Norway is open to loans") in found


def test_sentences_in_no_quote_are_passages(read: Read) -> None:
    reading = read(CAST + '"We will stay," Hagen said.\nThe bridge is old. It is long.')
    assert [reading.text[slice(*p)] for p in reading.extraction.passages] == [
        CAST.strip(),
        "The bridge is old.",
        "It is long.",
    ]


def test_a_line_longer_than_the_parser_holds_is_read_whole(read: Read) -> None:
    line = "Lars Hagen waited for the train on a long and quiet day. " * 800 + '"We will stay," Lars Hagen said.'
    assert ("Lars Hagen", "We will stay,") in read(line).pairs


PIECES = "\" “ ” ' ’ said he Anna Smith that bridge , . : ( ) according to not denied is [/] \u202e \x00 \n".split(" ")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_text_gives_quotes_that_lie_in_it(extractor: Extractor, words: list[str]) -> None:
    text = " ".join(words)
    extraction = extractor.extract(article_of(text))
    for index, quote in enumerate(extraction.quotes):
        assert all(0 <= start < end <= len(text) for start, end in quote.spans)
        assert list(quote.spans) == sorted(quote.spans)
        assert quote.nested_in != index
        assert 0 <= quote.confidence <= 1
        assert (quote.speaker is None) == (quote.unknown_reason is not None)


NAMES = "Bark Dolm Fens Gort Hurl Jaks Kelp Lund Mork Nils Olme Pend Quar Rost Sten Tolk Umbr Vask Wint Yorn".split()


def test_many_speakers_and_stray_marks_do_not_stall_a_build(read: Read) -> None:
    """Two shapes that once took minutes: hundreds of one-line speakers, and thousands of marks that never close."""
    people = "\n".join(f'"We stay here," Anna {NAMES[n % 20]}{NAMES[n // 20].lower()} said.' for n in range(300))
    assert len({name for name, _ in read(people).pairs}) > 280
    assert read("“" * 5_000 + "Anna Smith came.").pairs is not None


def test_an_impossible_date_is_no_date(read: Read) -> None:
    quote = read(CAST + '"We will stay," Hagen said on February 31, 2024.').quote("We will")
    assert (quote.said, quote.said_basis) == (None, "unknown")
    quote = read(CAST + '"We will stay," Hagen said on Feb. 3, 2024.').quote("We will")
    assert (quote.said, quote.said_basis) == ("2024-02-03", "stated")


PAIR = "Prime Minister Ann Lee met her deputy, Tom Hall.\n"


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ('"We stay," Lee said. Her deputy, Tom Hall, disagreed: "We should go."', "Tom Hall", "We should go."),
        ('Tom Hall said Ann Lee was wrong. "She is lying," he said.', "Tom Hall", "She is lying,"),
        ('Asked whether she would resign, Lee replied: "No."', "Ann Lee", "No."),
        ('"Never," Lee added.', "Ann Lee", "Never,"),
        ('Said Lee: "Indeed."', "Ann Lee", "Indeed."),
    ],
)
def test_words_are_not_given_to_the_other_one(read: Read, text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in read(PAIR + text).pairs


def test_nobody_is_made_to_ask_what_they_were_asked(read: Read) -> None:
    said = read(PAIR + 'Asked whether she would resign, Lee replied: "No."').pairs
    assert [content for _, content in said] == ["No."]


def test_an_agency_carries_what_somebody_said(read: Read) -> None:
    reading = read(PAIR + "Hall told reporters that the plan was a disaster waiting to happen, according to Reuters.")
    quote = reading.quote("the plan")
    assert (reading.speaker(quote), [via.name for via in quote.via]) == ("Tom Hall", ["Reuters"])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ('It is not true that Lee said "let them eat cake."', "negated"),
        ('Critics falsely claimed that Lee said "let them eat cake."', "negated"),
        ('Lee stopped short of saying "let them eat cake."', "negated"),
        ('Lee never said "let them eat cake."', "negated"),
        ('Lee said it was false that "let them eat cake."', "negated"),
        ('A fake video showed Lee saying "let them eat cake."', "unverified"),
        ('"Let them never eat cake," Lee said.', "asserted"),
    ],
)
def test_what_the_article_takes_back_is_not_shown_as_said(read: Read, text: str, status: str) -> None:
    reading = read(PAIR + text)
    assert {q.status for q in reading.extraction.quotes if "cake" in reading.said(q).lower()} >= {status}
    assert reading.quote("let them" if "let" in text else "Let them").status == status


def test_a_quotation_that_ended_is_not_given_to_the_next_sentence(read: Read) -> None:
    text = '"It was rigged," Ann Lee said. "I saw it." Bo Hall said nothing.'
    assert ("Ann Lee", "I saw it.") in read(PAIR + text).pairs


def test_a_namesake_who_is_only_mentioned_does_not_speak(read: Read) -> None:
    text = 'David Kerr denies hurting his brother, Ian Kerr.\n"I never touched him," Kerr told the jury.'
    assert ("David Kerr", "I never touched him,") in read(text).pairs


def test_who_stands_for_the_one_before_it(read: Read) -> None:
    text = "It was like the words of the engineer Bo Hall, who had suggested that the dam could be closed."
    assert ("Bo Hall", "the dam could be closed") in read(PAIR + text).pairs


def test_a_clause_parted_by_its_cue_is_one_quote_in_two_pieces(read: Read) -> None:
    reading = read("Lena Vogel came.\nHer grandfather, she says at last, was sent to a camp for defending these trees.")
    assert reading.pairs == [("Lena Vogel", "Her grandfather … was sent to a camp for defending these trees")]


def test_all_that_a_reporter_writes_behind_a_colon_is_quoted(read: Read) -> None:
    reading = read("Our correspondent Jonas Pell writes: The quay is black. People are sweeping it.")
    assert reading.pairs == [("Jonas Pell", "The quay is black. People are sweeping it")]
    assert reading.extraction.quotes[0].kind == "direct"
