"""Whether a text is in English, the only language that is judged."""

from __future__ import annotations

from functools import cache

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
    words = [word for word in text.tokens.lower[:_SAMPLE] if word[0].isalpha()]
    letters = sum(map(len, words))
    latin = sum(map(len, filter(str.isascii, words)))
    if 2 * latin < letters:
        return False
    return len(words) < _ENOUGH or sum(map(_common().__contains__, words)) >= _LEAST * len(words)


@cache
def _common() -> frozenset[str]:
    return frozenset(word for line in entries("english.txt") for word in line.split())
