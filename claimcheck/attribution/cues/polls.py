"""Figures of a poll that the article named before: "Among likely voters, Roe leads by 4 points".

Nothing but the poll could know them, and so they rest on it, without a cue of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.lexicon import cue_words
from claimcheck.values import Tokens


def names_poll(tokens: Tokens, first: int, last: int) -> int | None:
    """Return the last token of the tokens ``first:last`` that names a poll, or None."""
    polls = cue_words("poll")
    named = tokens.among(polls, first, last)
    return named[-1] if named else None


def tells_figures(tokens: Tokens, first: int, last: int, inside: Sequence[int]) -> bool:
    """Tell whether a sentence gives shares of those who were polled, or who leads.

    Args:
        tokens: The document's tokens.
        first: The sentence's first token.
        last: The token behind the sentence.
        inside: For every token of the document the outermost quotation it is in, or -1.
    """
    lower = tokens.lower[first:last]
    shares = cue_words("share")
    if not cue_words("respondent").isdisjoint(lower):
        return True
    if not any(word in shares or word.endswith("%") for word in lower):
        return False
    if not cue_words("counted").isdisjoint(lower):
        return False
    return any(
        word in cue_words("polled") and inside[first + i] < 0 for i, word in enumerate(lower)
    )
