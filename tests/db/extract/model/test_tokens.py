"""Tokens: the parse as arrays, with numbers that stand for the same strings on both sides."""

import numpy as np

from db.extract.model.tokens import FAR, Tokens, code
from tests.db.extract.model.reading import NEWS, read


def test_a_words_number_is_the_parsers_own() -> None:
    tokens = read(NEWS).reading.tokens
    spoken = [token for part in tokens.parts for token in part.doc]
    assert [code(token.dep_) for token in spoken] == tokens.dep.tolist()
    assert [code(token.tag_) for token in spoken] == tokens.tag.tolist()
    assert [code(token.lower_) for token in spoken] == tokens.lower.tolist()


def test_subjects_are_found_and_inherited() -> None:
    text = "Mara Venn said that the dam holds. Joss came and asked why."
    tokens = read(text).reading.tokens
    words = [token.text for part in tokens.parts for token in part.doc]
    subject, inherited = tokens.subject
    assert words[subject[words.index("said")]] == "Venn"
    assert words[subject[words.index("holds")]] == "dam"
    assert words[subject[words.index("asked")]] == "Joss"
    assert inherited[words.index("asked")] and not inherited[words.index("said")]
    assert tokens.is_dep("nsubj").sum() == 3


def test_quotations_and_the_way_to_them() -> None:
    text = 'He said: "The dam holds." She left.\nNobody spoke.'
    tokens = read(text).reading.tokens
    words = [token.text for part in tokens.parts for token in part.doc]
    left, right = tokens.to_quote
    assert right[words.index("said")] == 2 and left[words.index("said")] == FAR
    assert left[words.index("She")] == 1 and right[words.index("She")] == FAR
    assert left[words.index("dam")] == right[words.index("dam")] == 0
    assert left[words.index("Nobody")] == FAR
    assert np.flatnonzero(tokens.quote).tolist() == list(range(words.index("The") - 1, words.index("holds") + 3))


def test_an_article_without_a_word_has_no_tokens() -> None:
    tokens = Tokens([])
    assert tokens.size == 0 and tokens.children == [] and tokens.subject[0].tolist() == []
