"""Quotations without a cue behind a sentence that tells what somebody did.

«Roe laughed. “Of course not.”»: the subject of the sentence before, in the same paragraph,
is the speaker (O'Keefe et al. 2012, "A sequence labelling approach to quote attribution").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence

from claimcheck.attribution.cues.things import is_person
from claimcheck.attribution.quotations import SHORTEST
from claimcheck.attribution.syntax.closed_classes import CLAUSE_WORDS, SUBORDINATORS
from claimcheck.attribution.syntax.subjects import subject
from claimcheck.attribution.syntax.view import View
from claimcheck.values import Attributed, Span, Text


def floating(
    text: Text,
    inside: Sequence[int],
    speaking: Collection[int],
    analysed: Callable[[int, int], View],
) -> Iterator[Attributed]:
    """Yield an attribution for each quotation that floats behind somebody's deed.

    Args:
        text: The segmented document.
        inside: For every token the index of its outermost quotation, or -1.
        speaking: The sentences that hold an act of communication.
        analysed: Gives the view of a range of tokens.
    """
    sentences = text.sentences
    starts = [sentence.start for sentence in sentences]
    for quotation in text.quotations:
        if quotation.depth:
            continue
        at = bisect_right(starts, quotation.start) - 1
        if at < 1 or sentences[at].start != quotation.start or at in speaking:
            continue
        before, here = sentences[at - 1], sentences[at]
        if before.block != here.block or at - 1 in speaking:
            continue
        last = text.tokens.at(quotation.end)
        if last - here.first < SHORTEST or inside[before.last - 1] >= 0:
            continue
        source = _person(analysed(before.first, before.last))
        if source is not None:
            yield Attributed(
                source=source,
                cue=None,
                content=quotation.parts,
                type="speech",
                lemma="",
                rule="floating.subject",
                quotation="direct",
            )


def _person(v: View) -> Span | None:
    """Return the subject of a sentence's main verb, if it is somebody."""
    for verb in v.finite:
        if v.inside[verb.first] >= 0:
            return None
        found = subject(v, verb)
        if found is None:
            continue
        start, end = found
        if v.words[start - 1] in CLAUSE_WORDS | SUBORDINATORS:
            continue  # "Asked whether she would go, Roe laughed."
        span = Span(v.tokens.starts[v.first + start], v.tokens.ends[v.first + end - 1])
        return span if is_person(v, found) else None
    return None
