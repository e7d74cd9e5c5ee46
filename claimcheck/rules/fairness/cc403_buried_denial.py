"""A denial that stands many paragraphs below the accusation.

What it finds
-------------
The first answer of a party that is accused by name, where it is a denial and comes more than
five paragraphs (or the project's ``buried-denial-paragraphs``) after the accusation.

Why it matters
--------------
Many readers never get that far. They leave with the accusation, and the party's right to be
heard has been honoured only in form.

Standard
--------
The BBC asks that a reply is reported fairly and at a fitting place in the story, not only that
it is got.
https://www.bbc.co.uk/editorialguidelines/guidance/right-of-reply

Example
-------
Councilwoman Ada Holt accused the builder Piet Brand of bribing two inspectors.

The inspectors work in the harbour district.

The district has 40 building sites.

Eleven of them belong to one firm.

The firm was founded in 1990.

It built the new library.

The library opened in May.

Brand denied the accusation.

Better
------
Councilwoman Ada Holt accused the builder Piet Brand of bribing two inspectors.

Brand denied the accusation.

The inspectors work in the harbour district.

Limits
------
Accusations are seen as in CC402. Anything the party says between counts as its answer, whatever
it is about, and a denial by a spokesman who is not tied to the party by name is not seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.fairness.accusations import (
    Accusation,
    answers,
    first_of_each,
    is_of,
    voices,
)
from claimcheck.rules.rule import Breach, Rule


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the denials that come too late."""
    limit = settings.thresholds.buried_denial_paragraphs
    for found in first_of_each(draft):
        breach = _late(draft, found, limit)
        if breach is not None:
            yield breach


def _paragraphs(draft: Draft) -> list[int]:
    """Return for every unit how many paragraphs with statements begin before its own ends."""
    counted: list[int] = []
    last = -1
    for unit in range(len(draft.tagged)):
        new = draft.kind(unit) == "statement" and draft.paragraph(unit) != last
        if new:
            last = draft.paragraph(unit)
        counted.append((counted[-1] if counted else 0) + new)
    return counted


def _late(draft: Draft, found: Accusation, limit: int) -> Breach | None:
    """Return the breach, if a party's first answer is a denial far below the accusation."""
    first = min(answers(draft, found, voices(draft)), default=None)
    if first is None:
        return None
    unit, _, a = first
    paragraphs = draft.once(_paragraphs)
    distance = paragraphs[unit] - paragraphs[found.unit]
    if not (a.denies and is_of(draft, a, found.names)) or a.cue is None or distance <= limit:
        return None
    return draft.breach(
        unit,
        a.cue,
        f" answers what {found.party} was accused "
        f"of {distance} paragraphs above, and many readers will not get so far",
        "Can the denial move up to the accusation?",
    )


RULE = Rule(code="CC403", name="buried-denial", looks="both", check=check)
