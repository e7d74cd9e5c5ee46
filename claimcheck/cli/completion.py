"""What the shell offers where a rule is to be named."""

from __future__ import annotations

from collections.abc import Iterable


def rule(incomplete: str) -> list[tuple[str, str]]:
    """Return the codes and names of rules that go on as a word begins, each with the other."""
    from claimcheck.rules.registry import rules

    both = [(each.code, each.name) for each in rules()]
    return _going_on(incomplete, [*both, *((name, code) for code, name in both)])


def rules(incomplete: str) -> list[tuple[str, str]]:
    """Return what goes on as the last of some words with commas between begins.

    That is what ``rule`` returns, and families and ``all``; what is there already is left out.
    """
    from claimcheck.rules.registry import FAMILIES

    head, comma, last = incomplete.rpartition(",")
    there = {word.strip().casefold() for word in head.split(",")}
    several = [*((name, f"all of {begin}") for name, begin in FAMILIES.items()), ("all", "")]
    found = [*rule(last), *_going_on(last, several)]
    return [(head + comma + word, said) for word, said in found if word.casefold() not in there]


def _going_on(incomplete: str, words: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the words that begin so in any case of letters, with the beginning as it is."""
    begin = incomplete.casefold()
    return [
        (incomplete + word[len(incomplete) :], said)
        for word, said in words
        if word.casefold().startswith(begin)
    ]
