"""A bare "sources", "a source" or "insiders", with no word on who they are.

What it finds
-------------
A statement that rests on "sources", "a source", "insiders" or "observers" of whom nothing is
said: no office, no side, no way they could know.

Why it matters
--------------
Readers cannot weigh what they are told by nobody. Nor can they tell one source from five, or a
minister from a rival of hers.

Standard
--------
The Associated Press does not accept "a source" without a description: say as much about who
the source is, and how they know, as can be said without giving them away.
https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources
The Guardian ranks descriptions, with the bare "sources" at the bottom.
https://www.theguardian.com/commentisfree/2014/sep/07/readers-editor-anonymous-sources-guardian-guidelines

Example
-------
The mill in Port Ansel will close by spring, sources say.

Better
------
The mill in Port Ansel will close by spring, according to two managers who were told of the
decision on Monday.

Limits
------
A description in an earlier sentence ("two managers of the mill ... the sources said") is not
always recognised as the same people.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.values import COMMUNICATIVE

_BARE = frozenset({"source", "sources", "insider", "insiders", "observer", "observers"})


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the vague sources whose noun says nothing by itself."""
    lower = draft.text.tokens.lower
    for a in draft.attributions:
        if a.kind != "vague" or a.source is None or a.type not in COMMUNICATIVE or a.hypothetical:
            continue
        head = lower[draft.text.tokens.at(a.source.end) - 1]
        unit = draft.unit_at(a.source.start)
        if head in _BARE and draft.kind(unit) == "statement":
            words = draft.words(a.source.start, a.source.end)
            many = head.endswith("s")
            yield Breach(
                statement=unit,
                start=a.source.start,
                end=a.source.end,
                message=f"“{words}” {'tell' if many else 'tells'} readers nothing about who "
                f"{'they are' if many else 'that is'}, so that nobody can weigh the claim",
                ask="Who are these sources, and how do they know?"
                if many
                else "Who is this source, and how do they know?",
            )


RULE = Rule(code="CC201", name="vague-source", looks="narration", check=check)
