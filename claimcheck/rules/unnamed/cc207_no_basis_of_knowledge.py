"""An unnamed source, and no word on how they know.

What it finds
-------------
"Sources", "insiders" or "a person" of whom a side or a field is told, as in "party sources" or "a
person in the industry", but not how they know what they say: they are not "familiar with the
talks", "briefed on the plan", "at the meeting", "inside the ministry" or anything like it, there
or in the rest of the paragraph.

Why it matters
--------------
Somebody who sat at the table, somebody who was told of it over lunch and somebody who guesses can
all be party sources. Readers can only trust them as far as they know which.

Standard
--------
NPR asks for how a source knows, besides who the source is.
http://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can/
The Washington Post wants readers told as much as can be of why an unnamed source deserves trust.
http://www.washingtonpost.com/wp-srv/guidelines/sourcing.html

Example
-------
The mayor will not stand again, party sources said.

Better
------
The mayor will not stand again, said two members of the party who were present when she told the
party's executive.

Limits
------
Officials, aides and others whose post says that they may know are left alone, and so are bare
"sources", which are CC201's. What stands behind a paragraph's end is not read.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.unnamed.described import (
    Unnamed,
    forms,
    is_bare,
    nouns,
    says,
    span_of,
    unnamed,
)

_NEAR = 10
"""Units of a paragraph in which it may be said how a source knows."""


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield sources whose side is told but not how they know."""
    grounded: dict[int, bool] = {}
    for u in unnamed(draft, settings, forms("detached")):
        if u.noun not in nouns("detached") or is_bare(u) or u.pointing or not _is_one_of_few(u):
            continue
        if u.unit not in grounded:
            grounded[u.unit] = _is_grounded(draft, u.unit)
        if not grounded[u.unit]:
            span = span_of(draft, u)
            yield draft.breach(
                u.unit,
                span,
                ": nothing says how they know, so that readers cannot tell "
                "what they saw from what they were told",
                "How do they know: were they there, were they told, or did they see papers?",
            )


def _is_one_of_few(u: Unnamed) -> bool:
    """Tell sources and insiders from people at large: "young people say"."""
    return u.noun not in ("person", "people") or (u.counted and not u.plural)


def _is_grounded(draft: Draft, unit: int) -> bool:
    """Tell whether a statement or its paragraph says how its source knows."""
    first = last = unit
    while first > max(0, unit - _NEAR) and draft.paragraph(first - 1) == draft.paragraph(unit):
        first -= 1
    end = min(len(draft.tagged), unit + _NEAR)
    while last + 1 < end and draft.paragraph(last + 1) == draft.paragraph(unit):
        last += 1
    begin, stop = draft.tagged[first].sentence.first, draft.tagged[last].sentence.last
    return says(draft, begin, stop, "knowledge") is not None


RULE = Rule(
    code="CC207", name="no-basis-of-knowledge", looks="narration", check=check, severity="note"
)
