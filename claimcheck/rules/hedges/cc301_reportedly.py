"""A "reportedly" with no report named.

What it finds
-------------
A statement that is only "reportedly" so, or "is reported to" be, where no report is named: the
statement has no outlet, no document and nobody who said it, and the sentences on either side of
it in the paragraph have no outlet.

Why it matters
--------------
The word admits that somebody else did the reporting and keeps back who. Readers cannot look
the report up, and the newsroom vouches for nothing.

Standard
--------
NPR tells its journalists that it is not enough to say that something is "reportedly" true: say
whose report it is, or confirm it.
http://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can/

Example
-------
The mill in Port Ansel has reportedly been sold to a rival.

Better
------
The mill in Port Ansel has been sold to a rival, the Ansel Gazette reported on Monday.

Limits
------
An outlet that is named in the paragraph before is not seen; one that is named in the next
sentence for another reason keeps the rule silent. Headlines are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.outlets import names_outlet
from claimcheck.rules.rule import Breach, Rule
from claimcheck.values import Attributed

_REPORTING = ("reportedly", "report")
_ADVERBS = frozenset({"reportedly", "rumoredly", "rumouredly"})


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the hearsay of which no report is named."""
    if draft.lemmas.isdisjoint(_REPORTING):
        return
    named: dict[int, bool] = {}
    for a in draft.attributions:
        if a.source is not None or a.cue is None or a.lemma not in _REPORTING:
            continue
        words = draft.words(a.cue.start, a.cue.end)
        if not _is_hearsay(a, words.lower()):
            continue
        unit = draft.unit_at(a.cue.start)
        if unit not in named:
            named[unit] = draft.kind(unit) != "statement" or _names_report(draft, unit, settings)
        if named[unit]:
            continue
        yield draft.breach(
            unit,
            a.cue,
            " passes on a report without saying whose, so that nobody can check it",
            "Who reported this, and can we confirm it ourselves?",
        )


def _is_hearsay(a: Attributed, words: str) -> bool:
    if a.rule == "adverb.evidential":
        return words in _ADVERBS
    return a.lemma == "report" and a.rule == "verb.passive" and a.kind == "vague"


def _names_report(draft: Draft, unit: int, settings: Settings) -> bool:
    """Tell whether a statement names who reports, or a sentence beside it an outlet."""
    if any(a.kind not in (None, "vague") for _, a in draft.spoken(unit)):
        return True
    near = range(max(unit - 1, 0), min(unit + 2, len(draft.tagged)))
    sentences = [
        draft.tagged[other].sentence
        for other in near
        if draft.paragraph(other) == draft.paragraph(unit)
    ]
    return names_outlet(draft, sentences[0].first, sentences[-1].last, settings.lexicon)


RULE = Rule(code="CC301", name="reportedly", looks="narration", check=check)
