"""Somebody speaks who is introduced by a name alone: no title, no affiliation, no reason to listen.

What it finds
-------------
The first mention of a person who speaks, in full name, when neither that place nor any other in the
story says who it is. People whom everybody knows go into the setting `lexicon.identified`.

Why it matters
--------------
A name tells readers nothing of what its bearer can know or wants. An expert, an eyewitness and the
owner's cousin all look alike until the story says which of them it is.

Standard
--------
The Reuters handbook wants a speaker introduced by name and title or role.
https://handbook.reuters.com
The BBC asks that the credentials of contributors be checked and made clear.
https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy

Example
-------
The new ferry will save ten minutes. “You still have to go round the bank,” said Jonas Kerr.

Better
------
The new ferry will save ten minutes. “You still have to go round the bank,” said Jonas Kerr, who
was a pilot on the river for 30 years.

Limits
------
Off by default, because a program cannot know who is famous: of the names it finds in stories about
national politics, most are those of politicians whom all readers know. Names behind a comma or an
"and" are left alone, since what stands before them may be the introduction; so are bylines of
posts and the labels of a transcript.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.attribution.house import entry_words
from claimcheck.attribution.lexicon import cue_verbs
from claimcheck.audit import LedgerEntry
from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule

_MARKS = frozenset({'"', "“", "”", "''", "``", "‘", "’"})
_BEFORE = frozenset({"to", "that", "as", "but"})
"""Words before a name that introduce nobody: "according to Jonas Kerr"."""
_CLAUSE = frozenset({"VBD", "VBZ", "VBP", "MD", "RB"})
"""Classes of words behind a name with which the sentence goes on."""


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the first mentions of speakers of whom nothing but the name is told."""
    identified = frozenset(map(entry_words, settings.lexicon.identified))
    unknown = {
        entry.name.split()[-1].casefold(): entry
        for entry in draft.sources
        if entry.kind == "person"
        and entry.role is None
        and entry.statements
        and " " in entry.name
        and entry_words(entry.name) not in identified
    }
    if not unknown:
        return
    tokens = draft.text.tokens
    first: dict[str, int] = {}
    for at in tokens.among(frozenset(unknown), 0, len(tokens)):
        first.setdefault(tokens.lower[at], at)
    for surname, at in sorted(first.items(), key=lambda item: item[1]):
        entry = unknown[surname]
        begin = at + 1 - len(entry.name.split())
        unit = draft.unit_at(tokens.starts[at])
        if draft.kind(unit) == "statement" and _bare(draft, entry, unit, begin, at + 1):
            span = draft.span(begin, at + 1)
            yield Breach(
                statement=unit,
                start=span.start,
                end=span.end,
                message=f"“{entry.name}” is only a name, so that readers cannot tell why this "
                "person is worth hearing",
                ask=f"Who is {entry.name}, and how would they know?",
            )


def _bare(draft: Draft, entry: LedgerEntry, unit: int, begin: int, end: int) -> bool:
    """Tell a name that is a source, with nothing beside it that could introduce its bearer."""
    tokens = draft.text.tokens
    start = tokens.starts[max(begin, 0)]
    sources = (draft.attributions[index].source for index in entry.attributions)
    if not any(
        s is not None and s.start == start and s.end == tokens.ends[end - 1] for s in sources
    ):
        return False
    sentence = draft.tagged[unit].sentence
    before = tokens.lower[begin - 1] if begin > sentence.first else "“"
    behind = tokens.lower[end] if end < sentence.last else "."
    goes_on = behind in cue_verbs() or draft.text.classes[min(end, len(tokens) - 1)] in _CLAUSE
    return (before in _MARKS or before in _BEFORE or before in cue_verbs()) and (
        behind in (".", "?", "!") or behind in _MARKS or goes_on
    )


RULE = Rule(
    code="CC505",
    name="name-without-role",
    looks="narration",
    check=check,
    severity="note",
    preview=True,
)
