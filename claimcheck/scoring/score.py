"""The attribution score: zero to 100, from six parts that a reader can recompute by hand.

Every part is a measured quantity (``ScorePart.value``), a straight line that turns it
into a fraction of the part's weight, and a sentence that says both in words.  A part
that has nothing to measure in a document is left out, and the others share its
weight.  ``docs/scoring.md`` gives the reasoning, the newsroom standards and a worked
example; the constants here are the ones explained there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import filterfalse
from math import ceil, floor
from typing import NamedTuple

from claimcheck.audit import LedgerEntry, ScorePart, Summary, TagCounts
from claimcheck.language.english import is_english
from claimcheck.scoring.basis import is_identifiable, is_source, is_unnamed, is_vague
from claimcheck.scoring.grades import grade
from claimcheck.values import Attributed, Tagged, Text
from claimcheck.wording import counted
from claimcheck.wordlists import entries

WEIGHTS: dict[str, int] = {
    "identifiable-source": 35,
    "vague-reliance": 25,
    "source-spread": 10,
    "unattributed-run": 10,
    "sourced-lead": 10,
    "accusations-answered": 10,
}
"""The most that each part can contribute; they add up to 100."""

QUIET_SHARE = 2 / 3
"""Gaps are counted against at least this share of all statements, so that few cost little."""
SHORT = 4
"""Gaps are counted against at least this many statements, so that one cannot sink a brief."""
VAGUE_SHARE = 1 / 4
"""Vague sourcing is counted against at least this share of all statements."""
VAGUE_LIMIT = 0.5
"""The share of vague sourcing at which nothing is left of its part."""
SPREAD_FROM = 5
"""The number of check-worthy statements from which more than one source is expected."""
SPREAD_LONG = 11
"""The number of check-worthy statements from which three sources are expected."""
SPREAD_SHARE = 1 / 2
"""The share of check-worthy statements from which more than one source is expected."""
RUN_FREE = 2
"""The longest unattributed run that costs nothing."""
RUN_LIMIT = 8
"""The unattributed run at which nothing is left of its part."""
LEAD = 3
"""The lead is the first paragraph, or so many statements of it; so many after it may mend it."""


class _Item(NamedTuple):
    """A statement with what the parts ask of it."""

    tagged: Tagged
    identifiable: bool
    vague: bool
    unnamed: bool

    @property
    def missing(self) -> bool:
        """Whether a reader could dispute it and nobody identifiable says so."""
        return self.tagged.check_worthy and not self.identifiable


class _Measured(NamedTuple):
    """A part's quantity, the fraction of its weight that it earns, and both in words."""

    value: float | None
    reached: float
    explanation: str


def score(
    text: Text,
    attributions: Sequence[Attributed],
    tagged: Sequence[Tagged],
    ledger: Sequence[LedgerEntry],
) -> Summary:
    """Sum up a document: its counts and its attribution score with all parts.

    Args:
        text: The segmented document.
        attributions: All its attributions, with names and kinds resolved.
        tagged: Its sentences with their verdicts, in order.
        ledger: Its sources, see ``claimcheck.scoring.ledger``.

    Returns:
        The summary.  ``score`` and ``grade`` are None where there is nothing to judge: no
        statement, none that is check-worthy, or a text that is not in English.
    """
    items = [
        _Item(
            tagged=item,
            identifiable=is_identifiable(item, attributions),
            vague=is_vague(item),
            unnamed=is_unnamed(item, attributions),
        )
        for item in tagged
        if item.tag is not None
    ]
    parts = (
        _part("identifiable-source", _identifiable_source(items)),
        _part("vague-reliance", _vague_reliance(items)),
        _part("source-spread", _source_spread(items, ledger)),
        _part("unattributed-run", _unattributed_run(items, text)),
        _part("sourced-lead", _sourced_lead(items)),
        _part("accusations-answered", _accusations_answered(items, text, attributions)),
    )
    note = _nothing_to_judge(text, items)
    total = None if note else _total(parts)
    tags = Counter([item.tagged.tag for item in items])
    return Summary(
        words=_count_words(text.tokens.words),
        statements=len(items),
        check_worthy=sum(item.tagged.check_worthy for item in items),
        sources=len(ledger),
        tags=TagCounts(
            sourced=tags["sourced"],
            denied=tags["denied"],
            speculative=tags["speculative"],
            asserted=tags["asserted"],
        ),
        score=total,
        grade=None if total is None else grade(total),
        note=note,
        parts=parts,
    )


