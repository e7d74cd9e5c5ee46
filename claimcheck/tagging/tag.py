"""The four tags, decided in the guideline's order: denied, sourced, speculative, asserted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from claimcheck.tagging.checkworthy import is_check_worthy
from claimcheck.tagging.denials import Words, find_denial, is_refusal, may_deny
from claimcheck.tagging.hedges import find_hedges
from claimcheck.tagging.stretches import Stretches, stretches
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
    "quotation": "statement",
    "heading": "heading",
    "byline": "byline",
    "dateline": "byline",
    "caption": "caption",
    "boilerplate": "boilerplate",
}
_SHARE = 0.3
"""Of a sentence that content must cover to speak for it, when the cue is elsewhere."""
_MAIN_PART = 0.2
"""Of a sentence that content must cover to be a main part, when its cue is in a side clause."""
_NARRATED_PART = 0.5
"""The same where a side clause only narrates the act: "who had promised to resign"."""
_BEFORE_SOURCE = 20
"""Code points that a comma and "which" or "with" take before a source, blanks and all."""
_CLOSING = 3
"""Code points of punctuation that may follow the content of a clause that ends its sentence."""
_NEAR = 2
"""Code points between a hedge and the cue that it modifies."""
_CLAUSE = "verb.clause"
_RELATIVE = "verb.relative"
_THOUGHTS = frozenset({_CLAUSE, "verb.infinitive"})
_OBJECTS = frozenset({"verb.object", "verb.passive"})
_SIDE_ACTS = frozenset({"verb.infinitive", "verb.object", "verb.complement", "verb.preposition",
                        "verb.reduced", "verb.target", "noun.preposition", _RELATIVE})  # fmt: skip
_QUOTING = frozenset({"verb.post", "verb.quotation"})
_NO_COMMENT = "phrase.no-comment"
_MIND = "mind."
_LONGEST_PRONOUN = 2  # code points of "I" and "we"
_LONGEST_MARK = 60  # code points of a vague source that are marked as deciding
_CLOSERS = "\"'”’»)]"


class _Voice(Struct, frozen=True):
    """An attribution that speaks for a sentence, and the parts of its content there."""

    index: int
    a: Attributed
    parts: tuple[Span, ...]


class _Previous(Struct, frozen=True):
    """The sentence before: its first token, its attributions.

    ``replying`` says that one of its sources denied something there and goes on to speak.
    """

    first: int
    voices: Sequence[_Voice]
    replying: bool


class _Case(Struct, frozen=True):
    """A statement with all that bears on its tag; ``tags`` are its tokens' word classes.

    ``said`` are the acts of communication that took place, whoever's, ``thought`` the
    states of mind, ``unreal`` what was not said or only might be.  ``hedges`` are the
    writer's own that govern the main information.
    """

    sentence: Sentence
    tags: tuple[str, ...]
    said: Sequence[_Voice]
    thought: Sequence[_Voice]
    unreal: Sequence[_Voice]
    hedges: Sequence[Hedge]
    quoted: Sequence[Span]
    previous: _Previous


def tag(text: Text, attributions: Sequence[Attributed]) -> tuple[Tagged, ...]:
    """Tag every sentence of a document.

    Args:
        text: The segmented document.
        attributions: Its attributions, resolved.

    Returns:
        One value a sentence, in order; ``attributions`` are indices into the argument.
    """
    quotations = stretches(part for q in text.quotations if q.depth == 0 for part in q.parts)
    tagged: list[Tagged] = []
    deniers: set[int | str] = set()
    before: Sequence[_Voice] = ()
    context = 0
    for sentence, voices in zip(text.sentences, _voices(text, attributions), strict=True):
        replying = bool(deniers) and not deniers.isdisjoint(_sources(voices))
        previous = _Previous(context, before, replying=replying)
        tagged.append(_tagged(text, sentence, voices, quotations, previous))
        deniers = _sources(voices) if tagged[-1].tag == "denied" else set()
        before, context = voices, sentence.first
    return tuple(tagged)


def _sources(voices: Sequence[_Voice]) -> set[int | str]:
    """Return by what the sources of a sentence are known again in the next."""
    return {key for voice in voices for key in (voice.index, voice.a.name) if key is not None}


def _voices(text: Text, attributions: Sequence[Attributed]) -> list[list[_Voice]]:
    """Return for every sentence the attributions that have their cue or content there."""
    starts = [s.start for s in text.sentences]
    ends = [s.end for s in text.sentences]
    voices: list[list[_Voice]] = [[] for _ in starts]
    for index, a in enumerate(attributions):
        parts: dict[int, list[Span]] = {}
        heard: set[int] = set()
        if a.cue is not None:
            heard.add(max(0, bisect_right(starts, a.cue.start) - 1))
        for span in a.content:
            for s in range(bisect_right(ends, span.start), bisect_left(starts, span.end)):
                start, end = starts[s], ends[s]
                part = span  # as is, where it lies within the sentence
                if span.start < start or end < span.end:
                    part = Span(max(start, span.start), min(end, span.end))
                parts.setdefault(s, []).append(part)
                if part.end - part.start >= _SHARE * (end - start):
                    heard.add(s)
        for s in heard:
            voices[s].append(_Voice(index, a, tuple(parts.get(s, ()))))
    return voices


def _tagged(
    text: Text,
    sentence: Sentence,
    voices: Sequence[_Voice],
    quotations: Stretches,
    previous: _Previous,
) -> Tagged:
    kind = _KINDS[text.document.blocks[sentence.block].kind]
    tags = text.classes[sentence.first : sentence.last]
    hedges = find_hedges(text.tokens, sentence.first, sentence.last, tags)
    tag_: Tag | None = None
    reasons: tuple[Reason, ...] = ()
    if kind == "statement":
        said, thought, unreal = _told_apart(text, voices)
        if not said and _asks(text, sentence, quotations):
            kind = "question"
        else:
            case = _Case(
                sentence=sentence,
                tags=tags,
                said=said,
                thought=thought,
                unreal=unreal,
                hedges=_writers_own(hedges, thought, quotations) if hedges else (),
                quoted=quotations.within(sentence.start, sentence.end),
                previous=previous,
            )
            tag_, reasons = _decide(text, case)
    return Tagged(
        sentence=sentence,
        kind=kind,
        tag=tag_,
        attributions=tuple([voice.index for voice in voices]),
        hedges=hedges,
        reasons=reasons,
        check_worthy=tag_ is not None and _is_worthy(text, sentence, tag_, reasons),
    )


def _told_apart(
    text: Text, voices: Sequence[_Voice]
) -> tuple[list[_Voice], list[_Voice], list[_Voice]]:
    """Return what sources said, what they thought, and what was not said or only might be."""
    said: list[_Voice] = []
    thought: list[_Voice] = []
    unreal: list[_Voice] = []
    for voice in voices:
        if voice.a.hypothetical:
            unreal.append(voice)
        elif not _is_author(text, voice.a):
            (said if _communicates(voice.a) else thought).append(voice)
    return said, thought, unreal


def _is_author(text: Text, a: Attributed) -> bool:
    """Tell the writer's own "I" and "we" from a source, unless they quote themselves."""
    source = a.source
    if a.quotation == "direct" or source is None or source.end - source.start > _LONGEST_PRONOUN:
        return False
    return text.document.text[source.start : source.end].lower() in ("i", "we")


