"""Fingerprints: by what a finding is known again in a later draft."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import _Hash

_WORD_OR_SIGN = re.compile(r"[^\W_]+|(?<!\S)[-−](?=\d)|[^\w\s\-−]")
_SIGNS = "%‰°-−"


class Fingerprints:
    """Gives the findings of one document their fingerprints.

    A fingerprint is made of the rule, of what the statement says (``normalised``: without white
    space, case and punctuation), and of how many findings alike came before.  No line number and
    no path is in it: moving a paragraph changes nothing, editing the sentence makes a new finding
    of it.
    """

    __slots__ = ("_begun", "_normalised", "_seen")

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, str]] = Counter()
        # One statement can have thousands of findings, and be the whole of a text.
        self._normalised: dict[str, str] = {}
        self._begun: dict[tuple[str, str], _Hash] = {}

    def of(self, code: str, statement: str) -> str:
        """Return the fingerprint of the next finding of a rule in a statement.

        Args:
            code: The rule's code.
            statement: The statement's text.

        Returns:
            32 hexadecimal digits.
        """
        if statement not in self._normalised:
            self._normalised[statement] = normalised(statement)
        alike = code, self._normalised[statement]
        if alike not in self._begun:
            self._begun[alike] = sha256("\n".join((*alike, "")).encode())
        self._seen[alike] += 1
        made = self._begun[alike].copy()
        made.update(str(self._seen[alike]).encode())
        return made.hexdigest()[:32]


def normalised(statement: str) -> str:
    """Return what a statement says, case folded, with single spaces between words.

    That is its letters, its digits, and the signs that make another figure of one: those of
    currencies, of shares and degrees, and a minus before it.
    """
    text = unicodedata.normalize("NFKC", statement).casefold()
    found = _WORD_OR_SIGN.findall(text.replace("'", "").replace("’", ""))
    return " ".join(word for word in found if word.isalnum() or _is_of_a_figure(word))


def _is_of_a_figure(sign: str) -> bool:
    return sign in _SIGNS or unicodedata.category(sign) == "Sc"
