"""All attributions of one sentence, whatever the shape of their cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from claimcheck.attribution.cues.adverbs import evidential_adverb
from claimcheck.attribution.cues.coordination import one_by_one
from claimcheck.attribution.cues.found import Found
from claimcheck.attribution.cues.introductions import introduced
from claimcheck.attribution.cues.labels import turn
from claimcheck.attribution.cues.no_comment import no_comment
from claimcheck.attribution.cues.nouns import noun_attribution
from claimcheck.attribution.cues.phrases import according_to, in_document, in_words, is_per
from claimcheck.attribution.cues.verbs import verb_attributions
from claimcheck.attribution.lexicon import (
    cue_adjectives,
    cue_idioms,
    cue_nouns,
    cue_verbs,
    cue_words,
    words,
)
from claimcheck.attribution.syntax.view import View
from claimcheck.values import COMMUNICATIVE, Tokens


@cache
def _candidates() -> frozenset[str]:
    """Return the words one of which every sentence with an attribution has."""
    return frozenset({"according", "per", ":"}).union(
        cue_verbs(),
        cue_nouns(),
        cue_idioms(),
        cue_adjectives(),
        cue_words("replying"),
        cue_words("silent"),
        cue_words("in-vain"),
        cue_words("telling-noun"),
        cue_words("approaching"),
        cue_words("poll"),
        words("evidential_adverbs.txt"),
    )


def cue_places(tokens: Tokens, first: int, last: int, inside: Sequence[int]) -> list[int]:
    """Return, at little cost, where a cue may stand, or nothing if there can be none.

    Args:
        tokens: The document's tokens.
        first: The sentence's first token.
        last: The token behind the sentence.
        inside: For every token of the document the outermost quotation it is in, or -1.

    Returns:
        All tokens that may be a cue or a part of one, if not all are within quotations.
    """
    places = tokens.among(_candidates(), first, last)
    for i in places:
        if inside[i] < 0 or tokens.lower[i] == ":":
            return places
    return []


def sentence_attributions(
    v: View, places: Sequence[int], *, opens: bool, dialogue: bool
) -> list[Found]:
    """Find the attributions of one sentence.

    Args:
        v: The sentence.
        places: Where a cue may stand in it, by ``cue_places``.
        opens: Whether it is the first of its block.
        dialogue: Whether the document is written in turns.

    Returns:
        The attributions in the order of their cues.
    """
    cues = (verb_attributions(v), _word_attributions(v, places), no_comment(v))
    found = [f for f in chain(*cues) if any(end > start for start, end in f.content)]
    poll = in_document(v)
    if poll is not None and not any(f.cue.type in COMMUNICATIVE for f in found):
        found.append(poll)
    colons = [i for i in places if v.words[i] == ":"]
    colon = next((i for i in colons if v.inside[i] < 0), None)
    introduction = None if colon is None else introduced(v, colon)
    if introduction is not None and not any(
        f.cue.type in COMMUNICATIVE and not f.side and f.content[-1][1] > introduction.content[0][0]
        for f in found
    ):
        found.append(introduction)
    label = turn(v, dialogue=dialogue) if opens and colons else None
    if label is not None and (dialogue or not found):
        found = [label]
    if not found:
        return found
    found.sort(key=lambda f: f.words)
    return [each for f in found if not _told_by_another(f, found) for each in one_by_one(v, f)]


def _word_attributions(v: View, places: Sequence[int]) -> Iterator[Found]:
    """Yield the attributions whose cue is no verb and stands outside of quotations."""
    cues, nouns, adverbs = _word_cues(), cue_nouns(), words("evidential_adverbs.txt")
    for i in places:
        word = v.words[i]
        if word not in cues or v.inside[i] >= 0:
            continue
        found: Found | None = None
        if word in nouns:
            if v.tags[i][:2] == "NN":
                found = noun_attribution(v, i, nouns[word])
        elif word == "according":
            if v.words[i + 1] == "to":
                found = according_to(v, i, i + 2)
        elif word == "per":
            found = according_to(v, i, i + 1) if is_per(v, i) else None
        elif word in adverbs:
            found = evidential_adverb(v, i)
        if found is None and word in cue_words("telling-noun"):
            of = v.words[max(i - 2, 0) : i + 2] == ["in", "the", "words", "of"]
            found = according_to(v, i - 2, i + 2) if of else in_words(v, i)
        if found is not None:
            yield found


@cache
def _word_cues() -> frozenset[str]:
    """Return the words besides verbs that can be a cue or a part of one."""
    return frozenset({"according", "per"}).union(
        cue_nouns(), cue_words("telling-noun"), words("evidential_adverbs.txt")
    )


def _told_by_another(f: Found, found: Sequence[Found]) -> bool:
    """Tell a state of mind inside somebody's words: it is theirs to tell."""
    return f.cue.mental and any(
        other.cue.type in COMMUNICATIVE and any(a <= f.words[0] < b for a, b in other.content)
        for other in found
    )
