"""Verb groups: auxiliaries, adverbs between them and the verb they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from claimcheck.attribution.syntax.closed_classes import (
    AUXILIARIES,
    BE,
    DO,
    HAVE,
    MODALS,
    NEGATIONS,
)
from claimcheck.values import Tokens

Form = Literal["finite", "infinitive", "gerund", "participle"]

# Words that are auxiliaries only where the tagger says so: a possessive, a month, a noun.
_AMBIGUOUS = frozenset({"'d", "'s", "may", "will", "can"})
_BARE_TAKERS = MODALS | DO
_OPENERS = AUXILIARIES - _AMBIGUOUS
_NOMINAL = frozenset({"DT", "JJ", "CD", "NN", "NNS"})
_ASIDE = 5  # tokens of a prepositional phrase within a verb group
_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})


class VerbGroup(Struct, frozen=True):
    """Auxiliaries, adverbs and a head verb: tokens ``first`` to ``head`` inclusive."""

    first: int
    head: int
    form: Form
    passive: bool
    negated: bool
    modal: str | None


def verb_groups(
    tokens: Tokens, first: int, last: int, tags: Sequence[str]
) -> tuple[VerbGroup, ...]:
    """Return the verb groups of the tokens ``first:last`` in order.

    Args:
        tokens: The document's tokens.
        first: The sentence's first token.
        last: The token behind the sentence.
        tags: The word class of each of its tokens.
    """
    groups: list[VerbGroup] = []
    behind = first
    begun = zip(range(first, last), tags, tokens.lower[first:last], strict=True)
    for i in [i for i, tag, word in begun if tag in _TAGS or word in _OPENERS]:
        if i >= behind:
            group = _group(tokens, first, last, tags, i)
            groups.append(group)
            behind = group.head + 1
    return tuple(groups)


def _group(tokens: Tokens, first: int, last: int, tags: Sequence[str], start: int) -> VerbGroup:
    """Return the verb group that begins at a token."""
    lower = tokens.lower
    head = start
    negated = lower[start].endswith("n't") or lower[start] == "cannot"
    passive = False
    j = start + 1
    while j < last and lower[head] in AUXILIARIES:
        tag = tags[j - first]
        since = lower[j] == "since" and lower[head] in HAVE  # "has since said"
        if tag[:2] == "RB" or lower[j] in NEGATIONS or since:
            negated = negated or lower[j] in NEGATIONS
        elif tag[:1] == "V" or tag == "MD" or lower[j] in AUXILIARIES:
            if tag == "VBG" and lower[head] in _BARE_TAKERS:
                break
            passive = lower[head] in BE
            head = j
        elif tag == "IN" and lower[head] in HAVE:
            participle = _behind_aside(first, last, tags, j)  # "have in the past said"
            if participle is None:
                break
            head = j = participle
        else:
            break
        j += 1
    return VerbGroup(
        first=start,
        head=head,
        form=_form(tokens, first, start, head, tags),
        passive=passive and tags[head - first] in ("VBN", "VBD"),
        negated=negated or (start > first and lower[start - 1] in ("not", "never")),
        modal=lower[start] if lower[start] in MODALS else None,
    )


def _behind_aside(first: int, last: int, tags: Sequence[str], preposition: int) -> int | None:
    """Return the participle behind a prepositional phrase that parts it from "have"."""
    k = preposition + 1
    while k < min(last, preposition + _ASIDE) and tags[k - first] in _NOMINAL:
        k += 1
    found = preposition + 1 < k < last and tags[k - first] in ("VBN", "VBD")
    return k if found else None


def _form(tokens: Tokens, first: int, start: int, head: int, tags: Sequence[str]) -> Form:
    lower = tokens.lower
    k = start - 1
    while k >= first and tags[k - first] == "RB":
        k -= 1
    tag = tags[start - first]
    if k >= first and lower[k] == "to" and tag not in ("VBD", "VBZ"):
        return "infinitive"
    if tag == "VBG" and (head == start or lower[start] in ("having", "being")):
        return "gerund"
    if tag == "VBN" and head == start and lower[start] not in AUXILIARIES:
        return "participle"
    return "finite"
