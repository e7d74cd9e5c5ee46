"""Words of a draft as messages show them."""

from __future__ import annotations

from claimcheck.rules.draft import Draft

_LONGEST = 60
"""Code points of a draft's words that a message repeats."""
_MARKS = "“”\"'‘’«»„ "


def shown(draft: Draft, start: int, end: int) -> str:
    """Return words of a draft in curly quotation marks, without their own, cut where long."""
    words = draft.words(start, end).strip(_MARKS)
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rpartition(" ")[0].rstrip(",;:") + " …"
    return f"“{words}”"
