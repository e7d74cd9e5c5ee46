"""Runs of capitalised words, and what each of them may name.

A run is split into title and name ("Foreign Minister Jane Roe"); its kind is decided
where the run shows it by itself, and left open where only the whole article can tell.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import compress, count
from operator import itemgetter
from typing import Literal

from claimcheck.attribution.lexicon import cue_verbs
from claimcheck.attribution.names.entities import EntityKind, slice_text
from claimcheck.attribution.names.lexicon import (
    IRREGULAR_PLURALS,
    documents,
    given_names,
    is_role,
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
from claimcheck.values import Text

MAX_NAME = 12
"""Tokens in the longest name that is looked for."""

_LONGEST_PERSON = 5
"""Tokens in the longest name that a given name makes a person's."""

_PARTY_AND_STATE = re.compile(r"[DRIL]-[A-Z][A-Za-z.]*")  # "Rep. Dale Burke, R-Mont.,"
_OPENING = frozenset("\"“‘«„(['—–:") | {"``"}
_ARTICLES = ("al-", "el-", "bin-", "ul-")
_LINKS = frozenset(("of", "for", "&"))
_NAMES_TOO = frozenset(("will", "mark"))
"""Small words that may open a name."""
_ADVERBIAL = ("ing", "ed", "ly")
_DOUBTFUL = ("function", "lead", "feast", "calendar")
"""Kinds of words with a capital at which a name may not begin."""
_HEADLINE = 4
"""Words with a capital that a headline has at least."""
ORGANIC = ("tion", "tions", "ics", "ment", "ships", "ness", "ists", "isms", "ances", "ality", "ity")
"""Endings of words that are no surnames."""


_Shape = Literal["none", "organization", "place", "title", "acronym", "noun", "open"]


class Run:
    """A run of capitalised words, taken apart."""

    __slots__ = (
        "article",
        "certain",
        "first",
        "gender",
        "initial",
        "kind",
        "last",
        "parts",
        "role",
        "start",
    )

    def __init__(
        self,
        start: int,
        first: int,
        last: int,
        kind: EntityKind | None,
        initial: bool,
        lower: Sequence[str],
        gender: str = "-",
    ) -> None:
        self.start = start
        self.first = first
        self.last = last
        self.kind = kind
        self.parts: tuple[str, ...] = ()
        """The words of the name as they are compared; set when the kind is known."""
        self.role: tuple[str, str] | None = None
        self.gender = gender
        self.certain = kind is not None
        self.initial = initial
        self.article = first > 0 and lower[first - 1] == "the"


def runs(text: Text) -> list[Run]:
    """Return every run of capitalised words that may be a name, in order."""
    words = text.tokens.words
    # Every token of the document is looked at here and nowhere else.
    capitals = list(compress(count(), map(str.isupper, map(itemgetter(0), words))))
    found: list[Run] = []
    at = 0
    for sentence in text.sentences:
        first, last = sentence.first, sentence.last
        at = bisect_left(capitals, first, at)
        stop = bisect_left(capitals, last, at)
        if stop - at >= _HEADLINE and _title_case(words, first, last, stop - at):
            at = stop
            continue
        end = first
        for i in capitals[at:stop]:
            begins = "no" if i < end else _begins(words[i])
            if begins == "no":
                continue
            initial = (
                i == first
                or words[i - 1] in _OPENING
                or (i == first + 1 and not words[first][0].isalnum())
            )
            if begins == "ask" and not _may_begin(text, i, last, initial=initial):
                continue
            run, end = _run(text, i, last, initial)
            if run is not None:
                found.append(run)
        at = stop
    return found


@lru_cache(maxsize=1 << 16)
def _begins(word: str) -> Literal["no", "ask", "yes"]:
    """Tell whether a name may begin at a word with a capital; "ask" where its place decides."""
    lower = word.lower().replace("’", "'")
    function = never_names("function")
    if lower in function and not (lower in never_names("acronym") or lower in _NAMES_TOO):
        return "no"
    if word[1:2] == "-" and _PARTY_AND_STATE.fullmatch(word):
        return "no"
    doubtful = any(lower in never_names(kind) for kind in _DOUBTFUL)
    return "ask" if doubtful or lower.endswith(_ADVERBIAL) else "yes"


def _title_case(words: Sequence[str], first: int, last: int, capitals: int) -> bool:
    """Tell a headline, in which capitals mean nothing.

    A sentence with a full stop is one only if small words and verbs have capitals too.
    ``capitals`` is how many words have one.
    """
    plain = 0
    for w in words[first:last]:
        if len(w) > 3 and w[0].islower():
            plain += 1
            if 4 * plain > capitals:  # most sentences show it in a few words
                return False
    long = [w for w in words[first:last] if len(w) > 3 and w[0].isalpha()]
    if len(long) < _HEADLINE or sum(w[0].isupper() for w in long) < 0.8 * len(long):
        return False
    if words[last - 1] not in (".", "!"):
        return True
    raised = [w.lower() for w in long[1:] if w[0].isupper()]
    return not (
        never_names("function").isdisjoint(raised) and cue_verbs().keys().isdisjoint(raised)
    )


