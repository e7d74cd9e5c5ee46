"""What a word with a capital can be: an adjective, an acronym, a common noun, a surname."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from claimcheck.attribution.names.lexicon import (
    documents,
    given_names,
    never_names,
    organizations,
    peoples,
    places,
    roles,
    singular,
    source_words,
    titles,
    vague,
)

ORGANIC = ("tion", "tions", "ics", "ment", "ships", "ness", "ists", "isms", "ances", "ality", "ity")
"""Endings of words that are no surnames."""


@lru_cache(maxsize=1 << 16)
def listed_as(name: str) -> Literal["organization", "place", "public"] | None:
    """Return what a list says that a name in lower case is."""
    if name in organizations("media") or name in organizations("name"):
        return "organization"
    if name in places():
        return "place"
    return "public" if name in organizations("public") else None


def known_body(lower: Sequence[str], first: int, end: int) -> bool:
    """Tell whether tokens are the listed name of an organisation."""
    name = " ".join(lower[first:end])
    return name in organizations("media") or name in organizations("name")


def surname_behind(words: Sequence[str], lower: Sequence[str], first: int, k: int) -> bool:
    """Tell "Theresa May", "Mr. King" and "Mark Cuban" from words that only have a capital."""
    if k <= first or not words[k][0].isupper():
        return False
    if courteous(lower[k - 1]):
        return lower[k] not in source_words("vocative")
    if lower[k - 1] not in given_names() or lower[k - 1] in places():
        return False
    kinds = ("surname", "calendar", "adjective")
    return lower[k] in peoples() or any(lower[k] in never_names(kind) for kind in kinds)


def courteous(word: str) -> bool:
    """Tell "Mr." and "Mrs." from titles that say what somebody is."""
    title = titles().get(word)
    return title is not None and not title.role


def is_camel(word: str) -> bool:
    """Tell "PolitiFact" from "McCain", "O'Neill", "DeSantis" and "Holtz-Eakin"."""
    if word[1:].islower() or word.isupper() or "-" in word or "'" in word or "’" in word:
        return False
    inner = next((i for i, c in enumerate(word) if i and c.isupper()), 0)
    return inner > 0 and word[:inner].lower() not in source_words("prefix")


@lru_cache(maxsize=1 << 16)
def is_adjective(word: str) -> bool:
    """Tell words that have a capital and name no one: "Iranian", "Democratic-leaning"."""
    if "-" in word:
        if word.rsplit("-", 1)[1] in source_words("hyphen"):
            return True
        word = word.split("-")[0]
    return (
        singular(word) in peoples()
        or word in never_names("adjective")
        or singular(word) in never_names("adjective")
        or word in never_names("function")
    )


def is_acronym(word: str) -> bool:
    """Tell "WHO" and "US" from the words that they would be in lower case."""
    return word.isupper() and word.lower() in never_names("acronym")


def shouted(words: Sequence[str]) -> bool:
    """Tell words in capitals that are no acronym."""
    capitals = list(filter(str.isupper, words))
    if not capitals:
        return False
    if any(len(w) > 6 and w.isalpha() for w in capitals):
        return True
    return len(words) > 1 and len(capitals) == len(words) and min(map(len, words)) > 2


@lru_cache(maxsize=1 << 16)
def is_common_noun(word: str) -> bool:
    """Tell whether a lexicon knows a word as a common noun or an adjective of nationality."""
    base = singular(word)
    return (
        base in roles()
        or base in documents()
        or any(base in vague(kind) for kind in ("nobody", "expert", "cause"))
        or word in vague("quantifier")
        or base in organizations("head")
        or base in peoples()
    )
