"""Word classes: noun or verb by what stands around, and any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.tokens import tokenize
from claimcheck.language.wordclass import tag


def tags(text: str) -> dict[str, str]:
    """Return the tag of each word; of the last where a word stands twice."""
    tokens = tokenize(text)
    return dict(zip(tokens.words, tag(tokens, 0, len(tokens)), strict=True))


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("The reports were late.", "reports", "NNS"),
        ("The mayor will report it.", "report", "VB"),
        ("They will state the reason.", "state", "VB"),
        ("The state has no reason.", "state", "NN"),
        ("He claims that it leaks.", "claims", "VBZ"),
        ("Their claims were false.", "claims", "NNS"),
        ("The mayor said so.", "said", "VBD"),
        ("It was said in Tarnov.", "Tarnov", "NNP"),
        ("The dam has been denied funds.", "denied", "VBN"),
        ("She may go in May.", "May", "NNP"),
        ("The bridge costs $40 million.", "$40", "CD"),
    ],
)
def test_class_by_context(sentence: str, word: str, expected: str) -> None:
    assert tags(sentence)[word] == expected


@given(st.text())
def test_any_text_has_one_tag_a_token(text: str) -> None:
    tokens = tokenize(text)
    given_tags = tag(tokens, 0, len(tokens))
    assert len(given_tags) == len(tokens)
    assert all(given_tags)


def test_a_range_is_tagged_as_a_sentence_of_its_own() -> None:
    tokens = tokenize("It rained. She reports it.")
    assert list(tag(tokens, 3, len(tokens))) == list(
        tag(tokenize("She reports it."), 0, len(tokens) - 3)
    )
