"""The ledger of sources: who carries how much of a document."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.audit import LedgerEntry
from claimcheck.scoring.basis import is_source
from claimcheck.values import Attributed, Document, Tagged, Text


def ledger(
    text: Text, attributions: Sequence[Attributed], tagged: Sequence[Tagged]
) -> tuple[LedgerEntry, ...]:
    """List the sources of a document with what each of them carries.

    Attributions are grouped by the name and kind of their source, or by the source's
    words where it has no name; upper and lower case are one, and so are a name with
    and without "the".  A source that is heard
    only outside statements (in a headline) is listed with no statements.

    Args:
        text: The segmented document.
        attributions: All attributions of the document, with names and kinds resolved.
        tagged: Its sentences with their verdicts.

    Returns:
        One entry a source, those that carry most statements first, then in the order
        in which they first appear.
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for index, attribution in enumerate(attributions):
        if is_source(attribution):
            name = _name(attribution, text.document)
            same = name.casefold().removeprefix("the ")
            groups.setdefault((same, attribution.kind or "vague"), []).append(index)
    group_of = {index: key for key, indices in groups.items() for index in indices}

    carried = dict.fromkeys(groups, 0)
    resting = 0
    for item in tagged:
        if item.tag in ("sourced", "denied", "speculative"):
            keys = {group_of[index] for index in item.attributions if index in group_of}
            resting += bool(keys)
            for key in keys:
                carried[key] += 1

    headed = {index for item in tagged if item.tag is None for index in item.attributions}
    listed: list[tuple[int, int, LedgerEntry]] = []
    for key, indices in groups.items():
        if not carried[key] and headed.isdisjoint(indices):
            continue  # somebody spoke in passing: no statement rests on it
        first = min(indices, key=lambda index: _start(attributions[index]))
        roles = (attributions[index].role for index in indices)
        entry = LedgerEntry(
            name=_name(attributions[first], text.document),
            kind=attributions[first].kind or "vague",
            role=next((role for role in roles if role), None),
            attributions=tuple(indices),
            statements=carried[key],
            share=round(carried[key] / resting, 3) if resting else 0.0,
        )
        listed.append((-entry.statements, _start(attributions[first]), entry))
    return tuple(entry for *_, entry in sorted(listed, key=lambda item: item[:2]))


def _start(attribution: Attributed) -> int:
    return attribution.source.start if attribution.source else 0


def _name(attribution: Attributed, document: Document) -> str:
    if attribution.name or attribution.source is None:
        return attribution.name or ""
    return " ".join(document.text[attribution.source.start : attribution.source.end].split())
