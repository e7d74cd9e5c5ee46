"""What a rule is.

A rule is a module ``claimcheck/rules/<family>/ccNNN_its_name.py`` with

- a docstring that is the rule's only documentation: a first line that says in one sentence
  what is wrong, then sections under the headings of ``HEADINGS``, in that order.
  "Standard" names whose it is and has a link.
- ``RULE``, a ``Rule``.

Beside it ``ccNNN_its_name.toml`` has its examples, ``[[fires]]`` and ``[[passes]]`` with a
``text`` each (and ``words``, what the finding marks, under ``[[fires]]``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from claimcheck.audit import Severity

if TYPE_CHECKING:
    from claimcheck.config.settings import Settings
    from claimcheck.rules.draft import Draft

HEADINGS = (
    "What it finds",
    "Why it matters",
    "Standard",
    "Example",
    "Better",
    "Limits",
)

Looks = Literal["narration", "quotation", "both"]
"""Where a rule looks: in the writer's own words, in those between quotation marks, or in both."""


class Breach(Struct, frozen=True, kw_only=True):
    """A place where a draft breaks a rule.

    ``statement`` is the index of the sentence-like unit it belongs to, ``start`` and
    ``end`` are offsets of the words in code points.  ``message`` names the words and says
    in a clause why it matters; ``ask`` is the question an editor would put to the writer.
    """

    statement: int
    start: int
    end: int
    message: str
    ask: str


class Rule(Struct, frozen=True, kw_only=True):
    """A rule with both its names.

    ``code`` and ``name`` never change their meaning; a name that was given up stays in
    ``aliases``.  A ``preview`` rule is off unless it is selected by its code or name, or
    preview rules are asked for.  ``check`` yields the breaches in a draft, in order.
    """

    code: str
    name: str
    looks: Looks
    check: Callable[[Draft, Settings], Iterable[Breach]]
    severity: Severity = "warning"
    preview: bool = False
    aliases: tuple[str, ...] = ()
