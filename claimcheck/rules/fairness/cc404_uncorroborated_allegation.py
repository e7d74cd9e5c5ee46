"""A serious allegation from an unnamed source alone, and nothing on corroboration.

What it finds
-------------
A named party that an unnamed source accuses of wrongdoing, in a story that has nobody with a
name who says the same, and says nothing of records, recordings or anybody who confirmed it.

Why it matters
--------------
The accused cannot answer somebody they cannot see, and the accuser risks nothing by being
wrong. What a newsroom did to check is then the only ground readers have to believe it.

Standard
--------
The BBC has its reports of an anonymous source's allegation say whether it has been independently
corroborated, and refers every serious one that rests on a single such source to senior editors.
http://www.bbc.co.uk/guidelines/editorialguidelines/edguide/accuracy/reportingallega.shtml
https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy/mandatory-referrals

Example
-------
A former aide said Mayor Piet Brand had stolen money from the harbour fund.

Better
------
A former aide, who asked not to be named because he fears for his safety, said Mayor Piet Brand had
stolen money from the harbour fund. Bank records that the aide showed this newspaper list four
payments to the mayor's brother. Brand said they were loans.

Limits
------
Accusations are seen as in CC402. A word for a record or a confirmation anywhere in the story
is taken for corroboration, and somebody who speaks under a name soon after for the accuser.
Crowds that accuse in the open, and the police and prosecutors, are not counted as unnamed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimcheck.attribution.lexicon import rows, words
from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.fairness.accusations import Accusation, accusations, is_crowd, is_of
from claimcheck.rules.rule import Breach, Rule

_NAMED_LATER = 4  # statements behind the accusation in which the accuser may get a name
_UNNAMED = frozenset({"unnamed", "vague"})


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield what unnamed people alone accuse somebody of."""
    unnamed: list[Accusation] = []
    open_about: set[str] = set()
    others: dict[int, bool] = {}  # whether somebody who could be weighed speaks in a unit
    for one in accusations(draft):
        if one.unit not in others:
            others[one.unit] = any(
                a.kind not in (None, *_UNNAMED) for _, a in draft.spoken(one.unit)
            )
        if not others[one.unit] and _is_unnamed(draft, one):
            unnamed.append(one)
        else:
            open_about |= one.names
    if not unnamed or draft.has(words("corroboration.txt")):
        return
    accused: set[str] = set()
    for one in unnamed:
        if one.a.source is None or not (
            one.names.isdisjoint(open_about) and one.names.isdisjoint(accused)
        ):
            continue
        accused |= one.names
        who = draft.words(one.a.source.start, one.a.source.end)
        yield draft.breach(
            draft.unit_at(one.wrong.start),
            one.wrong,
            f" is said of {one.party} by “{who}” alone, whom readers cannot "
            "weigh, and nothing says that anybody confirmed it",
            "Who else confirms this, or what record? Can the story say how it was checked?",
        )


def _is_unnamed(draft: Draft, one: Accusation) -> bool:
    """Tell whether an accuser is somebody without a name who speaks for no court or police."""
    if one.a.source is None or one.a.kind not in _UNNAMED or is_crowd(draft, one.a):
        return False
    tokens = draft.text.tokens
    source = tokens.lower[tokens.at(one.a.source.start) : tokens.at(one.a.source.end)]
    return _public().isdisjoint(source) and not _is_named_later(draft, one)


def _is_named_later(draft: Draft, one: Accusation) -> bool:
    """Tell whether somebody other than the accused speaks soon under a name.

    "A former engineer accused the firm.  Ida Renn, who worked there for nine years, said".
    """
    behind = range(one.unit + 1, min(one.unit + 1 + _NAMED_LATER, len(draft.tagged)))
    return any(
        a.kind == "person" and a.name is not None and not is_of(draft, a, one.names)
        for unit in behind
        for _, a in draft.spoken(unit)
    )


@cache
def _public() -> frozenset[str]:
    """Return the words for those who accuse in public: police, courts, parties to a suit."""
    return frozenset(word for _, word in rows("accusers.txt"))


RULE = Rule(code="CC404", name="uncorroborated-allegation", looks="both", check=check)
