"""Whose voice narration is in."""

from __future__ import annotations

from claimcheck.rules.draft import Draft
from claimcheck.values import COMMUNICATIVE, Attributed

_WRITER = frozenset({"i", "we"})
_SOURCED = ("sourced", "denied")
_SHOULD = frozenset({"should", "must", "ought"})
_OPINION = frozenset({"i", "me", "my", "we", "our", *_SHOULD})
_OFTEN = 2
"""Statements that say what should be done, from which on a text argues."""


def is_writers(draft: Draft, a: Attributed) -> bool:
    """Tell an attribution to the writer's own "I" or "we"."""
    if a.source is None:
        return False
    return draft.text.document.text[a.source.start : a.source.end].casefold() in _WRITER


def is_comment(draft: Draft) -> bool:
    """Tell a text that argues in its writer's own name: a column, a letter, a leader.

    The writer says "I" or "we" in it, or again and again what should be done.
    """
    return draft.once(_is_comment)


def _is_comment(draft: Draft) -> bool:
    lower, words = draft.text.tokens.lower, draft.text.tokens.words
    shoulds = 0
    for i in draft.places(_OPINION):
        if not _is_narrated(draft, i):
            continue
        if lower[i] in _SHOULD:
            shoulds += 1
        elif words[i] == "I" or words[i].islower():
            return True
    return shoulds >= _OFTEN


def _is_narrated(draft: Draft, token: int) -> bool:
    """Tell whether a token stands in an assertion of the writer's and outside quotations."""
    start = draft.text.tokens.starts[token]
    return draft.tagged[draft.unit_at(start)].tag == "asserted" and not draft.quoted.holds(start)


def speaks(draft: Draft, unit: int) -> bool:
    """Tell whether a statement is or reports what somebody said or what stands in a document."""
    item = draft.tagged[unit]
    return item.tag in _SOURCED or any(
        draft.attributions[a].type in COMMUNICATIVE for a in item.attributions
    )


def may_be_anothers(draft: Draft, unit: int) -> bool:
    """Tell whether a statement quotes or reports, or one beside it in its paragraph is sourced."""
    sentence = draft.tagged[unit].sentence
    if speaks(draft, unit) or any(draft.quoted.within(sentence.start, sentence.end)):
        return True
    return any(
        draft.tagged[near].tag in _SOURCED
        for near in (unit - 1, unit + 1)
        if 0 <= near < len(draft.tagged) and draft.paragraph(near) == draft.paragraph(unit)
    )
