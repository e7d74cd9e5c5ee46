"""The one thing that can go wrong with a configuration."""

from __future__ import annotations

from collections.abc import Iterable

_LIKE_DIGITS = str.maketrans("oil", "011")


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
    if (digits := wanted.translate(_LIKE_DIGITS)) in spelled:
        return spelled[digits]
    found = get_close_matches(wanted, spelled, n=1, cutoff=0.55)
    return spelled[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return the question after the nearest known word, or other advice where none is near."""
    found = nearest(word, known)
    return f"did you mean {found}?" if found else otherwise
