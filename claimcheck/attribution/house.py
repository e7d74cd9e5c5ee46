"""A newsroom's own words: sources that it wants to be read as vague, identified or an outlet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from claimcheck.config.settings import Lexicon
from claimcheck.values import Attributed, SourceKind, Text

_Words = tuple[str, ...]

_ARTICLES = frozenset({"a", "an", "the"})
_MARKS = str.maketrans('’“”„«»"', "'      ")


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
    return frozenset(_bare(entry) for entry in words) - {()}


def _known_as(text: Text, a: Attributed) -> set[_Words]:
    """Return the words of a source and of the name behind it, in the form of the entries."""
    said = [a.name] if a.name else []
    if a.source is not None:
        said.append(text.document.text[a.source.start : a.source.end])
    return {_bare(words) for words in said}


def _bare(words: str) -> _Words:
    """Return words in lower case, as far as a comma, without quotation marks and article."""
    split = words.casefold().translate(_MARKS).partition(",")[0].split()
    return tuple(split[1:] if split and split[0] in _ARTICLES else split)
