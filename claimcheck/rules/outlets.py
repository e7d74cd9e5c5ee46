"""News outlets among the names of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimcheck.attribution.lexicon import rows
from claimcheck.attribution.names.lexicon import organizations
from claimcheck.config.settings import Lexicon
from claimcheck.rules.draft import Draft

_POINTING = frozenset({"this", "the", "our"})


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(word for k, word in rows("outlets.txt") if k == kind)


@cache
def _names(own: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the outlets' names in lower case, without "the", by their last words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in (*organizations("media"), *own):
        parts = tuple(name.removeprefix("the ").split())
        if parts:
            found.setdefault(parts[-1], []).append(parts)
    return {last: tuple(names) for last, names in found.items()}


def is_outlet(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether a noun phrase names or points to a news outlet.

    Args:
        words: Its words in lower case: "the", "saltby", "gazette" or "this", "newspaper".
        lexicon: A newsroom's own words, with further outlets.
    """
    if not words:
        return False
    last = words[-1]
    if len(words) == 2 and words[0] in _POINTING and last in _listed("noun"):
        return True
    return last in _listed("ending") or any(
        tuple(words[-len(name) :]) == name for name in _names(lexicon.outlets).get(last, ())
    )


def names_outlet(draft: Draft, unit: int, lexicon: Lexicon) -> bool:
    """Tell whether a unit names a news outlet, in whatever part it plays there."""
    tokens = draft.text.tokens
    names = _names(lexicon.outlets)
    sentence = draft.tagged[unit].sentence
    for i in range(sentence.first + 1, sentence.last):
        if tokens.words[i][:1].isupper():
            if tokens.lower[i] in _listed("ending"):
                return True
            if any(
                tokens.lower[max(i + 1 - len(name), 0) : i + 1] == name
                for name in names.get(tokens.lower[i], ())
            ):
                return True
    return False
