"""Whose words they are, in invented sentences: names, pronouns, roles, descriptions, groups."""

from collections.abc import Callable

import pytest

from db.extract.extract import Extractor
from tests.db.extract.conftest import Reading, article_of

Read = Callable[..., Reading]

CAST = (
    "Portland President Maria Velasco met Norwegian Foreign Minister Lars Hagen on a bridge.\n"
    "Hagen looked at the river.\n"
)
SAID = '"We will stay," {} said.'


@pytest.mark.parametrize(
    ("who", "speaker"),
    [
        ("Velasco", "Maria Velasco"),
        ("President Velasco", "Maria Velasco"),
        ("Norway's Hagen", "Lars Hagen"),
        ("Mr. Hagen", "Lars Hagen"),
        ("the Norwegian foreign minister", "Lars Hagen"),
        ("the foreign minister", "Lars Hagen"),
        ("the president", "Maria Velasco"),
        ("he", "Lars Hagen"),
        ("she", "Maria Velasco"),
        ("Velasco and Hagen", "Maria Velasco and Lars Hagen"),
        ("a friend of Hagen", "A friend of Hagen"),
        ("his wife", "Lars Hagen's wife"),
        ("her lawyer", "Maria Velasco's lawyer"),
        ("Hagen's lawyer", "Lars Hagen's lawyer"),
        ("a spokesman for Hagen", "A spokesman for Hagen"),
        ("Western officials", "Western officials"),
        ("a journalist", "A journalist"),
        ("the Kremlin", "Kremlin"),
        ("Kyiv", "Ukraine"),
        ("Brussels", "European Union"),
    ],
)
def test_who_is_meant(read: Read, who: str, speaker: str) -> None:
    assert read(CAST + SAID.format(who).replace("said", "told us")).pairs == [(speaker, "We will stay,")]


@pytest.mark.parametrize(
    ("who", "speaker"),
    [
        ("Senator Anna Berg of Ohio", "Anna Berg"),
        ("Secretary of State John Kettle", "John Kettle"),
        ("Rep. Peter King", "Peter King"),
        ("Minnesota Sen. Al Brandt", "Al Brandt"),
        ("Mr. Nevin of Northtime", "Nevin"),
        ("Robert F. Castle Jr.", "Robert F. Castle Jr."),
        ("Newspaper editor-in-chief Martin Baro", "Martin Baro"),
        ("Ursula von der Hagen", "Ursula von der Hagen"),
    ],
)
def test_the_name_in_a_mention(read: Read, who: str, speaker: str) -> None:
    assert read(SAID.format(who)).pairs == [(speaker, "We will stay,")]


def test_he_is_the_man_and_she_the_woman(read: Read) -> None:
    text = "Robert Lund met Anna Berg in the garden. Berg had called Lund.\n"
    assert read(text + SAID.format("he")).pairs[-1][0] == "Robert Lund"
    assert read(text + SAID.format("she")).pairs[-1][0] == "Anna Berg"


def test_the_article_tells_the_gender_a_name_does_not(read: Read) -> None:
    text = "Rhuvath Belkor opened his shop at noon. Anna Berg waited.\n"
    assert read(text + "Belkor was late. Berg was not.\n" + SAID.format("he")).pairs[-1][0] == "Rhuvath Belkor"


def test_a_title_tells_which_of_a_couple(read: Read) -> None:
    text = "Paul Weller and Ada Weller keep a shop. Paul Weller is 60.\n"
    assert read(text + SAID.format("Mrs. Weller")).pairs[-1][0] == "Ada Weller"
    assert read(text + SAID.format("Mr. Weller")).pairs[-1][0] == "Paul Weller"


def test_one_named_only_in_a_quotation_is_not_he(read: Read) -> None:
    text = 'Hagen spoke. "Peter Lund came to see us," he said.\n"He was glad," he added.'
    assert [name for name, _ in read(CAST + text).pairs] == ["Lars Hagen", "Lars Hagen"]