def _run(text: Text, i: int, last: int, initial: bool) -> tuple[Run | None, int]:
    """Read the run that begins at token ``i``; return its name and where it ends."""
    tokens = text.tokens
    words, lower = tokens.words, tokens.lower
    end = i + 1
    limit = min(last, i + MAX_NAME)
    while end < limit:
        joins = _joins(words[end])
        if joins == "no" or tokens.starts[end] > tokens.ends[end - 1] + 1:
            break
        further = end + 1 if joins == "yes" else _extended(text, i, end, limit)
        if further == end:
            break
        end = further
    if end == i + 1:
        run = _one_word(text, i, end, initial, _alone(words[i]))
    else:
        run = taken_apart(text, i, end, initial)
        shouted = run is not None and _shouted(words[i:end])
        if run is not None and shouted and not _known_body(lower, run.first, run.last):
            run = None
    if end + 1 < last and words[end] == "," and lower[end + 1] in never_names("suffix"):
        end += 2
    return run, end


def _may_begin(text: Text, i: int, last: int, *, initial: bool) -> bool:
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
    if _acronym(words[i]):
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
def _joins(word: str) -> Literal["no", "ask", "yes"]:
    """Tell whether a word may go on with a name; "ask" where its neighbours decide."""
    lower = word.lower().replace("’", "'")
    if word[0].isupper():
        common = lower in never_names("function") and word != "Will"
        return "ask" if common or lower in never_names("calendar") else "yes"
    return "ask" if lower in _joining_words() or word.isdigit() or _with_article(word) else "no"


def _extended(text: Text, i: int, end: int, limit: int) -> int:
    """Return the token up to which the run ``i:end`` goes on, ``end`` itself where it stops.

    The token ``end`` is one that may join: a small word or a day with a capital, or a word
    without one.
    """
    words, lower = text.tokens.words, text.tokens.lower
    word = words[end]
    function = never_names("function")
    if word[0].isupper():
        if _surname_behind(words, lower, i, end):
            return end + 1
        dated = lower[end] in never_names("calendar")
        return end if dated or not _known_body(lower, i, end + 1) else end + 1
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
    if lower[end] == "and" and _joined_body(text, i, end, limit):
        return ahead + 1
    linked = lower[end] in never_names("link") and _takes_link(lower, i, end)
    if not linked or lower[ahead] in never_names("calendar"):
        return end
    return ahead + 1 if lower[end] != "and" or _organ_after(lower, end) else end


def _with_article(word: str) -> bool:
    """Tell "al-Tarn", which is part of a name though it has no capital."""
    return "-" in word and word.startswith(_ARTICLES) and word.split("-")[1][:1].isupper()


def _shouted(words: Sequence[str]) -> bool:
    """Tell words in capitals that are no acronym."""
    capitals = list(filter(str.isupper, words))
    if not capitals:
        return False
    if any(len(w) > 6 and w.isalpha() for w in capitals):
        return True
    return len(words) > 1 and len(capitals) == len(words) and min(map(len, words)) > 2


def _known_body(lower: Sequence[str], first: int, end: int) -> bool:
    name = " ".join(lower[first:end])
    return name in organizations("media") or name in organizations("name")


def _surname_behind(words: Sequence[str], lower: Sequence[str], first: int, k: int) -> bool:
    """Tell "Theresa May", "Mr. King" and "Mark Cuban" from words that only have a capital."""
    if k <= first or not words[k][0].isupper():
        return False
    if _courteous(lower[k - 1]):
        return lower[k] not in source_words("vocative")
    if lower[k - 1] not in given_names() or lower[k - 1] in places():
        return False
    kinds = ("surname", "calendar", "adjective")
    return lower[k] in peoples() or any(lower[k] in never_names(kind) for kind in kinds)


def _courteous(word: str) -> bool:
    """Tell "Mr." and "Mrs." from titles that say what somebody is."""
    title = titles().get(word)
    return title is not None and not title.role


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


