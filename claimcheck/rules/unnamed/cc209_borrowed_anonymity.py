"""It rests on "media reports" and the like: another outlet's word, and nobody can tell whose.

What it finds
-------------
A statement that rests on "media reports", "press accounts", "reports", "local media" or "several
outlets" and names none of them, there or in the statement behind it.

Why it matters
--------------
What another outlet was told by people it did not name is handed on here as if it were known.
Readers can neither look it up nor see that it all goes back to one unnamed source.

Standard
--------
The Washington Post asks for the outlet to be named, and for what is known of its sources to be
passed on with its report.
http://www.washingtonpost.com/wp-srv/guidelines/sourcing.html

Example
-------
The minister offered to resign on Friday, according to media reports.

Better
------
The minister offered to resign on Friday, the Larne Courier reported, citing two members of her
staff whom it did not name.

Limits
------
That a named outlet's report rests on unnamed sources cannot be seen from the draft and is not
asked. "Turkish media" and other press that is told by its country passes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimcheck.attribution.names.lexicon import singular
from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.outlets import outlet_words
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.unnamed.described import nouns
from claimcheck.scoring.basis import is_source
from claimcheck.values import Span


@cache
def _heads() -> frozenset[str]:
    """Return the words that press at large can be called by, in both numbers."""
    listed = {"source", *nouns("reports"), *outlet_words("noun", "crowd")}
    return frozenset(word + ending for word in listed for ending in ("", "s", "es"))


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the reports of outlets that are not named."""
    found: set[Span] = set()
    if draft.has(_heads()):
        found.update(
            a.source
            for a in draft.attributions
            if a.source is not None and is_source(a) and _is_press_at_large(draft, a.source)
        )
    found.update(_there_are_reports(draft))
    seen: set[int] = set()
    for source in sorted(found):
        unit = draft.unit_at(source.start)
        if (
            unit not in seen
            and draft.kind(unit) == "statement"
            and not _is_outlet_named(draft, unit, found)
        ):
            seen.add(unit)
            yield draft.breach(
                unit,
                source,
                " hides whose report this is and whom it rests on, "
                "so that readers cannot look it up",
                "Which outlet reported it, and on whose word?",
            )


def _there_are_reports(draft: Draft) -> Iterator[Span]:
    """Yield the words that decided a tag and that speak of reports without a source."""
    tokens = draft.text.tokens
    if "reports" not in draft.vocabulary:
        return
    for unit in draft.statements:
        for reason in draft.tagged[unit].reasons:
            if reason.rule == "hedge.evidential":
                words = tokens.lower[tokens.at(reason.start) : tokens.at(reason.end)]
                before = words[: words.index("reports")] if "reports" in words else ()
                unspecific = nouns("unspecific").issuperset(before)
                if before and (before[0] == "there" or unspecific):
                    yield Span(reason.start, reason.end)


def _is_press_at_large(draft: Draft, source: Span) -> bool:
    """Tell "media reports" and "several outlets" from reports of which anything is said."""
    tokens = draft.text.tokens
    end = tokens.at(source.end)
    if tokens.lower[end - 1] not in _heads():
        return False
    *before, head = tokens.lower[tokens.at(source.start) : end] or ("",)
    # "Reports in the local media", "accounts in several newspapers"
    if len(before) > 1 and before[0] in nouns("reports") and before[1] == "in":
        del before[:2]
        before = before[before[:1] == ["the"] :]
    if not nouns("unspecific").issuperset(before):
        return False
    if singular(head) in nouns("reports"):
        return head.endswith("s")
    press = not outlet_words("noun", "crowd").isdisjoint(before)
    if singular(head) == "source":
        return press
    return head in outlet_words("crowd") or (
        head != singular(head) and singular(head) in outlet_words("noun")
    )


def _is_outlet_named(draft: Draft, unit: int, found: set[Span]) -> bool:
    """Tell whether a body is named as a source in a statement or in the one behind it."""
    return any(
        (a.kind == "organization" or (a.kind == "person" and near == unit))
        and a.source not in found
        for near in range(unit, min(unit + 2, len(draft.tagged)))
        for _, a in draft.cued_in(near)
        if is_source(a)
    )


RULE = Rule(code="CC209", name="borrowed-anonymity", looks="narration", check=check)
