"""The whole story rests on one source.

What it finds
-------------
A story of more than ten statements in which everything that has a source has the same one. The
number is the setting `thresholds.single-source-statements`.

Why it matters
--------------
One source can be wrong, can be lying, or can know only one side, and nothing in the story would
show it. A second source is the cheapest check there is.

Standard
--------
The BBC wants facts corroborated, and is reluctant to rely on a single source.
https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy
The Associated Press routinely asks for a second source where the first has no name.
https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources

Example
-------
The harbour at Port Ansel will be dredged next year, harbour master Lena Orbach said. The work will
cost $4 million. It will take five months, Orbach said. “We have waited for this since the flood,”
she said. The channel has lost two metres of depth. The ferries run only at high water, she said.
The grain ships stay away. Orbach said the grain trade would return. The dredger will come from
Varne. It is the largest on the coast, she said. Fishing will go on during the work, she said. No
jobs will be lost.

Better
------
The harbour at Port Ansel will be dredged next year, harbour master Lena Orbach said. The work will
cost $4 million. It will take five months, Orbach said. “We have waited for this since the flood,”
she said. The channel has lost two metres of depth, according to a survey by the coast guard. The
ferries run only at high water, the ferry company said. The grain ships stay away. Trader Ulf Mare
said the grain trade would not return. The dredger will come from Varne. It is the largest on the
coast, she said. Fishing will go on during the work, she said. No jobs will be lost.

Limits
------
Whether the facts needed a second source (a report on a speech may not) is for the editor to say.
Stories of which less than a quarter rests on the source, transcripts and interviews in questions
and answers are left alone; a source without a name is the concern of CC502. One person under two
names counts as two sources where the text does not show that they are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.story.carriers import carriers, first_place, is_transcript
from claimcheck.wording import counted

_SHARE = 4
"""A story rests on a source that carries one statement in so many."""


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the place where the only source of a long story first speaks."""
    total = len(draft.statements)
    if total <= settings.thresholds.single_source_statements:
        return
    found = carriers(draft)
    if len(found) != 1 or found[0].kind in ("unnamed", "vague"):
        return
    source = found[0]
    if source.statements * _SHARE >= total and not is_transcript(draft):
        unit, span = first_place(draft, source)
        yield Breach(
            statement=unit,
            start=span.start,
            end=span.end,
            message=f"{source.name} is the only source in {counted(total, 'statement')}, so that "
            "nothing in the story bears out or contradicts what is said",
            ask="Who else knows about this, and would they say the same?",
        )


RULE = Rule(code="CC501", name="single-source", looks="both", check=check)
