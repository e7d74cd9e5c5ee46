"""The runs of capitalised words of an article, in order: all that may be names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress, count
from operator import itemgetter

from claimcheck.attribution.lexicon import cue_verbs
from claimcheck.attribution.names.extent import extended, joins_name, may_begin, opens_name
from claimcheck.attribution.names.lexicon import never_names
from claimcheck.attribution.names.one_word import alone, one_word
from claimcheck.attribution.names.run import Run
from claimcheck.attribution.names.taken_apart import taken_apart
from claimcheck.attribution.names.words import known_body, shouted
from claimcheck.values import Text

_LONGEST_NAME = 12
"""Tokens in the longest name that is looked for."""
_OPENING = frozenset("\"“‘«„(['—–:") | {"``"}
_HEADLINE = 4
"""Words with a capital that a headline has at least."""


def runs(text: Text) -> list[Run]:
    """Return every run of capitalised words that may be a name, in order."""
    words = text.tokens.words
    # Every token of the document is looked at here and nowhere else.
    capitals = list(compress(count(), map(str.isupper, map(itemgetter(0), words))))
    found: list[Run] = []
    at = 0
    for sentence in text.sentences:
        first, last = sentence.first, sentence.last
        at = bisect_left(capitals, first, at)
        stop = bisect_left(capitals, last, at)
        if stop - at >= _HEADLINE and _title_case(words, first, last, stop - at):
            at = stop
            continue
        end = first
        for i in capitals[at:stop]:
            begins = "no" if i < end else opens_name(words[i])
            if begins == "no":
                continue
            initial = (
                i == first
                or words[i - 1] in _OPENING
                or (i == first + 1 and not words[first][0].isalnum())
            )
            if begins == "ask" and not may_begin(text, i, last, initial=initial):
                continue
            run, end = _run(text, i, last, initial)
            if run is not None:
                found.append(run)
        at = stop
    return found


def _title_case(words: Sequence[str], first: int, last: int, capitals: int) -> bool:
    """Tell a headline, in which capitals mean nothing.

    A sentence with a full stop is one only if small words and verbs have capitals too.
    ``capitals`` is how many words have one.
    """
    plain = 0
    for w in words[first:last]:
        if len(w) > 3 and w[0].islower():
            plain += 1
            if 4 * plain > capitals:  # most sentences show it in a few words
                return False
    long = [w for w in words[first:last] if len(w) > 3 and w[0].isalpha()]
    if len(long) < _HEADLINE or sum(w[0].isupper() for w in long) < 0.8 * len(long):
        return False
    if words[last - 1] not in (".", "!"):
        return True
    raised = [w.lower() for w in long[1:] if w[0].isupper()]
    return not (
        never_names("function").isdisjoint(raised) and cue_verbs().keys().isdisjoint(raised)
    )


def _run(text: Text, i: int, last: int, initial: bool) -> tuple[Run | None, int]:
    """Read the run that begins at token ``i``; return its name and where it ends."""
    tokens = text.tokens
    words, lower = tokens.words, tokens.lower
    end = i + 1
    limit = min(last, i + _LONGEST_NAME)
    while end < limit:
        joins = joins_name(words[end])
        if joins == "no" or tokens.starts[end] > tokens.ends[end - 1] + 1:
            break
        further = end + 1 if joins == "yes" else extended(text, i, end, limit)
        if further == end:
            break
        end = further
    if end == i + 1:
        run = one_word(text, i, end, initial, alone(words[i]))
    else:
        run = taken_apart(text, i, end, initial)
        if run is not None and shouted(words[i:end]):
            run = run if known_body(lower, run.first, run.last) else None
    if end + 1 < last and words[end] == "," and lower[end + 1] in never_names("suffix"):
        end += 2
    return run, end
