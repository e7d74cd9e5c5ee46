"""A reason for anonymity that fits every story: "not authorized to speak".

What it finds
-------------
"Was not authorized to speak publicly", "because of the sensitivity of the matter" and the like
where an unnamed source is quoted or a promise of anonymity is told.

Why it matters
--------------
Nearly nobody who leaks is authorized to, and what is worth leaking is sensitive. The formula
looks like an explanation, tells readers nothing, and spares the writer the question what this
source risks or wants.

Standard
--------
A New York Times memo of 2010 calls such phrases worse than nothing and asks for the true reason.
https://www.gawker.com/5627330/new-york-times-warns-newsroom-on-anonymous-sources

Example
-------
The mill will close by spring, said a manager who was not authorized to speak publicly.

Better
------
The mill will close by spring, said a manager who fears that she would lose her pension if she
were known to have told.

Limits
------
That somebody truly may not speak, as a juror, is not told from the formula.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.unnamed.described import may_say, nouns, says
from claimcheck.values import Attributed

_LEAD = 8
"""Tokens before the formula in which "who", "because" or a pronoun connects it to the source."""


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the formulas that stand for a reason."""
    for unit in may_say(draft, "rote"):
        sentence = draft.tagged[unit].sentence
        at = says(draft, sentence.first, sentence.last, "rote")
        if at is None or draft.quoted.holds(draft.text.tokens.starts[at[0]]):
            continue
        lead = draft.text.tokens.lower[max(sentence.first, at[0] - _LEAD) : at[1]]
        span = draft.span(*at)
        if nouns("connecting").isdisjoint(lead):
            continue
        if not _is_about_anonymity(draft, unit, span.start):
            continue
        yield draft.breach(
            unit,
            span,
            " is true of nearly every unnamed source, so that it explains nothing",
            "What does this source risk by being named, and what do they want told?",
        )


def _is_about_anonymity(draft: Draft, unit: int, start: int) -> bool:
    """Tell whether somebody is not named, there or in the statement before it in the paragraph.

    "The judge said she was not permitted to comment" tells what she said.
    """
    sentence = draft.tagged[unit].sentence
    if says(draft, sentence.first, sentence.last, "anonymity") is not None:
        return True
    spoken = [a for _, a in draft.spoken(unit)]
    if any(a.lemma in nouns("telling") and _holds(a, start) for a in spoken):
        return False
    if unit > 0 and draft.paragraph(unit - 1) == draft.paragraph(unit):
        spoken.extend(a for _, a in draft.spoken(unit - 1))
    return any(a.kind in ("unnamed", "vague") for a in spoken)


def _holds(a: Attributed, offset: int) -> bool:
    return any(part.start <= offset < part.end for part in a.content)


RULE = Rule(code="CC205", name="rote-anonymity-reason", looks="narration", check=check)
