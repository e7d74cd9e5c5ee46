"""Quotations across sentences: their full extent, their continuation, their speaker.

A quotation that a sentence's cue reaches is followed to its end; one that stands
alone goes on from the quotation before it, is introduced by the sentence before it,
or floats: then the source the sentence before it speaks of is its speaker
(O'Keefe et al. 2012; Muzny et al. 2017).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct

from claimcheck.attribution.syntax.closed_classes import FINITE_TAGS
from claimcheck.values import COMMUNICATIVE, Attributed, Quotation, Span, Text

SHORTEST = 5
"""Tokens of a quotation that can stand alone, marks included."""
_REACH = 3  # blocks between a floating quotation and the speaker it is given
_INTRODUCTION = "verb.introduction"
_TURN = "colon.turn"
_PARAGRAPH = "colon.paragraph"
_INTRODUCING = frozenset({_INTRODUCTION, _PARAGRAPH, _TURN})
_WORD = re.compile(r"\S")


class _Speech(Struct, frozen=True):
    """What a document says and who speaks in it.

    ``starts`` are the offsets of its sentences.  ``by_sentence`` has the attributions
    whose source can go on speaking, by the sentence of their cue, and ``sentences``
    those sentences in order.
    """

    text: Text
    starts: Sequence[int]
    by_sentence: Mapping[int, Sequence[int]]
    sentences: Sequence[int]

    def sentence_of(self, offset: int) -> int:
        """Return the index of the sentence that an offset lies in or follows, or -1."""
        return bisect_right(self.starts, offset) - 1


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
    attributions = [_introduced(text, inside, a) if a.rule in _INTRODUCING else a for a in found]
    holders = _holders(text, inside, attributions)
    _attach_free(_speech(text, attributions), holders)
    held: dict[int, list[Quotation]] = {}
    for quotation, index in holders.items():
        held.setdefault(index, []).append(text.quotations[quotation])
    for index, quotations in held.items():
        attributions[index] = _extended(text, attributions[index], quotations)
    attributions.sort(key=lambda a: (a.cue or a.content[0]).start)
    return tuple(attributions)


def _introduced(text: Text, inside: Sequence[int], a: Attributed) -> Attributed:
    """Give "… she wrote:" and "ROE:" the quotation or paragraph that follows as content."""
    tokens, blocks = text.tokens, text.document.blocks
    start, end = a.content[0].start, a.content[0].end
    block = bisect_right(blocks, start, key=lambda b: b.start) - 1
    behind = tokens.at(end)
    if a.rule == _TURN:
        if any(inside[i] >= 0 for i in range(tokens.at(start), behind)):
            return a
        return msgspec.structs.replace(a, content=(Span(start, blocks[block].end),))
    if behind < len(tokens) and inside[behind] >= 0:
        quotation = text.quotations[inside[behind]]
        return msgspec.structs.replace(a, content=quotation.parts, quotation="direct")
    if block + 1 < len(blocks):
        following = blocks[block + 1]
        return msgspec.structs.replace(a, content=(Span(following.start, following.end),))
    return a


def _holders(
    text: Text, inside: Sequence[int], attributions: Sequence[Attributed]
) -> dict[int, int]:
    """Return for each quotation that content reaches the attribution that holds it."""
    tokens = text.tokens
    holders: dict[int, int] = {}
    for index, a in enumerate(attributions):
        if a.type == "perception":
            continue
        for span in a.content:
            for i in (tokens.at(span.start), tokens.at(span.end) - 1):
                quotation = inside[i]
                if quotation < 0:
                    continue
                rival = attributions[holders[quotation]] if quotation in holders else None
                if rival is None or (rival.type not in COMMUNICATIVE and a.type in COMMUNICATIVE):
                    holders[quotation] = index
    return holders


def _extended(text: Text, a: Attributed, quotations: Sequence[Quotation]) -> Attributed:
    """Return an attribution whose content holds the whole of its quotations."""
    cue = a.cue
    # A quotation that holds the cue is no content of it.
    parts = [
        quotation.parts
        for quotation in quotations
        if cue is None or not any(p.start <= cue.start < p.end for p in quotation.parts)
    ]
    spans = sorted({*a.content, *(span for part in parts for span in part)})
    return msgspec.structs.replace(a, content=_merged(text, spans)) if parts else a


def _merged(text: Text, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Join the spans that overlap or have only white space between them."""
    merged: list[Span] = []
    for span in spans:
        if merged and not _WORD.search(text.document.text, merged[-1].end, span.start):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _speech(text: Text, attributions: Sequence[Attributed]) -> _Speech:
    starts = [sentence.start for sentence in text.sentences]
    by_sentence: dict[int, list[int]] = {}
    for index, a in enumerate(attributions):
        speaks = a.type in COMMUNICATIVE and a.source is not None and not a.hypothetical
        if speaks and a.cue is not None:
            by_sentence.setdefault(bisect_right(starts, a.cue.start) - 1, []).append(index)
    return _Speech(text, starts, by_sentence, sorted(by_sentence))


