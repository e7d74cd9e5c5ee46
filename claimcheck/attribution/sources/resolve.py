"""Who the sources of attributions are: their kind, their full name and their role.

Each source is a stretch of text: a name, a description, a pronoun.  The sieves run
from the surest to the least sure, after Lee et al. (2013), "Deterministic coreference
resolution based on entity-centric, precision-ranked rules", and Muzny et al. (2017),
"A two-stage sieve approach for quote attribution": a name in the phrase, a name in
apposition, a shortened name, an acronym, a role that a named person holds, and last a
pronoun.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from claimcheck.attribution.names import pronouns
from claimcheck.attribution.names.context import Article, Referent
from claimcheck.attribution.names.lexicon import source_words
from claimcheck.attribution.names.mentions import find_mentions
from claimcheck.attribution.sources.names import apposed_to, continued
from claimcheck.attribution.sources.phrases import of_phrase
from claimcheck.attribution.sources.pronouns import of_part, of_pronoun
from claimcheck.values import Attributed, Span, Text

_EDGES = frozenset("\"“”'‘’,.:;()[]—–-") | {"--", "``", "''"}
_LONGEST = 80
"""Tokens of a source that are read."""
_SPEAKERS = 100
"""Attributions looked back at for the one whose words hold "I"."""


def resolve(text: Text, attributions: Sequence[Attributed]) -> tuple[Attributed, ...]:
    """Find out who the sources of attributions are.

    Args:
        text: The segmented document.
        attributions: Its attributions; ``source`` is a noun phrase or None.

    Returns:
        The same attributions in the same order.  Where there is a source, ``kind`` is
        set; ``name`` is the fullest name the article gives for it (for unnamed and vague
        sources and for documents the noun phrase itself), or None for a pronoun whose
        referent was not found; ``role`` is what the article says the named person is.
        An attribution without a source comes back as it was.
    """
    order = sorted(
        (a.source, i)
        for i, a in enumerate(attributions)
        if a.source is not None and a.source.end > a.source.start
    )
    if not order:
        return tuple(attributions)
    article = Article(text, find_mentions(text))
    found: dict[int, Referent] = {}
    quoted: list[int] = []
    for source, i in order:
        first, last = _tokens_of(text, source)
        if last - first == 1 and text.tokens.lower[first] in pronouns.FIRST_PERSON:
            quoted.append(i)
        else:
            found[i] = _resolved(article, attributions[i], first, last)
    if quoted:
        speakers = _Speakers(attributions, found)
        for i in quoted:
            found[i] = speakers.of_first_person(text, attributions[i])
    return tuple(
        replace(a, kind=found[i].kind, name=found[i].name, role=found[i].role) if i in found else a
        for i, a in enumerate(attributions)
    )


def _tokens_of(text: Text, source: Span) -> tuple[int, int]:
    """Return the tokens of a source, less the marks and small words at its edges."""
    lower = text.tokens.lower
    first = text.tokens.at(source.start)
    last = min(text.tokens.at(source.end), first + _LONGEST)
    edges = _edges()
    while last - 1 > first and (lower[last - 1] in edges or lower[last - 1] == "'s"):
        last -= 1
    while first < last - 1 and lower[first] in edges:
        first += 1
    return first, last


@cache
def _edges() -> frozenset[str]:
    return _EDGES | source_words("edge")


def _resolved(article: Article, a: Attributed, first: int, last: int) -> Referent:
    """Resolve one source and remember it for the pronouns behind it."""
    if first >= last:
        return Referent("vague", None)
    alone = last - first == 1
    found = of_pronoun(article, a, first) if alone else of_part(article, a, first, last)
    if found is None:
        found = of_phrase(article, a, first, last)
        if found.kind in ("unnamed", "organization") or _is_doubtful(found):
            found = apposed_to(article, a, first, last) or found
        if found.kind in ("unnamed", "organization", "vague"):
            found = continued(article, first, last) or found
    if found.name is not None:
        article.remember(_kept(found), first)
    return found


def _is_doubtful(found: Referent) -> bool:
    """Tell a person of whom nothing but capitals is known."""
    return found.entity is not None and not pronouns.sure(found.entity)


def _kept(found: Referent) -> Referent:
    """Return a source as the pronouns behind it see it: it may itself be an earlier one's."""
    kept = Referent(
        found.kind,
        found.name,
        found.role,
        entity=found.entity,
        plural=found.plural,
        noun=found.noun,
    )
    if found.entity is None and found.gender != "-":
        kept.gender = found.gender
    return kept


class _Speakers:
    """In whose words each stretch of the text stands."""

    def __init__(self, attributions: Sequence[Attributed], found: dict[int, Referent]) -> None:
        self._parts = sorted(
            (part.start, part.end, i)
            for i in found
            if found[i].name is not None
            for part in attributions[i].content
        )
        self._found = found

    def of_first_person(self, text: Text, a: Attributed) -> Referent:
        """Find who says "I" or "we": the source in whose words the pronoun stands."""
        source = a.source
        assert source is not None
        inner: tuple[int, int] | None = None
        behind = bisect_left(self._parts, (source.start + 1,))
        for _, end, i in self._parts[max(behind - _SPEAKERS, 0) : behind]:
            if source.end <= end and (inner is None or end <= inner[0]):
                inner = (end, i)
        if inner is not None:
            return self._found[inner[1]]
        word = text.document.text[source.start : source.end].lower()
        return Referent("vague" if word in ("we", "us", "our", "ours") else "person", None)
