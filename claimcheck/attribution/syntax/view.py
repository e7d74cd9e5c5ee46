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
"""Token indices of a sentence, half open."""

_OUTSIDE = 16
"""How many places around a sentence are as if they were empty tokens.

No look from one token at another goes that far beyond the sentence: what looks further stops
at its end, or where a token is empty.
"""
_NO_WORDS = [""] * _OUTSIDE
_NO_QUOTATIONS = [-1] * _OUTSIDE


class View(Struct, frozen=True):
    """One sentence of ``size`` tokens, analysed; the document's token ``first`` is its token 0.

    ``words`` are its tokens in lower case and ``tags`` their word classes; ``inside`` has
    the index of the outermost quotation that each belongs to (marks included), or -1.  At
    either side of the sentence (an index of -1 looks at the end of a list) there are empty
    strings and -1, so that no look at a neighbour has to ask whether there is one.

    ``finite`` are those of the verb ``groups`` that are finite, ``firsts`` and ``heads``
    their first and last tokens; ``finite_from`` has the same by their first token.
    ``subjects`` keeps what ``claimcheck.attribution.syntax.subjects`` has found, by the
    verb's first token: in a long sentence the same verb is asked for its subject by many
    others.
    """

    tokens: Tokens
    first: int
    size: int
    words: Sequence[str]
    tags: Sequence[str]
    inside: Sequence[int]
    groups: tuple[VerbGroup, ...]
    finite: Sequence[VerbGroup]
    firsts: Sequence[int]
    heads: Sequence[int]
    finite_from: dict[int, VerbGroup]
    subjects: dict[int, Range | None]

    def capital(self, i: int) -> bool:
        """Tell whether a token of the sentence begins with a capital letter."""
        return self.tokens.words[self.first + i][:1].isupper()

    def quote_mark(self, i: int) -> bool:
        """Tell whether a token is a quotation mark that has a partner."""
        return self.inside[i] >= 0 and self.words[i] in QUOTE_MARKS

    def to_infinitive(self, i: int) -> bool:
        """Tell whether "to" and a verb begin at a token."""
        if self.tags[i] != "TO":
            return False
        adverb = self.tags[i + 1] == "RB"  # "to forcibly remove"
        return self.tags[i + 1 + adverb][:2] == "VB"

    def finite_after(self, start: int, end: int) -> VerbGroup | None:
        """Return the first finite verb group whose tokens lie in ``start:end``, or None."""
        at = bisect_left(self.firsts, start)
        if at < len(self.heads) and self.heads[at] < end:
            return self.finite[at]
        return None

    def finite_before(self, end: int) -> int:
        """Return how many finite verb groups end before a token."""
        return bisect_left(self.heads, end)

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
    tags = corrected(tokens, first, last, tags, inside) + _NO_WORDS
    words = [*tokens.lower[first:last], *_NO_WORDS]
    groups = verb_groups(words, tags, last - first)
    finite = [group for group in groups if group.form == "finite"]
    firsts = [group.first for group in finite]
    return View(
        tokens=tokens,
        first=first,
        size=last - first,
        words=words,
        tags=tags,
        inside=[*inside, *_NO_QUOTATIONS],
        groups=groups,
        finite=finite,
        firsts=firsts,
        heads=[group.head for group in finite],
        finite_from=dict(zip(firsts, finite, strict=True)),
        subjects={},
    )
