"""A hedge on top of a hedge: "may possibly", "accused of allegedly", "sources suggest … may".

What it finds
-------------
Two hedges on one claim, in the writer's own words: a modal with an adverb that says the same
("could potentially"), an accusation that is called alleged as well ("accused of allegedly
lying"), and unnamed people who merely suggest that something merely may be so.

Why it matters
--------------
One hedge tells readers how sure to be. Two tell them nothing more, and a claim that needs two
is perhaps not worth printing.

Standard
--------
The Associated Press Stylebook (under "allege") warns against redundant uses of "alleged":
somebody is accused of taking a bribe, and not accused of allegedly taking one.
https://www.apstylebook.com

Example
-------
Insiders suggest that the mill may close by spring.

Better
------
The mill may close by spring, its manager Ida Renn said.

Limits
------
Hedges far apart are not joined, and "might well" and "seems likely" pass.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.attribution.lexicon import rule_words
from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.tagging.patterns import lexicon, longest
from claimcheck.values import Attributed, Hedge

# Behind these "could possibly" is a measure: "the best that could possibly be done".
_MEASURES = frozenset({
    "all", "any", "anybody", "anyone", "anything", "as", "every", "everybody", "everyone",
    "everything", "how", "no", "nobody", "none", "not", "nothing", "than", "what", "whatever",
    "who", "whoever", "why",
})  # fmt: skip
_MEASURE_TAGS = frozenset({"JJS", "RBS"})
_MEASURE_REACH = 8
_CUE_REACH = 120  # code points from the cue in which the second hedge must stand


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the hedges that are hedged."""
    yield from sorted([*_pairs(draft), *_suggestions(draft)], key=lambda b: b.start)


def _pairs(draft: Draft) -> Iterator[Breach]:
    """Yield two hedges in a row."""
    pairs = lexicon("double_hedges.tsv", "hedges_classes.tsv")
    tokens = draft.text.tokens
    behind = 0
    for i in draft.places(pairs.anchors):
        if tokens.words[i] == "May":
            continue
        unit = draft.unit_at(tokens.starts[i])
        sentence = draft.tagged[unit].sentence
        if draft.kind(unit) != "statement" or not sentence.first <= i < sentence.last:
            continue
        match = longest(pairs[tokens.lower[i]], tokens.lower, i, sentence.first, sentence.last)
        if match is None or match.start < behind:
            continue
        if match.pattern.scope == "measure" and _measures(draft, match.start, sentence.first):
            continue
        behind = match.end
        span = draft.span(match.start, match.end)
        words = draft.words(span.start, span.end)
        if match.pattern.type == "allegation":
            why = "hedges an accusation twice, and still does not say who accuses"
            ask = "Who makes the accusation? Name them, and drop one of the two."
        else:
            why = "hedges twice, which tells readers no more than one hedge would"
            ask = "How sure are we? Keep the one word that says it."
        yield Breach(
            statement=unit, start=span.start, end=span.end, message=f"“{words}” {why}", ask=ask
        )


def _measures(draft: Draft, start: int, first: int) -> bool:
    """Tell whether the words before a pair make a measure, a negative or a question of it."""
    before = slice(max(first, start - _MEASURE_REACH), start)
    lower, classes = draft.text.tokens.lower[before], draft.text.classes[before]
    return not (_MEASURES.isdisjoint(lower) and _MEASURE_TAGS.isdisjoint(classes))


def _suggestions(draft: Draft) -> Iterator[Breach]:
    """Yield what vague sources only suggest, and only as a possibility."""
    suggesting = rule_words("suggesting")
    if suggesting.isdisjoint(draft.lemmas):
        return
    for a in draft.attributions:
        if a.kind != "vague" or a.lemma not in suggesting or a.source is None or a.cue is None:
            continue
        unit = draft.unit_at(a.cue.start)
        hedge = _hedge_in(draft, unit, a)
        if a.hypothetical or hedge is None or draft.kind(unit) != "statement":
            continue
        who = draft.words(a.source.start, a.source.end)
        cue = draft.words(a.cue.start, a.cue.end)
        second = draft.words(hedge.start, hedge.end)
        start = min(a.source.start, a.cue.start)
        yield Breach(
            statement=unit,
            start=start,
            end=max(a.cue.end, hedge.end, a.source.end),
            message=f"“{who}” only “{cue}” it, and “{second}” hedges that again, so that nothing "
            "is said",
            ask="Who says this, and what do they know? If nobody knows, is it worth saying?",
        )


def _hedge_in(draft: Draft, unit: int, a: Attributed) -> Hedge | None:
    """Return the first hedge in the content of an attribution that makes it a possibility."""
    assert a.cue is not None
    for hedge in draft.tagged[unit].hedges:
        near = a.cue.end <= hedge.start <= a.cue.end + _CUE_REACH
        inside = any(part.start <= hedge.start < part.end for part in a.content)
        if hedge.type == "modal" and near and inside and not draft.quoted.holds(hedge.start):
            return hedge
    return None


RULE = Rule(code="CC304", name="double-hedge", looks="narration", check=check)
