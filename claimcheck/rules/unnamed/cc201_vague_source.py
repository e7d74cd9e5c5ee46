"""A bare "sources", "a source" or "insiders", with no word on who they are.

What it finds
-------------
A statement that rests on what "sources", "a source", "insiders" or "observers" say or believe, of
whom nothing is told: no office, no side, no way they could know. "Well-placed" and "senior" tell
nothing either.
"The source" and "one of the sources" of whom an earlier statement spoke are left alone, and so
are descriptions that a project's configuration accepts; its own vague words are found as well.

Why it matters
--------------
Readers cannot weigh what they are told by nobody. Nor can they tell one source from five, or a
minister from a rival of hers.

Standard
--------
The Associated Press does not accept "a source" without a description: say as much about who the
source is, and how they know, as can be said without giving them away.
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
Any word that tells something is taken for a description, however little it tells: "Harbour
sources" passes. That a headline or a quoted speaker speaks of "sources" is not found.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.attribution.house import entry_words
from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.unnamed.described import (
    Unnamed,
    forms,
    is_bare,
    nouns,
    saying_nothing,
    span_of,
    unnamed,
)
from claimcheck.values import Span

_BEFORE = 3
"""Statements in which "the sources" were spoken of before."""


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the unnamed sources whose noun says nothing by itself."""
    introduced = False
    seen: set[int] = set()
    among = None if settings.lexicon.vague_sources else forms("detached", "bare")
    for u in unnamed(draft, settings, among, minds=True):
        seen.add(u.unit)
        one = draft.text.tokens.lower[u.first] == "one"  # of those before
        again = introduced and (u.pointing or u.partitive or one)
        introduced |= u.noun in nouns("detached")
        again = again or ((u.pointing or u.partitive) and _described_before(draft, u.unit))
        if (is_bare(u) and not again) or _is_own(draft, u, settings):
            yield _breach(draft, u.unit, span_of(draft, u), plural=u.plural and not one)
    for unit, span in _unattributed(draft):
        if unit not in seen:
            yield _breach(draft, unit, span, plural=True)


def _breach(draft: Draft, unit: int, span: Span, *, plural: bool) -> Breach:
    tell, they_are = ("tell", "they are") if plural else ("tells", "that is")
    return draft.breach(
        unit,
        span,
        f" {tell} readers nothing about who {they_are}, so that nobody can weigh the claim",
        "Who are these sources, and how do they know?"
        if plural
        else "Who is this source, and how do they know?",
    )


def _described_before(draft: Draft, unit: int) -> bool:
    """Tell whether just before somebody spoke of whom something is said: "two army officers"."""
    before = range(max(0, unit - _BEFORE), unit)
    return any(a.kind == "unnamed" for at in before for _, a in draft.spoken(at))


def _unattributed(draft: Draft) -> Iterator[tuple[int, Span]]:
    """Yield "observers expect a vote" and the like, which decided a tag as a hedge."""
    tokens = draft.text.tokens
    plurals = frozenset(word for word in forms("bare") if word.endswith("s"))
    for unit in draft.statements_with(plurals):
        for reason in draft.tagged[unit].reasons:
            first, last = tokens.at(reason.start), tokens.at(reason.end)
            heads = tokens.among(plurals, first, last) if reason.rule == "hedge.weasel" else []
            if not heads or draft.quoted.holds(reason.start):
                continue
            modified = (
                first > draft.tagged[unit].sentence.first
                and draft.text.classes[first - 1][:1] in "NJVIP"
            )
            if not modified and saying_nothing().issuperset(tokens.lower[first : heads[0]]):
                yield unit, draft.span(first, heads[0] + 1)


def _is_own(draft: Draft, u: Unnamed, settings: Settings) -> bool:
    """Tell whether a source is among the vague ones that the project added."""
    words = draft.text.tokens.lower[u.first : u.last]
    own = filter(None, map(entry_words, settings.lexicon.vague_sources))
    return not u.told and any(words[-len(entry) :] == entry for entry in own)


RULE = Rule(code="CC201", name="vague-source", looks="narration", check=check)
