"""Comparing two texts word by word."""

from db.ask.difference import Part, difference, pasted


def test_words_of_both_and_of_one() -> None:
    assert difference("we will not go", "We shall not go, ever") == (
        Part("both", ("We",)),
        Part("paste", ("will",)),
        Part("quote", ("shall",)),
        Part("both", ("not", "go,")),
        Part("quote", ("ever",)),
    )


def test_accents_case_and_signs_make_no_difference() -> None:
    assert difference("ŁÓDŹ – it’s here", "Lodz its here!") == (Part("both", ("Lodz", "its", "here!")),)


def test_nothing_in_common() -> None:
    assert difference("one", "two") == (Part("paste", ("one",)), Part("quote", ("two",)))
    assert difference("", "two words") == (Part("quote", ("two", "words")),)


def test_only_running_text_is_pasted() -> None:
    assert pasted("harbour close") == ""
    text = "The harbour will not close this winter, she told the reporters."
    assert pasted(f" {text} ") == text