def test_one_who_speaks_in_another_ones_words_is_not_he(read: Read) -> None:
    text = "Hagen said that Peter Lund had told him the bridge was shut.\n" + SAID.format("he")
    assert read(CAST + text).pairs[-1][0] == "Lars Hagen"


@pytest.mark.parametrize(
    ("named", "who"),
    [
        ("Anna Berg, 34, sells tea.", "the 34-year-old"),
        ("The actress Anna Berg sells tea.", "the actress"),
        ("Anna Berg, a shop owner, sells tea.", "the owner"),
        ("Sen. Anna Berg sells tea.", "the senator"),
        ("Anna Berg, the spokeswoman of the club, sells tea.", "the spokeswoman"),
        ("Lars Hagen waited. His wife, Anna Berg, sells tea.", "his wife"),
        ("Zhao Binglei sells tea.", "Zhao"),
        ("Anna Berg sells tea.", "Anna"),
    ],
)
def test_a_description_means_the_one_it_fits(read: Read, named: str, who: str) -> None:
    expected = "Zhao Binglei" if "Zhao" in named else "Anna Berg"
    assert read(f"{named}\n{SAID.format(who)}").pairs[-1] == (expected, "We will stay,")


@pytest.mark.parametrize(
    "who", ["the other candidate", "a spokesman", "the spokesman", "her rival", "the club's president"]
)
def test_in_doubt_it_is_somebody_else(read: Read, who: str) -> None:
    assert read("Candidate Anna Berg sells tea.\n" + SAID.format(who)).pairs[-1][0] != "Anna Berg"


def test_an_office_is_its_whole_name(read: Read) -> None:
    text = "Prime Minister Anna Berg met Interior Minister Peter Lund.\n"
    assert read(text + SAID.format("the interior minister")).pairs[-1][0] == "Peter Lund"
    assert read(text + SAID.format("the prime minister")).pairs[-1][0] == "Anna Berg"
    assert read(text + SAID.format("the finance minister")).pairs[-1][0] == "Finance minister"


def test_the_ministry_is_the_one_named_last(read: Read) -> None:
    text = "The Ministry of Tides closed the bridge.\n" + SAID.format("the ministry") + '\n"It is old," it added.'
    assert [name for name, _ in read(text).pairs] == ["Ministry of Tides", "Ministry of Tides"]


def test_a_statement_speaks_for_the_one_who_made_it(read: Read) -> None:
    assert read(CAST + 'Hagen\'s statement said: "We will stay."').pairs[-1][0] == "Lars Hagen"


def test_two_residents_are_two(read: Read) -> None:
    reading = read('"We stay," a resident said.\n"We go," a resident said.')
    assert [quote.speaker for quote in reading.extraction.quotes] == [0, 1]


def test_i_in_a_quotation_is_its_speaker(read: Read) -> None:
    reading = read(CAST + "Hagen said: “I told them, ‘We will stay here.’ They laughed.”")
    assert reading.speaker(reading.quote("We will stay")) == "Lars Hagen"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('"We will stay," he said.', "“he” stands too far from anybody it could mean"),
        ('"We will stay," I said.', "“I” may be the writer, or somebody whose words are given to nobody"),
        ('"We will stay here for ever, all of us."', "no cue"),
    ],
)
def test_unknown_has_a_reason(read: Read, text: str, reason: str) -> None:
    assert [quote.unknown_reason for quote in read(text).extraction.quotes] == [reason]


def test_a_pronoun_may_come_before_its_name(read: Read) -> None:
    text = "After he announced that the bridge was shut, Lars Hagen left."
    assert read(text).pairs == [("Lars Hagen", "the bridge was shut")]


def test_the_spokesman_is_the_last_of_them(read: Read) -> None:
    text = "Spokesman Peter Lund was ill.\n" + SAID.format("a spokesman for Hagen") + "\n"
    assert read(text + SAID.format("the spokesman")).pairs[-1][0] == "A spokesman for Hagen"
    text += "Spokesman Peter Lund came back.\n"
    assert read(text + SAID.format("the spokesman")).pairs[-1][0] == "Peter Lund"


