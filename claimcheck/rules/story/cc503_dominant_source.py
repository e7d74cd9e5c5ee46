"""One of several sources carries most of the story.

What it finds
-------------
A story in which more than ten statements have a source, and more than 60 percent of them the same
one, though there are others. The settings are `thresholds.single-source-statements` and
`thresholds.dominant-share`.

Why it matters
--------------
A story with a second voice for a line or two looks balanced and is not: readers get one account,
and the others have no room to contradict it.

Standard
--------
The BBC wants facts corroborated, and is reluctant to rely on a single source.
https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy

Example
-------
The harbour at Port Ansel will be dredged next year, harbour master Lena Orbach said. The work will
cost $4 million, she said. It will take five months, Orbach said. “We have waited for this since
the flood,” she said. The channel has lost two metres of depth, she said. The ferries run only at
high water, Captain Ines Borg said. The grain ships stay away, Orbach said. Orbach said the grain
trade would return. She said the dredger would come from Varne. It is the largest on the coast, she
said. Fishing will go on during the work, Orbach said. No jobs will be lost, she said.

Better
------
The harbour at Port Ansel will be dredged next year, harbour master Lena Orbach said. The work will
cost $4 million, she said. It will take five months, Orbach said. “We have waited for this since
the flood,” she said. The channel has lost two metres of depth, according to a survey by the coast
guard. The ferries run only at high water, Captain Ines Borg said. The grain ships stay away, trader
Ulf Mare said. Mare said the grain trade would not return. Orbach said the dredger would come from
Varne. It cannot work in winter, Borg said. “The ice is too strong,” Borg said. No jobs will be
lost, Orbach said.

Limits
------
A report on a speech or a portrait may have to let one person speak. A document that carries a
story (a poll, a ruling), transcripts, and interviews in questions and answers are left alone.
Pronouns that are taken for somebody else's shift the shares; a source that mostly speaks as "he"
or "she" is left alone for that.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.story.carriers import (
    carriers,
    first_place,
    is_named_often,
    is_transcript,
    resting,
)


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the place where the source that carries most of a story first speaks."""
    found = carriers(draft)
    if len(found) < 2 or found[0].share <= settings.thresholds.dominant_share:
        return
    source = found[0]
    if source.kind not in ("person", "organization", "unnamed"):
        return
    total = resting(draft)
    if (
        total > settings.thresholds.single_source_statements
        and is_named_often(draft, source)
        and not is_transcript(draft)
    ):
        unit, span = first_place(draft, source)
        yield Breach(
            statement=unit,
            start=span.start,
            end=span.end,
            message=f"{source.name} is the source of {source.statements} of the {total} statements "
            "that have one, so that readers get mostly one account",
            ask="Who sees it otherwise, and is there room for them?",
        )


RULE = Rule(code="CC503", name="dominant-source", looks="both", check=check, severity="note")
