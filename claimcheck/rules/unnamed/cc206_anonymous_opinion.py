"""Somebody unnamed judges, predicts or attacks instead of telling what they know.

What it finds
-------------
An unnamed source who gives an opinion or a forecast or attacks somebody: verbs such as
"criticised" and "predicted", or words of judgement or of what will come in what is quoted from
them.

Why it matters
--------------
A promise of anonymity buys facts that could not be had otherwise. An opinion without a name costs
its speaker nothing, and whom it hits cannot answer.

Standard
--------
The Associated Press takes unnamed sources for information only, not for opinion or speculation.
https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources
USA Today's and other papers' guides say the same.
https://www.quillmag.com/2014/04/09/guidelines-on-anonymous-sources/
So does NPR, above all for attacks.
http://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can/

Example
-------
“The mayor is a disaster for this town,” said a senior official of the harbour board.

Better
------
A senior official of the harbour board, who asked not to be named because the mayor appoints its
members, said that she had missed its last four meetings.

Limits
------
Opinion is known by single words, so that a fact told in strong words is found and a judgement in
plain ones is not; therefore the rule is a preview. Voters, neighbours and other people who are
asked for their view in the street are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.unnamed.described import Unnamed, forms, nouns, span_of, unnamed


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield unnamed sources whose words judge, predict or attack."""
    for u in unnamed(draft, settings, forms("teller")):
        crowd = u.noun in ("person", "people") and not u.told
        if u.noun in nouns("teller") and not crowd and _is_opinion(draft, u):
            span = span_of(draft, u)
            yield draft.breach(
                u.unit,
                span,
                " gives an opinion without a name, which costs its speaker nothing",
                "Will they say it on the record? If not, what do they know that can be told?",
            )


def _is_opinion(draft: Draft, u: Unnamed) -> bool:
    """Tell whether a source's act, or a word in what is quoted, is one of judgement."""
    if u.a.lemma in nouns("judging"):
        return True
    tokens = draft.text.tokens
    for part in u.a.content:
        first, last = tokens.at(part.start), tokens.at(part.end)
        found = tokens.among(nouns("judgement"), first, last)
        if any(draft.quoted.holds(tokens.starts[k]) for k in found):
            return True
    return False


RULE = Rule(code="CC206", name="anonymous-opinion", looks="narration", check=check, preview=True)
