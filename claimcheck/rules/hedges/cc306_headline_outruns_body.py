"""A headline that states flatly what the story only hedges, alleges or reports as denied.

What it finds
-------------
A headline without hedge, source or question, where every statement of the story that says the
same is speculative, denied, or an accusation.

Why it matters
--------------
Many readers see nothing but the headline. One that is surer than its story misinforms them, and
takes back in the text what it sold above it.

Standard
--------
The BBC asks that headlines are no less accurate than what stands under them.
https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy
Reuters holds a headline to the sourcing of its story.
https://handbook.reuters.com

Example
-------
Builder Bribed Two Harbour Inspectors

SALTBY — A builder may have bribed two harbour inspectors last year.

The inspectors were moved to other districts in May.

Better
------
Builder May Have Bribed Two Harbour Inspectors

SALTBY — A builder may have bribed two harbour inspectors last year.

The inspectors were moved to other districts in May.

Limits
------
Statements say the same as the headline when they share most of its words; other words for the
same thing are not seen, so that many such headlines pass. A headline that leaves out whom its
story names as the source passes too, as most headlines do. What is expected of the future may
be announced as certain.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from claimcheck.attribution.lexicon import cue_nouns, cue_verbs, rule_words
from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.tagging.patterns import lexicon
from claimcheck.values import Span

_STATEMENTS = 20
"""Statements from the top of which none may say flatly what the headline says."""
_TOP = 5
"""Statements from the top one of which has to say it with doubt, as the headline's origin."""
_SHARE = 0.6
"""Of the headline's words that a statement has when it says the same."""
_LEAST = 3
_STEM = 5
_NOTHING = frozenset({""})
_ENDINGS = ("ing", "ed", "es", "s", "e")
_ACCUSING = frozenset({"accuse", "allege"})
_OPEN = frozenset({"?", ":", "“", "”", '"', "''", "‘", "’", "«", "»", "`", "'"})
# Words that add a clause of its own truth: "may move it after it drew a crowd".
_ADDING = frozenset({
    "after", "although", "as", "because", "before", "but", "if", "once", "since", "though",
    "unless", "when", "where", "which", "while", "who", "whose",
})  # fmt: skip


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the headline, if it is surer than the story."""
    headline = _headline(draft)
    if headline is None:
        return
    if not _is_flat(draft, headline):
        return
    keys = _keys(draft, headline)
    if len(keys) < _LEAST:
        return
    doubt: Span | None = None
    for place, unit in enumerate(draft.statements[:_STATEMENTS]):
        if len(keys & _keys(draft, unit)) < max(_LEAST, _SHARE * len(keys)):
            continue
        held = _doubt(draft, unit)
        if held is None:
            return
        if place < _TOP and _is_within(draft, unit, held, keys):
            doubt = doubt or held
    if doubt is not None:
        sentence = draft.tagged[headline].sentence
        yield Breach(
            statement=headline,
            start=sentence.start,
            end=sentence.end,
            message="the headline states flatly what the story says with "
            f"“{draft.words(doubt.start, doubt.end)}”, so that readers who stop there are told "
            "more than is known",
            ask="Can the headline carry the story's doubt, or the story the headline's certainty?",
        )


def _is_within(draft: Draft, unit: int, held: Span, keys: frozenset[str]) -> bool:
    """Tell whether the headline is in the clause with the doubt, and not in one added to it."""
    sentence = draft.tagged[unit].sentence
    behind = draft.text.tokens.at(held.end)
    ends = draft.text.tokens.among(_ADDING, behind, sentence.last)
    shared = keys & _keys(draft, unit, ends[0] if ends else sentence.last)
    return len(shared) >= max(_LEAST, _SHARE * len(keys))


def _headline(draft: Draft) -> int | None:
    """Return the first unit that is a heading and stands before all statements."""
    top = draft.statements[0] if draft.statements else 0
    return next((unit for unit in range(top) if draft.kind(unit) == "heading"), None)


def _is_flat(draft: Draft, headline: int) -> bool:
    """Tell whether a headline has no source, hedge, question or quotation."""
    if draft.tagged[headline].attributions:
        return False
    return not draft.tokens_of(headline, _guarded())


@cache
def _guarded() -> frozenset[str]:
    hedges = lexicon("hedges.tsv", "hedges_classes.tsv").anchors
    cues = {**cue_verbs(), **cue_nouns()}
    return (
        _OPEN
        | hedges
        | rule_words("lawful")
        | {word for word, cue in cues.items() if cue.type == "speech"}
    )


def _keys(draft: Draft, unit: int, last: int | None = None) -> frozenset[str]:
    """Return the beginnings of the words of a unit that tell something, up to a token."""
    sentence = draft.tagged[unit].sentence
    words = draft.text.tokens.lower[sentence.first : sentence.last if last is None else last]
    return frozenset(map(_stem, words)) - _NOTHING


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """Return what forms of a word have in common, as far as that needs no dictionary.

    Of words that tell nothing they have nothing in common.
    """
    if len(word) < 3 or not word.isalpha() or word in rule_words("telling-nothing"):
        return ""
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) > len(e) + 2), "")
    return word.removesuffix(ending)[:_STEM]


def _doubt(draft: Draft, unit: int) -> Span | None:
    """Return the words by which a statement holds back from what it says, or None."""
    tagged = draft.tagged[unit]
    if tagged.tag in ("speculative", "denied"):
        reason = next((r for r in tagged.reasons if r.rule != "hedge.prospect"), None)
        return None if reason is None else Span(reason.start, reason.end)
    if tagged.tag == "sourced":
        said = [a for _, a in draft.spoken(unit) if not a.side]
        if said and all(a.lemma in _ACCUSING for a in said):
            return said[0].cue
    return None


RULE = Rule(code="CC306", name="headline-outruns-body", looks="both", check=check)