def _nothing_to_judge(text: Text, items: Sequence[_Item]) -> str | None:
    """Say why a document gets no score, if it gets none."""
    if not items:
        return "No score: there are no statements."
    if not is_english(text):
        return "No score: this does not read as English, the only language that is judged."
    if not any(item.tagged.check_worthy for item in items):
        return "No score: no statement is check-worthy, so that there is nothing to judge."
    return None


def _total(parts: Sequence[ScorePart]) -> int:
    measured = [part for part in parts if part.value is not None]
    weight = sum(part.weight for part in measured)
    points = sum(part.points for part in measured)
    return int(_rounded(100 * points / weight, 0))


def _part(name: str, measured: _Measured) -> ScorePart:
    weight = WEIGHTS[name]
    reached = min(1.0, max(0.0, measured.reached))
    return ScorePart(
        name=name,
        value=measured.value,
        points=0.0 if measured.value is None else _rounded(weight * reached, 1),
        weight=weight,
        explanation=measured.explanation,
    )


def _identifiable_source(items: Sequence[_Item]) -> _Measured:
    """Measure the share of check-worthy statements with an identifiable source.

    The gaps are counted against no fewer statements than two thirds of the document's,
    and no fewer than four: where little can be disputed, little can be missing.
    """
    worthy = sum(item.tagged.check_worthy for item in items)
    if not worthy:
        return _Measured(None, 0.0, "No statement is check-worthy, so none needs a source.")
    missing = sum(item.missing for item in items)
    base = max(worthy, ceil(len(items) * QUIET_SHARE), SHORT)
    value = _rounded(1 - missing / base, 3)
    words = (
        f"{worthy - missing:,} of {counted(worthy, 'check-worthy statement')} "
        f"{'has' if worthy == 1 else 'have'} an identifiable source"
    )
    if missing and base > worthy:
        why = "the piece is short" if base == SHORT else "little is check-worthy"
        words += f"; gaps count against {base:,}, as {why}"
    return _Measured(value, value, words + ".")


def _vague_reliance(items: Sequence[_Item]) -> _Measured:
    """Measure how much of the sourcing is vague, an unnamed source counting half."""
    vague = sum(item.vague for item in items)
    unnamed = sum(item.unnamed for item in items)
    resting = vague + sum(item.identifiable for item in items)
    if not resting and not any(item.tagged.check_worthy for item in items):
        return _Measured(None, 0.0, "No statement rests on a source of any kind.")
    base = max(resting, ceil(len(items) * VAGUE_SHARE))
    value = _rounded((vague + unnamed / 2) / base, 3)
    found = [
        (vague, "on nobody in particular"),
        (unnamed, "on unnamed people"),
    ]
    clauses = [(count, whom) for count, whom in found if count]
    if clauses:
        first, whom = clauses[0]
        words = (
            f"{first:,} of {counted(resting, 'attributed statement')} "
            f"{'rests' if first == 1 else 'rest'} {whom}"
        )
        words += "".join(f", {count} {whom}" for count, whom in clauses[1:])
        if base > resting:
            words += f"; counted against {base}, as little is attributed"
        words += "."
    else:
        words = "No statement rests on vague or unnamed sources alone."
    return _Measured(value, 1 - value / VAGUE_LIMIT, words)


def _source_spread(items: Sequence[_Item], ledger: Sequence[LedgerEntry]) -> _Measured:
    """Measure to how many equally used sources the identifiable ones amount.

    The inverse of Simpson's index (Simpson 1949; a Hill number of order 2): four
    sources with equal shares count four, one that carries nearly all counts little
    more than one.
    """
    worthy = sum(item.tagged.check_worthy for item in items)
    if worthy < SPREAD_FROM or worthy < len(items) * SPREAD_SHARE:
        return _Measured(
            None, 0.0, "Too few statements are check-worthy to ask for more than one source."
        )
    needed = 3 if worthy >= SPREAD_LONG else 2
    carried = [entry.statements for entry in ledger if entry.kind != "vague" and entry.statements]
    if not carried:
        return _Measured(0.0, 0.0, f"No identifiable source; {needed} are expected.")
    value = _rounded(sum(carried) ** 2 / sum(count * count for count in carried), 3)
    if len(carried) == 1:
        words = f"One identifiable source carries everything; {needed} are expected."
    else:
        words = (
            f"{len(carried)} identifiable sources, as good as {value:.1f} equal ones; "
            f"{needed} are expected."
        )
    return _Measured(value, (value - 1) / (needed - 1), words)