def taken_apart(text: Text, first: int, end: int, initial: bool) -> Run | None:
    """Split a run into title and name and say what it names, as far as it shows."""
    tokens = text.tokens
    words, lower = tokens.words, tokens.lower
    # "French President ...", "Israeli ...": an adjective of nationality begins many runs.
    whole = lower[first] if end == first + 1 else " ".join(lower[first:end])
    listed = _listed(whole)
    if listed is not None and (listed != "public" or end == first + 1):
        kind: EntityKind = "place" if listed == "place" else "organization"
        return Run(first, first, end, kind, initial, lower)
    names = given_names()
    # Half of all names: a given name and one word, of which neither is anything else.
    if end == first + 2 and _only_given(lower[first]) and _only_surname(words[first + 1]):
        return Run(first, first, end, "person", initial, lower, names[lower[first]])
    common = _adjective(lower[end - 1]) and not _acronym(words[end - 1])
    if common and not _surname_behind(words, lower, first, end - 1):
        if end > first + 1:
            return taken_apart(text, first, end - 1, initial)
        return None
    core = end
    while core - 1 > first and (
        lower[core - 1] in never_names("suffix") or words[core - 1].isdigit()
    ):
        core -= 1
    if core == first + 1:
        return _one_word(text, first, end, initial, _shape(words[first]))
    named = lower[first] in names
    tail = (
        lower[core - 1] in organizations("tail")
        and lower[first] not in titles()
        and lower[first] not in roles()
        and (not named or lower[first] in places() or (first > 0 and lower[first - 1] == "the"))
    )
    if tail:
        return Run(first, first, end, "organization", initial, lower)
    heads = organizations("head")
    last_word = singular(lower[core - 1])
    parts = lower[first:core]
    if last_word in heads and "'s" in parts:  # "the Larne County Coroner's Office"
        return Run(first, first, end, "organization", initial, lower)
    title_end = _title_end(lower, first, core)
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
    if not named and any(map(_camel, words[first:core])):
        return Run(first, first, end, "organization", initial, lower)
    # A place or nationality before a person's name: "Ohio Republican" was a title above.
    if core - first > 2 and _adjective(lower[first]):
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
        _adjective(lower)
        or word.isdigit()
        or lower in never_names("suffix")
        or lower in organizations("tail")
        or singular(lower) in organizations("head")
    )


@lru_cache(maxsize=1 << 16)
def _listed(name: str) -> Literal["organization", "place", "public"] | None:
    """Return what a list says that a name in lower case is."""
    if name in organizations("media") or name in organizations("name"):
        return "organization"
    if name in places():
        return "place"
    return "public" if name in organizations("public") else None


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
    phrase = _role_text(text, first, title_end)
    if phrase:
        name.role = phrase
    return name


def _one_word(text: Text, first: int, end: int, initial: bool, shape: _Shape) -> Run | None:
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
def _alone(word: str) -> _Shape:
    """Return what a word with a capital shows that has none beside it."""
    lower = word.lower().replace("’", "'")
    listed = _listed(lower)
    if listed != "organization" and _shouted((word,)):
        return "none"
    if listed is not None:
        return "place" if listed == "place" else "organization"
    return "none" if _adjective(lower) and not _acronym(word) else _shape(word)


@lru_cache(maxsize=1 << 16)
def _shape(word: str) -> _Shape:
    """Return what a word with a capital shows by itself: "noun" is a body's behind "the"."""
    lower = word.lower().replace("’", "'")
    if len(lower) == 1:  # "Q" and "A" of an interview
        return "none"
    named = lower in given_names()
    if lower in titles() or (lower in roles() and (not named or lower in places())):
        return "title"
    head = singular(lower) in organizations("head")
    if (head and word.isupper()) or (not named and _camel(word)):
        return "organization"
    longest = 9 if "-" in word else 6
    if word.isupper() and not named and 2 <= len(word.replace(".", "")) <= longest:
        return "acronym"
    return "noun" if head or lower in organizations("tail") else "open"


def _affiliation(words: Sequence[str], lower: Sequence[str], first: int, end: int) -> bool:
    """Tell whether words before a given name say where the person belongs: "Navy SEAL Jo Roe"."""
    whole = " ".join(lower[first:end])
    return (
        whole in organizations("name")
        or whole in organizations("media")
        or any(w.isupper() and len(w) > 1 and "." not in w for w in words[first:end])
        or any(is_common_noun(w) for w in lower[first:end])
    )


def _camel(word: str) -> bool:
    """Tell "PolitiFact" from "McCain", "O'Neill", "DeSantis" and "Holtz-Eakin"."""
    if word[1:].islower() or word.isupper() or "-" in word or "'" in word or "’" in word:
        return False
    inner = next((i for i, c in enumerate(word) if i and c.isupper()), 0)
    return inner > 0 and word[:inner].lower() not in source_words("prefix")


@lru_cache(maxsize=1 << 16)
def _adjective(word: str) -> bool:
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


def _acronym(word: str) -> bool:
    return word.isupper() and word.lower() in never_names("acronym")


def _title_end(lower: Sequence[str], first: int, core: int) -> int:
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
        if k > first and _courteous(lower[k - 1]) and word not in source_words("vocative"):
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


def _role_text(text: Text, first: int, end: int) -> tuple[str, str] | None:
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
        before = slice_text(text, begin, end - 1)
        if title.role[0] == "~":
            return before, title.role[1:]
        if any(map(is_role, tokens.lower[begin : end - 1])):  # "Committee Chairman Rep. Roe"
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
