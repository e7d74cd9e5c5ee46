"""A long quotation whose speaker is named only at its end.

What it finds
-------------
A quotation of several sentences (two, unless set otherwise) that readers must get through before
they learn who is speaking.

Why it matters
--------------
Who speaks decides how the words are read. Until the name comes, readers hang the words on whoever
spoke before.

Standard
--------
Reuters: say early who is speaking, and put the name before a long quotation or behind its first
sentence.
https://handbook.reuters.com

Example
-------
The river rose by two metres in an hour. “We had no warning. The siren was silent, and the bridge
was already gone when we reached it,” Ada Holt said.

Better
------
The river rose by two metres in an hour. “We had no warning,” Ada Holt said. “The siren was silent,
and the bridge was already gone when we reached it.”

Limits
------
Nothing is found where the same person spoke, or was spoken of, in the four statements before, or
is called by a pronoun or the surname alone: readers have met them. A speaker whose name is spelt
in two ways is taken for two.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.shown import shown

_LEAST = 20
"""Tokens of a quotation before its speaker's name from which on the name is late."""
_GAP = 2
"""Code points between a quotation and the words that name its speaker."""
_BEFORE = 4
"""Statements before a quotation in which its speaker may have been brought in."""
_POINTING = frozenset({"the", "this", "that", "his", "her", "their"})
_SHORT = 3
"""Tokens of a description behind these that points back to somebody: "the host"."""


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the quotations whose speaker is named behind several of their sentences."""
    least = settings.thresholds.late_speaker_sentences
    tokens = draft.text.tokens
    ends = {q.end: q.parts[-1] for q in draft.text.quotations if q.depth == 0 and q.closed}
    if not ends:
        return
    for index, a in enumerate(draft.attributions):
        if a.quotation != "direct" or a.cue is None or a.source is None:
            continue
        named = min(a.source.start, a.cue.start)
        quoted = ends.get(named) or ends.get(named - 1)
        if quoted is None:
            continue
        first, unit = draft.unit_at(quoted.start), draft.unit_at(named)
        if unit - first + 1 < least or draft.tagged[first].sentence.start != quoted.start:
            continue
        late = tokens.at(quoted.end) - tokens.at(quoted.start) >= _LEAST
        if late and not _is_expected(draft, index, first):
            speaker = shown(draft, a.source.start, a.source.end)
            yield Breach(
                statement=first,
                start=quoted.start,
                end=quoted.end,
                message=f"{speaker} comes after {unit - first + 1} sentences of quotation, and "
                "until then readers cannot tell whose words they are",
                ask="Can the speaker stand before the quotation, or behind its first sentence?",
            )


def _is_expected(draft: Draft, index: int, first: int) -> bool:
    """Tell whether readers have the speaker in mind when the quotation begins."""
    a = draft.attributions[index]
    assert a.source is not None
    tokens, classes = draft.text.tokens, draft.text.classes
    source = range(tokens.at(a.source.start), tokens.at(a.source.end))
    # A pronoun, a surname alone or "the host" points back to somebody introduced before.
    pointing = tokens.lower[source[0]] in _POINTING and len(source) <= _SHORT
    if len(source) == 1 or pointing:
        return True
    names = {tokens.lower[i] for i in source if classes[i][:3] == "NNP"}
    names.update((a.name or "").lower().split())
    for before in range(max(0, first - _BEFORE), first):
        item = draft.tagged[before]
        if a.name and any(draft.attributions[i].name == a.name for i in item.attributions):
            return True
        if any(classes[i][:3] == "NNP" for i in draft.tokens_of(before, names)):
            return True
    return False


RULE = Rule(code="CC106", name="late-speaker", looks="quotation", check=check, severity="note")
