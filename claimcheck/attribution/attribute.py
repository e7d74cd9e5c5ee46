"""Attribution of a whole document: sentence by sentence, then quotations across sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from claimcheck.attribution.grammar import View, view
from claimcheck.attribution.lexicon import cue_adjectives, cue_idioms, cue_verbs, words
from claimcheck.attribution.phrases import (
    cue_nouns,
    evidential_adverbs,
    in_document,
    no_comment,
    phrase_attributions,
    turn,
)
from claimcheck.attribution.quotations import follow
from claimcheck.attribution.sources import resolve
from claimcheck.attribution.verbs import AGENTLESS, Found, verb_attributions
from claimcheck.language.wordclass import tag
from claimcheck.values import COMMUNICATIVE, Attributed, QuotationKind, Sentence, SourceKind, Span, Text, Tokens


def attribute(text: Text) -> tuple[Attributed, ...]:
    """Find who is said to have said, written or thought what.

    Args:
        text: A segmented document.

    Returns:
        The attributions in the order of their cues (of their content, where no cue
        is stated), with the kind, name and role of their sources.
    """
    tokens = text.tokens
    inside = _quotation_of_tokens(text)
    found: list[Attributed] = []
    candidates = _candidate_words()
    dialogue = _is_dialogue(text)
    for sentence in text.sentences:
        first, last = sentence.first, sentence.last
        if not _worth_analysing(tokens, first, last, inside, candidates):
            continue
        v = view(tokens, first, last, tag(tokens, first, last), inside[first:last])
        opens = sentence.start == text.document.blocks[sentence.block].start
        for f in _sentence_attributions(v, opens=opens, dialogue=dialogue):
            found.extend(_attributed(v, each, text) for each in one_by_one(v, f))
    return resolve(text, follow(text, inside, found))


_TURN = re.compile(r"(?:[A-Z][\w.’'-]*[ ]?){1,4}:\s")
_TURNS = 4  # of a dialogue, at least


def _is_dialogue(text: Text) -> bool:
    """Tell a document written in turns: several blocks open with a name and a colon."""
    whole, labels = text.document.text, set()
    turns = 0
    for block in text.document.blocks:
        match = _TURN.match(whole, block.start)
        if match:
            turns += 1
            labels.add(match.group())
    return turns >= _TURNS and len(labels) < turns


def _candidate_words() -> frozenset[str]:
    return frozenset().union(cue_verbs(), cue_nouns(), cue_idioms(), cue_adjectives()) | {
        "according", "per", ":", "reached", "return", "returned", "poll", "polls",
        "survey",
    } | words("evidential_adverbs.txt")  # fmt: skip


def _worth_analysing(
    tokens: Tokens, first: int, last: int, inside: Sequence[int], candidates: frozenset[str]
) -> bool:
    return any(
        tokens.lower[i] in candidates and (inside[i] < 0 or tokens.lower[i] == ":")
        for i in range(first, last)
    )


_EXAMPLES = (("such", "as"), ("among", "them"), ("including",), ("like",), ("namely",))


def one_by_one(v: View, found: Found) -> list[Found]:
    """Give each of several people named as the source an attribution of their own.

    "some officials, such as Jane Roe and John Doe, denied": the two who are named are
    the sources.  "Jane Roe and John Doe said": so are they.
    """
    if found.source is None:
        return [found]
    start, end = found.source
    for example in _EXAMPLES:
        for i in range(start + 1, end - 1):
            if tuple(v.word(j) for j in range(i, i + len(example))) == example:
                people = _named_items(v, i + len(example), end, least=1)
                if people:
                    return [msgspec.structs.replace(found, source=p) for p in people]
    people = _named_items(v, start, end, least=2)
    return [msgspec.structs.replace(found, source=p) for p in people] or [found]


def _named_items(v: View, start: int, end: int, *, least: int) -> list[tuple[int, int]]:
    """Return the items of a list "A, B and C" when each is a full name, else nothing."""
    items: list[tuple[int, int]] = []
    begin = start
    for i in range(start, end + 1):
        if i == end or v.word(i) in (",", "and", "&"):
            if i > begin:
                items.append((begin, i))
            begin = i + 1
    full = all(
        sum(v.tokens.words[i][:1].isupper() for i in range(*item)) >= 2
        and v.tokens.words[item[1] - 1][:1].isupper()
        and not any(v.tag(i) in ("IN", "POS") for i in range(*item))
        for item in items
    )
    joined = any(v.word(i) == "and" for i in range(start, end)) or least == 1
    return items if full and joined and len(items) >= least else []


def _sentence_attributions(v: View, *, opens: bool, dialogue: bool) -> list[Found]:
    found = list(verb_attributions(v))
    found.extend(phrase_attributions(v))
    found.extend(no_comment(v))
    found.extend(evidential_adverbs(v))
    if not any(f.verb is not None and f.verb.type in COMMUNICATIVE for f in found):
        poll = in_document(v)
        if poll is not None:
            found.append(poll)
    label = turn(v, dialogue=dialogue) if opens else None
    if label is not None and (dialogue or not found):
        found = [label]
    return [f for f in sorted(found, key=lambda f: f.cue) if not _embedded_thought(f, found)]


def _embedded_thought(f: Found, found: list[Found]) -> bool:
    """Tell a state of mind inside somebody's words: it is theirs to tell."""
    if f.verb is None or f.verb.type in COMMUNICATIVE:
        return False
    return any(
        other is not f
        and other.verb is not None
        and other.verb.type in COMMUNICATIVE
        and any(a <= f.cue[0] < b for a, b in other.content)
        for other in found
    )


