"""An "alleged" or "allegedly" in a story that names no accuser, charge or record.

What it finds
-------------
"Alleged", "allegedly" or "is alleged to" in the writer's own words, in a story in which nobody
is said to allege anything: no accuser, no charge, no court, no record.

Why it matters
--------------
"Alleged" is borrowed authority. If nobody in the story alleges it, the allegation is the
newsroom's own, and the word protects neither the accused nor the newsroom.

Standard
--------
The Associated Press Stylebook (under "allege") asks for the source of an allegation, such as an
arrest record, an indictment or whoever brings the charge.
https://www.apstylebook.com
The style guide of Equal Access Public Media asks the same: attribute the accusation always.
https://equalaccesspublicmedia.org/allege-alleged-allegedly/

Example
-------
The clinic opened a branch in Saltby last week. The manager allegedly took the payroll with
her.

Better
------
The clinic opened a branch in Saltby last week. The manager took the payroll with her, two of
the clinic's nurses allege in a complaint to the labor board.

Limits
------
A charge, suit, accuser or document anywhere in the story counts, even in another matter; police and
courts count within a few sentences. "Purported" and "suspected" are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimcheck.attribution.lexicon import rows
from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.outlets import names_outlet
from claimcheck.rules.rule import Breach, Rule
from claimcheck.scoring.basis import is_source

_ALLEGED = frozenset({"alleged", "allegedly"})
_ALLEGING = frozenset({"accuse", "accusation", "allege", "allegation"})
_NEAR = 3  # sentences on either side
_REACH = 20  # tokens behind "alleged" in which stands what is alleged


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the allegations that nobody in the story makes."""
    found = draft.places(_ALLEGED)
    if not found or _has_accuser(draft):
        return
    tokens = draft.text.tokens
    sourced = _sourced_words(draft)
    open_: dict[int, bool] = {}
    for i in found:
        unit = draft.unit_at(tokens.starts[i])
        if unit not in open_:
            statement = draft.kind(unit) == "statement"
            open_[unit] = statement and not _has_authority(draft, unit, settings)
        if not open_[unit]:
            continue
        matter = _matter(draft, i, draft.tagged[unit].sentence.last)
        if any(sourced.get(word, unit) != unit for word in matter):
            continue
        yield Breach(
            statement=unit,
            start=tokens.starts[i],
            end=tokens.ends[i],
            message=f"“{tokens.words[i]}” says that somebody alleges it, and the story does not "
            "say who: it has no accuser, no charge, no record",
            ask="Who alleges this, and where: to whom, in what document?",
        )


@cache
def _accusers(reach: str) -> frozenset[str]:
    return frozenset(word for kind, word in rows("accusers.txt") if kind == reach)


def _has_accuser(draft: Draft) -> bool:
    """Tell whether the story has somebody who accuses, a charge or suit, or a document."""
    return draft.has(_accusers("story")) or any(
        is_source(a) and (a.lemma in _ALLEGING or a.kind == "document") for a in draft.attributions
    )


def _has_authority(draft: Draft, unit: int, settings: Settings) -> bool:
    """Tell whether a statement has a source, or police, a court or their like stand near."""
    if any(a.kind not in (None, "vague") for _, a in draft.spoken(unit)):
        return True
    sentence = draft.tagged[unit].sentence
    if names_outlet(draft, sentence.first, sentence.last, settings.lexicon):
        return True
    first = draft.tagged[max(unit - _NEAR, 0)].sentence.first
    last = draft.tagged[min(unit + _NEAR, len(draft.tagged) - 1)].sentence.last
    return bool(draft.text.tokens.among(_accusers("near"), first, last))


def _sourced_words(draft: Draft) -> dict[str, int]:
    """Return the words of the statements that are sourced or denied, and where each stands.

    What they speak of has somebody behind it: "the alleged theft" in another statement.
    """
    lower = draft.text.tokens.lower
    found: dict[str, int] = {}
    for unit in draft.statements:
        tagged = draft.tagged[unit]
        if tagged.tag in ("sourced", "denied"):
            sentence = tagged.sentence
            found.update(dict.fromkeys(lower[sentence.first : sentence.last], unit))
    return found


def _matter(draft: Draft, i: int, last: int) -> frozenset[str]:
    """Return what is alleged: the verb behind "allegedly" or the noun behind "alleged"."""
    lower, classes = draft.text.tokens.lower, draft.text.classes
    wanted = "V" if lower[i] == "allegedly" else "N"
    word = next(
        (lower[j] for j in range(i + 1, min(i + 1 + _REACH, last)) if classes[j][:1] == wanted), ""
    )
    return frozenset({word, word + "s", word.removesuffix("s")} if word else ())


RULE = Rule(code="CC303", name="alleged-by-whom", looks="narration", check=check)
