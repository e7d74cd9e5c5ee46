"""Words around figures."""

from __future__ import annotations

from functools import cache

from claimcheck.attribution.lexicon import word_kinds
from claimcheck.rules.draft import Draft


@cache
def figure_words(kind: str) -> frozenset[str]:
    """Return the words of one class of ``figures.txt``."""
    return word_kinds("figures.txt")[kind]


def names_data(draft: Draft, unit: int) -> bool:
    """Tell whether a unit has a word for what figures and findings are taken from."""
    return bool(draft.tokens_of(unit, figure_words("source")))
