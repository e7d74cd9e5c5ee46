"""Small things that the score and the reports say in the same way."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 statement", "1,204 statements"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
