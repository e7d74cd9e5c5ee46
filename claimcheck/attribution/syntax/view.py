"""One sentence as the cues see it: words, word classes, quotations, verb groups."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from claimcheck.attribution.syntax.closed_classes import QUOTE_MARKS
from claimcheck.attribution.syntax.corrections import corrected
from claimcheck.attribution.syntax.verb_groups import VerbGroup, verb_groups
from claimcheck.values import Tokens

Range = tuple[int, int]
"""Token indices of the document, half open."""


class View(Struct, frozen=True):
    """One sentence, analysed.

    ``inside[i - first]`` is the index of the outermost quotation that token ``i``
    belongs to (marks included), or -1.  ``finite`` are those of the verb ``groups`` that
    are finite, ``finite_from`` has the same by their first token.  ``subjects`` keeps
    what ``claimcheck.attribution.syntax.subjects`` has found, by the verb's first token:
    in a long sentence the same verb is asked for its subject by many others.
    """

    tokens: Tokens
    first: int
    last: int
    tags: Sequence[str]
    inside: Sequence[int]
    groups: tuple[VerbGroup, ...]
    finite: tuple[VerbGroup, ...]
    finite_from: dict[int, VerbGroup]
    subjects: dict[int, Range | None]

    def tag(self, i: int) -> str:
        """Return the word class of a token, or an empty string outside the sentence."""
        return self.tags[i - self.first] if self.first <= i < self.last else ""

    def word(self, i: int) -> str:
        """Return a token in lower case, or an empty string outside the sentence."""
        return self.tokens.lower[i] if self.first <= i < self.last else ""

    def quoted(self, i: int) -> int:
        """Return the outermost quotation that a token belongs to, or -1."""
        return self.inside[i - self.first] if self.first <= i < self.last else -1

    def quote_mark(self, i: int) -> bool:
        """Tell whether a token is a quotation mark that has a partner."""
        return self.word(i) in QUOTE_MARKS and self.quoted(i) >= 0

    def to_infinitive(self, i: int) -> bool:
        """Tell whether "to" and a verb begin at a token."""
        adverb = self.tag(i + 1) == "RB"  # "to forcibly remove"
        return self.tag(i) == "TO" and self.tag(i + 1 + adverb)[:2] == "VB"

    def finite_after(self, start: int, end: int) -> VerbGroup | None:
        """Return the first finite verb group whose tokens lie in ``start:end``, or None."""
        at = bisect_left(self.finite, start, key=lambda group: group.first)
        if at < len(self.finite) and self.finite[at].head < end:
            return self.finite[at]
        return None

    def finite_before(self, end: int) -> int:
        """Return how many finite verb groups end before a token."""
        return bisect_left(self.finite, end, key=lambda group: group.head)

    def groups_before(self, end: int) -> int:
        """Return how many verb groups of any form end before a token."""
        return bisect_left(self.groups, end, key=lambda group: group.head)


def view(tokens: Tokens, first: int, last: int, tags: Sequence[str], inside: Sequence[int]) -> View:
    """Analyse one sentence.

    Args:
        tokens: The document's tokens.
        first: The sentence's first token.
        last: The token behind the sentence.
        tags: The word class of each of its tokens.
        inside: For each of its tokens the outermost quotation it is in, or -1.
    """
    tags = corrected(tokens, first, last, tags, inside)
    groups = verb_groups(tokens, first, last, tags)
    finite = tuple(group for group in groups if group.form == "finite")
    by_first = {group.first: group for group in finite}
    return View(tokens, first, last, tags, inside, groups, finite, by_first, {})
