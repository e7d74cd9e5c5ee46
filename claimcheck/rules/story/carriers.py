"""Who carries a story: what the rules about the story as a whole have in common."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.attribution.names.lexicon import singular, source_words
from claimcheck.audit import LedgerEntry
from claimcheck.rules.draft import Draft
from claimcheck.values import Span

CARRYING = ("sourced", "denied", "speculative")
"""The tags of statements that can rest on a source."""

_PERSON = frozenset({"person", "someone", "somebody", "individual"})
_PEOPLE = frozenset({"people", "persons", "those", "individuals"})
_ENDS = frozenset({"who", "whose", "at", "in", "of", "with", "to", "from", "for", "on", "by"})
_TURNS = 4
"""Turns of a conversation from which on a text is a transcript."""

_NAMED = 3
"""A source is named often that is named once in so many times that it speaks."""
_ONE_SPEECH = 0.75
"""The part of a text that is one speech from which on it is a transcript of the speech."""


def carriers(draft: Draft) -> list[LedgerEntry]:
    """Return the sources on which at least one statement rests."""
    return [entry for entry in draft.sources if entry.statements]


def resting(draft: Draft) -> int:
    """Count the statements that rest on a source of any kind."""
    return sum(
        draft.tagged[unit].tag in CARRYING and any(True for _ in draft.spoken(unit))
        for unit in draft.statements
    )


def is_transcript(draft: Draft) -> bool:
    """Tell a transcript or an interview in questions and answers, whose form is one speaker's."""
    turns = sum(a.rule == "colon.turn" for a in draft.attributions)
    questions = sum(item.kind == "question" for item in draft.tagged)
    most = max((sum(p.end - p.start for p in a.content) for a in draft.attributions), default=0)
    return (
        turns >= _TURNS
        or questions * 4 > len(draft.statements)
        or most > len(draft.text.document.text) * _ONE_SPEECH
    )


def first_place(draft: Draft, entry: LedgerEntry) -> tuple[int, Span]:
    """Return the first statement in which a source speaks, and the words for it there."""
    places = [
        (source.start, source)
        for source in (draft.attributions[index].source for index in entry.attributions)
        if source is not None
    ]
    inside = [s for _, s in sorted(places) if draft.kind(draft.unit_at(s.start)) == "statement"]
    span = inside[0] if inside else min(places)[1]
    return draft.unit_at(span.start), span


def is_named_often(draft: Draft, entry: LedgerEntry) -> bool:
    """Tell whether a source is named where it speaks, not only meant by pronouns.

    A pronoun that is taken for the wrong person's shifts what each of them carries.
    """
    words = set(entry.name.casefold().split())
    named = 0
    for index in entry.attributions:
        source = draft.attributions[index].source
        if source is not None:
            said = draft.words(source.start, source.end).casefold().split()
            named += not words.isdisjoint(said)
    return named * _NAMED >= len(entry.attributions)


@lru_cache(maxsize=1 << 12)
def insider(name: str) -> str | None:
    """Return the noun by which a phrase speaks of an insider without a name, or None.

    Args:
        name: What the source is called: "a senior official", "people familiar with the talks".

    Returns:
        The last noun for insiders before a preposition, as it is written.
    """
    words = name.casefold().split()
    if words[:2] == ["one", "of"]:
        several = insider(" ".join(words[2:]))
        return singular(several) if several else None
    end = next((i for i, word in enumerate(words) if word in _ENDS), len(words))
    for i in range(end - 1, -1, -1):
        if words[i] in _PERSON or singular(words[i]) in source_words("insider"):
            return words[i]
        if words[i] in _PEOPLE:
            knowing = source_words("knowing")
            return None if knowing.isdisjoint(words[i + 1 : i + 5]) else words[i]
    return None
