"""Whether a statement says something a reader could dispute or check."""

from __future__ import annotations

from functools import cache

from claimcheck.attribution.lexicon import words
from claimcheck.values import Tokens

_MINIMUM_WORDS = 5


@cache
def _listed() -> tuple[frozenset[str], tuple[str, ...]]:
    entries = words("check_worthy.txt")
    stems = tuple(sorted(e[:-1] for e in entries if e.endswith("*")))
    return frozenset(e for e in entries if not e.endswith("*")), stems


def is_check_worthy(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether an unattributed statement has figures, causes, comparisons or judgements.

    Args:
        tokens: The document's tokens.
        first: The statement's first token.
        last: The token behind its last.

    Returns:
        False for plain narration and for statements too short to claim anything.
    """
    if last - first < _MINIMUM_WORDS:
        return False
    exact, stems = _listed()
    for i in range(first, last):
        word = tokens.lower[i]
        if word in exact or word.startswith(stems):
            return True
        if any(c.isdigit() for c in word) and not _is_year(word):
            return True
    return False


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20")
