"""Somebody's thoughts, fears or wishes told as fact.

What it finds
-------------
"Fears", "believes", "wants", "is aware" and their like in a statement that says of nobody that
they said, wrote or showed anything: the writer tells what goes on in another mind.

Why it matters
--------------
Reporters know what people say and do. What they think is an inference, and readers should see
whose it is and on what it rests.

Standard
--------
Reporting textbooks, and the desks that follow them, forbid mind reading: not "she believes" but
"she said she believes".
https://timcurran.com/blog/2008/06/06/no-mind-reading-allowed/

Example
-------
Mayor Ada Holt fears that the mill will close by spring.

Better
------
Mayor Ada Holt said she feared that the mill would close by spring.

Limits
------
Nothing is found where the same person speaks within two statements, since what they said can bear
it; nor for what is public by its nature ("supports", "plans to"); nor in comment, where the writer
says "I" or "we" or more than once what should be done. A profile whose subject was
interviewed may tell their thoughts without saying each time that they told them.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.attribution.lexicon import words
from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.shown import shown
from claimcheck.rules.who_says_so.voice import is_comment, is_writers
from claimcheck.values import COMMUNICATIVE, Attributed, Span

_MINDS = frozenset({"person", "organization", "unnamed"})
_MADE_TO = frozenset({"him", "them", "me", "us"})
"""Who is called so is made or let to think something."""
_NEAR = 2
"""Statements, before and after, in which what somebody says can bear what they think."""
_GAP = 12
"""Code points between a source and the cue behind it that a finding marks with them."""


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the first state of mind of each assertion whose owner does not speak close by."""
    states = words("states_of_mind.txt")
    if states.isdisjoint(draft.lemmas):
        return
    cues = [a.cue for a in draft.attributions if a.lemma in states and a.cue is not None]
    for unit in sorted({draft.unit_at(cue.start) for cue in cues}):
        if draft.kind(unit) != "statement" or draft.tagged[unit].tag != "asserted":
            continue
        for _, a in draft.cued_in(unit):
            if a.lemma not in states or a.cue is None or not _is_told(draft, a):
                continue
            if _speaks_near(draft, unit, a):
                continue
            if is_comment(draft):
                return
            told = _told(draft, a, a.cue)
            yield Breach(
                statement=unit,
                start=told.start,
                end=told.end,
                message=f"{shown(draft, told.start, told.end)} tells a state of mind as fact, "
                "and readers cannot tell how it is known",
                ask="What did they say or do that shows this, and to whom?",
            )
            break


def _is_told(draft: Draft, a: Attributed) -> bool:
    """Tell a state of mind of somebody else than the writer, told in a clause of its own.

    What somebody "believes in" is their creed and what they "hope to win" their aim, which both
    are public.
    """
    if a.type in COMMUNICATIVE or a.hypothetical or a.side or a.kind not in _MINDS:
        return False
    if a.source is None:
        return False
    assert a.cue is not None
    tokens = draft.text.tokens
    if tokens.lower[tokens.at(a.source.end) - 1] in _MADE_TO:
        return False
    participle = draft.text.classes[tokens.at(a.cue.start)] == "VBG"
    creed = tokens.lower[tokens.at(a.cue.end) - 1] == "in"
    aim = a.type == "desire" and a.rule == "verb.infinitive"
    called = a.lemma == "know" and a.rule == "verb.passive"  # "was known by sailors as the Anvil"
    return not (participle or creed or aim or called or is_writers(draft, a))


def _speaks_near(draft: Draft, unit: int, a: Attributed) -> bool:
    """Tell whether words that somebody said close by can bear what they think.

    In the same statement whoever speaks counts, since the thought may be part of it.
    """
    first, last = max(0, unit - _NEAR), min(len(draft.tagged), unit + _NEAR + 1)
    return any(
        near == unit or (a.name is not None and other.name == a.name)
        for near in range(first, last)
        for _, other in draft.spoken(near)
    )


def _told(draft: Draft, a: Attributed, cue: Span) -> Span:
    """Return the source and the cue if at most an adverb stands between them, else the cue."""
    source = a.source
    if source is None or not source.end <= cue.start <= source.end + _GAP:
        return cue
    between = draft.words(source.end, cue.start)
    return Span(source.start, cue.end) if not between or between.isalpha() else cue


RULE = Rule(code="CC103", name="state-of-mind", looks="narration", check=check)
