"""What a noun phrase describes: its head, and the kind of source the head makes it."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from claimcheck.attribution.lexicon import cue_words, is_time
from claimcheck.attribution.names.lexicon import (
    documents,
    is_role,
    never_names,
    organizations,
    peoples,
    roles,
    singular,
    source_words,
    titles,
    vague,
)
from claimcheck.values import SourceKind, Text

BREAKS = frozenset(",;:()[]—–") | {
    "--",
    "-",
    "who",
    "whom",
    "which",
    "that",
    "whose",
    "where",
    "when",
}
"""Words behind which a noun phrase only says more about what it has named."""

POSSESSIVES = frozenset(("his", "her", "their", "its", "my", "our", "your"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_INDEFINITE = frozenset(("a", "an", "one", "another", "some", "any", "every", "each", "other"))
# Shares of the people asked: what is cited is a poll.
_PERCENT = frozenset(("percent", "%"))
_PARTICIPLES = frozenset(("VBN", "VBD", "VBG"))
_COMPOUND_ROLES = frozenset((("secretary", "of", "state"), ("chief", "of", "staff")))


class Description(Struct, frozen=True):
    """A noun phrase: tokens ``first:end`` without what follows it, and its head token.

    ``noun`` is the head in the singular.  ``definite`` is said of "the X",
    ``possessive`` of "his X" and "Y's X", ``counted`` of "two X", "a X" and "one of
    the X".  ``partitive`` is said of the last.
    ``share`` is true for parts of the people asked in a poll, ``joined`` where
    "and" joins two phrases, ``restricted`` where "who" without a comma follows.
    """

    first: int
    end: int
    head: int
    noun: str
    plural: bool
    definite: bool
    possessive: bool
    counted: bool
    partitive: bool
    share: bool
    joined: bool
    restricted: bool


def describe(text: Text, first: int, last: int) -> Description:
    """Find the head of the noun phrase in tokens ``first:last`` (at least one token).

    The head is the last noun before the first preposition, or a known noun for a
    source before it where nothing but adjectives and participles stands between
    ("people familiar with the matter").
    """
    lower = text.tokens.lower
    end = first_break(text, first + 1, last)
    end = _before_time(lower, first, end)
    # A comma between two adjectives does not end the phrase.
    while end < last and lower[end] == "," and not any(map(_noun_of_source, lower[first:end])):
        end = first_break(text, end + 1, last)
    start = _behind_approximation(lower, first, end)
    partitive = share = False
    asked = ""
    stop = _head_stop(lower, start, end)
    while stop + 1 < end and lower[stop] in ("of", "in") and _part(lower[stop - 1]):
        partitive = True
        asked = lower[stop - 1]
        share = (
            share
            or lower[stop - 1] in source_words("share")
            or lower[stop] == "in"
            or lower[stop + 1].isdigit()
        )
        start = stop + 1
        if lower[start].isdigit():
            start = min(start + 1, end - 1)
        stop = _head_stop(lower, start, end)
    stop = _before_participle(text, start, stop)
    head = max(stop - 1, start)
    if lower[start] in source_words("those") and text.classes[head][:2] in ("JJ", "RB", "VB", "IN"):
        head = start  # "those close to Jane Roe"
    for k in range(head, start - 1, -1):
        if k + 1 < stop and lower[k + 1] in ("'s", "'"):
            break
        if _noun_of_source(lower[k]):
            head = k
            break
        if text.classes[k] in ("NN", "NNS") and text.tokens.words[k][0].islower():
            head = k
            break
    lead = lower[start]
    word = lower[head]
    noun = singular(word)
    before = lower[start:head]
    numbered = not source_words("number").isdisjoint(before) or any(map(str.isdigit, before))
    return Description(
        first=first,
        end=end,
        head=head,
        noun=noun,
        plural=(noun != word and word not in ("news", "media")) or word in ("people", "police"),
        definite=lead in _DEFINITE and not partitive,
        possessive=lead in POSSESSIVES or "'s" in before or "'" in before,
        counted=partitive or numbered or lead in _INDEFINITE,
        partitive=partitive,
        share=(share and (noun in source_words("polled") or word in source_words("number")))
        or (share and word[0].isdigit())
        or _percentage(word)
        or _percentage(asked)
        or (noun in source_words("polled") and _asked(lower, end - 1, last))
        or noun == "respondent"
        or (noun not in roles() and word in source_words("share") and not partitive),
        joined="and" in lower[first:end],
        restricted=end < last and lower[end] in ("who", "whose"),
    )


def _before_time(lower: tuple[str, ...], first: int, end: int) -> int:
    """Return where a phrase ends without its time: "a survey last month"."""
    pointed = lower[end - 2] in ("this", "last", "next") if end - first > 2 else False
    if pointed and is_time(lower[end - 1]):
        return end - 2 if lower[end - 3] not in source_words("preposition") else end
    bare = lower[end - 1] in cue_words("day") and end - first > 1
    before = lower[end - 2] if bare else ""
    hangs = before.endswith("ed") or before in source_words("preposition")
    return end - 1 if bare and not hangs else end


def first_break(text: Text, first: int, last: int) -> int:
    """Return the first of tokens ``first:last`` at which a phrase stops naming, else ``last``.

    A hyphen within a word is no break.
    """
    tokens = text.tokens
    for token in tokens.among(BREAKS, first, last):
        if tokens.lower[token] != "-" or tokens.starts[token] > tokens.ends[token - 1]:
            return token
    return max(first, last)


def _percentage(word: str) -> bool:
    return word in _PERCENT or (word.endswith("%") and word[0].isdigit())


def _asked(lower: tuple[str, ...], k: int, last: int) -> bool:
    """Tell "those polled" and "voters surveyed"."""
    return lower[k] in source_words("asked") or (
        k + 1 < last and lower[k + 1] in source_words("asked")
    )


def _behind_approximation(lower: tuple[str, ...], first: int, end: int) -> int:
    """Return the token behind "more than", "only about" and "at least" before a number."""
    k = first
    while k + 1 < end and lower[k] in source_words("approximation"):
        k += 1
    number = lower[k] in source_words("number") or lower[k] in source_words("partitive")
    return (
        k
        if (number or lower[k][0].isdigit()) and lower[k] not in ("some", "many", "most")
        else first
    )


def _part(word: str) -> bool:
    return word in source_words("partitive") or word[0].isdigit() or word == "out"


def _head_stop(lower: tuple[str, ...], start: int, end: int) -> int:
    prepositions = source_words("preposition")
    stop = start
    while stop < end and (stop == start or lower[stop] not in prepositions):
        stop += 1
    if lower[stop - 1 : stop + 2] in _COMPOUND_ROLES and lower[stop + 2 : stop + 3] == ("'s",):
        return _head_stop(lower, stop + 2, end)  # "the secretary of state's website"
    return stop


def _before_participle(text: Text, start: int, stop: int) -> int:
    """Return where a participle behind a noun begins a clause: "disclosures filed on Sunday"."""
    classes = text.classes[start + 1 : stop]
    if _PARTICIPLES.isdisjoint(classes):
        return stop
    for k, class_ in enumerate(classes, start + 1):
        if class_ in _PARTICIPLES and _noun_of_source(text.tokens.lower[k - 1]):
            return k
    return stop


@lru_cache(maxsize=1 << 16)
def _noun_of_source(word: str) -> bool:
    base = singular(word)
    return (
        is_role(word)
        or base in documents()
        or word in documents()
        or base in organizations("head")
        or word in organizations("public")
        or base in vague("nobody")
        or word in titles()
    )


def kind_of(text: Text, d: Description, *, affiliated: bool, bodied: bool = False) -> SourceKind:
    """Return the kind of source that a description without a person's name makes.

    Args:
        text: The article.
        d: The description.
        affiliated: Whether it names an institution, a place or a person.
        bodied: Whether it names an institution.

    Returns:
        The kind by the head noun, its number and its modifiers.
    """
    lower = text.tokens.lower
    word, noun = lower[d.head], d.noun
    if d.share:
        return "document"
    if word == "those" and d.head < d.end - 1:
        return "unnamed"
    if word in vague("quantifier") and (d.head == d.end - 1 or d.head == d.first):
        return "unnamed" if affiliated or _telling(lower, d) else "vague"
    if noun in vague("expert"):
        return "unnamed" if affiliated or d.possessive else "vague"
    if noun in vague("nobody") or noun in vague("cause"):
        cause = noun in vague("cause") and (
            d.possessive or lower[d.head + 1 : d.head + 2] == ("of",)
        )
        told = affiliated or _telling(lower, d) or cause
        return "unnamed" if told else "vague"
    if noun in source_words("mouthpiece"):
        return "unnamed" if d.counted and not bodied else "organization"
    if word in source_words("party"):
        plain = {"the"} | source_words("house")
        modified = any(w not in plain for w in lower[d.first : d.head])
        capital = text.tokens.words[d.head][0].isupper()
        party = capital and not (modified or d.counted or d.joined or d.restricted)
        return "organization" if party else "unnamed"
    if word in organizations("public"):
        return "unnamed" if d.partitive else "organization"
    if is_role(word):
        spokespeople = (
            d.plural and not d.counted and not d.joined and noun in source_words("speaks")
        )
        alone = noun in source_words("authority") or d.possessive
        return "organization" if (affiliated or alone) and spokespeople else "unnamed"
    hearsay = word in source_words("hearsay") and not (d.definite or d.possessive or affiliated)
    if hearsay and d.end == d.head + 1 and not _telling(lower, d):
        return "vague"  # "reports suggest": whose?
    if word in documents() or noun in documents():
        modifiers = lower[d.first : d.head]
        people = noun == "figure" and any(w in source_words("figure") for w in modifiers)
        return "unnamed" if people else "document"
    if noun in source_words("website") and (d.possessive or d.head - d.first > 1 or affiliated):
        return "document"  # "the event website": where it is written, not who
    if noun in organizations("head"):
        return "unnamed" if d.partitive else "organization"
    if _part_of_document(lower, d):
        return "document"
    if d.plural or noun in peoples():
        return "unnamed"
    agent = noun.endswith(tuple(source_words("agent-ending")))
    return "organization" if affiliated and not agent else "unnamed"


def _part_of_document(lower: tuple[str, ...], d: Description) -> bool:
    """Tell "the wording of the bill": a thing that is part of a document."""
    if lower[d.head + 1 : d.head + 2] not in (("of",), ("in",), ("on",), ("from",)):
        return False
    rest = lower[d.head + 2 : _head_stop(lower, d.head + 2, d.end)] if d.head + 2 < d.end else ()
    return bool(rest) and not d.plural and singular(rest[-1]) in documents()


def _telling(lower: tuple[str, ...], d: Description) -> bool:
    """Tell whether a modifier says anything about a vague noun."""
    qualifiers, function = vague("qualifier"), never_names("function")
    return any(
        w[0].isalpha() and w not in qualifiers and w not in function
        for w in lower[d.first : d.head]
    )
