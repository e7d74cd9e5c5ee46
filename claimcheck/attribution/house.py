"""A newsroom's own words: sources that it wants to be read as vague, identified or an outlet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec.structs import replace

from claimcheck.config.settings import Lexicon
from claimcheck.language.tokens import tokenize
from claimcheck.values import Attributed, SourceKind, Text

_Words = tuple[str, ...]

_ARTICLES = frozenset({"a", "an", "the"})
_MARKS = frozenset('“”„«»"')


def with_lexicon(
    text: Text, attributions: Sequence[Attributed], lexicon: Lexicon
) -> tuple[Attributed, ...]:
    """Give the sources that a project's lexicon lists the kind that it gives them.

    Tags, ledger and score follow, because they are made of the kinds.  A source is listed if its
    words up to a comma or the name behind them ("they" for "market watchers") are those of an
    entry, an article aside; a vague source also if it ends in them ("several market watchers"),
    unless it is a person or organization.  Of several lists, ``identified`` goes before
    ``outlets``, and these before ``vague-sources``.

    Args:
        text: The segmented document.
        attributions: Its attributions, with kinds and names.
        lexicon: The project's own words, in lower case.

    Returns:
        The attributions in the same order.
    """
    identified, outlets, vague = (
        _entries(words) for words in (lexicon.identified, lexicon.outlets, lexicon.vague_sources)
    )
    if not (identified or outlets or vague):
        return tuple(attributions)

    def kind(a: Attributed) -> SourceKind | None:
        known = _known_as(text, a)
        if known & identified:
            return "person"
        if known & outlets:
            return "organization"
        ends = {words[at:] for words in known for at in range(len(words))}
        if known & vague or (a.kind not in ("person", "organization") and ends & vague):
            return "vague"
        return a.kind

    return tuple(replace(a, kind=kind(a)) if a.source is not None else a for a in attributions)


def _entries(words: Iterable[str]) -> frozenset[_Words]:
    return frozenset(map(entry_words, words)) - {()}


def _known_as(text: Text, a: Attributed) -> set[_Words]:
    """Return the words of a source and of the name behind it, in the form of the entries."""
    said = [a.name] if a.name else []
    if a.source is not None:
        said.append(text.document.text[a.source.start : a.source.end])
    return {entry_words(words) for words in said}


@lru_cache(maxsize=1 << 12)
def entry_words(said: str) -> _Words:
    """Return words in the form in which a lexicon's are compared with those of a draft.

    Args:
        said: An entry of the lexicon, or what a draft calls somebody.

    Returns:
        The tokens in lower case as far as a comma, the possessive by itself, without quotation
        marks and without an article at the beginning.
    """
    words = [word for word in tokenize(said.partition(",")[0]).lower if word not in _MARKS]
    return tuple(words[1:] if words and words[0] in _ARTICLES else words)