def _attach_free(speech: _Speech, holders: dict[int, int]) -> None:
    """Find a holder for every quotation that stands alone and that no cue reaches."""
    previous: int | None = None
    for index, quotation in enumerate(speech.text.quotations):
        if quotation.depth:
            continue
        if index not in holders:
            if _stands_alone(speech, quotation):
                speaker = _continued(speech, quotation, previous, holders)
                if speaker is None:
                    speaker = _nearest(speech, quotation)
            else:
                speaker = _told_before(speech, quotation)
            if speaker is None:
                continue
            holders[index] = speaker
        previous = index


def _stands_alone(speech: _Speech, quotation: Quotation) -> bool:
    """Tell a quotation that makes sentences of its own from quoted words inside one."""
    tokens, start = speech.text.tokens, quotation.start
    at = speech.sentence_of(start)
    if at < 0 or tokens.at(quotation.end) - tokens.at(start) < SHORTEST:
        return False
    if speech.text.document.text[max(0, start - 3) : start].rstrip()[-1:] == ":":
        return True
    sentence = speech.text.sentences[at]
    return sentence.start == start or sentence.end < quotation.parts[0].end - 1


def _told_before(speech: _Speech, quotation: Quotation) -> int | None:
    """Return whose words a sentence quotes in part that names nobody.

    «Roe called the plan unfair. The poor, on the other hand, “take no job for granted.”»: it
    is the speaker of the sentence before, in the same paragraph.  Quoted words without a
    finite verb may be a title or a term.
    """
    sentences, tokens = speech.text.sentences, speech.text.tokens
    at = speech.sentence_of(quotation.start)
    if at < 1 or at in speech.by_sentence or sentences[at].block != sentences[at - 1].block:
        return None
    first, last = tokens.at(quotation.start), tokens.at(quotation.end)
    clause = any(
        tag in FINITE_TAGS and word.islower()
        for tag, word in zip(speech.text.classes[first:last], tokens.words[first:last], strict=True)
    )
    if not clause or last - first < SHORTEST or at - 1 not in speech.by_sentence:
        return None
    return speech.by_sentence[at - 1][-1]


def _continued(
    speech: _Speech, quotation: Quotation, previous: int | None, holders: Mapping[int, int]
) -> int | None:
    """Return the attribution that goes on: of the sentence or the quotation before.

    The sentence before it in the same paragraph counts, or the last of the paragraph before.
    """
    sentences = speech.text.sentences
    at = speech.sentence_of(quotation.start)
    before = at - 1 if sentences[at].start == quotation.start else at
    if before < 0 or sentences[at].block - sentences[before].block > 1:
        return None
    quoted = previous is not None and speech.text.quotations[previous].end > sentences[before].start
    if previous is not None and quoted and sentences[at].block == sentences[before].block:
        return holders[previous]
    if before in speech.by_sentence:
        return speech.by_sentence[before][-1]
    return holders[previous] if previous is not None and quoted else None


def _nearest(speech: _Speech, quotation: Quotation) -> int | None:
    """Return the last attribution within the reach of a quotation that floats."""
    sentences = speech.text.sentences
    at = speech.sentence_of(quotation.start)
    before = bisect_right(speech.sentences, at - 1) - 1
    if before < 0:
        return None
    sentence = speech.sentences[before]
    near = sentences[at].block - sentences[sentence].block <= _REACH
    return speech.by_sentence[sentence][-1] if near else None
