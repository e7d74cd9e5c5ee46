"""The analysed draft as the rules see it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import suppress
from itertools import compress, count
from typing import TypeVar, cast

from msgspec import Struct, field

from claimcheck.audit import LedgerEntry
from claimcheck.rules.rule import Breach
from claimcheck.rules.suppress import Unused
from claimcheck.scoring.basis import is_source
from claimcheck.tagging.stretches import Stretches, stretches
from claimcheck.values import Attributed, Span, Tagged, Text

_Made = TypeVar("_Made")

_FEW = 3
"""Words up to which it is cheaper to look for each by itself."""


def _spoken(draft: Draft) -> list[tuple[tuple[int, Attributed], ...]]:
    """Return the acts of communication of each unit."""
    acts = [(index, a) if is_source(a) else None for index, a in enumerate(draft.attributions)]
    return [
        tuple([act for index in item.attributions if (act := acts[index])]) for item in draft.tagged
    ]


class Draft(Struct, frozen=True):
    """All that is known of a draft when it is judged.

    ``statements`` are the indices into ``tagged`` of the units that are statements
    (headings, bylines, questions … are not), ``quoted`` the stretches between outermost
    quotation marks.  ``starts`` are the offsets at which the units begin.
    ``entry_of`` gives the entry of the ledger, an index into ``sources``, by attribution.
    ``vocabulary`` has the draft's words in lower case and ``lemmas`` those of its cues: most
    rules ask for words that most drafts have not.
    ``unused`` are the comments that suppressed no finding, known only to the rules about
    comments, which are applied last.
    """

    text: Text
    attributions: Sequence[Attributed]
    tagged: Sequence[Tagged]
    sources: Sequence[LedgerEntry]
    statements: tuple[int, ...]
    quoted: Stretches
    starts: tuple[int, ...]
    entry_of: dict[int, int]
    vocabulary: frozenset[str]
    lemmas: frozenset[str]
    made: dict[Callable[[Draft], object], object] = field(default_factory=dict)
    unused: tuple[Unused, ...] = ()

    def once(self, make: Callable[[Draft], _Made]) -> _Made:
        """Return what a function makes of the draft, made once for all rules that ask for it."""
        if make not in self.made:
            self.made[make] = make(self)
        return cast(_Made, self.made[make])

    def has(self, words: Set[str]) -> bool:
        """Tell whether the draft has any of some lower-case words."""
        return not words.isdisjoint(self.vocabulary)

    def places(self, words: Set[str]) -> list[int]:
        """Return the draft's tokens that are among some lower-case words."""
        lower = self.text.tokens.lower
        found = self.vocabulary.intersection(words)
        if len(found) > _FEW:
            return [*compress(count(), map(found.__contains__, lower))]
        return sorted([at for word in found for at in _places(word, lower)])

    def statements_with(self, words: Set[str]) -> list[int]:
        """Return the statements that have any of some lower-case words, in order."""
        starts = self.text.tokens.starts
        units = dict.fromkeys([self.unit_at(starts[i]) for i in self.places(words)])
        return [unit for unit in units if self.kind(unit) == "statement"]

    def words(self, start: int, end: int) -> str:
        """Return words of the draft with their white space made single."""
        return " ".join(self.text.document.text[start:end].split())

    def unit_at(self, offset: int) -> int:
        """Return the index of the sentence-like unit that holds an offset, or that precedes it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def unit_behind(self, offset: int) -> int:
        """Return the index of the first unit that begins at an offset or later, or of the last."""
        return min(bisect_left(self.starts, offset), len(self.starts) - 1)

    def paragraph(self, unit: int) -> int:
        """Return the block of a unit: what is in the same block is in the same paragraph."""
        return self.tagged[unit].sentence.block

    def kind(self, unit: int) -> str:
        """Return what a unit is: a statement, a heading, a byline …."""
        return self.tagged[unit].kind

    def tokens_of(self, unit: int, among: frozenset[str] | set[str]) -> list[int]:
        """Return those tokens of a unit that are among some lower-case words."""
        sentence = self.tagged[unit].sentence
        return self.text.tokens.among(among, sentence.first, sentence.last)

    def spoken(self, unit: int) -> tuple[tuple[int, Attributed], ...]:
        """Return the acts of communication a unit takes part in, with their indices.

        States of mind, acts that did not take place ("if he says") and attributions that
        name no source are left out.
        """
        return self.once(_spoken)[unit]

    def cued_in(self, unit: int) -> Iterator[tuple[int, Attributed]]:
        """Yield the attributions whose cue stands in a unit, with their indices."""
        sentence = self.tagged[unit].sentence
        for index in self.tagged[unit].attributions:
            cue = self.attributions[index].cue
            if cue is not None and sentence.start <= cue.start < sentence.end:
                yield index, self.attributions[index]

    def breach(self, unit: int, span: Span, said: str, ask: str) -> Breach:
        """Return a breach whose message begins with its words, in quotation marks.

        Args:
            unit: The sentence-like unit that it is about.
            span: Its words.
            said: What the message says of them, with the space or mark before it.
            ask: What an editor would ask.
        """
        return Breach(
            statement=unit,
            start=span.start,
            end=span.end,
            message=f"“{self.words(span.start, span.end)}”{said}",
            ask=ask,
        )

    def span(self, first: int, last: int) -> Span:
        """Return the offsets of the tokens ``first:last``."""
        tokens = self.text.tokens
        return Span(tokens.starts[first], tokens.ends[last - 1])


def _places(word: str, lower: Sequence[str]) -> Iterator[int]:
    """Yield where a word stands."""
    at = -1
    with suppress(ValueError):
        while True:
            at = lower.index(word, at + 1)
            yield at


def make_draft(
    text: Text,
    attributions: Sequence[Attributed],
    tagged: Sequence[Tagged],
    sources: Sequence[LedgerEntry],
) -> Draft:
    """Put together what the stages before found.

    Args:
        text: The segmented document.
        attributions: Its attributions, resolved.
        tagged: Its sentence-like units with their verdicts.
        sources: Its ledger.
    """
    return Draft(
        text=text,
        attributions=attributions,
        tagged=tagged,
        sources=sources,
        statements=tuple([i for i, item in enumerate(tagged) if item.kind == "statement"]),
        quoted=stretches(part for q in text.quotations if q.depth == 0 for part in q.parts),
        starts=tuple([item.sentence.start for item in tagged]),
        entry_of={a: at for at, entry in enumerate(sources) for a in entry.attributions},
        vocabulary=frozenset(text.tokens.lower),
        lemmas=frozenset([a.lemma for a in attributions]),
    )
