"""Too much of the story rests on people without a name or on nobody in particular.

What it finds
-------------
A story of more than ten statements of which more than a quarter rests on unnamed insiders or vague
sources alone. The settings are `thresholds.single-source-statements` and
`thresholds.anonymous-share`. The finding stands where the first of them is.

Why it matters
--------------
Each unnamed source asks readers to trust the newsroom instead of the source. A story that asks for
it again and again has little left that a reader could check.

Standard
--------
The Guardian's guidelines want unnamed sources to be used sparingly, as its readers' editor
explains.
https://www.theguardian.com/commentisfree/2014/sep/07/readers-editor-anonymous-sources-guardian-guidelines

Example
-------
The ministry will sell the grain dock, a senior official said. The price has not been set. Two
aides said there had been three offers. One came from abroad, according to a person familiar with
the talks. The dock has been idle since 2019. An adviser to the minister said the sale would be
announced in May. Insiders expect a fight in parliament, sources said. The dock was built in 1931.
It has two cranes. One of them works. The quay is owned by the town. The town was not asked. Mayor
Ada Holt said she had read of it in the newspaper.

Better
------
The ministry will sell the grain dock, said a senior official who asked not to be named because
the offers are secret by law. The price has not been set. Two aides said there had been three
offers. One came from abroad, according to a letter that the ministry sent to parliament. The dock
has been idle since 2019. Finance Minister Ivo Sand said the sale would be announced in May. There
will be a fight in parliament, the leader of the opposition, Marta Rill, said. The dock was built in
1931. It has two cranes. One of them works. The quay is owned by the town. The town was not asked.
Mayor Ada Holt said she had read of it in the newspaper.

Limits
------
Only nouns of the lexicon ("official", "aide", "adviser" …) make an insider: people asked in the
street have no name either, but nobody hides them. How much is too much differs between beats; set
the share for each in the configuration.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.story.carriers import CARRYING, insider
from claimcheck.scoring.basis import is_vague
from claimcheck.values import Span


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the first place of many that rest on unnamed or vague sources."""
    total = len(draft.statements)
    if total <= settings.thresholds.single_source_statements:
        return
    places = [
        (unit, span)
        for unit in draft.statements
        if draft.tagged[unit].tag in CARRYING
        for span in [_anonymous(draft, unit)]
        if span is not None
    ]
    if len(places) > total * settings.thresholds.anonymous_share:
        unit, span = places[0]
        yield Breach(
            statement=unit,
            start=span.start,
            end=span.end,
            message=f"{len(places)} of {total} statements rest on nobody with a name, from "
            f"“{draft.words(span.start, span.end)}” on, so that readers can check "
            "little of the story",
            ask="Which of these sources can be named, and what can be had on the record?",
        )


def _anonymous(draft: Draft, unit: int) -> Span | None:
    """Return the words for the source of a statement that rests on nobody with a name.

    Where there is none ("it is believed", "reportedly"), the words that pass it on.
    """
    found = []
    for index, a in draft.spoken(unit):
        if a.kind not in ("vague", "unnamed"):
            return None
        found.append((index, a))
    if not found:
        reasons = draft.tagged[unit].reasons if is_vague(draft.tagged[unit]) else ()
        return Span(reasons[0].start, reasons[0].end) if reasons else None
    for index, a in found:
        name = draft.sources[draft.entry_of[index]].name if index in draft.entry_of else ""
        if a.kind == "unnamed" and insider(name) is None:
            return None
    return found[0][1].source


RULE = Rule(code="CC504", name="anonymous-budget", looks="both", check=check)
