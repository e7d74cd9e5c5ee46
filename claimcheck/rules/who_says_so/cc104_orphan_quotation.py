"""Quoted words that nobody is said to have spoken.

What it finds
-------------
A quotation of whole sentences for which neither its own statement nor those around it name a
speaker or a text.

Why it matters
--------------
Quotation marks promise that somebody said exactly this. Without a name nobody can check the
promise, and readers guess.

Standard
--------
Reuters wants the speaker of a quotation named, and early.
https://handbook.reuters.com
The Society of Professional Journalists: identify sources clearly; the public is entitled to as
much as can be told about how far they can be relied on.
https://www.spj.org/ethicscode.asp

Example
-------
The mill stood empty on Monday. The gates were locked with a new chain.

“We were told at noon that there would be no second shift.”

The council meets on Thursday.

Better
------
The mill stood empty on Monday. The gates were locked with a new chain.

“We were told at noon that there would be no second shift,” said Ada Holt, a foreman.

The council meets on Thursday.

Limits
------
Quoted words inside a sentence are left alone, since they may be a title, a slogan or a term, and
so are those in which nobody says "I", "we" or "you", and those that the text has elsewhere, as a
pull quote. So is a quotation next to a statement that quotes, that mentions a person by full name,
pronoun or role, or that speaks of a letter or the like: its words may be theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from claimcheck.attribution.lexicon import words
from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.shown import shown
from claimcheck.values import COMMUNICATIVE, Quotation

_SHORTEST = 7
"""Tokens of a quotation, marks left out, that is somebody's speech and no title or slogan."""
_VOICE = frozenset({"i", "me", "my", "we", "us", "our", "you", "your"})
"""A quotation with one of these is somebody's speech and no inscription or quoted book."""
_MARKS = 2
"""Code points between a quotation and the end of the statement that it fills."""


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the quotations of whole sentences near which nobody speaks."""
    begun: Counter[tuple[str, ...]] | None = None
    for quotation in draft.text.quotations:
        if quotation.depth or not quotation.closed:
            continue
        first = draft.unit_at(quotation.start)
        if draft.starts[first] != quotation.start:
            continue
        last = draft.unit_at(quotation.end - 1)
        if _is_speech(draft, quotation, first, last) and not _has_speaker(draft, first, last):
            if begun is None:
                begun = Counter(_beginning(draft, unit) for unit in range(len(draft.tagged)))
            if begun[_beginning(draft, first)] > 1:
                continue
            spoken = shown(draft, quotation.start, quotation.end)
            yield Breach(
                statement=first,
                start=quotation.start,
                end=quotation.end,
                message=f"{spoken} has no speaker, so that readers cannot tell whose word it is",
                ask="Who said this, to whom and when?",
            )


def _is_speech(draft: Draft, quotation: Quotation, first: int, last: int) -> bool:
    """Tell whether a quotation that begins a statement fills one or more of them."""
    tokens = draft.text.tokens
    words = tokens.lower[tokens.at(quotation.start) : tokens.at(quotation.end)]
    if len(words) < _SHORTEST + 2 or _VOICE.isdisjoint(words):
        return False
    if draft.tagged[last].sentence.end - quotation.end > _MARKS:
        return False
    return all(draft.kind(unit) == "statement" for unit in range(first, last + 1))


def _beginning(draft: Draft, unit: int) -> tuple[str, ...]:
    """Return the first words of a unit, by which one that stands twice is known again."""
    sentence, lower = draft.tagged[unit].sentence, draft.text.tokens.lower
    spoken = (w for w in lower[sentence.first : sentence.last] if w[0].isalnum())
    return tuple(islice(spoken, _SHORTEST))


def _has_speaker(draft: Draft, first: int, last: int) -> bool:
    """Tell whether a speaker stands in the statements of a quotation or next to them."""
    for unit in range(max(0, first - 1), min(last + 2, len(draft.tagged))):
        if any(a.type in COMMUNICATIVE for _, a in draft.cued_in(unit)):
            return True
        if not first <= unit <= last and _may_introduce(draft, unit):
            return True
    return False


def _may_introduce(draft: Draft, unit: int) -> bool:
    """Tell whether a statement mentions somebody or something whose words may stand next to it."""
    sentence = draft.tagged[unit].sentence
    tokens, classes = draft.text.tokens, draft.text.classes
    lower = tokens.lower[sentence.first : sentence.last]
    people = words("roles.txt")
    return (
        tokens.words[sentence.last - 1] == ":"
        or any(draft.quoted.within(sentence.start, sentence.end))
        or not words("quotation_neighbours.txt").isdisjoint(lower)
        or not people.isdisjoint(lower)
        or not people.isdisjoint([word[:-1] for word in lower if word[-1] == "s"])
        or any(
            classes[i][:3] == classes[i + 1][:3] == "NNP"
            for i in range(sentence.first, sentence.last - 1)
        )
    )


RULE = Rule(code="CC104", name="orphan-quotation", looks="quotation", check=check)
