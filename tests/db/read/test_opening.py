"""What stands before the first sentence of a report."""

import pytest

from db.read.opening import opening


@pytest.mark.parametrize(
    "text",
    [
        "PARIS, March 3 (Reuters) - | Prime Minister Luc Roy said so.",
        "KYIV (Reuters) — | The talks go on.",
        "LONDON, Jan. 4 (AP) -- | The talks go on.",
        "(Bloomberg) -- | The bank lost money.",
        "March 3 (Reuters) - | The bank lost money.",
        "Berlin, 5 May 2024 – | The minister left.",
        "Berlin (dpa) - | The minister left.",
        "SOFIA, June 11 (BalkanPress) - | The minister left.",
        "MOSCOW, June 5. /TASS/. | The minister left.",
        "Moscow. January 5. INTERFAX.RU - | The minister left.",
        "ST. PAUL, Minn. - | Gov. Lee left.",
        "CAMBRIDGE, Mass., Dec. 11 (UPI) — | The students left.",
        "BERLIN/PARIS, Oct 3 (Reuters) - | The ministers left.",
        "ISLAMABAD: | The prime minister left.",
        "WASHINGTON —| The Senate met.",
        "PARIS,\u00a0March 3 (Reuters)\u00a0- | The talks go on.",
    ],
)
def test_the_place_the_day_and_the_agency_are_no_part_of_the_sentence(text: str) -> None:
    before, _, behind = text.partition("|")
    before, behind = (before, behind.lstrip()) if before.endswith(" ") else (before + " ", behind.lstrip())
    found = opening(before + behind)
    assert found is not None and found.end == len(before)


@pytest.mark.parametrize(
    "text",
    [
        "NATO (the alliance) said it would go on.",
        "NATO - the alliance of 32 - said so.",
        "BBC - The broadcaster said so.",
        "The Senate met - and parted.",
        "Hagen (CDU) - who had been ill - said so.",
        "On May 5 - a Sunday - he left.",
        "In Paris, March 3 - the day of the vote - they left.",
        "TAVARES: Good morning.",
        "DR. LINA PETRAUSKAS, VILNIUS UNIVERSITY: I agree.",
        "Berlin - The minister left.",
        "",
    ],
)
def test_clauses_labels_and_turns_are_no_openings(text: str) -> None:
    assert opening(text) is None


def test_a_report_says_where_and_when() -> None:
    found = opening("KYIV, April 7, 2024 (AFP) - The talks go on.")
    assert found is not None and found.agency == "AFP"
    assert found.date is not None and found.date.value == "2024-04-07"
    undated = opening("WASHINGTON (AP) — The Senate met.")
    assert undated is not None and undated.date is None
