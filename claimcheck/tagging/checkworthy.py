"""Whether a statement without a source says something a reader could dispute or check.

The question is an editor's: says who?  Figures, causes, comparisons, trends, predictions,
accusations and judgements are check-worthy, plain narration is not; the classes follow
Konstantinovskiy et al. (2021) and Hassan et al. (2015), and the words are data
(``data/check_worthy.txt``).
"""

from __future__ import annotations

from functools import cache, lru_cache

from msgspec import Struct

from claimcheck.attribution.lexicon import words
from claimcheck.regex import later
from claimcheck.values import Tokens

_MINIMUM = 5
"""Tokens that a statement needs to claim anything."""
_MONTHS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan.", "feb.", "mar.", "apr.", "aug.", "sept.", "oct.",
    "nov.", "dec.",
})  # fmt: skip
_OTHER, _LISTED, _QUANTITY = range(3)
_CLOCK = frozenset({"a.m.", "p.m.", "am", "pm", "o'clock", "noon", "gmt"})
# A sum or number …
_FIGURE = later(r"[$£€¥]?\d")
# … but no year, time of day or ordinal.
_NO_QUANTITY = later(r"(?:1[789]|20)\d\ds?$|\d+:|\d+(?:st|nd|rd|th)$")


class _Listed(Struct, frozen=True):
    """The word list: whole words, beginnings by their length, and rows of words.

    These are found by their longest word, which is the rarest as a rule: the ``anchors``.  How
    many words stand before it comes with them.
    """

    exact: frozenset[str]
    stems: dict[int, frozenset[str]]
    anchors: frozenset[str]
    rows: dict[str, tuple[tuple[int, tuple[str, ...]], ...]]


def is_check_worthy(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the tokens of an unattributed statement hold a claim.

    Args:
        tokens: The document's tokens.
        first: The statement's first token.
        last: The token behind its last.

    Returns:
        False for plain narration and for statements too short to claim anything.
    """
    if last - first < _MINIMUM:
        return False
    kinds = list(map(_kind, tokens.lower[first:last]))
    if _LISTED in kinds:
        return True
    if _QUANTITY in kinds:
        quantities = [i for i, kind in enumerate(kinds, first) if kind == _QUANTITY]
        if any(_is_figure(tokens, i, first, last) for i in quantities):
            return True
    return _holds_row(tokens, first, last)


@lru_cache(maxsize=20_000)
def _kind(word: str) -> int:
    """Tell what is listed and what is a quantity from other words."""
    listed = _listed()
    if word in listed.exact or any(word[:size] in stems for size, stems in listed.stems.items()):
        return _LISTED
    quantity = _FIGURE.match(word) is not None and _NO_QUANTITY.match(word) is None
    return _QUANTITY if quantity else _OTHER


def _holds_row(tokens: Tokens, first: int, last: int) -> bool:
    listed = _listed()
    for i in tokens.among(listed.anchors, first, last):
        for before, row in listed.rows[tokens.lower[i]]:
            start = i - before
            end = start + len(row)
            if first <= start and end <= last and tokens.lower[start:end] == row:
                return True
    return False


def _is_figure(tokens: Tokens, i: int, first: int, last: int) -> bool:
    """Tell a figure from the quantities of a date, a time of day and an age."""
    before = tokens.lower[i - 1] if i > first else ""
    after = tokens.lower[i + 1] if i + 1 < last else ""
    if before in _MONTHS or after in _MONTHS or after in _CLOCK:
        return False
    return not before == after == ","


@cache
def _listed() -> _Listed:
    exact: set[str] = set()
    stems: dict[int, set[str]] = {}
    rows: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for entry in words("check_worthy.txt"):
        head, *rest = row = tuple(entry.split())
        if rest:
            longest = max(row, key=len)
            rows.setdefault(longest, []).append((row.index(longest), row))
        elif head.endswith("*"):
            stems.setdefault(len(head) - 1, set()).add(head[:-1])
        else:
            exact.add(head)
    return _Listed(
        frozenset(exact),
        {size: frozenset(members) for size, members in stems.items()},
        frozenset(rows),
        {longest: tuple(found) for longest, found in rows.items()},
    )
