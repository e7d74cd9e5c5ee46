"""How often the rule that decided a tag was right on articles tagged by hand.

``scripts/measure_confidence.py`` measures the figures and says how.  They come from the
articles on which the rules were developed, so other articles will do a little worse.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Protocol

import msgspec

from claimcheck.values import Tagged

PLAIN = "plain"
"""The rule of an assertion that nothing in the statement speaks against."""
ANY = "*"
"""All the rules of a tag together."""


class _Decided(Protocol):
    @property
    def rule(self) -> str: ...


def deciding_rule(reasons: Sequence[_Decided]) -> str:
    """Return the rule that decided a tag, the first of its reasons.

    Args:
        reasons: The reasons of a statement, of the audit or on the way to it.
    """
    return reasons[0].rule if reasons else PLAIN


def confidence(tagged: Tagged) -> float | None:
    """Return the measured precision of the rule that decided a tag.

    Args:
        tagged: A sentence with its verdict.

    Returns:
        A share from 0 to 1 in hundredths, of the tag's rules together where the rule
        was not measured, or None for what is no statement.
    """
    if tagged.tag is None:
        return None
    rules = _measured()[tagged.tag]
    return rules.get(deciding_rule(tagged.reasons), rules[ANY])


@cache
def _measured() -> dict[str, dict[str, float]]:
    """Return the precisions by tag and rule."""
    data = files("claimcheck").joinpath("data/confidence.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, dict[str, float]])
