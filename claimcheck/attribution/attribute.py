"""The attribution stage: sentence by sentence, then quotations across sentences."""

from __future__ import annotations

from claimcheck.attribution.cues.floating import floating
from claimcheck.attribution.cues.found import Found
from claimcheck.attribution.cues.labels import is_dialogue, signatures
from claimcheck.attribution.cues.polls import poll_figures
from claimcheck.attribution.cues.sentence import cue_places, sentence_attributions
from claimcheck.attribution.quotations import follow
from claimcheck.attribution.sources.resolve import resolve
from claimcheck.attribution.syntax.closed_classes import DASHES
from claimcheck.attribution.syntax.view import Range, View, view
from claimcheck.values import (
    COMMUNICATIVE,
    Attributed,
    QuotationKind,
    Span,
    Text,
)

_LONGEST = 256
"""Tokens of a sentence that are analysed together.  No sentence of news is longer; in a text
without full stops, every cue would be looked for subject and content in all of it."""


def attribute(text: Text) -> tuple[Attributed, ...]:
    """Find who is said to have said, written or thought what.

    Cues and their contents are found sentence by sentence, quotations are followed over
    sentences and paragraphs, and the sources get their names; the way of Pareti et al.
    (2013, "Automatically detecting and attributing indirect quotations") with rules.

    Args:
        text: A segmented document.

    Returns:
        The attributions in the order of their cues, with the kind, name and role of
        their sources.
    """
    tokens = text.tokens
    inside = _quotation_of_tokens(text)
    dialogue = is_dialogue(text)
    found: list[Attributed] = []
    speaking: set[int] = set()

    def analysed(first: int, last: int) -> View:
        first = max(first, last - _LONGEST)
        return view(tokens, first, last, text.classes[first:last], inside[first:last])

    for index, sentence in enumerate(text.sentences):
        before = len(found)
        opens = sentence.start == text.document.blocks[sentence.block].start
        for first in range(sentence.first, sentence.last, _LONGEST):
            last = min(first + _LONGEST, sentence.last)
            places = cue_places(tokens, first, last, inside)
            if places:
                v = analysed(first, last)
                cues = [i - first for i in places]
                attributions = sentence_attributions(v, cues, opens=opens, dialogue=dialogue)
                found.extend([_attributed(v, each) for each in attributions])
            opens = False
        if len(found) > before and any(a.type in COMMUNICATIVE for a in found[before:]):
            speaking.add(index)
    found.extend(signatures(text))
    found.extend(poll_figures(text, inside, speaking))
    found.extend(floating(text, inside, speaking, analysed))
    return resolve(text, follow(text, inside, found))


def _quotation_of_tokens(text: Text) -> list[int]:
    """Return for every token the index of the outermost quotation it is in, or -1."""
    tokens = text.tokens
    inside = [-1] * len(tokens)
    for index, quotation in enumerate(text.quotations):
        if quotation.depth == 0:
            for part in quotation.parts:
                first, last = tokens.at(part.start), tokens.at(part.end)
                inside[first:last] = [index] * (last - first)
    return inside


def _attributed(v: View, found: Found) -> Attributed:
    """Return an attribution with offsets for token indices."""
    return Attributed(
        source=_span(v, *_bare(v, found.source)) if found.source else None,
        cue=_span(v, *found.words),
        content=tuple([_span(v, a, b) for a, b in found.content if b > a]),
        type=found.cue.type,
        lemma=found.cue.lemma,
        rule=found.rule,
        quotation=_quotation_kind(v, found),
        denies=found.cue.denies,
        hypothetical=found.hypothetical,
        side=found.side,
        kind="vague" if found.vague else None,
    )


def _bare(v: View, source: Range) -> Range:
    """Leave a comma or dash at the end of a source out."""
    start, end = source
    while end - 1 > start and (v.words[end - 1] == "," or v.words[end - 1] in DASHES):
        end -= 1
    return start, end


def _span(v: View, start: int, end: int) -> Span:
    return Span(v.tokens.starts[v.first + start], v.tokens.ends[v.first + end - 1])


def _quotation_kind(v: View, found: Found) -> QuotationKind:
    quoted = unquoted = 0
    for start, end in found.content:
        inside = v.inside[start:end]
        outside = inside.count(-1)
        unquoted += outside
        quoted += len(inside) - outside
    if not quoted:
        return "indirect"
    return "mixed" if unquoted else "direct"