def _quotation_of_tokens(text: Text) -> list[int]:
    """Return for every token the index of the outermost quotation it is in, or -1."""
    inside = [-1] * len(text.tokens)
    for index, quotation in enumerate(text.quotations):
        if quotation.depth:
            continue
        for part in quotation.parts:
            for i in range(text.tokens.at(part.start), text.tokens.at(part.end)):
                inside[i] = index
    return inside


def _attributed(v: View, found: Found, text: Text) -> Attributed:
    assert found.verb is not None
    content = tuple(_span(text.tokens, a, b) for a, b in found.content if b > a)
    return Attributed(
        source=_span(text.tokens, *_bare(text.tokens, found.source)) if found.source else None,
        cue=_span(text.tokens, *found.cue),
        content=content,
        type=found.verb.type,
        lemma=found.verb.lemma,
        rule=found.rule,
        quotation=_quotation_kind(v, found),
        denies="d" in found.verb.flags,
        hypothetical=found.hypothetical,
        side=found.side or found.rule.startswith("noun."),
        kind=_implied(found),
    )


def _implied(found: Found) -> SourceKind | None:
    """Return "vague" for cues that imply a source and name none."""
    assert found.verb is not None
    passive = found.rule == "verb.passive" and found.verb.lemma in AGENTLESS
    if found.source is None and (passive or found.rule == "adverb.evidential"):
        return "vague"
    return None


def _bare(tokens: Tokens, source: tuple[int, int]) -> tuple[int, int]:
    """Leave a comma at the end of a source out."""
    start, end = source
    while end - 1 > start and tokens.words[end - 1] in (",", "—", "–", "--"):
        end -= 1
    return start, end


def _span(tokens: Tokens, first: int, last: int) -> Span:
    return Span(tokens.starts[first], tokens.ends[last - 1])


def _quotation_kind(v: View, found: Found) -> QuotationKind:
    quoted = [v.quoted(i) >= 0 for a, b in found.content for i in range(a, min(b, v.last))]
    if quoted and all(quoted):
        return "direct"
    return "mixed" if any(quoted) else "indirect"


def sentence_at(sentences: Sequence[Sentence], offset: int) -> int:
    """Return the index of the sentence that an offset lies in or follows."""
    low, high = 0, len(sentences)
    while low < high:
        middle = (low + high) // 2
        if sentences[middle].start <= offset:
            low = middle + 1
        else:
            high = middle
    return low - 1
