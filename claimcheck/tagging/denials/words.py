"""The words of one sentence as the recognisers of denials look at them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from claimcheck.attribution.syntax.closed_classes import AUXILIARIES, NEGATIONS
from claimcheck.tagging.patterns import is_adverb, word_classes

_CONDITIONS = frozenset({"if", "whether", "unless"})
_CLAUSE_ENDS = frozenset({",", ";", ":", "—", "–", "--", "“", '"', "''"})
_REACH = 8
_ADVERBS = frozenset({
    "again", "all", "also", "always", "already", "both", "ever", "even", "first", "just", "later",
    "long", "n't", "never", "not", "now", "once", "since", "soon", "still", "then", "too",
    "himself", "herself", "itself", "themselves",
})  # fmt: skip


class Words(Struct, frozen=True):
    """The tokens of a sentence; outside it every word and every class is an empty string.

    ``lower`` holds the document's tokens in lower case, ``tags`` the word classes of the
    sentence's tokens ``first:last`` only, ``context`` where the sentence before begins.
    """

    lower: tuple[str, ...]
    tags: Sequence[str]
    first: int
    last: int
    context: int

    def word(self, i: int) -> str:
        """Return a token in lower case."""
        return self.lower[i] if self.first <= i < self.last else ""

    def tag(self, i: int) -> str:
        """Return the word class of a token."""
        return self.tags[i - self.first] if self.first <= i < self.last else ""

    def before(self, i: int, reach: int) -> tuple[str, ...]:
        """Return up to so many tokens before a token."""
        return self.lower[max(self.first, i - reach) : i]

    def after(self, i: int, reach: int) -> tuple[str, ...]:
        """Return up to so many tokens from a token on."""
        return self.lower[i : max(i, min(self.last, i + reach))]


def denial_class(name: str) -> frozenset[str]:
    """Return a class of words from ``data/denial_classes.tsv``."""
    return word_classes("denial_classes.tsv")[name]


def is_refusal(lemma: str) -> bool:
    """Tell whether a verb refuses something where it denies no claim: "rejected the offer"."""
    return lemma in denial_class("refusals")


def is_negation(word: str) -> bool:
    """Tell whether a word negates: not, never, no, didn't, cannot."""
    return word in NEGATIONS or word.endswith("n't")


def group_start(w: Words, verb: int) -> int:
    """Return where the verb group of a token begins: its auxiliaries, adverbs and negations."""
    i = verb
    while w.word(i - 1) in AUXILIARIES or w.word(i - 1) in _ADVERBS or is_adverb(w.word(i - 1)):
        i -= 1
    return i


def is_conditional(w: Words, i: int) -> bool:
    """Tell whether the clause of a token opens with "if" or "whether"."""
    for word in reversed(w.before(i, _REACH)):
        if word in _CONDITIONS:
            return True
        if word in _CLAUSE_ENDS:
            return False
    return False
