"""Quotations across sentences: their full extent, their continuation, their speaker.

A quotation that a sentence's cue reaches is followed to its end; one that stands
alone goes on from the quotation before it, is introduced by the sentence before it,
or floats: then the source the sentence before it speaks of is its speaker
(O'Keefe et al. 2012; Muzny et al. 2017).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from claimcheck.values import COMMUNICATIVE, Attributed, Quotation, Span, Text

_MINIMUM_TOKENS = 5  # of a quotation that can stand alone, marks included
_REACH = 3  # blocks between a floating quotation and the speaker it is given
_DASHES = frozenset({"—", "–", "―", "--", "-"})
INTRODUCTION = "verb.introduction"


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
    attributions = [_introduced(text, inside, a) for a in found]
    attributions.extend(_signed(text))
    holder = _holders(text, inside, attributions)
    for q, index in holder.items():
        attributions[index] = _extended(text, attributions[index], text.quotations[q])
    _attach_free(text, attributions, holder)
    attributions.sort(key=lambda a: (a.cue or a.content[0]).start)
    return tuple(attributions)


def _signed(text: Text) -> list[Attributed]:
    """Find quotations with a dash and a name behind them: "“…” — Jane Roe"."""
    tokens, found = text.tokens, []
    for quotation in text.quotations:
        dash = tokens.at(quotation.end)
        if quotation.depth or dash + 1 >= len(tokens) or tokens.words[dash] not in _DASHES:
            continue
        end = dash + 1
        while end < min(dash + 7, len(tokens)) and tokens.words[end][:1].isupper():
            if "\n" in text.document.text[tokens.ends[end - 1] : tokens.starts[end]] and end > dash + 1:
                break
            end += 1
        if end == dash + 1:
            continue
        behind = text.document.text[tokens.ends[end - 1] : tokens.ends[end - 1] + 3]
        if behind.strip(" ,.\xa0")[:1] not in ("", "\n", "\r") and tokens.words[end] != ",":
            continue
        found.append(
            Attributed(
                source=Span(tokens.starts[dash + 1], tokens.ends[end - 1]),
                cue=Span(tokens.starts[dash], tokens.ends[dash]),
                content=quotation.parts,
                type="speech",
                lemma="—",
                rule="dash.signature",
                quotation="direct",
            )
        )
    return found


def _introduced(text: Text, inside: Sequence[int], a: Attributed) -> Attributed:
    """Give "… she wrote:" the quotation or paragraph that follows as its content."""
    if a.rule == "colon.turn" and not any(inside[i] >= 0 for i in _tokens(text, a.content[0])):
        block = text.document.blocks[_block_at(text, a.content[0].start)]
        return msgspec.structs.replace(a, content=(Span(a.content[0].start, block.end),))
    if a.rule != INTRODUCTION:
        return a
    token = text.tokens.at(a.content[0].end)
    if token < len(text.tokens) and inside[token] >= 0:
        return msgspec.structs.replace(a, content=text.quotations[inside[token]].parts, quotation="direct")
    blocks = text.document.blocks
    index = _block_at(text, a.content[0].start) + 1
    if index < len(blocks):
        block = blocks[index]
        return msgspec.structs.replace(a, content=(Span(block.start, block.end),))
    return a


def _tokens(text: Text, span: Span) -> range:
    return range(text.tokens.at(span.start), text.tokens.at(span.end))


def _block_at(text: Text, offset: int) -> int:
    return bisect_right(text.document.blocks, offset, key=lambda b: b.start) - 1


def _holders(
    text: Text, inside: Sequence[int], attributions: Sequence[Attributed]
) -> dict[int, int]:
    """Return for each quotation that content reaches the attribution that holds it."""
    tokens = text.tokens
    holder: dict[int, int] = {}
    for index, a in enumerate(attributions):
        if a.type == "perception" or not a.content:
            continue
        for span in a.content:
            first, last = tokens.at(span.start), tokens.at(span.end) - 1
            for i in (first, last):
                q = inside[i] if 0 <= i < len(inside) else -1
                if q < 0:
                    continue
                rival = attributions[holder[q]] if q in holder else None
                if rival is None or (rival.type not in COMMUNICATIVE and a.type in COMMUNICATIVE):
                    holder[q] = index
    return holder


def _extended(text: Text, a: Attributed, quotation: Quotation) -> Attributed:
    """Return an attribution whose content holds the whole of a quotation."""
    merged: list[Span] = []
    for span in sorted([*a.content, *quotation.parts]):
        if merged and not text.document.text[merged[-1].end : span.start].strip():
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    if a.cue is not None and any(s.start <= a.cue.start < s.end for s in merged):
        return a
    return msgspec.structs.replace(a, content=tuple(merged))


def _attach_free(text: Text, attributions: list[Attributed], holder: dict[int, int]) -> None:
    """Find the speaker of every quotation that stands alone and that no cue reaches."""
    starts = [s.start for s in text.sentences]
    by_sentence: dict[int, list[int]] = {}
    for index, a in enumerate(attributions):
        if a.type in COMMUNICATIVE and not a.hypothetical and a.source is not None and a.cue is not None:
            by_sentence.setdefault(bisect_right(starts, a.cue.start) - 1, []).append(index)
    previous: int | None = None
    spoke = sorted(by_sentence)
    for q, quotation in enumerate(text.quotations):
        if quotation.depth:
            continue
        if q in holder:
            previous = q
            continue
        if not _stands_alone(text, quotation, starts):
            continue
        speaker = _speaker(text, q, previous, attributions, holder, by_sentence, starts)
        if speaker is None:
            speaker = _nearest(text, quotation, by_sentence, spoke, starts)
        if speaker is not None:
            holder[q] = speaker
            attributions[speaker] = _extended(text, attributions[speaker], quotation)
            previous = q


def _stands_alone(text: Text, quotation: Quotation, starts: Sequence[int]) -> bool:
    """Tell a quotation that makes sentences of its own from quoted words inside one."""
    tokens = text.tokens
    if tokens.at(quotation.end) - tokens.at(quotation.start) < _MINIMUM_TOKENS:
        return False
    if text.document.text[max(0, quotation.start - 3) : quotation.start].rstrip()[-1:] == ":":
        return True
    at = bisect_right(starts, quotation.start) - 1
    return at >= 0 and (
        starts[at] == quotation.start or text.sentences[at].end < quotation.parts[0].end - 1
    )


def _speaker(
    text: Text,
    q: int,
    previous: int | None,
    attributions: Sequence[Attributed],
    holder: dict[int, int],
    by_sentence: dict[int, list[int]],
    starts: Sequence[int],
) -> int | None:
    """Return the attribution whose source speaks a quotation that stands alone."""
    quotation = text.quotations[q]
    at = bisect_right(starts, quotation.start) - 1
    block = text.sentences[at].block
    before = at - 1 if starts[at] == quotation.start else at
    # The sentence before it in the same paragraph, or the last of the paragraph before.
    if before >= 0 and block - text.sentences[before].block <= 1:
        if before in by_sentence:
            return by_sentence[before][-1]
        if (
            previous is not None
            and previous in holder
            and text.quotations[previous].end >= text.sentences[before].start
        ):
            return holder[previous]
    return None


def _nearest(
    text: Text,
    quotation: Quotation,
    by_sentence: dict[int, list[int]],
    spoke: Sequence[int],
    starts: Sequence[int],
) -> int | None:
    """Return the last attribution within the reach of a quotation that floats."""
    at = bisect_right(starts, quotation.start) - 1
    before = bisect_right(spoke, at - 1) - 1
    if before < 0:
        return None
    sentence = spoke[before]
    near = text.sentences[at].block - text.sentences[sentence].block <= _REACH
    return by_sentence[sentence][-1] if near else None