def _writers_own(
    hedges: Sequence[Hedge], thought: Sequence[_Voice], quotations: Stretches
) -> tuple[Hedge, ...]:
    """Return the main hedges that are neither quoted nor part of what somebody thinks.

    In "the ministry fears it could lose" the doubt is the ministry's.
    """
    main = [hedge for hedge in hedges if hedge.main and not quotations.holds(hedge.start)]
    if not main:
        return ()
    minds = stretches(
        part
        for voice in thought
        if voice.a.rule == _CLAUSE and voice.a.kind not in (None, "vague")
        for part in voice.parts
    )
    return tuple(hedge for hedge in main if not minds.holds(hedge.start))


def _communicates(a: Attributed) -> bool:
    """Tell an act of communication; what a poll's respondents think, the poll reports."""
    spoken = a.quotation == "direct" and a.rule in _QUOTING  # "“…,” Jane Roe remembers"
    return a.type in COMMUNICATIVE or a.kind == "document" or spoken


def _asks(text: Text, sentence: Sentence, quotations: Stretches) -> bool:
    """Tell whether a sentence is the writer's own question."""
    words = text.document.text[sentence.start : sentence.end].rstrip(_CLOSERS)
    return words.endswith("?") and not quotations.holds(sentence.start + len(words) - 1)


