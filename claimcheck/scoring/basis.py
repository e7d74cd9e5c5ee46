"""What a statement rests on: the small judgements that the score and its readers share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.values import COMMUNICATIVE, Attributed, HedgeType, SourceKind, Tag, Tagged

_NOBODY: frozenset[HedgeType] = frozenset({"evidential", "weasel"})


def is_source(attribution: Attributed) -> bool:
    """Tell whether an attribution has a source that communicated something.

    States of mind, attributions that name no source and acts that did not take place
    ("if he says") are none.
    """
    return (
        attribution.source is not None
        and attribution.type in COMMUNICATIVE
        and not attribution.hypothetical
    )


def source_kinds(tagged: Tagged, attributions: Sequence[Attributed]) -> set[SourceKind]:
    """Return the kinds of the sources that a statement rests on."""
    found = (attributions[index] for index in tagged.attributions)
    return {a.kind or "vague" for a in found if is_source(a)}


def is_identifiable(tagged: Tagged, attributions: Sequence[Attributed]) -> bool:
    """Tell whether a reader could identify whom or what a statement rests on.

    A sourced statement has an identifiable source by definition of the tag; a denied
    one has if somebody not vague is said to deny.
    """
    if tagged.tag == "denied":
        return bool(source_kinds(tagged, attributions) - {"vague"})
    return tagged.tag == "sourced"


def is_unnamed(tagged: Tagged, attributions: Sequence[Attributed]) -> bool:
    """Tell whether a statement has an identifiable source, but only unnamed ones."""
    if not is_identifiable(tagged, attributions):
        return False
    kinds = source_kinds(tagged, attributions)
    return "unnamed" in kinds and kinds <= {"unnamed", "vague"}


def rests_on_nobody(
    tag: Tag | None, kinds: Iterable[SourceKind | None], hedges: Iterable[HedgeType]
) -> bool:
    """Tell a statement that passes on what nobody identifiable said from a plain hedge.

    Args:
        tag: The statement's tag; only speculative statements can rest on nobody.
        kinds: The kinds of the sources of the statement's attributions, of whatever
            type; None or vague for one that names no source ("it is believed").
        hedges: The types of the statement's hedges ("reportedly" is evidential).

    Returns:
        False too for a speculation that the writer makes in their own voice ("may").
    """
    return tag == "speculative" and (
        any(kind is None or kind == "vague" for kind in kinds) or not _NOBODY.isdisjoint(hedges)
    )


def is_vague(tagged: Tagged, attributions: Sequence[Attributed]) -> bool:
    """Tell whether a statement rests on nobody whom a reader could identify."""
    kinds = [attributions[index].kind for index in tagged.attributions]
    return rests_on_nobody(tagged.tag, kinds, [hedge.type for hedge in tagged.hedges])
