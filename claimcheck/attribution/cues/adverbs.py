"""Evidential adverbs: "reportedly", "allegedly"."""

from __future__ import annotations

from claimcheck.attribution.cues.found import Found
from claimcheck.attribution.lexicon import Cue
from claimcheck.attribution.syntax.clauses import body_end
from claimcheck.attribution.syntax.view import View

_REPORTEDLY = Cue("reportedly", "speech")


def evidential_adverb(v: View, i: int) -> Found | None:
    """Return the attribution of an evidential adverb: a source is implied and nobody named.

    Args:
        v: The sentence.
        i: The adverb's token.
    """
    around = ((0, i), (i + 1, body_end(v)))
    content = tuple((start, end) for start, end in around if end > start)
    if not content:
        return None
    return Found(_REPORTEDLY, (i, i + 1), None, content, "adverb.evidential", vague=True)