def _unattributed_run(items: Sequence[_Item], text: Text) -> _Measured:
    """Measure the longest run of check-worthy statements without identifiable source.

    Any other statement ends a run: one with an identifiable source, and one that
    nobody would dispute.
    """
    if not any(item.tagged.check_worthy for item in items):
        return _Measured(None, 0.0, "No statement is check-worthy, so no gap can open.")
    runs: list[list[_Item]] = [[]]
    for item in items:
        if item.missing:
            runs[-1].append(item)
        else:
            runs.append([])
    longest = max(runs, key=len)
    words = "No check-worthy statement is without an identifiable source."
    if longest:
        words = (
            f"The longest gap is {counted(len(longest), 'check-worthy statement')}, "
            f"{_lines(longest, text)}."
        )
    reached = (RUN_LIMIT - len(longest)) / (RUN_LIMIT - RUN_FREE)
    return _Measured(float(len(longest)), reached, words)


def _sourced_lead(items: Sequence[_Item]) -> _Measured:
    """Measure whether the lead is sourced, or at least what follows it."""
    block = items[0].tagged.sentence.block if items else 0
    lead = [item for item in items[:LEAD] if item.tagged.sentence.block == block]
    if not any(item.tagged.check_worthy for item in lead):
        return _Measured(None, 0.0, "The lead states nothing check-worthy.")
    if any(item.identifiable for item in lead):
        return _Measured(1.0, 1.0, "The lead names its source.")
    if any(item.identifiable for item in items[len(lead) : len(lead) + LEAD]):
        return _Measured(0.5, 0.5, "The lead has no source, but one follows at once.")
    return _Measured(0.0, 0.0, "Neither the lead nor what follows it has an identifiable source.")


def _accusations_answered(
    items: Sequence[_Item], text: Text, attributions: Sequence[Attributed]
) -> _Measured:
    """Measure whether a document that accuses somebody reports a reply."""
    accusing = _Finder("accusations.txt", text, attributions)
    accusations = [item for item in items if accusing(item.tagged)]
    if not accusations:
        return _Measured(None, 0.0, "No accusation was found.")
    replying = _Finder("replies.txt", text, attributions)
    replies = [
        item
        for item in items
        if item.tagged.tag == "denied" or (item.identifiable and replying(item.tagged))
    ]
    first = accusations[0].tagged.sentence.start
    where = _lines(accusations[:1], text)
    several = "" if len(accusations) == 1 else "the first "
    words = f"{counted(len(accusations), 'accusation')}, {several}in {where}"
    if replies:
        # The reply that a reader meets next, or else the first.
        later = [item for item in replies if item.tagged.sentence.start >= first]
        where = _lines((later or replies)[:1], text)
        return _Measured(1.0, 1.0, f"{words}; a reply is reported in {where}.")
    return _Measured(0.0, 0.0, f"{words}; no denial, reply or refusal to comment.")


def _lines(items: Sequence[_Item], text: Text) -> str:
    """Name the line of one statement, or the lines from the first to the last of several."""
    first, last = (
        text.document.place(item.tagged.sentence.start, item.tagged.sentence.end).line
        for item in (items[0], items[-1])
    )
    return f"line {first}" if first == last else f"lines {first} to {last}"


class _Finder:
    """Recognises statements by the lemmas of their cues and by sequences of their words."""

    def __init__(self, name: str, text: Text, attributions: Sequence[Attributed]) -> None:
        self._lemmas, self._heads, self._phrases = _entries(name)
        self._words = text.tokens.lower
        self._attributions = attributions

    def __call__(self, tagged: Tagged) -> bool:
        for index in tagged.attributions:
            a = self._attributions[index]
            if a.lemma in self._lemmas and is_source(a):
                return True
        words = self._words[tagged.sentence.first : tagged.sentence.last]
        if self._heads.isdisjoint(words):
            return False
        spaced = f" {' '.join(words)} "
        return any(phrase in spaced for phrase in self._phrases)


@cache
def _entries(name: str) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Return the lemmas of a data file, and its phrases: first words, and whole in spaces."""
    listed = entries(name)
    lemmas = frozenset(entry for entry in listed if " " not in entry)
    phrases = [entry for entry in listed if " " in entry]
    heads = frozenset(phrase.split()[0] for phrase in phrases)
    return lemmas, heads, tuple(f" {phrase} " for phrase in phrases)


def _rounded(number: float, digits: int) -> float:
    """Round halves up, as a reader with a pencil does; binary fractions just below one too."""
    scale = 10.0**digits
    return floor(number * scale + 0.5 + 1e-9) / scale


def _count_words(tokens: Sequence[str]) -> int:
    """Count words and numbers, but no punctuation and no clitics such as the possessive."""
    others = [*filterfalse(str.isalnum, tokens)]
    words = [
        token
        for token in others
        if token[0].isalnum() or (token[-1].isalnum() and token[0] not in "'’")
    ]
    return len(tokens) - len(others) + len(words)
