"""A disputable claim in the writer's own voice.

What it finds
-------------
An accusation, a motive, the cause of a harm, a superlative or a sure prediction that the writer
makes as fact, when neither the statement nor those beside it in the paragraph have a source.

Why it matters
--------------
Nobody can witness a motive, a cause or the future, and whoever is accused will dispute it. Without
a source the newsroom itself makes the claim, and readers cannot see on what it rests.

Standard
--------
The Associated Press: attribute what a reporter did not see, unless it is beyond dispute, in the
same sentence.
https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources
Reuters wants a source for every statement that is no established fact.
https://handbook.reuters.com

Example
-------
The council sold the mill in an attempt to hide its debts.

Better
------
The council sold the mill in an attempt to hide its debts, the auditor Ada Holt said.

Limits
------
Only the plainest words of such claims are known, so that most claims pass. Nothing is found
beside a sourced statement, which may bear the claim, nor in a comment, whose claims are its
author's: a text in which the writer says "I" or "we", or more than once what should be done.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.shown import shown
from claimcheck.rules.who_says_so.claims import find_claim
from claimcheck.rules.who_says_so.figures import names_data
from claimcheck.rules.who_says_so.voice import is_comment, may_be_anothers

_SAID = {
    "accusation": ("states as fact a judgement that somebody will dispute",
                   "Who says so, and what does the other side say?"),
    "motive": ("states a motive as fact, and nobody can see one from outside",
               "Who says that this is why, and how do they know?"),
    "cause": ("states a cause as fact, and readers cannot tell who found it",
              "Who says that the one caused the other, and on what evidence?"),
    "superlative": ("states a record as fact, and readers cannot tell who compared",
                    "Who compared, with what, and since when?"),
    "prediction": ("states the future as fact, and nobody can know it",
                   "Who expects this, and why?"),
}  # fmt: skip
"""For each kind of claim what a message says of it, and what to ask."""


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the claims that neither their statement nor those beside it source."""
    for unit in draft.statements:
        item = draft.tagged[unit]
        if item.tag != "asserted" or item.hedges:
            continue
        claim = find_claim(draft, unit)
        if claim is None or may_be_anothers(draft, unit) or names_data(draft, unit):
            continue
        if is_comment(draft):
            return
        span = draft.span(claim.first, claim.last)
        if _is_believed(draft, unit, span.start):
            continue
        why, ask = _SAID[claim.kind]
        yield Breach(
            statement=unit,
            start=span.start,
            end=span.end,
            message=f"{shown(draft, span.start, span.end)} {why}",
            ask=ask,
        )


def _is_believed(draft: Draft, unit: int, start: int) -> bool:
    """Tell what somebody is told to think or want, which is no claim of the writer's: see CC103."""
    return any(
        a.rule == "verb.clause" and any(part.start <= start < part.end for part in a.content)
        for _, a in draft.cued_in(unit)
        if a.source is not None
    )


RULE = Rule(code="CC101", name="unattributed-claim", looks="narration", check=check)
