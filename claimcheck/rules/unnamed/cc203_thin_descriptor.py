"""An official, an aide or an executive, and nobody says of whom or what.

What it finds
-------------
"Officials", "an aide", "executives" and the like as a source, with no agency, rank or knowledge:
no word before or behind the noun tells anything, no body is named nearby that they could speak
for, and, for aides, advisers and allies, nobody is named whose they could be.

Why it matters
--------------
There are officials on every side of every dispute. Whether it is the ministry that ordered the
closure or the council that fights it that speaks is half of what readers need.

Standard
--------
NPR asks for as full a description of an unnamed source as can be given.
http://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can/
The Guardian wants the description as close to the source as the promise to them allows.
https://www.theguardian.com/commentisfree/2014/sep/07/readers-editor-anonymous-sources-guardian-guidelines

Example
-------
The bridge will stay shut until spring, an official said.

Better
------
The bridge will stay shut until spring, an engineer of the Larne roads department said.

Limits
------
Any body or person named in the statement or in the one before it is taken for theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.unnamed.described import forms, is_thin, span_of, unnamed


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the officials and aides of whom nothing tells whose they are."""
    for u in unnamed(draft, settings, forms("office", "attached")):
        if is_thin(draft, u):
            span = span_of(draft, u)
            yield draft.breach(
                u.unit,
                span,
                " could be from anywhere and of any rank, so that readers cannot tell who speaks",
                "Which agency, office or side is this, of what rank, and how do they know?",
            )


RULE = Rule(code="CC203", name="thin-descriptor", looks="narration", check=check)
