"""What a statement rests on: the small judgements that the score and its readers share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.values import COMMUNICATIVE, Attributed, SourceKind, Tag, Tagged

_NOBODY = ("vague.", "hedge.evidential", "hedge.weasel")


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
    found = [attributions[index] for index in tagged.attributions]
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


def rests_on_nobody(tag: Tag | None, rules: Iterable[str]) -> bool:
    """Tell a statement that passes on what nobody identifiable said from a plain hedge.

    Args:
        tag: The statement's tag; only speculative statements can rest on nobody.
        rules: The rules of its reasons: "vague.…" where an unidentifiable source
            decided, "hedge.evidential" and "hedge.weasel" where their words did.

    Returns:
        False too for a speculation that the writer makes in their own voice ("may").
    """
    return tag == "speculative" and any(rule.startswith(_NOBODY) for rule in rules)


def is_vague(tagged: Tagged) -> bool:
    """Tell whether a statement rests on nobody whom a reader could identify."""
    return rests_on_nobody(tagged.tag, [reason.rule for reason in tagged.reasons])
