"""What a change did to a statement's attribution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from claimcheck.audit import DocumentAudit, LedgerEntry, Statement

Effect = Literal[
    "lost-source",
    "weaker-source",
    "lost-denial",
    "lost-hedge",
    "gained-source",
    "better-source",
    "gained-denial",
    "gained-hedge",
    "other-source",
]

LOSSES: frozenset[Effect] = frozenset({"lost-source", "weaker-source", "lost-denial", "lost-hedge"})
"""What takes from a reader's means to check a statement."""

WORDS: dict[Effect, str] = {
    "lost-source": "lost its source",
    "weaker-source": "its source is no longer named",
    "lost-denial": "the denial is gone",
    "lost-hedge": "now stated flatly",
    "gained-source": "gained a source",
    "better-source": "its source is named now",
    "gained-denial": "gained a denial",
    "gained-hedge": "became hedged",
    "other-source": "now rests on another source",
}

_ARTICLES = frozenset(("the", "a", "an"))
_STRENGTH = {"vague": 1, "unnamed": 2, "document": 3, "organization": 3, "person": 3}


class Standing(Struct, frozen=True):
    """How a statement is attributed: its tag, its sources' names, the strongest kind's rank."""

    tag: str | None
    sources: tuple[str, ...]
    strength: int


def standings(document: DocumentAudit) -> list[Standing]:
    """Return how each statement of a document is attributed, in order."""
    entries = {a: entry for entry in document.sources for a in entry.attributions}
    return [_standing(statement, document, entries) for statement in document.statements]


def _standing(
    statement: Statement, document: DocumentAudit, entries: Mapping[int, LedgerEntry]
) -> Standing:
    told = [entries[a] for a in statement.attributions if a in entries]
    kinds = (document.attributions[a].source for a in statement.attributions if a in entries)
    return Standing(
        tag=statement.tag,
        sources=tuple(dict.fromkeys(entry.name for entry in told)),
        strength=max((_STRENGTH[source.kind] for source in kinds if source), default=0),
    )


def effects(old: Standing, new: Standing) -> tuple[Effect, ...]:
    """Return what happened between two standings of a statement.

    A source is lost when nobody identifiable is left, a hedge when what was uncertain or
    somebody's word is now the writer's own flat word.
    """
    found: list[Effect] = []
    if old.tag is None or new.tag is None:
        return ()  # a heading or a question on one side
    if old.tag == "denied" and new.tag != "denied":
        found.append("lost-denial")
    elif new.tag == "denied" and old.tag != "denied":
        found.append("gained-denial")
    had, has = _identifiable(old), _identifiable(new)
    if had and not has:
        found.append("lost-source")
    elif has and not had:
        found.append("gained-source")
    elif had and has and old.strength > new.strength:
        found.append("weaker-source")
    elif had and has and old.strength < new.strength:
        found.append("better-source")
    elif had and has and _others(old, new):
        found.append("other-source")
    if old.tag == "speculative" and new.tag == "asserted":
        found.append("lost-hedge")
    elif new.tag == "speculative" and old.tag in ("asserted", "sourced"):
        found.append("gained-hedge")
    return tuple(found)


def _identifiable(s: Standing) -> bool:
    return s.tag == "sourced" or (s.tag == "denied" and s.strength > _STRENGTH["vague"])


def _others(old: Standing, new: Standing) -> bool:
    """Tell whether no source is the same, by any word of its name."""
    before, after = _known_by(old.sources), _known_by(new.sources)
    return bool(before and after) and before.isdisjoint(after)


def _known_by(names: Sequence[str]) -> set[str]:
    """Return the words by which sources are known again: those of names, or of descriptions."""
    words = [name.split() for name in names]
    return {
        word.casefold()
        for of_one in words
        for word in [w for w in of_one if w[:1].isupper()] or of_one
        if word not in _ARTICLES
    }


def lost_with(s: Standing) -> tuple[Effect, ...]:
    """Return what a draft loses with a statement that was removed: a denial, or nothing."""
    return ("lost-denial",) if s.tag == "denied" else ()
