"""Where a name begins and how far it goes: which words belong to it, which only stand beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from claimcheck.attribution.names.lexicon import (
    IRREGULAR_PLURALS,
    given_names,
    is_role,
    never_names,
    organizations,
    places,
    roles,
    singular,
    titles,
)
from claimcheck.attribution.names.words import is_acronym, known_body, surname_behind
from claimcheck.values import Text

_PARTY_AND_STATE = re.compile(r"[DRIL]-[A-Z][A-Za-z.]*")  # "Rep. Dale Burke, R-Mont.,"
_ARTICLES = ("al-", "el-", "bin-", "ul-")
_NAMES_TOO = frozenset(("will", "mark"))
"""Small words that may open a name."""
_ADVERBIAL = ("ing", "ed", "ly")
_SERVICES = frozenset((("fire", "and", "rescue"), ("search", "and", "rescue")))
_DOUBTFUL = ("function", "lead", "feast", "calendar")
"""Kinds of words with a capital at which a name may not begin."""


@lru_cache(maxsize=1 << 16)
def opens_name(word: str) -> Literal["no", "ask", "yes"]:
    """Tell whether a name may begin at a word with a capital; "ask" where its place decides."""
    lower = word.lower().replace("’", "'")
    function = never_names("function")
    if lower in function and not (lower in never_names("acronym") or lower in _NAMES_TOO):
        return "no"
    if "-of-" in lower and lower.partition("-of-")[0] in roles():
        return "no"  # "Mum-of-three Jane Roe"
    if word[1:2] == "-" and _PARTY_AND_STATE.fullmatch(word):
        return "no"
    doubtful = any(lower in never_names(kind) for kind in _DOUBTFUL)
    return "ask" if doubtful or lower.endswith(_ADVERBIAL) else "yes"


def may_begin(text: Text, i: int, last: int, *, initial: bool) -> bool:
    """Tell whether a name begins at a word with a capital that may be none."""
    words, lower = text.tokens.words, text.tokens.lower
    word = lower[i]
    introduces = initial and word.endswith(_ADVERBIAL)  # "Introducing Jane Roe, ..."
    if not introduces and not any(word in never_names(kind) for kind in _DOUBTFUL):
        return True
    names = given_names()
    following = lower[i + 1] if i + 1 < last and words[i + 1][0].isupper() else ""
    if following in never_names("function"):
        following = ""
    if is_acronym(words[i]):
        return True
    if word in never_names("function"):
        return bool(following) and not initial and word in _NAMES_TOO
    if introduces and following in names and word not in names:
        return False
    if word in never_names("lead"):
        return bool(following) and (not initial or f"{word} {following}" in places())
    if word in never_names("feast"):
        return following != "day"
    return word not in never_names("calendar") or (bool(following) and word in names)


@cache
def _joining_words() -> frozenset[str]:
    """Return the words without a capital that may stand between two with one."""
    return never_names("joint") | never_names("link") | {"&", "and", "'", "'s"}


@lru_cache(maxsize=1 << 16)
def joins_name(word: str) -> Literal["no", "ask", "yes"]:
    """Tell whether a word may go on with a name; "ask" where its neighbours decide."""
    lower = word.lower().replace("’", "'")
    if word[0].isupper():
        common = lower in never_names("function") and word != "Will"
        return "ask" if common or lower in never_names("calendar") else "yes"
    return "ask" if lower in _joining_words() or word.isdigit() or _with_article(word) else "no"


def extended(text: Text, i: int, end: int, limit: int) -> int:
    """Return the token up to which the run ``i:end`` goes on, ``end`` itself where it stops.

    The token ``end`` is one that may join: a small word or a day with a capital, or a word
    without one.
    """
    words, lower = text.tokens.words, text.tokens.lower
    word = words[end]
    function = never_names("function")
    if word[0].isupper():
        if surname_behind(words, lower, i, end):
            return end + 1
        dated = lower[end] in never_names("calendar")
        return end if dated or not known_body(lower, i, end + 1) else end + 1
    if lower[end] not in _joining_words():
        belongs = _with_article(word) or lower[end - 1] == "local"  # "Dock Workers Local 12"
        return end + 1 if belongs else end
    ahead = end + 1
    while (
        ahead < limit
        and lower[end] in never_names("joint")
        and lower[ahead] in never_names("joint")
    ):
        ahead += 1
    if ahead >= limit:
        return end
    if lower[end] in never_names("link") and lower[end + 1] in ("the", "a") and ahead + 1 < limit:
        ahead += 1
    if not words[ahead][0].isupper() or lower[ahead] in function:
        return end
    if word == "&" or lower[end] in never_names("joint") or _possessive_part(text, end):
        return ahead + 1
    if lower[end] == "and" and (
        lower[end - 1 : end + 2] in _SERVICES or _joined_body(text, i, end, limit)
    ):
        return ahead + 1
    linked = lower[end] in never_names("link") and _takes_link(lower, i, end)
    if not linked or lower[ahead] in never_names("calendar"):
        return end
    return ahead + 1 if lower[end] != "and" or _organ_after(lower, end) else end


def _with_article(word: str) -> bool:
    """Tell "al-Tarn", which is part of a name though it has no capital."""
    return "-" in word and word.startswith(_ARTICLES) and word.split("-")[1][:1].isupper()


def _possessive_part(text: Text, mark: int) -> bool:
    """Tell "the Larne Anglers' Federation" and "the Women's League" from "Roe's Company"."""
    tokens = text.tokens
    if tokens.lower[mark] not in ("'", "'s") or mark + 1 >= len(tokens):
        return False
    owner = tokens.lower[mark - 1]
    several = owner.endswith("s") if tokens.lower[mark] == "'" else owner in IRREGULAR_PLURALS
    several = several or (owner in roles() and tokens.words[mark - 1][0].isupper())
    following = tokens.lower[mark + 1]
    return (
        several
        and tokens.starts[mark] == tokens.ends[mark - 1]
        and tokens.words[mark + 1][0].isupper()
        and (singular(following) in organizations("head") or following in organizations("tail"))
    )


def _joined_body(text: Text, first: int, joint: int, limit: int) -> bool:
    """Tell "the Food and Transport Union": one word, "and", words that end in a body's noun."""
    lower, words = text.tokens.lower, text.tokens.words
    if joint != first + 1 or first == 0 or lower[first - 1] != "the":
        return False
    end = joint + 1
    while end < limit and words[end][0].isupper():
        end += 1
    parts = (lower[first], lower[joint + 1])
    return (
        end > joint + 2
        and given_names().keys().isdisjoint(parts)
        and places().keys().isdisjoint(parts)
        and lower[end - 1] in organizations("head")
    )


def _takes_link(lower: Sequence[str], first: int, link: int) -> bool:
    """Tell "Secretary of", "Bank of" and "Institute for Policy and" from "Sen. Jane Roe of"."""
    if is_role(lower[link - 1]) or lower[link - 1 : link + 1] == ("democracy", "for"):
        return True
    heads = organizations("head")
    return any(singular(w) in heads for w in lower[first:link]) and not (
        lower[first] in given_names() or any(w in titles() for w in lower[first:link])
    )


def _organ_after(lower: Sequence[str], link: int) -> bool:
    """Tell whether "and" joins two parts of one organisation's name."""
    previous = lower[max(0, link - 4) : link]
    if "of" not in previous and "for" not in previous and "on" not in previous:
        return False
    word = lower[link + 1]
    return word not in given_names() and word not in titles() and word not in places()
