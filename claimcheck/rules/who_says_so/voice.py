"""Whose voice narration is in."""

from __future__ import annotations

from claimcheck.rules.draft import Draft
from claimcheck.values import Attributed

_WRITER = frozenset({"i", "we"})


def is_writers(draft: Draft, a: Attributed) -> bool:
    """Tell an attribution to the writer's own "I" or "we"."""
    if a.source is None:
        return False
    return draft.text.document.text[a.source.start : a.source.end].casefold() in _WRITER
