"""A run taken apart into title and name, and its kind where the run shows it by itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from claimcheck.attribution.names.entities import EntityKind
from claimcheck.attribution.names.lexicon import (
    given_names,
    never_names,
    organizations,
    places,
    roles,
    singular,
    source_words,
    titles,
)
from claimcheck.attribution.names.one_word import one_word, shape_of
from claimcheck.attribution.names.run import Run
from claimcheck.attribution.names.titles import end_of_title, role_text
from claimcheck.attribution.names.words import (
    is_acronym,
    is_adjective,
    is_camel,
    is_common_noun,
    listed_as,
    surname_behind,
)
from claimcheck.values import Text

_LONGEST_PERSON = 5
"""Tokens in the longest name that a given name makes a person's."""
_LINKS = frozenset(("of", "for", "&"))


def taken_apart(text: Text, first: int, end: int, initial: bool) -> Run | None:
    """Split a run into title and name and say what it names, as far as it shows."""
    tokens = text.tokens
    words, lower = tokens.words, tokens.lower
    # "French President ...", "Israeli ...": an adjective of nationality begins many runs.
    whole = lower[first] if end == first + 1 else " ".join(lower[first:end])
    listed = listed_as(whole)
    if listed is not None and (listed != "public" or end == first + 1):
        kind: EntityKind = "place" if listed == "place" else "organization"
        return Run(first, first, end, kind, initial, lower)
    names = given_names()
    # Half of all names: a given name and one word, of which neither is anything else.
    if end == first + 2 and _only_given(lower[first]) and _only_surname(words[first + 1]):
        return Run(first, first, end, "person", initial, lower, names[lower[first]])
    common = is_adjective(lower[end - 1]) and not is_acronym(words[end - 1])
    if common and not surname_behind(words, lower, first, end - 1):
        if end > first + 1:
            return taken_apart(text, first, end - 1, initial)
        return None
    core = end
    while core - 1 > first and (
        lower[core - 1] in never_names("suffix") or words[core - 1].isdigit()
    ):
        core -= 1
    if core == first + 1:
        return one_word(text, first, end, initial, shape_of(words[first]))
    named = lower[first] in names
    tail = (
        lower[core - 1] in organizations("tail")
        and lower[first] not in titles()
        and lower[first] not in roles()
        and (
            not named
            or lower[first] in places()
            or lower[core - 1] in organizations("public")  # "Kent Police"
            or (first > 0 and lower[first - 1] == "the")
        )
    )
    if tail:
        return Run(first, first, end, "organization", initial, lower)
    heads = organizations("head")
    last_word = singular(lower[core - 1])
    parts = lower[first:core]
    if last_word in heads and "'s" in parts:  # "the Larne County Coroner's Office"
        return Run(first, first, end, "organization", initial, lower)
    title_end = end_of_title(lower, first, core)
    if title_end == core:  # nothing but a title: "Prime Minister"
        return None
    if title_end > first:
        return _titled(text, first, title_end, core, end, initial)
    with_initial = core - first == 3 and len(lower[first + 1].strip(".")) == 1
    two_part_person = (
        named
        and (with_initial or last_word not in heads or last_word in organizations("surname"))
        and lower[first] not in places()
        and (core - first == 2 or with_initial)
    )
    if last_word in heads and not two_part_person:
        return Run(first, first, end, "organization", initial, lower)
    if not named and not _LINKS.isdisjoint(parts[1:]):
        return Run(first, first, end, "organization", initial, lower)
    if last_word in source_words("titled-document") and not two_part_person:
        return Run(first, first, end, "document", initial, lower)
    if not named and any(map(is_camel, words[first:core])):
        return Run(first, first, end, "organization", initial, lower)
    # A place or nationality before a person's name: "Ohio Republican" was a title above.
    if core - first > 2 and is_adjective(lower[first]):
        return taken_apart(text, first + 1, end, False)
    if not named:
        if not heads.isdisjoint(map(singular, parts[1:])):
            return Run(first, first, end, "organization", initial, lower)
        for k in range(max(first + 1, core - 3), core - 1):
            if lower[k] in names and _affiliation(words, lower, first, k):
                return Run(first, k, end, "person", False, lower, names[lower[k]])
    if named and core - first <= _LONGEST_PERSON:
        return Run(first, first, end, "person", initial, lower, names[lower[first]])
    return Run(first, first, end, None, initial, lower)


@lru_cache(maxsize=1 << 16)
def _only_given(word: str) -> bool:
    """Tell a given name that is no title, role or place as well."""
    also = word in titles() or singular(word) in roles() or word in places()
    return word in given_names() and not also


@lru_cache(maxsize=1 << 16)
def _only_surname(word: str) -> bool:
    """Tell a word with a capital that behind a given name can only be the surname."""
    lower = word.lower().replace("’", "'")
    return not (
        is_adjective(lower)
        or word.isdigit()
        or lower in never_names("suffix")
        or lower in organizations("tail")
        or singular(lower) in organizations("head")
    )


def _titled(
    text: Text, first: int, title_end: int, core: int, end: int, initial: bool
) -> Run | None:
    """Read a title and the name behind it."""
    words, lower = text.tokens.words, text.tokens.lower
    if words[title_end][0].islower() and lower[title_end] not in never_names("joint"):
        return None
    if singular(lower[core - 1]) in organizations("head") and not (
        core - title_end == 2 and lower[title_end] in given_names()
    ):
        return Run(first, first, end, "organization", initial, lower)
    name = Run(first, title_end, end, "person", False, lower)
    title = titles().get(lower[title_end - 1])
    if title is not None:
        name.gender = title.gender
    phrase = role_text(text, first, title_end)
    if phrase:
        name.role = phrase
    return name


def _affiliation(words: Sequence[str], lower: Sequence[str], first: int, end: int) -> bool:
    """Tell whether words before a given name say where the person belongs: "Navy SEAL Jo Roe"."""
    whole = " ".join(lower[first:end])
    return (
        whole in organizations("name")
        or whole in organizations("media")
        or any(w.isupper() and len(w) > 1 and "." not in w for w in words[first:end])
        or any(is_common_noun(w) for w in lower[first:end])
    )
