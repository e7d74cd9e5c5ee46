"""Everything in the story that has a source has the same one, and that one has no name.

What it finds
-------------
A story of three statements or more in which the only source is one person without a name: an
official, an aide, a person familiar with the talks.

Why it matters
--------------
Nobody can check the source, and nobody else in the story checks what the source says. If this
one is wrong or has an axe to grind, the whole story is.

Standard
--------
The Associated Press routinely asks for a second source where the first has no name.
https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources
The BBC is reluctant to rely on a single source, and prefers one that is named and on the record.
https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy

Example
-------
The mill in Port Ansel will close by spring, a senior manager said. Two hundred people work there.
The machines will be sold to a firm in Varne, the manager said.

Better
------
The mill in Port Ansel will close by spring, a senior manager said. Two hundred people work there.
The mill's landlord, Ulf Mare, said the lease had been ended. The machines will be sold to a firm in
Varne, the manager said.

Limits
------
Several people without a name ("two officials") are left alone, and so are stories of which less
than a quarter rests on the source. "A minister" and "the official" count as two sources. Somebody
whose noun the lexicon does not have ("a cousin") is not taken for an insider.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.attribution.names.lexicon import singular
from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.story.carriers import carriers, first_place, insider

_SHORTEST = 3
"""Statements of a story."""
_SHARE = 4
"""A story rests on a source that carries one statement in so many."""

_SEVERAL = frozenset({"people", "those"})
_AGAIN = ("the ", "this ", "that ")


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the place where the only source of a story, an unnamed one, first speaks."""
    found = carriers(draft)
    total = len(draft.statements)
    if not found or total < _SHORTEST or any(e.kind not in ("unnamed", "vague") for e in found):
        return
    nouns = {insider(entry.name) for entry in found}
    noun = nouns.pop()
    if nouns or noun is None or noun in _SEVERAL or singular(noun) != noun:
        return
    first, *again = sorted(found, key=lambda entry: first_place(draft, entry)[1].start)
    same = all(entry.name.casefold().startswith(_AGAIN) for entry in again)
    if same and sum(entry.statements for entry in found) * _SHARE >= total:
        unit, span = first_place(draft, first)
        yield draft.breach(
            unit,
            span,
            " is the only source of the story and has no name, so that readers "
            "have nothing to check it by",
            "Who else confirms this, and can they be named?",
        )


RULE = Rule(code="CC502", name="single-unnamed-source", looks="both", check=check)
