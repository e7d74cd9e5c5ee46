"""Tokens, on lines written for the purpose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The dam broke, twice.", "The dam broke , twice ."),
        # Clitics and the possessive stand alone, other apostrophes do not split a word.
        ("It's Roe's, I've heard", "It 's Roe 's , I 've heard"),
        ("He’d say they’re late", "He ’d say they ’re late"),
        ("Don't ask O'Hara", "Don't ask O'Hara"),
        ("the workers’ tools", "the workers ’ tools"),
        # Abbreviations and initials keep their full stop, the last word of a sentence does not.
        ("Sen. Roe met No. 3", "Sen. Roe met No. 3"),
        ("J. Roe of the U.S. came at 5 p.m. today", "J. Roe of the U.S. came at 5 p.m. today"),
        ("a U.N.-backed plan", "a U.N.-backed plan"),
        ("Plan B.", "Plan B ."),
        # Numbers, sums, times.
        ("It cost $3.5bn, or 12,000 a head", "It cost $3.5bn , or 12,000 a head"),
        ("up 4.2% since the 1990s", "up 4.2% since the 1990s"),
        ("the 21st at 10:30, a 12-year-old", "the 21st at 10:30 , a 12-year-old"),
        # Hyphens, ampersands, names with capitals inside.
        ("a well-known B&B in MacRoe", "a well-known B&B in MacRoe"),
        ("dead - or alive - he", "dead - or alive - he"),
        # Addresses and handles, less what ends the sentence.
        ("See https://aldmoor.example/a?b=c.", "See https://aldmoor.example/a?b=c ."),
        ("www.aldmoor.example, he said", "www.aldmoor.example , he said"),
        ("write to j.roe@aldmoor.example!", "write to j.roe@aldmoor.example !"),
        ("@janeroe on #thebridge.", "@janeroe on #thebridge ."),
        # Marks.
        ("“No,” he said", "“ No , ” he said"),
        ("``No,'' he said", "`` No , '' he said"),
        ("the end--or not", "the end -- or not"),
        ("well ... maybe… yes", "well ... maybe … yes"),
        ("naïve São Łódź", "naïve São Łódź"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert list(tokenize(text).words) == words.split(" ")


def test_spaced_dots_are_one_ellipsis() -> None:
    assert tokenize("so . . . no").words == ("so", ". . .", "no")


def test_the_looked_up_form_is_lower_case_with_straight_apostrophes() -> None:
    assert tokenize("DON’T Ask").lower == ("don't", "ask")


def test_the_token_at_an_offset() -> None:
    tokens = tokenize("a dam broke")
    assert [tokens.at(offset) for offset in (0, 1, 2, 3, 6, 11)] == [0, 1, 1, 2, 2, 3]


@given(st.text() | st.text(alphabet="a'’. -&@#$5:/w\n“”…"))
def test_every_character_is_in_one_token_or_white_space(text: str) -> None:
    tokens = tokenize(text)
    end = 0
    for i in range(len(tokens)):
        assert text[end : tokens.starts[i]].strip() == ""
        assert tokens.starts[i] < tokens.ends[i]
        assert tokens.words[i] == text[tokens.starts[i] : tokens.ends[i]]
        end = tokens.ends[i]
    assert text[end:].strip() == ""
