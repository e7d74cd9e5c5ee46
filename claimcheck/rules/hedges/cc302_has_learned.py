"""An outlet that "has learned" or "understands" something, and does not say from whom.

What it finds
-------------
A statement whose only source is the outlet that reports it: "the Gazette has learned", "the
broadcaster understands". Nobody is said to have told it, and no document to have shown it.

Why it matters
--------------
It asks readers to trust the outlet instead of telling them where the fact comes from. It also
hides how many people stand behind it, and what they want.

Standard
--------
NPR holds that it is never enough to say that "NPR has learned" something: tell listeners who
the source is, as exactly as can be done.
http://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can/

Example
-------
The Ansel Gazette has learned that the mill will close by spring.

Better
------
The mill will close by spring, according to two of its managers who spoke to the Ansel Gazette.

Limits
------
Outlets are known by a list of names, by the words that newspapers' names end in, and by the
outlets of the project's lexicon. A "we" that is the outlet's own is not seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.outlets import is_outlet
from claimcheck.rules.rule import Breach, Rule

_FROM = frozenset({"from", "through", "via", "by"})
_LEARNING = frozenset({"learn", "understand"})
_REACH = 3  # tokens behind the cue in which its origin begins


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield what an outlet has learned from nobody."""
    if draft.lemmas.isdisjoint(_LEARNING):
        return
    tokens = draft.text.tokens
    sourced: dict[int, bool] = {}
    for a in draft.attributions:
        if a.lemma not in _LEARNING or a.source is None or a.cue is None:
            continue
        unit = draft.unit_at(a.cue.start)
        if a.hypothetical or draft.kind(unit) != "statement":
            continue
        source = tokens.lower[tokens.at(a.source.start) : tokens.at(a.source.end)]
        behind = tokens.at(a.cue.end)
        told = not _FROM.isdisjoint(tokens.lower[behind : behind + _REACH])
        if told or not is_outlet(source, settings.lexicon):
            continue
        if unit not in sourced:
            sourced[unit] = any(b.lemma not in _LEARNING for _, b in draft.spoken(unit))
        if sourced[unit]:  # somebody besides the outlet speaks for it
            continue
        start, end = min(a.source.start, a.cue.start), max(a.source.end, a.cue.end)
        if end - start > a.source.end - a.source.start + a.cue.end - a.cue.start + 1:
            start, end = a.cue.start, a.cue.end
        yield Breach(
            statement=unit,
            start=start,
            end=end,
            message=f"“{draft.words(start, end)}” names the outlet and not the source, so that "
            "readers must take it on trust",
            ask="From whom was this learned, and how do they know?",
        )


RULE = Rule(code="CC302", name="has-learned", looks="narration", check=check)
