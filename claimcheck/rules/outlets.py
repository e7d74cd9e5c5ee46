"""News outlets among the words of a draft: what every rule that asks for one means by it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimcheck.attribution.house import entry_words
from claimcheck.attribution.lexicon import rows
from claimcheck.attribution.names.lexicon import organizations
from claimcheck.config.settings import Lexicon
from claimcheck.rules.draft import Draft

_POINTING = frozenset({"this", "the", "our"})


@cache
def outlet_words(*kinds: str) -> frozenset[str]:
    """Return the words of some kinds of ``outlets.txt``, in the singular."""
    return frozenset(word for kind, word in rows("outlets.txt") if kind in kinds)


@cache
def _names(own: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the words of outlets' names in lower case, without "the", by the last of them."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in map(entry_words, (*organizations("media"), *own)):
        if words:
            found.setdefault(words[-1], []).append(words)
    return {last: tuple(names) for last, names in found.items()}


@cache
def _last_words(own: tuple[str, ...]) -> frozenset[str]:
    return outlet_words("ending").union(_names(own))


def is_outlet(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether a noun phrase names or points to a news outlet.

    Args:
        words: Its words in lower case: "the", "saltby", "gazette" or "this", "newspaper".
        lexicon: A newsroom's own words, with further outlets.
    """
    return bool(words) and (
        points_to_outlet(words)
        or words[-1] in outlet_words("ending")
        or _ends_name(words, len(words) - 1, lexicon)
    )


def points_to_outlet(words: Sequence[str]) -> bool:
    """Tell whether two words in lower case point to an outlet: "this newspaper"."""
    return len(words) == 2 and words[0] in _POINTING and words[1] in outlet_words("noun", "own")


def names_outlet(draft: Draft, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether tokens name a news outlet, in whatever part it plays there.

    Args:
        draft: The draft.
        first: The first token.
        last: The token behind the last.
        lexicon: A newsroom's own words, with further outlets.
    """
    tokens, endings = draft.text.tokens, outlet_words("ending")
    return any(
        _is_capital(draft, i)
        and (tokens.lower[i] in endings or _ends_name(tokens.lower, i, lexicon))
        for i in tokens.among(_last_words(lexicon.outlets), first, last)
    )


def _is_capital(draft: Draft, i: int) -> bool:
    """Tell a name's word, which has a capital for another reason than that it begins a sentence."""
    tokens = draft.text.tokens
    if not tokens.words[i][:1].isupper():
        return False
    opening = draft.tagged[draft.unit_at(tokens.starts[i])].sentence.first
    return i > opening or draft.text.classes[i].startswith("NNP")


def _ends_name(words: Sequence[str], i: int, lexicon: Lexicon) -> bool:
    """Tell whether an outlet's name ends at a word."""
    return any(
        tuple(words[max(i + 1 - len(name), 0) : i + 1]) == name
        for name in _names(lexicon.outlets).get(words[i], ())
    )
