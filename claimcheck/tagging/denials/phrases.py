"""Denials without a verb of denial: rebuttals, pleas, nouns and corrections, all of them data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from claimcheck.attribution.syntax.closed_classes import QUOTE_MARKS
from claimcheck.tagging.denials.words import Words, denial_class, is_conditional
from claimcheck.tagging.patterns import Lexicon, Match, Pattern, behind, lexicon, longest

_SCOPES = (
    ("said", "anywhere", "work", "-"),
    ("claim", "-"),
    ("opening", "-"),
    ("reply", "-"),
    ("answer", "-"),
)
"""Scopes that compete, those that ask for least first; "-" bars what follows."""
_UNSPOKEN = frozenset({"anywhere", "work"})
"""Scopes of denials in the writer's own voice; they are among the first that compete."""
_OPENING = 4
"""How many tokens, quotation marks and a "no" or "but" among them, may open a reply."""

_MARKED = 12
"""How many tokens on either side a phrase with quotation marks in it may have."""
_CONTEXT = 80
"""How far back, in the sentence before as well, an accusation may stand."""
_COUNTERED = 20
"""How far behind the words a verb of answering back may stand."""
_REACH = 60
"""How far back a claim, or the work that is corrected, may be named."""


def denials_by_phrase(w: Words, i: int, *, spoken: bool) -> Iterator[Match]:
    """Yield the denials whose anchor is a token, one a scope; see ``holds``.

    What is a denial only in a reply, or of a claim, must not hide what is one in any words.
    Most can be none but in somebody's words.
    """
    anchor = w.lower[i]
    if not _by_scope(anchor, spoken):
        return
    before = i - 1
    while before > i - _MARKED and w.word(before) in QUOTE_MARKS:
        before -= 1
    as_they_stand = _behind(w.word(i - 1), anchor, spoken)
    without_marks = _behind(w.word(before), anchor, spoken)
    for patterns, unmarked in zip(as_they_stand, without_marks, strict=True):
        match = longest(patterns, w.lower, i, w.first, w.last) if patterns else None
        if match is None and unmarked:
            match = _across_marks(w, i, unmarked)
        if match is not None and match.pattern.scope == "-":
            return
        if match is not None:
            yield match


def _across_marks(w: Words, i: int, patterns: Sequence[Pattern]) -> Match | None:
    """Match as if there were no quotation marks: «there was “no truth” in it»."""
    low, high = max(w.first, i - _MARKED), min(w.last, i + _MARKED)
    if QUOTE_MARKS.isdisjoint(w.lower[low:high]):
        return None
    kept = [k for k in range(low, high) if k == i or w.lower[k] not in QUOTE_MARKS]
    found = longest(patterns, [w.lower[k] for k in kept], kept.index(i), 0, len(kept))
    if found is None:
        return None
    return Match(kept[found.start], kept[found.end - 1] + 1, found.pattern)


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
    if scope == "opening":
        return spoken and QUOTE_MARKS.issuperset(w.lower[w.first : match.start])
    if scope == "answer":
        return spoken and _is_answer(w, match)
    before = w.before(match.start, _REACH)
    if scope == "work":
        return not denial_class("work").isdisjoint(before)
    if scope == "claim":
        return spoken and not denial_class("claim").isdisjoint(before)
    return spoken or scope == "anywhere"


def _is_answer(w: Words, match: Match) -> bool:
    """Tell whether an accusation stands before a phrase, or somebody insists behind it."""
    if not denial_class("counters").isdisjoint(w.after(match.end, _COUNTERED)):
        return True
    start = max(w.context, match.start - _CONTEXT)
    if not denial_class("accuses").isdisjoint(w.lower[start : match.start]):
        return True
    return not denial_class("claims").isdisjoint(w.lower[start : w.first])


def anchors() -> frozenset[str]:
    """Return the words at which a phrase can stand."""
    return _phrases().anchors


@cache
def _by_scope(anchor: str, spoken: bool) -> tuple[tuple[Pattern, ...], ...]:
    """Return the patterns with an anchor that may hold, those whose scopes compete together."""
    patterns = _phrases().get(anchor, ())
    if not spoken and not any(p.scope in _UNSPOKEN for p in patterns):
        return ()
    competing = _SCOPES if spoken else _SCOPES[:1]
    groups = [tuple(p for p in patterns if p.scope in scopes) for scopes in competing]
    return tuple(filter(None, groups))


@lru_cache(maxsize=4096)
def _behind(preceding: str, anchor: str, spoken: bool) -> tuple[tuple[Pattern, ...], ...]:
    """Return the patterns of ``_by_scope`` that a word may precede, mostly none.

    Few pairs of words make most of a text, and "not" alone is the anchor of dozens of patterns.
    """
    return tuple([behind(preceding, group) for group in _by_scope(anchor, spoken)])


def _phrases() -> Lexicon:
    return lexicon("denial_phrases.tsv", "hedges_classes.tsv", "denial_classes.tsv")
