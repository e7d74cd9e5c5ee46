"""Names of one word: what a word with a capital names by itself."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from claimcheck.attribution.names.entities import EntityKind
from claimcheck.attribution.names.lexicon import (
    documents,
    given_names,
    organizations,
    places,
    roles,
    singular,
    titles,
)
from claimcheck.attribution.names.run import Run
from claimcheck.attribution.names.words import (
    is_acronym,
    is_adjective,
    is_camel,
    listed_as,
    shouted,
)
from claimcheck.values import Text

Shape = Literal["none", "organization", "place", "title", "acronym", "noun", "open"]


def one_word(text: Text, first: int, end: int, initial: bool, shape: Shape) -> Run | None:
    """Say what a single word names; only a suffix ("Roe Jr.") stands between it and ``end``."""
    if shape == "none":
        return None
    lower = text.tokens.lower
    kind: EntityKind | None = None
    if shape in ("organization", "place"):
        kind = shape
    elif shape == "title":  # nothing but a title, or a surname like one
        initial = True
    elif shape == "noun":
        kind = "organization" if not initial and lower[first - 1] == "the" else None
    elif shape == "acronym":
        label = initial and lower[first + 1 : first + 2] == (":",)
        kind = None if label and len(text.tokens.words[first]) > 3 else "organization"
    return Run(first, first, end, kind, initial, lower)


@lru_cache(maxsize=1 << 16)
def alone(word: str) -> Shape:
    """Return what a word with a capital shows that has none beside it."""
    lower = word.lower().replace("’", "'")
    listed = listed_as(lower)
    if listed != "organization" and shouted((word,)):
        return "none"
    if listed is None and word.isupper() and lower in documents():
        return "none"  # "the FIR", a first information report
    if listed is not None:
        return "place" if listed == "place" else "organization"
    return "none" if is_adjective(lower) and not is_acronym(word) else shape_of(word)


@lru_cache(maxsize=1 << 16)
def shape_of(word: str) -> Shape:
    """Return what a word with a capital shows by itself: "noun" is a body's behind "the"."""
    lower = word.lower().replace("’", "'")
    if len(lower) == 1:  # "Q" and "A" of an interview
        return "none"
    named = lower in given_names()
    if lower in titles() or (lower in roles() and (not named or lower in places())):
        return "title"
    head = singular(lower) in organizations("head")
    if (head and word.isupper()) or (not named and is_camel(word)):
        return "organization"
    longest = 9 if "-" in word else 6
    if word.isupper() and not named and 2 <= len(word.replace(".", "")) <= longest:
        return "acronym"
    return "noun" if head or lower in organizations("tail") else "open"
