"""A statistic with no word on where it comes from.

What it finds
-------------
The share or the millions of people or things, or a change by or to a share, that the writer gives
as fact when neither the statement nor one close to it names a source, a poll, a report or other
data. Of a run of such figures the first is marked.

Why it matters
--------------
A figure looks like knowledge. Readers cannot tell a count from a guess, nor see how old it is,
unless they are told whose it is.

Standard
--------
Reuters wants a source for every statement that is no established fact, and so for every statistic.
https://handbook.reuters.com
The BBC asks for statistics to be checked, put in context and attributed.
https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy

Example
-------
The mill in Port Ansel is cold. Since it closed, youth unemployment in the river towns has climbed
to 38 percent.

Better
------
The mill in Port Ansel is cold. Since it closed, youth unemployment in the river towns has climbed
to 38 percent, the State Labour Office said in March.

Limits
------
Sums of money are left alone, and so are the counts of elections, taxes, plans, markets and what
else is public, and all of a comment, where the writer says "I" or "we". A poll or report that the
headline or one of the paragraphs before speaks of is taken for the source, even where the figure
comes from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.shown import shown
from claimcheck.rules.who_says_so.figures import figure_words, names_data
from claimcheck.rules.who_says_so.voice import is_comment, speaks

_LEAST = 7
"""Tokens of a statement that makes a claim with its figure."""
_REACH = 2
"""Paragraphs for which a source of figures goes on."""
_BACK = 12
"""Statements of them that are looked through at most."""
_RUN = 2
"""Paragraphs from one figure to another that belongs to the same run."""
_NOUN = 5
"""Tokens behind a number within which its noun stands."""
_TREND = 4
"""Tokens before a number within which a trend stands."""
_MONEY = frozenset("$£€¥")
_HAVE = frozenset({"has", "have", "had"})
_MANY = frozenset({"people", "them", "those", "us"})


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the first of each run of figures that nobody is said to have found."""
    last = -_RUN - 1
    for unit in _units(draft):
        if draft.tagged[unit].tag != "asserted":
            continue
        figure = _figure(draft, unit)
        if figure is None or _has_source(draft, unit):
            continue
        if is_comment(draft):
            return
        paragraph = draft.paragraph(unit)
        if paragraph - last > _RUN:
            start, end = draft.span(*figure).start, draft.span(*figure).end
            yield Breach(
                statement=unit,
                start=start,
                end=end,
                message=f"{shown(draft, start, end)} has no source, so that readers can "
                "neither check it nor see how old it is",
                ask="Whose figure is this, from when, and where can readers find it?",
            )
        last = paragraph


def _units(draft: Draft) -> list[int]:
    """Return the statements in which a share or count may stand."""
    signs = {draft.unit_at(sign.start()) for sign in re.finditer("%", draft.text.document.text)}
    signed = [unit for unit in signs if draft.kind(unit) == "statement"]
    return sorted({*signed, *draft.statements_with(figure_words("unit"))})


def _figure(draft: Draft, unit: int) -> tuple[int, int] | None:
    """Return the tokens of the first statistic in the narration of a statement."""
    sentence, tokens = draft.tagged[unit].sentence, draft.text.tokens
    if sentence.last - sentence.first < _LEAST:
        return None
    candidates = draft.tokens_of(unit, figure_words("unit"))
    if "%" in draft.text.document.text[sentence.start : sentence.end]:
        shares = range(sentence.first, sentence.last)
        candidates = [*candidates, *(i for i in shares if tokens.lower[i][-1] == "%")]
    for i in sorted(set(candidates)):
        found = _statistic(draft, i, sentence.first)
        if found is not None and not draft.quoted.holds(tokens.starts[i]):
            return None if _is_public(draft, unit) else found
    return None


def _statistic(draft: Draft, i: int, first: int) -> tuple[int, int] | None:
    """Return the tokens of the share or count that a unit ends, if it tells of many or of a change.

    "62 percent of the flats", "18 percent have", "has fallen to 5 percent", "4 million people" do,
    "7 percent of alcohol" and sums of money do not.
    """
    lower, classes = draft.text.tokens.lower, draft.text.classes
    if lower[i] == "cent" and lower[i - 1] != "per":
        return None
    number = i if lower[i][0].isdigit() else i - 2 if lower[i] == "cent" else i - 1
    if number < first or (number < i and classes[number] != "CD"):
        return None
    before = lower[number - 1] if number > first else ""
    if before in figure_words("grouping") or before[-1:] in _MONEY or lower[number][0] in _MONEY:
        return None
    behind = range(i + 1, min(i + 1 + _NOUN, len(lower)))
    if lower[i] in figure_words("count"):
        tells = before not in _HAVE and _is_many(draft, behind)
    elif behind and lower[behind[0]] == "of":
        tells = _is_many(draft, behind[1:]) or _is_change(draft, first, number)
    else:
        acts = bool(behind) and classes[behind[0]] in ("VBP", "VBD")
        tells = acts or _is_change(draft, first, number)
    return (number, i + 1) if tells else None


def _is_many(draft: Draft, behind: range) -> bool:
    """Tell whether the first noun behind a number is a plural."""
    for i in behind:
        if draft.text.tokens.lower[i] in figure_words("money") | figure_words("measure"):
            return False
        if draft.text.classes[i] in ("NNS", "NNPS") or draft.text.tokens.lower[i] in _MANY:
            return True
        if draft.text.classes[i][:2] not in ("DT", "JJ", "PR", "NN", "PO"):
            return False
    return False


def _is_change(draft: Draft, first: int, number: int) -> bool:
    """Tell whether a trend is told just before a number."""
    near = draft.text.tokens.lower[max(first, number - _TREND) : number]
    return not figure_words("trend").isdisjoint(near)


def _is_public(draft: Draft, unit: int) -> bool:
    """Tell figures that need no source by the words around them."""
    goes_on = unit > 0 and draft.paragraph(unit - 1) == draft.paragraph(unit)
    return bool(
        draft.tokens_of(unit, figure_words("public"))
        or (goes_on and draft.tokens_of(unit - 1, figure_words("public")))
    )


def _has_source(draft: Draft, unit: int) -> bool:
    """Tell whether a source of figures stands in a statement, next to it or above it."""
    paragraph = draft.paragraph(unit)
    behind = unit + 1 if unit + 1 < len(draft.tagged) else unit
    if speaks(draft, unit) or speaks(draft, behind) or names_data(draft, behind):
        return True
    # In the text of a graphic its source comes last.
    if any(item.kind == "caption" for item in draft.tagged[unit + 1 : unit + 3]):
        return True
    for above in range(unit, max(-1, unit - _BACK), -1):
        distance = paragraph - draft.paragraph(above)
        if distance > _REACH:
            break
        if names_data(draft, above):
            return True
        if (distance == 0 or above == unit - 1) and speaks(draft, above):
            return True
    return bool(draft.tokens_of(0, figure_words("poll")))


RULE = Rule(code="CC102", name="unattributed-figure", looks="narration", check=check)
