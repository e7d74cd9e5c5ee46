"""Two people's quotations stand back to back, and readers learn too late that the speaker changed.

What it finds
-------------
A paragraph or sentence that opens with somebody's quotation, right behind a quotation of somebody
else, and that names its speaker only behind the words.

Why it matters
--------------
Readers who meet one quotation behind another take both for the same speaker's, until a name shows
them that they were wrong and must go back. Words change their owner that way, and now and then
their meaning.

Standard
--------
The Reuters handbook wants the speaker named early, and no doubt whose words are quoted. Where the
speaker changes, the new name, or words of the writer's, have to come before the new quotation.
https://handbook.reuters.com

Example
-------
Ferry captain Ines Borg was blunt. “We had no radio and no lights.”

“The radio was tested on Friday,” harbour master Piet Haan said.

Better
------
Ferry captain Ines Borg was blunt. “We had no radio and no lights.”

Harbour master Piet Haan disagreed. “The radio was tested on Friday,” he said.

Limits
------
A question and its answer are left alone, and so are block quotations, which are set apart. Two
quotations with "Borg said" between them are too: readers know at least where the first one ends.
Only people and bodies whom the text names are told apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.shown import shown
from claimcheck.scoring.basis import is_source
from claimcheck.values import Attributed, Quotation

_SHORTEST = 6
"""Tokens of a quotation that says something by itself, marks included."""
_SPEAKERS = frozenset({"person", "organization"})
_POINTING = frozenset({"he", "she", "they", "it", "i", "we", "who"})


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the quotations that follow somebody else's without a word between them."""
    outer = [q for q in draft.text.quotations if q.depth == 0]
    for before, quotation in pairwise(outer):
        if not _touch(draft, before, quotation):
            continue
        unit = draft.unit_at(quotation.start)
        # A block quotation is set apart, and signed below.
        if draft.text.document.blocks[draft.paragraph(unit)].kind == "quotation":
            continue
        speaker = _speaker(draft, unit, quotation)
        earlier = _speaker(draft, unit - 1, before)
        if speaker is None or earlier is None or not _named_behind(draft, speaker, quotation):
            continue
        if _differ(earlier, speaker):
            words = shown(draft, quotation.start, quotation.parts[0].end)
            yield Breach(
                statement=unit,
                start=quotation.start,
                end=quotation.parts[0].end,
                message=f"readers take {words} for more of {earlier.name}'s words, until "
                f"{speaker.name} is named",
                ask=f"Can {speaker.name} be named before the quotation?",
            )


def _touch(draft: Draft, before: Quotation, quotation: Quotation) -> bool:
    """Tell whether a quotation opens the sentence behind one that another quotation fills."""
    unit = draft.unit_at(quotation.start)
    if unit == 0 or draft.starts[unit] != quotation.start:
        return False
    if draft.kind(unit) != "statement" or draft.kind(unit - 1) != "statement":
        return False
    tokens = draft.text.tokens
    first = draft.tagged[unit].sentence.first
    last = tokens.at(before.end) - 1
    # A stray full stop may stand behind the mark.
    closes = last == first - 1 or (last == first - 2 and tokens.words[first - 1] == ".")
    filled = draft.tagged[unit - 1].sentence.start >= before.start
    asks = tokens.words[last - 1] == "?"
    return (
        closes
        and filled
        and not asks
        and before.closed
        and last + 1 - tokens.at(before.start) >= _SHORTEST
        and tokens.at(quotation.end) - first >= _SHORTEST
    )


def _speaker(draft: Draft, unit: int, quotation: Quotation) -> Attributed | None:
    """Return the attribution whose words a quotation is: the narrowest with a named source."""
    held: list[tuple[int, int]] = []
    for index in draft.tagged[unit].attributions:
        a = draft.attributions[index]
        if is_source(a) and a.name is not None:
            inside = [p for p in a.content if p.start <= quotation.start < p.end]
            held.extend((p.end - p.start, index) for p in inside)
    found = draft.attributions[min(held)[1]] if held else None
    return found if found is not None and found.kind in _SPEAKERS else None


def _named_behind(draft: Draft, a: Attributed, quotation: Quotation) -> bool:
    """Tell whether the speaker is named, not pointed at, and only behind the words."""
    assert a.source is not None
    word = draft.text.tokens.lower[draft.text.tokens.at(a.source.start)]
    return a.source.start > quotation.start and word not in _POINTING


def _differ(one: Attributed, other: Attributed) -> bool:
    """Tell two speakers apart whose names share no word."""
    assert one.name is not None
    assert other.name is not None
    return set(one.name.casefold().split()).isdisjoint(other.name.casefold().split())


RULE = Rule(code="CC603", name="speakers-run-together", looks="both", check=check)
