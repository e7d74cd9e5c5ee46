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

Form = Literal["finite", "infinitive", "gerund", "participle"]

# Words that are auxiliaries only where the tagger says so: a possessive, a month, a noun.
_AMBIGUOUS = frozenset({"'d", "'s", "may", "will", "can"})
_BARE_TAKERS = MODALS | DO
_OPENERS = AUXILIARIES - _AMBIGUOUS
_NOMINAL = frozenset({"DT", "JJ", "CD", "NN", "NNS"})
_ASIDE = 5  # tokens of a prepositional phrase within a verb group
_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})


class VerbGroup(Struct, gc=False, frozen=True):
    """Auxiliaries, adverbs and a head verb: tokens ``first`` to ``head`` inclusive."""

    first: int
    head: int
    form: Form
    passive: bool
    negated: bool
    modal: str | None


def verb_groups(words: Sequence[str], tags: Sequence[str], size: int) -> tuple[VerbGroup, ...]:
    """Return the verb groups of a sentence in order.

    Args:
        words: Its tokens in lower case, with empty strings at either side; see
            ``claimcheck.attribution.syntax.view.View``.
        tags: Their word classes, the same way.
        size: How many tokens it has.
    """
    groups: list[VerbGroup] = []
    behind = 0
    for i in [i for i, tag in enumerate(tags[:size]) if tag in _TAGS or words[i] in _OPENERS]:
        if i >= behind:
            group = _group(words, tags, i)
            groups.append(group)
            behind = group.head + 1
    return tuple(groups)


def _group(words: Sequence[str], tags: Sequence[str], start: int) -> VerbGroup:
    """Return the verb group that begins at a token."""
    head = start
    word = words[start]
    negated = word.endswith("n't") or word == "cannot" or words[start - 1] in ("not", "never")
    if word not in AUXILIARIES:
        return VerbGroup(start, start, _form(words, tags, start, start), False, negated, None)
    passive = False
    j = start + 1
    while words[head] in AUXILIARIES:
        tag, word = tags[j], words[j]
        since = word == "since" and words[head] in HAVE  # "has since said"
        if tag[:2] == "RB" or word in NEGATIONS or since:
            negated = negated or word in NEGATIONS
        elif tag[:1] == "V" or tag == "MD" or word in AUXILIARIES:
            if tag == "VBG" and words[head] in _BARE_TAKERS:
                break
            passive = words[head] in BE
            head = j
        elif tag == "IN" and words[head] in HAVE:
            participle = _behind_aside(tags, j)  # "have in the past said"
            if participle is None:
                break
            head = j = participle
        else:
            break
        j += 1
    passive = passive and tags[head] in ("VBN", "VBD")
    modal = words[start] if words[start] in MODALS else None
    return VerbGroup(start, head, _form(words, tags, start, head), passive, negated, modal)


def _behind_aside(tags: Sequence[str], preposition: int) -> int | None:
    """Return the participle behind a prepositional phrase that parts it from "have"."""
    k = preposition + 1
    while k < preposition + _ASIDE and tags[k] in _NOMINAL:
        k += 1
    return k if k > preposition + 1 and tags[k] in ("VBN", "VBD") else None


def _form(words: Sequence[str], tags: Sequence[str], start: int, head: int) -> Form:
    tag = tags[start]
    if tag in ("VBD", "VBZ"):
        return "finite"
    k = start - 1
    while tags[k] == "RB":
        k -= 1
    if words[k] == "to":
        return "infinitive"
    if tag == "VBG" and (head == start or words[start] in ("having", "being")):
        return "gerund"
    if tag == "VBN" and head == start and words[start] not in AUXILIARIES:
        return "participle"
    return "finite"
