"""A contentious beginning with no source, and none soon after.

What it finds
-------------
A first paragraph that accuses, judges, foretells, gives a motive or tells of a failure as fact,
when neither it nor the two paragraphs behind it have a source.

Why it matters
--------------
Many readers see nothing but the beginning, and search pages and feeds show nothing else. There a
claim must not stand as the newsroom's own.

Standard
--------
Reuters wants the sourcing of a contentious story clear and high up in it.
https://handbook.reuters.com

Example
-------
The council of Port Ansel deliberately hid the debts of the mill from its voters.

The mill lost money for six years. Its gates have been shut since Monday.

The mayor is on holiday.

Better
------
The council of Port Ansel deliberately hid the debts of the mill from its voters, according to a
report by the state auditor.

The mill lost money for six years. Its gates have been shut since Monday.

The mayor is on holiday.

Limits
------
Only claims in plain words are known, so that most pass. Comment is left alone: a text in which the
writer says "I" or "we", or more than once what should be done. So is a text of fewer than three
paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.shown import shown
from claimcheck.rules.who_says_so.claims import find_claim
from claimcheck.rules.who_says_so.figures import figure_words, names_data
from claimcheck.rules.who_says_so.paragraphs import paragraphs
from claimcheck.rules.who_says_so.voice import is_comment, speaks

_PARAGRAPHS = 3
"""The first, and those in which its source may follow."""
_KINDS = frozenset({"accusation", "motive", "prediction", "contentious"})


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the first claim of a first paragraph that has no source."""
    beginning = paragraphs(draft, _PARAGRAPHS)
    if len(beginning) < _PARAGRAPHS:
        return
    for unit in beginning[0]:
        if draft.tagged[unit].tag != "asserted":
            return
    claims = ((unit, find_claim(draft, unit, _KINDS)) for unit in beginning[0])
    unit, claim = next(((u, c) for u, c in claims if c is not None), (0, None))
    if claim is None or is_comment(draft):
        return
    if any(_may_source(draft, u) for paragraph in beginning for u in paragraph):
        return
    span = draft.span(claim.first, claim.last)
    yield Breach(
        statement=unit,
        start=span.start,
        end=span.end,
        message=f"the story opens with {shown(draft, span.start, span.end)} as fact, and readers "
        "meet no source in its first three paragraphs",
        ask="Who says so, and can the first paragraph name them?",
    )


def _may_source(draft: Draft, unit: int) -> bool:
    """Tell whether a statement has a source, or says in any other way how its news is known."""
    return (
        speaks(draft, unit)
        or names_data(draft, unit)
        or bool(draft.tokens_of(unit, figure_words("basis")))
    )


RULE = Rule(code="CC107", name="unsourced-lead", looks="narration", check=check)
