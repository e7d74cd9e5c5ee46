"""A source is not named, and nothing says why.

What it finds
-------------
"On condition of anonymity", "asked not to be named" and the like with no reason in that statement
or beside it; and, once a source, an official, aide, insider or other unnamed person who tells
something in a story in which nothing near it says that they are unnamed, or why.

Why it matters
--------------
A name withheld for no stated reason looks like a favour to the source. The reason tells readers
what the source risks, and what the source may want.

Standard
--------
The Associated Press has its stories say why a source asked not to be named.
https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources
The Society of Professional Journalists asks for the source's motives to be weighed before
anonymity is promised, and for the reason to be given.
https://www.spj.org/ethicscode.asp

Example
-------
A manager of the mill said on condition of anonymity that it would close by spring.

Better
------
A manager of the mill said on condition of anonymity, because she feared for her pension, that it
would close by spring.

Limits
------
That the reason is a good one is not judged; see CC205. Groups that speak as one ("campaign
officials said") are taken for the body they belong to. Of sources of whom nothing is said at all
see CC201 and CC203. One word on anonymity in a story is taken to go for all its sources.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.config.settings import Lexicon, Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.outlets import names_outlet
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.unnamed.described import (
    Unnamed,
    forms,
    is_bare,
    is_named_behind,
    is_thin,
    may_say,
    nouns,
    says,
    span_of,
    unnamed,
)

_BEHIND = 2
"""Units behind in which the source may be named after all."""
_REASON = 4
"""Tokens behind a promise of anonymity in which a reason for it begins."""
_ASK = "Why is this source not named, and can the story say so?"


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield promises of anonymity without a reason, and unnamed sources without a word on it."""
    spoken = _spoken_of(draft)
    for unit, (start, end) in spoken.items():
        if not _is_explained(draft, unit, end) and not draft.quoted.holds(
            draft.text.tokens.starts[start]
        ):
            span = draft.span(start, end)
            yield draft.breach(
                unit,
                span,
                " stands without a reason, so that readers cannot tell whether there is one",
                _ASK,
            )
    if spoken:
        return
    seen: set[str] = set()
    read: set[tuple[str, int]] = set()
    for u in unnamed(draft, settings, forms("teller")):
        again = u.noun in seen or (u.noun, u.unit) in read
        read.add((u.noun, u.unit))
        if again or not _is_withheld(draft, u, settings.lexicon):
            continue
        seen.add(u.noun)
        span = span_of(draft, u)
        yield draft.breach(
            u.unit,
            span,
            f" {'are' if u.plural else 'is'} not named, and readers are not told why",
            _ASK,
        )


def _is_withheld(draft: Draft, u: Unnamed, lexicon: Lexicon) -> bool:
    """Tell a person who tells something and whose name is held back without a word on it."""
    if u.noun not in nouns("teller") or u.pointing or u.joined or is_bare(u) or is_thin(draft, u):
        return False
    if u.plural and not (_is_counted(draft, u) or (u.noun in nouns("detached") and u.told)):
        return False
    if u.noun in ("person", "people") and says(draft, u.head, u.end, "knowledge") is None:
        return False
    if u.a.lemma in nouns("silent"):
        return False
    if _is_told_elsewhere(draft, u, lexicon) or is_named_behind(draft, u.unit, _BEHIND):
        return False
    return says(draft, *_around(draft, u.unit), "rote") is None


def _is_counted(draft: Draft, u: Unnamed) -> bool:
    """Tell "two officials" and "one of the aides" from "some officials"."""
    lead = draft.text.tokens.lower[u.first]
    return u.partitive or draft.text.classes[u.first] == "CD" or lead in ("several", "multiple")


def _is_told_elsewhere(draft: Draft, u: Unnamed, lexicon: Lexicon) -> bool:
    """Tell whether the source spoke to another outlet, whose promise it is."""
    if u.a.lemma == "tell" or u.a.quotation == "indirect":
        sentence = draft.tagged[u.unit].sentence
        if names_outlet(draft, sentence.first, sentence.last, lexicon):
            return True
    return any(
        a.kind == "organization" and a.rule.startswith(("verb", "phrase")) and index != u.index
        for index, a in draft.spoken(u.unit)
    )


def _spoken_of(draft: Draft) -> dict[int, tuple[int, int]]:
    """Return the phrases that say that somebody is not named, by statement."""
    found: dict[int, tuple[int, int]] = {}
    for unit in may_say(draft, "anonymity"):
        sentence = draft.tagged[unit].sentence
        at = says(draft, sentence.first, sentence.last, "anonymity")
        if at is not None:
            found[unit] = at
    return found


def _is_explained(draft: Draft, unit: int, end: int) -> bool:
    """Tell whether a reason stands behind a promise of anonymity or in a statement beside it."""
    tokens = draft.text.tokens
    last = min(end + _REASON, draft.tagged[unit].sentence.last)
    if tokens.among(nouns("explaining"), end, last):
        return True
    first, last = _around(draft, unit)
    return any(says(draft, first, last, kind) for kind in ("reason", "rote"))


def _around(draft: Draft, unit: int) -> tuple[int, int]:
    """Return the tokens of a statement and of those beside it in its paragraph."""
    first = last = unit
    if unit > 0 and draft.paragraph(unit - 1) == draft.paragraph(unit):
        first = unit - 1
    if unit + 1 < len(draft.tagged):
        last = unit + 1
    return draft.tagged[first].sentence.first, draft.tagged[last].sentence.last


RULE = Rule(code="CC204", name="anonymity-unexplained", looks="narration", check=check)
