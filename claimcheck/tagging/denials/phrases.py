"""Denials without a verb of denial: rebuttals, pleas, nouns and corrections, all of them data."""

from __future__ import annotations

from claimcheck.tagging.denials.words import Words, denial_class, is_conditional
from claimcheck.tagging.patterns import Match, Pattern, lexicon, longest

_OPENING = 4
"""How many tokens, quotation marks and a "no" or "but" among them, may open a reply."""

_REACH = 60
"""How far back a claim, or the work that is corrected, may be named."""


def denial_by_phrase(w: Words, i: int) -> Match | None:
    """Return the denial whose anchor is a token, whatever its scope; see ``holds``."""
    patterns = _phrases().get(w.word(i))
    if patterns is None:
        return None
    match = longest(patterns, w.lower, i, w.first, w.last)
    return None if match is None or match.pattern.scope == "-" else match


def holds(w: Words, match: Match, *, spoken: bool, replying: bool) -> bool:
    """Tell whether a phrase counts where it stands.

    Args:
        w: The sentence's words.
        match: The phrase.
        spoken: Whether it stands in somebody's words.
        replying: Whether these go on from a denial.
    """
    if is_conditional(w, match.start):
        return False
    scope = match.pattern.scope
    if scope == "reply":
        return spoken and replying and match.start <= w.first + _OPENING
    before = w.before(match.start, _REACH)
    if scope == "work":
        return not denial_class("work").isdisjoint(before)
    if scope == "claim":
        return spoken and not denial_class("claim").isdisjoint(before)
    return spoken or scope == "anywhere"


def anchors() -> frozenset[str]:
    """Return the words at which a phrase can stand."""
    return frozenset(_phrases())


def _phrases() -> dict[str, tuple[Pattern, ...]]:
    return lexicon("denial_phrases.tsv", "hedges_classes.tsv", "denial_classes.tsv")
