"""Whether a text is in English, the only language that is judged."""

from __future__ import annotations

from functools import cache
from itertools import filterfalse

from claimcheck.values import Text
from claimcheck.wordlists import entries

_ENOUGH = 60
"""Words from which on their share of common English words tells the language."""
_LEAST = 0.05
"""That share, below which a text is not English: in English news it is 0.15 and more."""
_SAMPLE = 5_000
"""Words that are looked at."""


def is_english(text: Text) -> bool:
    """Tell whether a text may be in English.

    Args:
        text: The segmented document.

    Returns:
        False if most of its letters are of another alphabet, or if it has words enough and hardly
        any of the common English ones.
    """
    tokens = text.tokens.lower[:_SAMPLE]
    common = sum(map(_common().__contains__, tokens))
    # English with hardly a letter of another alphabet, as nearly every text is: whatever else
    # the tokens are, the answer is yes, and they need not be looked at one by one.
    foreign = sum(map(len, filterfalse(str.isascii, tokens)))
    if common >= _LEAST * len(tokens) and common >= foreign:
        return True
    words = [word for word in tokens if word[0].isalpha()]
    letters = sum(map(len, words))
    latin = sum(map(len, filter(str.isascii, words)))
    if 2 * latin < letters:
        return False
    return len(words) < _ENOUGH or common >= _LEAST * len(words)


@cache
def _common() -> frozenset[str]:
    return frozenset(word for line in entries("english.txt") for word in line.split())
