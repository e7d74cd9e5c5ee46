"""Figures of a poll that the article named: "Among likely voters, Roe leads by 4 points".

Nothing but the poll could know them, and so they rest on it, without a cue of their own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from claimcheck.attribution.lexicon import cue_words
from claimcheck.values import Attributed, Sentence, Span, Text, Tokens

_REACH = 250
"""Tokens within which figures belong to the poll that was named last."""


def poll_figures(
    text: Text, inside: Sequence[int], speaking: Collection[int]
) -> Iterator[Attributed]:
    """Yield an attribution for every sentence that tells figures of a poll.

    Args:
        text: The segmented document.
        inside: For every token the index of its outermost quotation, or -1.
        speaking: The sentences that hold an act of communication.
    """
    tokens = text.tokens
    polls = tokens.among(cue_words("poll"), 0, len(tokens))
    if not polls:
        return
    for index, sentence in enumerate(text.sentences):
        before = bisect_left(polls, sentence.last)
        poll = polls[before - 1] if before else None
        if poll is not None and poll < sentence.first and sentence.last - poll > _REACH:
            poll = None
        if poll is not None and index not in speaking and _tells_figures(tokens, sentence, inside):
            yield Attributed(
                source=Span(tokens.starts[poll], tokens.ends[poll]),
                cue=None,
                content=(Span(sentence.start, sentence.end),),
                type="document",
                lemma="poll",
                rule="poll.figures",
                quotation="indirect",
                kind="document",
            )


def _tells_figures(tokens: Tokens, sentence: Sentence, inside: Sequence[int]) -> bool:
    """Tell whether a sentence gives shares of those who were polled, or who leads."""
    lower = tokens.lower[sentence.first : sentence.last]
    shares, polled = cue_words("share"), cue_words("polled")
    if not cue_words("respondent").isdisjoint(lower):
        return True
    if polled.isdisjoint(lower):
        return False
    if not any(word in shares or word.endswith("%") for word in lower):
        return False
    if not cue_words("counted").isdisjoint(lower):
        return False
    return any(word in polled and inside[sentence.first + i] < 0 for i, word in enumerate(lower))
