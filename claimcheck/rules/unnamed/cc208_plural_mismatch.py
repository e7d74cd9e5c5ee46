"""It is "sources" here and "the source" there: one person, or several?

What it finds
-------------
"The source" where only "sources" were spoken of before, and "the sources" where only a single one
was. The same goes for insiders, and for people familiar with something.

Why it matters
--------------
Two who agree weigh more than one. Whoever turns one source into several, on purpose or by habit,
tells readers that the claim was confirmed.

Standard
--------
The Reuters handbook forbids the plural for a single source.
https://handbook.reuters.com

Example
-------
Sources at the harbour board said the ferry will be sold. The source said a buyer had been found.

Better
------
Two sources at the harbour board who have read the contract said the ferry will be sold. They asked
not to be named because they fear for their jobs. One of the sources said a buyer had been found.

Limits
------
Only the words are compared: "sources say" for one source passes when nothing behind it gives it
away.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.unnamed.described import Unnamed, forms, nouns, span_of, unnamed

_PEOPLE = frozenset({"person", "people"})
_POINTING = frozenset({"the", "that", "this", "same"})


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the sources that point back to another number of them."""
    introduced: dict[str, set[bool]] = {}
    for u in unnamed(draft, settings, forms("detached")):
        if u.noun not in nouns("detached"):
            continue
        known = introduced.setdefault("person" if u.noun in _PEOPLE else u.noun, set())
        before = draft.text.tokens.lower[u.first : u.head]
        if u.partitive or not nouns("another").isdisjoint(before):
            known.update((True, False))
        elif not u.pointing:
            known.add(u.plural)
        elif known == {not u.plural} and not u.told:
            known.add(u.plural)  # once a noun is enough
            if not _is_first_of_its_number(draft, u):
                continue
            span = span_of(draft, u)
            then, now = ("one", "several") if u.plural else ("several", "one")
            yield draft.breach(
                u.unit,
                span,
                f" speaks of {now} where {then} spoke before, "
                "so that readers cannot tell how many confirm the claim",
                "How many sources are there, and which of them said this?",
            )


def _is_first_of_its_number(draft: Draft, u: Unnamed) -> bool:
    """Tell whether a noun was used in the other number only before, and in the singular for one.

    Sources are introduced without telling anything, too: "a second source put it at £9m".
    """
    tokens = draft.text.tokens
    lead = tokens.lower[u.first]
    if lead == "both" or any(draft.text.classes[k] == "CD" for k in range(u.first, u.head)):
        return False
    one, several = ("person", "people") if u.noun in _PEOPLE else (u.noun, f"{u.noun}s")
    before = [tokens.lower[k] for k in tokens.among({one, several}, 0, u.head)]
    if not u.plural:
        return one not in before
    introduced = [k for k in tokens.among({one}, 0, u.head) if tokens.lower[k - 1] not in _POINTING]
    return several not in before and len(introduced) == 1


RULE = Rule(code="CC208", name="plural-mismatch", looks="narration", check=check)
