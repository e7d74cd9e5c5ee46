"""The one thing that can go wrong with a configuration."""

from __future__ import annotations

from collections.abc import Iterable


class ConfigError(Exception):
    """A configuration, option or baseline that cannot be used.

    Attributes:
        where: The file or option.
        reason: What is wrong and what to do about it, in one line.
    """

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where = where
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that somebody may have meant, if one is like it."""
    from difflib import get_close_matches

    spelled = {each.casefold(): each for each in known}
    wanted = word.strip().casefold()
    found = get_close_matches(wanted, spelled, n=9, cutoff=0.55)

    def same(other: str) -> int:
        return sum(a == b for a, b in zip(wanted, other, strict=False))

    # Codes are all alike: "CC2O1" is nearer to CC201 than to CC210, and "CC999" is near to none.
    best = max(found, key=same, default=None)
    if best is None or (wanted[-3:].isdecimal() and len(wanted) == len(best) > same(best) + 1):
        return None
    return spelled[best]


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return the question after the nearest known word, or other advice where none is near."""
    found = nearest(word, known)
    return f"did you mean {found}?" if found else otherwise
