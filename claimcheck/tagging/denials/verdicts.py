"""Verdicts of falsehood: "called the story a lie", "the allegation is false, he said"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from claimcheck.attribution.lexicon import rows
from claimcheck.attribution.syntax.closed_classes import BE, QUOTE_MARKS
from claimcheck.tagging.denials.words import Words, denial_class, is_conditional, is_negation
from claimcheck.tagging.patterns import is_adverb

_REACH = 14
_CALLED = 24  # tokens from "called" over the claim to what it is called
_CLOSE = 6
_SUBJECT_REACH = 12
_CONTEXT = 60
_COPULAS = BE | {"'s", "proved", "proven", "shown"}
_BETWEEN = frozenset({"a", "an", "all", "and", "both", "to", "be", "out", "so", "as"}) | QUOTE_MARKS
_THIS = frozenset({"that", "this", "it", "which", "those", "these", "everything", "anything"})
_NAMING = frozenset({"what", "so-called"})
_BREAKS = frozenset({".", ";", "who", "which"})


@cache
def strengths() -> dict[str, str]:
    """Return the words of ``data/false_words.tsv`` with their strength."""
    return {row[0]: row[1] for row in rows("false_words.tsv")}


def called_false(w: Words, i: int) -> int | None:
    """Recognise "called the story a lie", "describing the charge as absurd".

    Args:
        w: The sentence's words.
        i: The token of a word for what is false.

    Returns:
        The end of the deciding words, or None.
    """
    for j in range(i - 1, max(w.first, i - _CALLED) - 1, -1):
        if w.word(j) in _BREAKS:
            return None
        if w.word(j) in denial_class("utter"):
            return i + 1 if _is_called(w, j, i) else None
    return None


def _is_called(w: Words, verb: int, i: int) -> bool:
    between = w.lower[verb + 1 : i]
    if w.word(verb - 2) in _NAMING or any(map(is_negation, between)):
        return False
    if not denial_class("claim").isdisjoint(between):
        return True
    close = i - verb <= _CLOSE and "," not in between
    before = w.before(verb, _SUBJECT_REACH)
    if close and not denial_class("claim").isdisjoint(before):
        # "an accusation that Norland has called absurd"
        opened = [k for k, word in enumerate(before) if word in ("that", "which")]
        if opened and not denial_class("claim").isdisjoint(before[: opened[-1]][-2:]):
            return True
    return close and strengths()[w.word(i)] == "strong" and w.word(i + 1) != "of"


def verdict(w: Words, i: int) -> int | None:
    """Recognise "that is false", "the allegations are completely untrue".

    Args:
        w: The sentence's words; a verdict is a denial only where somebody speaks.
        i: The token of a word for what is false.

    Returns:
        The end of the deciding words, or None.
    """
    j = i - 1
    while i - j < _REACH and (_is_between(w.word(j)) or w.tag(j) in ("JJ", "NN")):
        j -= 1
    if w.word(j) not in _COPULAS or is_conditional(w, j):
        return None
    subject = w.before(j, _SUBJECT_REACH)
    if not _claims().isdisjoint(subject):
        return i + 1
    if not denial_class("work").isdisjoint(subject):
        return i + 1
    if any(a == "to" and b in denial_class("alleging") for a, b in pairwise(subject)):
        return i + 1  # "to suggest that we knew is absurd"
    if w.word(j - 1) not in _THIS:
        return None
    known = strengths()[w.word(i)] == "strong" or _is_claimed(w, j, i)
    return i + 1 if known else None


def _is_claimed(w: Words, copula: int, i: int) -> bool:
    """Tell whether what a verdict points to was an accusation, or is named behind it."""
    accused = w.lower[max(w.context, copula - _CONTEXT) : copula]
    if not denial_class("accuses").isdisjoint(accused):
        return True
    return not denial_class("claim").isdisjoint(w.after(i, _CLOSE + 3))


@cache
def _claims() -> frozenset[str]:
    """Return what can be called false; critics can be rejected, but "critics said it was wrong"."""
    return denial_class("claim") - {"critics"}


def _is_between(word: str) -> bool:
    """Tell whether a word may stand between "is" and "false"."""
    sheer = word in _BETWEEN or word in denial_class("sheer")
    return sheer or word in strengths() or is_adverb(word)
