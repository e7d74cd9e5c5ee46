"""Small things that the score and the reports say in the same way."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 statement", "1,204 statements"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def role_beside(name: str, role: str | None) -> str | None:
    """Return a source's role to stand beside its name, or None if that says it."""
    return role if role and role.casefold() not in name.casefold() else None
