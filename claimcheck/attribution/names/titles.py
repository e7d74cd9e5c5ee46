"""The title before a name: where it ends, and the role it states."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.names.entities import slice_text
from claimcheck.attribution.names.lexicon import (
    given_names,
    is_role,
    places,
    roles,
    singular,
    source_words,
    titles,
)
from claimcheck.attribution.names.words import ORGANIC, courteous, is_adjective, is_common_noun
from claimcheck.values import Text


def end_of_title(lower: Sequence[str], first: int, core: int) -> int:
    """Return the token behind a run's title; ``first`` when it has none."""
    names = given_names()
    if lower[first] in names and lower[first] not in titles() and lower[first] not in places():
        following = lower[first + 1] if first + 1 < core else ""
        named = singular(lower[first]) not in roles() or lower[first] not in source_words("office")
        if named or following not in names:
            return first
    end = first
    k = first
    while k < core:
        word = lower[k]
        if k > first and courteous(lower[k - 1]) and word not in source_words("vocative"):
            break
        if end > first and k + 1 < core and word in names and word not in titles():
            break  # "Capt. Christian Roe"
        if (
            word in titles()
            or (word in roles())
            or (singular(word) in roles() and (k > first or _plural_title(lower, first, core)))
        ):
            end = k + 1
            if k + 1 < core and lower[k + 1] in ("of", "for"):
                # "Secretary of State John Kerry": the name begins at the given name.
                begin = k + 2
                while begin < core and lower[begin] not in names:
                    begin += 1
                if begin >= core:
                    begin = min(k + 3, core)
                    if begin >= core or not _like_surname(lower[core - 1]):
                        return core
                end = k = begin
                continue
        elif word in names and end > first:
            break
        k += 1
    # A role noun as the last word is a surname when a given name stands before it.
    if end == core and core - first == 2 and lower[first] in names:
        return first
    return end


def _plural_title(lower: Sequence[str], first: int, core: int) -> bool:
    """Tell "Senators Roe and Doe" from "Veterans Affairs"."""
    return 2 <= core - first <= 3 and not any(map(is_common_noun, lower[first + 1 : core]))


def _like_surname(word: str) -> bool:
    return not (is_common_noun(word) or word.endswith((*ORGANIC, "s")))


def role_text(text: Text, first: int, end: int) -> tuple[str, str] | None:
    """Return the role that title tokens state and its head noun."""
    tokens = text.tokens
    head = tokens.lower[end - 1]
    title = titles().get(head)
    begin = first
    while begin > 0 and tokens.lower[begin - 1] in source_words("modifier"):
        begin -= 1
    if title is not None:
        if not title.role:
            return None
        if tokens.lower[begin] == "local" and begin < end - 1:
            begin += 1  # "Local MP": where, not what
        before = slice_text(text, begin, end - 1)
        if title.role[0] == "~":
            return before, title.role[1:]
        if any(map(_held, tokens.lower[begin : end - 1])):  # "Committee Chairman Rep. Roe"
            return before, title.role.split()[-1]
        return f"{before} {title.role}".strip(), title.role.split()[-1]
    for k in range(end - 1, first - 1, -1):
        noun = singular(tokens.lower[k])
        if noun in roles():
            if noun != tokens.lower[k] and k == end - 1:  # "Senators Roe and Doe"
                before = slice_text(text, begin, k)
                return f"{before} {tokens.words[k][: len(noun)]}".strip(), noun
            return slice_text(text, begin, end), noun
    return slice_text(text, begin, end), head


def _held(word: str) -> bool:
    """Tell "chairman", a role beside a title, from "Republican", which describes its holder."""
    return is_role(word) and not (is_adjective(word) or word in source_words("describing"))