def _is_worthy(text: Text, sentence: Sentence, tag_: Tag, reasons: Sequence[Reason]) -> bool:
    if tag_ == "asserted":
        # How does the writer know what goes on in somebody's mind?
        mind = any(reason.rule.startswith(_MIND) for reason in reasons)
        return mind or is_check_worthy(text.tokens, sentence.first, sentence.last)
    # That somebody would not comment is nothing to check.
    return any(reason.rule != _NO_COMMENT for reason in reasons)


# The order of decision


def _decide(text: Text, case: _Case) -> tuple[Tag, tuple[Reason, ...]]:
    """Return the first tag that fits, with the words that decided."""
    if reasons := _denied(text, case):
        return "denied", reasons
    if reasons := _sourced(text, case):
        return "sourced", reasons
    if reasons := _speculative(case):
        return "speculative", reasons
    return "asserted", _told(case)


def _denied(text: Text, case: _Case) -> tuple[Reason, ...]:
    first, last = case.sentence.first, case.sentence.last
    places = may_deny(text.tokens, first, last)
    if not places:
        return ()
    previous = case.previous
    spoken = stretches([*case.quoted, *(part for voice in case.said for part in voice.parts)])

    def find(context: int) -> Reason | None:
        w = Words(text.tokens.lower, case.tags, first, last, context)
        return find_denial(text.tokens, w, places, spoken, replying=previous.replying)

    denial = find(previous.first)
    if denial is not None and not _sources(previous.voices).isdisjoint(_sources(case.said)):
        # Who accused somebody in the sentence before does not answer it.
        denial = find(first)
    return () if denial is None else (denial,)


def _sourced(text: Text, case: _Case) -> tuple[Reason, ...]:
    """Return the acts of communication of sources that a reader could identify."""
    return tuple(
        [
            _reason(voice, case)
            for voice in case.said
            if voice.a.kind not in (None, "vague")
            and not _is_doubtful(voice.a, case)
            and not _refuses(voice.a)
            and _carries(text, voice, case)
        ]
    )


def _speculative(case: _Case) -> tuple[Reason, ...]:
    """Return what nobody identifiable says or believes, or else the writer's hedges."""
    vague = [
        voice
        for voice in (*case.said, *case.thought)
        if voice.a.kind == "vague" and _is_report(voice.a, case)
    ]
    if vague:
        return tuple(_reason(voice, case, "vague.") for voice in vague)
    return tuple([Reason(f"hedge.{h.type}", h.start, h.end) for h in case.hedges])


def _told(case: _Case) -> tuple[Reason, ...]:
    """Return what in an assertion is others' words or thoughts and yet sources nothing.

    An assertion that holds none is plain, and needs no reason.
    """
    for rule, voices in (
        ("side.", case.said),
        ("unreal.", case.unreal),
        (_MIND, case.thought),
    ):
        if voices:
            return (_reason(voices[0], case, rule),)
    return tuple([Reason("quoted", part.start, part.end) for part in case.quoted])


# What bears on it


