"""The four tags, decided in order: denied, sourced, speculative, asserted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from claimcheck.tagging.checkworthy import is_check_worthy
from claimcheck.tagging.denials import find_denial
from claimcheck.tagging.hedges import find_hedges
from claimcheck.values import (
    COMMUNICATIVE,
    Attributed,
    BlockKind,
    Hedge,
    Reason,
    Sentence,
    Span,
    StatementKind,
    Tag,
    Tagged,
    Text,
)

_KINDS: dict[BlockKind, StatementKind] = {
    "paragraph": "statement",
    "list-item": "statement",
    "heading": "heading",
    "byline": "byline",
    "dateline": "byline",
    "caption": "caption",
    "boilerplate": "boilerplate",
}
_IDENTIFIABLE = frozenset({"person", "organization", "document", "unnamed"})
_SHARE = 0.3  # of a sentence that content must cover to speak for it, when the cue is elsewhere
_MAIN_PART = 0.2  # of a sentence that content must cover when its cue is in a side clause
_CLOSERS = "\"'”’»)]"


def tag(text: Text, attributions: Sequence[Attributed]) -> tuple[Tagged, ...]:
    """Tag every sentence of a document.

    Args:
        text: The segmented document.
        attributions: Its attributions, resolved.

    Returns:
        One value a sentence, in order; ``attributions`` are indices into the argument.
    """
    touching = _touching(text, attributions)
    return tuple(
        _tagged(text, sentence, touching[index], attributions)
        for index, sentence in enumerate(text.sentences)
    )


def _touching(text: Text, attributions: Sequence[Attributed]) -> list[list[int]]:
    """Return for every sentence the attributions that speak for it."""
    starts = [s.start for s in text.sentences]
    ends = [s.end for s in text.sentences]
    touching: list[list[int]] = [[] for _ in starts]
    for index, a in enumerate(attributions):
        hit: set[int] = set()
        if a.cue is not None:
            hit.add(bisect_right(starts, a.cue.start) - 1)
        for span in a.content:
            first = bisect_right(ends, span.start)
            for s in range(first, bisect_left(starts, span.end)):
                covered = min(ends[s], span.end) - max(starts[s], span.start)
                if covered >= _SHARE * (ends[s] - starts[s]):
                    hit.add(s)
        for s in sorted(hit):
            if s >= 0:
                touching[s].append(index)
    return touching


def _tagged(
    text: Text, sentence: Sentence, indices: list[int], attributions: Sequence[Attributed]
) -> Tagged:
    kind = _KINDS[text.document.blocks[sentence.block].kind]
    own = [attributions[i] for i in indices]
    hedges = find_hedges(text.tokens, sentence.first, sentence.last)
    if kind != "statement":
        return Tagged(sentence, kind, None, tuple(indices), hedges, (), check_worthy=False)
    communicated = [a for a in own if a.type in COMMUNICATIVE and not a.hypothetical]
    if not communicated and _is_question(text, sentence):
        return Tagged(sentence, "question", None, tuple(indices), hedges, (), check_worthy=False)
    thought = [a for a in own if a.type not in COMMUNICATIVE and not a.hypothetical]
    tag_, reasons = _decide(text, sentence, communicated, thought, hedges)
    worthy = tag_ != "asserted" or is_check_worthy(text.tokens, sentence.first, sentence.last)
    return Tagged(sentence, kind, tag_, tuple(indices), hedges, reasons, worthy)


def _is_question(text: Text, sentence: Sentence) -> bool:
    words = text.document.text[sentence.start : sentence.end]
    if not words.rstrip(_CLOSERS).endswith("?"):
        return False
    return words.endswith("?") and words[:1] not in "\"“‘'«„"


def _decide(
    text: Text,
    sentence: Sentence,
    communicated: list[Attributed],
    thought: list[Attributed],
    hedges: tuple[Hedge, ...],
) -> tuple[Tag, tuple[Reason, ...]]:
    writers = [h for h in hedges if h.main and h.type != "weasel" and not _in_quotation(text, h)]
    identified = [
        a
        for a in communicated
        if a.kind in _IDENTIFIABLE and not _hedged(a, sentence, writers) and _carries(a, sentence)
    ]
    vague = [a for a in communicated if a.kind == "vague"]
    vague += [
        a for a in thought if a.kind == "vague" and a.type == "belief" and a.rule == "verb.clause"
    ]
    spoken = bool(identified or vague) or _is_quoted(text, sentence)
    denial = find_denial(text.tokens, sentence.first, sentence.last, spoken=spoken)
    if denial is not None:
        return "denied", (denial,)
    if identified:
        return "sourced", tuple(_reason(a, sentence) for a in identified)
    vague = [
        a
        for a in vague
        if a.rule != "adverb.evidential"
        or any(h.start <= a.content[0].end <= h.end or (a.cue and h.start <= a.cue.start < h.end) for h in writers)
    ]
    if vague:
        return "speculative", tuple(_reason(a, sentence, "vague") for a in vague)
    if writers:
        return "speculative", tuple(Reason(f"hedge.{h.type}", h.start, h.end) for h in writers)
    return "asserted", ()


def _hedged(a: Attributed, sentence: Sentence, hedges: list[Hedge]) -> bool:
    """Tell whether the act of communication is itself uncertain: "has reportedly said"."""
    if a.cue is None:
        return False
    return any(
        (h.start < a.cue.end and a.cue.start - h.end <= 2 and h.end > a.cue.start - 3)
        or (h.type == "evidential" and h.start == sentence.start)
        for h in hedges
    )


def _carries(a: Attributed, sentence: Sentence) -> bool:
    """Tell whether an attribution carries a main part of a sentence's information."""
    if not a.side:
        return True
    covered = sum(
        max(0, min(s.end, sentence.end) - max(s.start, sentence.start)) for s in a.content
    )
    return covered >= _MAIN_PART * (sentence.end - sentence.start)


def _reason(a: Attributed, sentence: Sentence, prefix: str = "") -> Reason:
    """Return the cue, or the source of a cue that stands in another sentence."""
    rule = f"{prefix}.{a.rule}" if prefix else a.rule
    for span in (a.cue, a.source):
        if span is not None and sentence.start <= span.start < sentence.end:
            if prefix and a.source is not None and sentence.start <= a.source.start < sentence.end:
                span = Span(min(span.start, a.source.start), max(span.end, a.source.end)) if abs(span.start - a.source.end) < 3 else a.source
            return Reason(rule, span.start, min(span.end, sentence.end))
    inside = next((s for s in a.content if s.start < sentence.end and sentence.start < s.end), None)
    start = max(sentence.start, inside.start) if inside else sentence.start
    end = min(sentence.end, inside.end) if inside else sentence.end
    return Reason(f"{rule}.continued", start, end)


def _in_quotation(text: Text, hedge: Hedge) -> bool:
    return any(
        part.start <= hedge.start < part.end
        for quotation in _outermost_near(text, hedge.start)
        for part in quotation
    )


def _is_quoted(text: Text, sentence: Sentence) -> bool:
    """Tell whether at least half of a sentence stands in quotation marks."""
    covered = sum(
        max(0, min(part.end, sentence.end) - max(part.start, sentence.start))
        for quotation in _outermost_near(text, sentence.start, sentence.end)
        for part in quotation
    )
    return covered * 2 >= sentence.end - sentence.start


def _outermost_near(text: Text, start: int, end: int | None = None) -> list[tuple[Span, ...]]:
    """Return the outermost quotations that may touch a stretch of the text."""
    return [
        q.parts
        for q in text.quotations
        if q.depth == 0 and q.start < (end or start + 1) and start < q.end
    ]
