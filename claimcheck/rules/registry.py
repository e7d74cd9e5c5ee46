"""All rules, found by the files they are in."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Literal

from claimcheck.rules.rule import Rule

FAMILIES = {
    "comments": "CC0",
    "who-says-so": "CC1",
    "unnamed": "CC2",
    "hedges": "CC3",
    "fairness": "CC4",
    "story": "CC5",
    "wording": "CC6",
}
"""The families by name, with what the codes of their rules begin with."""


@cache
def modules() -> dict[str, ModuleType]:
    """Return the module of every rule by the rule's code, in the order of the codes."""
    found: dict[str, ModuleType] = {}
    for family in FAMILIES:
        package = import_module(f"claimcheck.rules.{family.replace('-', '_')}")
        for info in iter_modules(package.__path__):
            if info.name.startswith("cc"):
                module = import_module(f"{package.__name__}.{info.name}")
                found[module.RULE.code] = module
    return dict(sorted(found.items()))


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules in the order of their codes."""
    return tuple(module.RULE for module in modules().values())


@cache
def on_by_default() -> frozenset[str]:
    """Return the codes of the rules that apply unless a project says otherwise."""
    return frozenset(rule.code for rule in rules() if not rule.preview)


@cache
def rules_about(what: Literal["text", "comments"]) -> tuple[Rule, ...]:
    """Return the rules about drafts, or those about comments, which no comment suppresses."""
    begin = FAMILIES["comments"]
    return tuple(r for r in rules() if r.code.startswith(begin) == (what == "comments"))


def matching(word: str) -> frozenset[str]:
    """Return the codes that a word of a configuration or command line means.

    Args:
        word: A code ("CC201"), what codes begin with ("CC2"), a name or an alias
            ("vague-source"), a family ("unnamed"), or "all"; in any case of letters.

    Returns:
        The codes, none if the word means nothing.
    """
    wanted = word.strip().casefold()
    begin = FAMILIES.get(wanted, wanted).casefold()
    return frozenset(
        rule.code
        for rule in rules()
        if wanted == "all"
        or wanted in (rule.name, *rule.aliases)
        or (begin[:2] == "cc" and rule.code.casefold().startswith(begin))
    )


def named(word: str) -> Rule | None:
    """Return the rule whose own code, name or alias a word is, in any case of letters."""
    wanted = word.strip().casefold()
    known = ((rule, (rule.code.casefold(), rule.name, *rule.aliases)) for rule in rules())
    return next((rule for rule, words in known if wanted in words), None)


def own_names() -> list[str]:
    """Return every word that ``named`` knows."""
    return [word for rule in rules() for word in (rule.code, rule.name, *rule.aliases)]


def names() -> list[str]:
    """Return every word that ``matching`` knows, but for beginnings of codes."""
    return [*own_names(), *FAMILIES, *FAMILIES.values(), "all"]


def family(code: str) -> str:
    """Return the name of the family that a rule belongs to, by its code."""
    return next(name for name, begin in FAMILIES.items() if code.startswith(begin))
