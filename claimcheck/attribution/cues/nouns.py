"""Attributions whose cue is a noun: "X's claim that", "the allegation by X that"."""

from __future__ import annotations

from claimcheck.attribution.cues.found import Found
from claimcheck.attribution.lexicon import Cue
from claimcheck.attribution.syntax.clauses import body_end, clause_end
from claimcheck.attribution.syntax.closed_classes import BE, FINITE_TAGS
from claimcheck.attribution.syntax.nouns import (
    noun_chunk_left,
    noun_chunk_right,
    noun_phrase_right,
)
from claimcheck.attribution.syntax.view import Range, View

_PREPOSITIONS = frozenset({"of", "for", "about", "against", "on", "over", "to"})
_REACH = 8  # tokens from a noun back to its possessor


def noun_attribution(v: View, i: int, cue: Cue) -> Found | None:
    """Recognise the attribution of a cue noun.

    Args:
        v: The sentence.
        i: The noun's token.
        cue: What it is a form of.

    Returns:
        The attribution, or None where the noun has no that-clause, and no source with a
        preposition that could govern content.
    """
    end = body_end(v)
    source = possessor(v, i)
    k = i + 1
    agent = _agent(v, k, possessed=source is not None)
    if agent is not None:
        source, k = agent, agent[1]
    if v.word(k) in BE and source is not None and v.word(k + 1) == "that" and k + 2 < end:
        # "Her answer was that"
        return Found(cue, (i, k + 1), source, ((k + 1, clause_end(v, k + 1, end)),), "noun.be")
    if "e" in cue.flags:
        return None
    content: Range | None = None
    rule = "noun.preposition"
    if v.word(k) == "that" and v.tag(k + 1) not in FINITE_TAGS:
        content, rule = (k, clause_end(v, k, end)), "noun.that"
    elif source is not None and v.word(k) in _PREPOSITIONS and k + 1 < end:
        infinitive = v.word(k) == "to" and v.tag(k + 1) == "VB"
        stop = clause_end(v, k, end) if infinitive else noun_phrase_right(v, k + 1)
        content = (k + 1, stop) if stop > k + 1 else None
    if content is None:
        return None
    return Found(cue, (i, i + 1), source, (content,), rule, side=True)


def possessor(v: View, i: int) -> Range | None:
    """Return "Roe's" or "her" before a noun.

    Args:
        v: The sentence.
        i: The noun's token.
    """
    begin = noun_chunk_left(v, i + 1)
    nearest = i if begin is None else max(begin, i - _REACH)
    for j in range(i - 1, max(nearest - 2, v.first - 1), -1):
        if v.tag(j) == "POS":
            start = noun_chunk_left(v, j)
            return None if start is None else (start, j + 1)
        if v.tag(j) == "PRP$":
            return j, j + 1
    return None


def _agent(v: View, k: int, *, possessed: bool) -> Range | None:
    """Return "the agency" of "claims by the agency" and "a warning from the agency that"."""
    if v.word(k) == "by" and v.tag(k + 1) != "VBG":
        end = noun_phrase_right(v, k + 1)
        return (k + 1, end) if end > k + 1 else None
    if v.word(k) == "from" and not possessed:
        end = noun_chunk_right(v, k + 1)
        return (k + 1, end) if end > k + 1 and v.word(end) == "that" else None
    return None