def test_father_and_son_are_two(read: Read) -> None:
    text = '"We stay," Robert Castle Sr. said.\n"We go," Robert Castle Jr. said.'
    assert [name for name, _ in read(text).pairs] == ["Robert Castle Sr.", "Robert Castle Jr."]


def test_a_campaign_is_not_its_candidate(read: Read) -> None:
    text = "Lars Hagen is old.\n" + SAID.format("The Campaign for Hagen")
    assert read(text).pairs[-1][0] == "Campaign for Hagen"


def test_an_office_tells_whom_of_a_public_couple(read: Read) -> None:
    text = "Hillary Clinton is old. Hillary Clinton is here.\n"
    assert read(text + SAID.format("President Clinton")).pairs[-1][0] == "Bill Clinton"
    assert read(text + SAID.format("Secretary Clinton")).pairs[-1][0] == "Hillary Clinton"


def test_a_family_is_none_of_its_members(read: Read) -> None:
    assert read("Robert Castle is old.\n" + SAID.format("The Castles")).pairs[-1][0] == "The Castles"


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "Prime Minister Jan Velt resigned on Monday. The new prime minister said that the talks would go on.",
            "New prime minister",
            "the talks",
        ),
        (
            "Minister Jan Velt left in May. His successor said that the road would be built.",
            "Jan Velt's successor",
            "the",
        ),
        (
            'Lena Vogel laughed. Paul Okoro left.\nI ask Vogel what will become of it. "Ice," she says.',
            "Lena Vogel",
            "Ice",
        ),
        (
            'Every day at five Torsten Aldous walks to the landing.\n"It is cold," he says.',
            "Torsten Aldous",
            "It is cold",
        ),
        (
            'Lena Vogel said no.\nThe mayor, Denitsa Popova, has promised a clock. "We printed a notice," she said.',
            "Denitsa Popova",
            "We printed",
        ),
        (
            "The head of the Plovdiv water board, engineer Hristo Velkov, warned that the dam would break.",
            "Hristo Velkov",
            "the dam",
        ),
        (
            'FURIOUS Roxanne Dupree blasted the hotel. Hotel manager Bo Quill left. "It is a joke," Dupree said.',
            "Roxanne Dupree",
            "It is a joke",
        ),
        (
            'The Ministry of Supply said in a statement that it was ready. "We buy grain," the statement reads.',
            "Ministry of Supply",
            "We buy",
        ),
        (
            "There stands Aigul Sarsen, a botanist with mud to her knees, who says that she has been waiting.",
            "Aigul Sarsen",
            "she has",
        ),
        (
            "We, the ministers of Norway and Sweden, urge all parties to meet.\nWe note that it took 31 lives.",
            "Ministers of Norway and Sweden",
            "it took",
        ),
    ],
)
def test_the_one_who_is_meant_speaks(read: Read, text: str, speaker: str, words: str) -> None:
    reading = read(text)
    assert reading.speaker(reading.quote(words)) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Lena Vogel met Tom Ruge. “My husband came and he said, ‘The dam is gone,’ so I ran,” Vogel said.",
        "Lena Vogel met Tom Ruge. “My brother called and he said: ‘The dam is gone.’ So I ran,” Vogel said.",
    ],
)
def test_one_who_is_only_described_in_a_quotation_is_nobody_named_outside(read: Read, text: str) -> None:
    inner = read(text).quote("The dam")
    assert inner.speaker is None and inner.unknown_reason


def test_what_follows_a_question_is_not_the_one_who_asks() -> None:
    text = '"Did you see it at all?" Karl Brandt asked Lena Vogel.\n"I saw nothing in the dark."'
    quote = Extractor(rules_only=True).extract(article_of(text)).quotes[-1]
    assert quote.speaker is None and quote.unknown_reason
