"""How often the rule that decided a tag was right on gold data.

The figures are measured by ``scripts/measure_confidence.py`` and shrunk towards the
precision of the tag where a rule is rare (additive smoothing).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from claimcheck.values import Tagged


def deciding_rule(tagged: Tagged) -> str:
    """Return the rule that decided a tag; an asserted statement is decided by none."""
    return tagged.reasons[0].rule if tagged.reasons else "none"


def confidence(tagged: Tagged) -> float | None:
    """Return the measured precision of the rule that decided a tag.

    Args:
        tagged: A sentence with its verdict.

    Returns:
        A share between 0 and 1 in hundredths, or None for what is no statement.
    """
    if tagged.tag is None:
        return None
    table = _measured()
    rules = table[tagged.tag]
    return rules.get(deciding_rule(tagged), rules["*"])


@cache
def _measured() -> dict[str, dict[str, float]]:
    """Return tag -> rule -> precision; the rule "*" is the tag's precision over all rules."""
    data = files("claimcheck").joinpath("data/confidence.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, dict[str, float]])
