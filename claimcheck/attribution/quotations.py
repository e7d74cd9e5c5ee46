"""Quotations across sentences: their full extent, their continuation, their speaker.

A quotation that a sentence's cue reaches is followed to its end; one that stands
alone goes on from the quotation before it, is introduced by the sentence before it,
or floats: then the person the neighbouring sentence speaks of is its speaker
(O'Keefe et al. 2012; Muzny et al. 2017).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from claimcheck.values import COMMUNICATIVE, Attributed, Quotation, Span, Text

_MINIMUM_WORDS = 3


def follow(
    text: Text, inside: Sequence[int], found: Sequence[Attributed]
) -> tuple[Attributed, ...]:
    """Extend contents over their whole quotations and attach quotations without a cue.

    Args:
        text: The segmented document.
        inside: For every token the index of its outermost quotation, or -1.
        found: The attributions of single sentences.

    Returns:
        The attributions, extended and completed, in the order of the text.
    """
    tokens = text.tokens
    attributions = list(found)
    holder: dict[int, int] = {}  # quotation -> attribution
    for index, a in enumerate(attributions):
        if a.type == "perception":
            continue
        for span in a.content:
            first, last = tokens.at(span.start), tokens.at(span.end)
            for q in {inside[i] for i in (first, last - 1) if 0 <= i < len(tokens)} - {-1}:
                if _reaches(text, q, span) and (
                    q not in holder or attributions[holder[q]].type not in COMMUNICATIVE
                ):
                    holder[q] = index
    for q, index in holder.items():
        attributions[index] = _extended(text, attributions[index], text.quotations[q])
    previous: int | None = None
    for q, quotation in enumerate(text.quotations):
        if quotation.depth:
            continue
        if q in holder:
            previous = q
            continue
        if not _stands_alone(text, quotation):
            continue
        if previous is not None and _continues(text, text.quotations[previous], quotation, attributions[holder[previous]]):
            index = holder[previous]
            holder[q] = index
            attributions[index] = _extended(text, attributions[index], quotation)
            previous = q
    attributions.sort(key=lambda a: (a.cue or a.content[0]).start)
    return tuple(attributions)


def _reaches(text: Text, q: int, span: Span) -> bool:
    """Tell whether content that touches a quotation holds the part within its sentence."""
    quotation = text.quotations[q]
    return any(part.start < span.end and span.start < part.end for part in quotation.parts)


def _extended(text: Text, a: Attributed, quotation: Quotation) -> Attributed:
    """Return an attribution whose content holds the whole of a quotation."""
    spans = sorted([*a.content, *quotation.parts])
    merged: list[Span] = []
    for span in spans:
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif merged and not text.document.text[merged[-1].end : span.start].strip():
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    if a.cue is not None and any(s.start < a.cue.start and a.cue.end <= s.end for s in merged):
        return a
    return msgspec.structs.replace(a, content=tuple(merged))


def _stands_alone(text: Text, quotation: Quotation) -> bool:
    """Tell a quotation that makes sentences of its own from quoted words inside one."""
    tokens = text.tokens
    first, last = tokens.at(quotation.start), tokens.at(quotation.end)
    if last - first < _MINIMUM_WORDS + 2:
        return False
    before = text.document.text[: quotation.start].rstrip()[-1:] if quotation.start else ""
    starts = any(s.start == quotation.start for s in text.sentences)
    return starts or before == ":"


def _continues(text: Text, before: Quotation, after: Quotation, holder: Attributed) -> bool:
    """Tell whether only the attribution clause stands between two quotations."""
    end = max(before.end, max(s.end for s in holder.content))
    if holder.cue is not None and before.end <= holder.cue.start < after.start:
        end = max(end, holder.cue.end)
    if holder.source is not None and before.end <= holder.source.start < after.start:
        end = max(end, holder.source.end)
    gap = text.document.text[end : after.start]
    return "\n\n" not in gap.strip(" ") .replace("\r", "") and len(gap.split()) <= 12 and _no_sentence_between(text, end, after.start)


def _no_sentence_between(text: Text, start: int, end: int) -> bool:
    return not any(start <= s.start < end for s in text.sentences if s.start < end)
