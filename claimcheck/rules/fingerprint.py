"""Fingerprints: by what a finding is known again in a later draft."""

from __future__ import annotations

import unicodedata
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import _Hash as Hash


class Fingerprints:
    """Gives the findings of one document their fingerprints.

    A fingerprint is made of the rule and the words of the statement, with white space, case and
    the shape of quotation marks left out, and of how many findings alike came before.
    No line number and no path is in it: moving a paragraph changes nothing, editing the sentence
    makes a new finding of it.
    """

    __slots__ = ("_hashed", "_seen", "_statement", "_words")

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, str]] = Counter()
        # Of the last statement: a long one may have many findings.
        self._statement = self._words = ""
        self._hashed: dict[str, Hash] = {}

    def of(self, code: str, statement: str) -> str:
        """Return the fingerprint of the next finding of a rule in a statement.

        Args:
            code: The rule's code.
            statement: The statement's text.

        Returns:
            32 hexadecimal digits.
        """
        if statement != self._statement:
            self._statement, self._words, self._hashed = statement, normalised(statement), {}
        words = self._words
        self._seen[code, words] += 1
        if code not in self._hashed:
            self._hashed[code] = sha256(f"{code}\n{words}\n".encode())
        hashed = self._hashed[code].copy()
        hashed.update(str(self._seen[code, words]).encode())
        return hashed.hexdigest()[:32]


def normalised(statement: str) -> str:
    """Return a statement's letters and digits, case folded, with single spaces between words."""
    text = unicodedata.normalize("NFKC", statement).casefold()
    kept = "".join(c if c.isalnum() else " " for c in text if c not in "'’")
    return " ".join(kept.split())
