"""Words that make a claim somebody could dispute, found in a statement."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from msgspec import Struct

from claimcheck.attribution.lexicon import rows
from claimcheck.rules.draft import Draft

DISPUTABLE = frozenset({"accusation", "motive", "cause", "superlative", "prediction"})
"""The kinds of claims that need a source wherever they stand."""

_TOPICS = frozenset({"accusation", "contentious"})
"""Kinds of words that may also name what something is about."""
_NEEDED = {"motive": "aim", "cause": "harm"}
"""What must stand behind the words of a motive or a cause."""
_REACH = {"motive": 1, "cause": 7}
"""Tokens behind them within which it must."""


class _Words(Struct, frozen=True):
    """Words that make a claim: those behind the first, the first one's class, the kind of claim."""

    rest: tuple[str, ...]
    tag: str
    kind: str


class Claim(Struct, frozen=True):
    """A claim: its tokens ``first:last`` and its kind."""

    first: int
    last: int
    kind: str


def find_claim(draft: Draft, unit: int, kinds: Set[str] = DISPUTABLE) -> Claim | None:
    """Return the first claim of some kinds in a statement."""
    lower, classes = draft.text.tokens.lower, draft.text.classes
    last = draft.tagged[unit].sentence.last
    claims = _claims()
    for i in draft.tokens_of(unit, _openers()):
        phrases = claims[lower[i]]
        # Phrases begin with words like "to" and "in", and what stands behind rules most out.
        following = lower[i + 1] if i + 1 < last else ""
        for words in (*phrases.get("", ()), *phrases.get(following, ())):
            if words.kind not in kinds:
                continue
            end = i + 1 + len(words.rest)
            if end > last or lower[i + 1 : end] != words.rest:
                continue
            if words.tag and not classes[i].startswith(words.tag):
                continue
            behind = lower[end : min(end + _REACH.get(words.kind, 0), last)]
            if words.kind in _NEEDED and _needed(words.kind).isdisjoint(behind):
                continue
            named = classes[i] == "VBN" and end < last and classes[end][:2] == "NN"
            if named and words.kind == "accusation":
                continue  # "a rigged vote" is a name for it
            if words.kind in _TOPICS and _is_topic(draft, i):
                continue
            return Claim(i, end + (words.kind == "motive"), words.kind)
    return None


def _is_topic(draft: Draft, i: int) -> bool:
    """Tell a wrong that is only what something is about: "a book on the corruption of power"."""
    classes = draft.text.classes
    before = i - 1
    while before >= 0 and classes[before][:2] in ("DT", "JJ", "PR", "CD"):
        before -= 1
    return classes[i][:2] in ("NN", "JJ", "RB") and before >= 0 and classes[before] == "IN"


@cache
def _claims() -> dict[str, dict[str, list[_Words]]]:
    """Return the words that make claims by their first and second ones, "" where there is one."""
    found: dict[str, dict[str, list[_Words]]] = {}
    for kind, words, *tag in rows("disputable.tsv"):
        if kind not in _NEEDED.values():
            first, *rest = words.split()
            second = found.setdefault(first, {}).setdefault(rest[0] if rest else "", [])
            second.append(_Words(tuple(rest), "".join(tag), kind))
    return found


@cache
def _openers() -> frozenset[str]:
    return frozenset(_claims())


@cache
def _needed(kind: str) -> frozenset[str]:
    """Return the words that must stand behind the words of a motive or a cause."""
    return frozenset(word for k, word, *_ in rows("disputable.tsv") if k == _NEEDED[kind])
