"""A "so-called", "supposed" or word in quotation marks, and nobody who doubts it.

What it finds
-------------
"So-called", "supposed" or "purported" before a noun, or a single word between quotation marks,
in a statement that names nobody whose doubt or word it might be.

Why it matters
--------------
The marks tell readers not to believe a word without telling them why, or who says so. That is
an opinion of the writer's, and one that cannot be answered.

Standard
--------
Wikipedia's manual of style lists "supposed", "so-called" and scare quotes among the expressions
of doubt that need a source for the doubt.
https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch

Example
-------
The council's so-called reform takes effect on Monday.

Better
------
The council's reform, which the teachers' union calls a cut, takes effect on Monday.

Limits
------
Preview. "So-called" also introduces a term that readers may not know ("so-called ghost nets"),
and quotation marks also stand around titles, nicknames and words that are spoken about; the
rule cannot tell these from doubt.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.attribution.lexicon import rule_words
from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.values import Quotation

_MARKS = "“”\"'‘’«»„`.,;:!?"
_BEFORE_NOUN = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBG", "VBN", "CD", "``", "“", '"'})


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the doubts that are nobody's."""
    yield from sorted([*_doubts(draft), *_marks(draft)], key=lambda b: b.start)


def _doubts(draft: Draft) -> Iterator[Breach]:
    tokens = draft.text.tokens
    for i in draft.places(rule_words("doubting")):
        if i + 1 == len(tokens):
            return
        unit = draft.unit_at(tokens.starts[i])
        if draft.text.classes[i + 1] in _BEFORE_NOUN and not _has_doubter(draft, unit):
            yield _breach(draft, unit, tokens.starts[i], tokens.ends[i])


def _marks(draft: Draft) -> Iterator[Breach]:
    """Yield single words in quotation marks: in lower case, for names and titles have capitals."""
    tokens = draft.text.tokens
    for quotation in draft.text.quotations:
        if quotation.depth or not quotation.closed or len(quotation.parts) > 1:
            continue
        word = _only_word(draft, quotation)
        unit = draft.unit_at(quotation.start)
        if (
            word is None
            or tokens.lower[max(word - 2, 0)] in rule_words("mentioning")
            or _has_doubter(draft, unit)
        ):
            continue
        yield _breach(draft, unit, quotation.start, quotation.end)


def _only_word(draft: Draft, quotation: Quotation) -> int | None:
    """Return the token of the only word of a quotation, if it has only one and no capital."""
    tokens = draft.text.tokens
    first, last = tokens.at(quotation.start), tokens.at(quotation.end)
    if not 3 <= last - first <= 4 or not tokens.words[first + 1].islower():
        return None
    if not tokens.words[first + 1].replace("-", "").isalpha():
        return None
    return None if tokens.words[last - 2][:1].isalnum() and last - first == 4 else first + 1


def _has_doubter(draft: Draft, unit: int) -> bool:
    """Tell whether a unit is no statement, or names somebody who speaks or thinks."""
    if draft.kind(unit) != "statement":
        return True
    return any(
        draft.attributions[index].source is not None for index in draft.tagged[unit].attributions
    )


def _breach(draft: Draft, unit: int, start: int, end: int) -> Breach:
    words = draft.words(start, end).strip(_MARKS)
    return Breach(
        statement=unit,
        start=start,
        end=end,
        message=f"“{words}” casts a doubt that is nobody's, so that it reads as the writer's own",
        ask="Who doubts it, and why? Say so, or drop the doubt.",
    )


RULE = Rule(
    code="CC305",
    name="scare-quotes",
    looks="both",
    check=check,
    severity="note",
    preview=True,
)
