"""What a noun phrase describes: its head, and the kind of source the head makes it."""

from __future__ import annotations

from msgspec import Struct

from claimcheck.attribution.names_lexicon import (
    documents,
    never_names,
    organizations,
    peoples,
    roles,
    singular,
    titles,
    vague,
)
from claimcheck.values import SourceKind, Text

PREPOSITIONS = frozenset(
    "of for in at from to with by on about near among inside within behind against across around under "
    "outside over between throughout into on including like as than who whom that which whose".split()
)
"""Words that end the part of a noun phrase in which its head stands."""

BREAKS = frozenset(",;:()[]—–") | {"--", "-", "who", "whom", "which", "that", "whose", "where", "when"}
"""Words behind which a noun phrase only says more about what it has named."""

DEFINITE = frozenset(("the", "this", "that", "these", "those"))
POSSESSIVE = frozenset(("his", "her", "their", "its", "my", "our", "your"))
_INDEFINITE = frozenset(("a", "an", "one", "another", "some", "any", "every", "each"))
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten dozens scores hundreds thousands several few many "
    "multiple numerous both".split()
)
_PARTITIVE = frozenset(
    "one some many most several few all both none half majority minority number group lot pair couple percent "
    "percentage share host handful dozen dozens hundreds thousands each any plenty series string raft chorus "
    "roster bunch crowd rest third quarter two three four five six seven eight nine ten % portion".split()
)
# People who speak for a body in the plural, when the body is named.
SPOKESPEOPLE = frozenset(
    "official authority officer representative prosecutor investigator executive leader spokesman "
    "spokeswoman spokesperson regulator".split()
)


class Description(Struct, frozen=True):
    """A noun phrase: tokens ``first:end`` without what follows it, and its head token."""

    first: int
    end: int
    head: int
    noun: str
    plural: bool
    definite: bool
    possessive: bool
    counted: bool


def describe(text: Text, first: int, last: int) -> Description:
    """Find the head of the noun phrase in tokens ``first:last`` (at least one token)."""
    lower, words = text.tokens.lower, text.tokens.words
    end = first + 1
    while end < last and lower[end] not in BREAKS:
        end += 1
    # A comma between two adjectives does not end the phrase.
    while end < last and words[end] == "," and not any(_noun_of_source(lower[k]) for k in range(first, end)):
        end += 1
        while end < last and lower[end] not in BREAKS:
            end += 1
    start = first
    counted = False
    stop = _head_stop(lower, start, end)
    while (
        stop < end
        and lower[stop] in ("of", "in")
        and (lower[stop - 1] in _PARTITIVE or lower[stop - 1][0].isdigit())
        and stop + 1 < end
    ):
        counted = True
        start = stop + 1
        if lower[start] == "10" or lower[start].isdigit():
            start = min(start + 1, end - 1)
        stop = _head_stop(lower, start, end)
    head = max(stop - 1, start)
    for k in range(head, start - 1, -1):
        if _noun_of_source(lower[k]) and not (k + 1 < stop and lower[k + 1] in ("'s", "'")):
            head = k
            break
    lead = lower[start]
    noun = singular(lower[head])
    numbered = lead in _NUMBERS or lead.isdigit() or any(w in _NUMBERS for w in lower[start:head])
    plural = (noun != lower[head] or lower[head] in ("people", "police")) and lower[head] not in ("news", "media")
    possessor = lead in POSSESSIVE or any(lower[k] in ("'s", "'") for k in range(start, head))
    return Description(
        first=first,
        end=end,
        head=head,
        noun=noun,
        plural=plural,
        definite=lead in DEFINITE and not counted,
        possessive=possessor,
        counted=counted or numbered or lead in _INDEFINITE,
    )


def _head_stop(lower: tuple[str, ...], start: int, end: int) -> int:
    stop = start
    while stop < end and (stop == start or lower[stop] not in PREPOSITIONS):
        stop += 1
    return stop


def _noun_of_source(word: str) -> bool:
    base = singular(word)
    return (
        base in roles()
        or base in documents()
        or word in documents()
        or base in organizations("head")
        or word in organizations("public")
        or base in vague("nobody")
        or word in titles()
    )


def kind_of(text: Text, d: Description, affiliated: bool) -> SourceKind:
    """Return the kind of source that a description without a person's name makes.

    Args:
        text: The article.
        d: The description.
        affiliated: Whether it names an institution or a person its head belongs to.

    Returns:
        The kind by the head noun, its number and its modifiers.
    """
    lower = text.tokens.lower
    word, noun = lower[d.head], d.noun
    if word in vague("quantifier") and d.head == d.end - 1:
        return "vague"
    if word in ("percent", "%"):
        return "document"
    if noun in vague("nobody") and noun not in documents():
        if affiliated or _telling(lower, d):
            return "unnamed"
        return "vague"
    if noun in roles() and word not in organizations("public"):
        if affiliated and d.plural and not d.counted and noun in SPOKESPEOPLE:
            return "organization"
        return "unnamed"
    if (word in documents() or noun in documents()) and not _body(lower, d):
        return "document"
    if noun in organizations("head") or word in organizations("public"):
        return "organization"
    if singular(word) in peoples():
        return "unnamed"
    if d.plural:
        return "unnamed"
    return "organization" if affiliated else "unnamed"


def _body(lower: tuple[str, ...], d: Description) -> bool:
    """Tell "the paper" the newspaper from the document: publications act, papers do not."""
    return lower[d.head] in ("post", "press") and d.definite


def _telling(lower: tuple[str, ...], d: Description) -> bool:
    """Tell whether anything but vague words stands before or behind a vague noun."""
    qualifiers = vague("qualifier")
    function = never_names("function")
    before = [w for w in lower[d.first : d.head] if w not in qualifiers and w not in function]
    return any(w.isalpha() and singular(w) in roles() for w in before)
