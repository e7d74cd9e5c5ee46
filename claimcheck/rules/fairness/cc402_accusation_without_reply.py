"""An accusation against a named party that has no say in the story.

What it finds
-------------
A party that is accused by name of wrongdoing, in a story in which it neither denies nor answers
anything, has nobody speak for it, and is not said to have declined or failed to respond. Only
the first accusation of each party is marked.

Why it matters
--------------
Whoever is accused has a right to be heard before the accusation is printed. Readers need the
answer to judge the charge, and its absence tells them that nobody asked.

Standard
--------
The BBC asks that those about whom serious allegations are made are given a fair chance to
reply, and that the reply is reported.
https://www.bbc.co.uk/editorialguidelines/guidance/right-of-reply
The Society of Professional Journalists asks to seek out the subjects of coverage so that they
can respond to criticism and allegations of wrongdoing.
https://www.spj.org/ethicscode.asp

Example
-------
Councilwoman Ada Holt accused the builder Piet Brand of bribing two inspectors. The inspectors
were moved to other districts in May.

Better
------
Councilwoman Ada Holt accused the builder Piet Brand of bribing two inspectors. Brand said he
had never met them.

Limits
------
Only "accuse" and "allege" are seen, with a name and a word for wrongdoing beside them. Anything
the party says in the story counts as its reply, whatever it is about, and so does its conviction
or death. Countries and peoples, parties that are called "he" or "the company" where they are
accused, and accusations of long ago are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.fairness.accusations import first_of_each, is_answered, voices
from claimcheck.rules.rule import Breach, Rule


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the first accusation of each party that does not answer."""
    for found in first_of_each(draft):
        if not is_answered(draft, found, voices(draft)):
            yield draft.breach(
                draft.unit_at(found.wrong.start),
                found.wrong,
                f" is said of {found.party}, who has no say in the story: "
                "whoever is accused has a right to reply",
                f"What does {found.party} say to this? If nothing, who asked, and when?",
            )


RULE = Rule(code="CC402", name="accusation-without-reply", looks="both", check=check)