def _is_doubtful(a: Attributed, case: _Case) -> bool:
    """Tell whether the act of communication is itself uncertain: "has reportedly said"."""
    if a.cue is None or not case.hedges:
        return False
    opening = case.hedges[0]
    if opening.type == "evidential" and opening.start == case.sentence.start:
        return True
    hedge = bisect_left(case.hedges, a.cue.start - _NEAR, key=lambda h: h.end)
    return hedge < len(case.hedges) and case.hedges[hedge].end < a.cue.end


def _refuses(a: Attributed) -> bool:
    """Tell an act that communicates nothing but a refusal: "rejected the offer".

    Rejected "as “unworkable”" it tells the words.
    """
    return a.rule in _OBJECTS and is_refusal(a.lemma) and a.quotation == "indirect"


def _carries(text: Text, voice: _Voice, case: _Case) -> bool:
    """Tell whether an attribution carries a main part of the sentence's information.

    One in a side clause does if its content is a clause or a quotation, is not short, and
    the main clause not hedged: "the senator, who had promised to resign, left" narrates.
    """
    if not voice.a.side:
        return True
    said = sum(part.end - part.start for part in voice.parts)
    length = case.sentence.end - case.sentence.start
    narrated = voice.a.rule in _SIDE_ACTS
    if voice.a.source is not None and _is_continuative(text, voice, case):
        narrated = False
        if voice.a.cue is not None and 0 <= voice.a.cue.start - voice.a.source.end <= _NEAR:
            said = voice.parts[-1].end - voice.a.source.start  # who says so is news as well
    if said < (_NARRATED_PART if narrated else _MAIN_PART) * length:
        return False
    content = stretches(voice.parts)
    return all(content.holds(hedge.start) for hedge in (*case.hedges[:1], *case.hedges[-1:]))


def _is_continuative(text: Text, voice: _Voice, case: _Case) -> bool:
    """Tell a side clause behind a comma that ends its sentence, and so tells news.

    "Trade stopped at the border with Norland, which has threatened war" (continuative,
    Quirk et al. 1985, A Comprehensive Grammar of the English Language, 17.24), "…, with
    each side accusing the other of bad faith" (absolute, 15.58), "…, a rise it blamed on tax".
    """
    source = voice.a.source
    if source is None or not voice.parts:
        return False
    start = max(case.sentence.start, source.start - _BEFORE_SOURCE)
    before = text.document.text[start : source.start].rstrip()
    apposed = voice.a.rule == _RELATIVE
    if not (apposed or before.removesuffix(" with").removesuffix(" which").endswith(",")):
        return False
    return case.sentence.end - voice.parts[-1].end <= _CLOSING


def _is_report(a: Attributed, case: _Case) -> bool:
    """Tell whether an attribution to nobody in particular governs the main information."""
    if a.rule == "adverb.evidential":
        if a.cue is None:
            return False
        at = bisect_right(case.hedges, a.cue.start, key=lambda h: h.start) - 1
        return at >= 0 and a.cue.start < case.hedges[at].end
    said = a.type in COMMUNICATIVE or (a.type == "belief" and a.rule in _THOUGHTS)
    return said and not a.side


def _reason(voice: _Voice, case: _Case, prefix: str = "") -> Reason:
    """Return the cue, or what the sentence holds of a content whose cue stands elsewhere."""
    rule = prefix + voice.a.rule
    start, end = case.sentence.start, case.sentence.end
    cue, source = voice.a.cue, voice.a.source
    if voice.a.kind == "vague" and cue is not None and source is not None:
        # "Sources reveal": who is vague, not what they do
        if start <= source.start < source.end == cue.start - 1:
            return Reason(rule, source.start, min(cue.end, end))
        if start <= source.start < end and source.end - source.start <= _LONGEST_MARK:
            return Reason(rule, source.start, min(source.end, end))
    for span in (voice.a.cue, voice.a.source):
        if span is not None and start <= span.start < end:
            return Reason(rule, span.start, min(span.end, end))
    part = max(voice.parts, key=lambda part: part.end - part.start, default=Span(start, end))
    return Reason(f"{rule}.continued", part.start, part.end)
