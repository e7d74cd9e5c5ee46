"""The denial in a sentence, if there is one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from claimcheck.tagging.denials.phrases import anchors, denials_by_phrase, holds
from claimcheck.tagging.denials.verbs import denial_by_verb, denial_verbs
from claimcheck.tagging.denials.verdicts import called_false, strengths, verdict
from claimcheck.tagging.denials.words import Words
from claimcheck.tagging.stretches import Stretches
from claimcheck.values import Reason, Tokens


def may_deny(tokens: Tokens, first: int, last: int) -> list[int]:
    """Return, at little cost, the tokens of a sentence at which a denial can be seen.

    Args:
        tokens: The document's tokens.
        first: The sentence's first token.
        last: The token behind its last.
    """
    return tokens.among(_triggers(), first, last)


def find_denial(
    tokens: Tokens, w: Words, places: Iterable[int], spoken: Stretches, *, replying: bool
) -> Reason | None:
    """Find the words by which a sentence denies a claim.

    Args:
        tokens: The document's tokens.
        w: The sentence's words; an accusation in the sentence before, where its ``context``
            begins, is answered by what is else an ordinary negative.
        places: Where a denial can be seen in it, by ``may_deny``.
        spoken: Where the sentence holds somebody's words, in code points; there alone
            rebuttals and verdicts of falsehood count, in the writer's own voice they
            are a finding.
        replying: Whether whoever speaks denied something in the sentence before.

    Returns:
        The first denial's words, or None.
    """
    for i in places:
        found = _denial_at(w, i, spoken.holds(tokens.starts[i]), replying)
        if found is not None:
            rule, begin, end = found
            return Reason(f"denial.{rule}", tokens.starts[begin], tokens.ends[end - 1])
    return None


def _denial_at(w: Words, i: int, spoken: bool, replying: bool) -> tuple[str, int, int] | None:
    """Return the kind and the tokens of the denial that a token gives away."""
    end = denial_by_verb(w, i)
    if end is not None:
        return "verb", i, end
    for match in denials_by_phrase(w, i, spoken=spoken):
        if holds(w, match, spoken=spoken, replying=replying):
            return match.pattern.type, match.start, match.end
    if w.lower[i] in strengths():
        end = called_false(w, i) or (verdict(w, i) if spoken else None)
        if end is not None:
            return "verdict", i, end
    return None


@cache
def _triggers() -> frozenset[str]:
    """Return the words at which a denial can be seen."""
    return frozenset(denial_verbs()) | anchors() | frozenset(strengths())
