"""A long account that names its source once and then goes on without it.

What it finds
-------------
Two or more paragraphs (as many as are set) of detail that the writer gives as fact, behind a
paragraph that rests on the police, a court paper, a report or the like: figures, or what "he" or
"she" did next.

Why it matters
--------------
Readers cannot tell where the account of the source ends and what the reporter found out begins.
Each paragraph further on, somebody's version turns more into fact.

Standard
--------
The Associated Press: attribute what a reporter did not see in the sentence that says it, and again
unless it is perfectly clear that the same source goes on.
https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources

Example
-------
A cook robbed the bank in Port Ansel on Friday, the police said.

He walked in at noon with a kitchen knife and locked the door behind him.

He left with 4,000 dollars in a flour bag and took the ferry to Tarnov.

Better
------
A cook robbed the bank in Port Ansel on Friday, the police said.

He walked in at noon with a kitchen knife, according to the police report, and locked the door
behind him.

He left with 4,000 dollars in a flour bag and took the ferry to Tarnov, the report says.

Limits
------
A preview: it is too rare in the articles that rules are measured on to show that it is right nine
times in ten. Only accounts of officials, parties to a case and documents are followed, and only
where each paragraph goes on with their details. Background that a reporter knows from elsewhere can
look like such a detail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from claimcheck.attribution.lexicon import words
from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.shown import shown
from claimcheck.rules.who_says_so.paragraphs import paragraphs
from claimcheck.rules.who_says_so.voice import is_comment, speaks
from claimcheck.values import Span

_GOING_ON = frozenset({"he", "she", "they", "his", "her", "their"})
_NUMBER = 2
"""Digits of a figure; a single one counts nothing much."""


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the runs of paragraphs that go on with an account without its source."""
    source: Span | None = None
    names: set[str] = set()
    run: list[int] = []
    previous = -1
    for paragraph in paragraphs(draft):
        first = paragraph[0]
        goes_on = source is not None and first == previous + 1
        if goes_on and _is_detail(draft, paragraph, names):
            run.append(first)
        else:
            yield from _lapse(draft, settings, source, run)
            source, run = _source(draft, paragraph), []
            names = {name for u in paragraph for name in _names(draft, u)} if source else set()
        previous = paragraph[-1]
    yield from _lapse(draft, settings, source, run)


def _lapse(
    draft: Draft, settings: Settings, source: Span | None, run: Sequence[int]
) -> Iterator[Breach]:
    if source is None or len(run) < settings.thresholds.lapse_paragraphs or is_comment(draft):
        return
    sentence = draft.tagged[run[0]].sentence
    yield Breach(
        statement=run[0],
        start=sentence.start,
        end=sentence.end,
        message=f"{len(run)} paragraphs behind {shown(draft, source.start, source.end)} name no "
        "source, so that an account turns into fact",
        ask="Is this still the same account? Can the story say so again, or who says it?",
    )


def _source(draft: Draft, paragraph: Sequence[int]) -> Span | None:
    """Return the last source of a paragraph if it is one whose accounts are retold."""
    tokens = draft.text.tokens
    for unit in reversed(paragraph):
        for _, a in draft.cued_in(unit):
            if a.source is None or a.hypothetical or draft.tagged[unit].tag != "sourced":
                continue
            lower = tokens.lower[tokens.at(a.source.start) : tokens.at(a.source.end)]
            return None if words("accounts.txt").isdisjoint(lower) else a.source
    return None


def _is_detail(draft: Draft, paragraph: Sequence[int], names: Set[str]) -> bool:
    """Tell whether a paragraph is all assertion and goes on with the details of an account."""
    if any(draft.tagged[u].tag != "asserted" or speaks(draft, u) for u in paragraph):
        return False
    first = draft.tagged[paragraph[0]].sentence.first
    if draft.text.tokens.lower[first] in _GOING_ON:
        return True
    about_it = any(not names.isdisjoint(_names(draft, unit)) for unit in paragraph)
    return about_it and any(_has_figure(draft, unit) for unit in paragraph)


def _names(draft: Draft, unit: int) -> set[str]:
    """Return the words of a statement that are names."""
    sentence, classes = draft.tagged[unit].sentence, draft.text.classes
    inside = range(sentence.first, sentence.last)
    return {draft.text.tokens.lower[i] for i in inside if classes[i][:3] == "NNP"}


def _has_figure(draft: Draft, unit: int) -> bool:
    sentence = draft.tagged[unit].sentence
    return any(
        sum(map(str.isdigit, word)) >= _NUMBER and not _is_year(word)
        for word in draft.text.tokens.lower[sentence.first : sentence.last]
    )


def _is_year(word: str) -> bool:
    return word[:2] in ("17", "18", "19", "20") and word[:4].isdigit() and len(word) in (4, 5)


RULE = Rule(
    code="CC105",
    name="attribution-lapse",
    looks="narration",
    check=check,
    preview=True,
)
