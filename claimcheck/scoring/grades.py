"""The letters that scores are given."""

from __future__ import annotations

from claimcheck.audit import Grade

GRADES: tuple[tuple[int, Grade], ...] = ((85, "A"), (70, "B"), (55, "C"), (40, "D"), (0, "F"))
"""The lowest score of each grade."""


def grade(score: int) -> Grade:
    """Return the letter for a score of 0 to 100."""
    return next(letter for lowest, letter in GRADES if score >= lowest)
