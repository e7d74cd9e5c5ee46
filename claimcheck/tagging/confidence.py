"""How often, at least, tags that are decided as this one are right, by articles tagged by hand.

An assertion, a denial or a speculation is measured by the rule that decided it.  What
somebody said is measured by how reliable its cue is in annotated news
(``claimcheck.attribution.reliability``), in bands of a tenth: the tail of rare cues has too few
occurrences to be measured one by one.  ``scripts/measure_confidence.py`` measures the
figures and says how.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from claimcheck.attribution.reliability import reliability
from claimcheck.values import COMMUNICATIVE, Attributed, Tagged
from claimcheck.wordlists import contents

PLAIN = "plain"
"""The key of an assertion that nothing in the statement speaks against."""
ANY = "*"
"""The key of what was never seen."""
_CONTINUED = ".continued"
_BANDS = 10
_LOWEST = 4


def deciding_key(tagged: Tagged, attributions: Sequence[Attributed]) -> str:
    """Return under what the confidence in a tag is measured.

    Args:
        tagged: A sentence with its verdict.
        attributions: The attributions of its document.

    Returns:
        "cue.9" for a sourced statement whose most reliable cue was right in nine of ten
        cases or more, "cue.9.continued" where that cue stands in another sentence, and
        so on down to "cue.4", for less than half; else the rule that decided.
    """
    if not tagged.reasons:
        return PLAIN
    rule = tagged.reasons[0].rule
    if tagged.tag != "sourced":
        return rule
    said = [reason.rule.removesuffix(_CONTINUED) for reason in tagged.reasons]
    best: float | None = None
    for index in tagged.attributions:
        a = attributions[index]
        if a.rule in said and a.type in COMMUNICATIVE and not a.hypothetical:
            share = reliability(a)
            if share is not None and (best is None or share > best):
                best = share
    if best is None:
        return rule
    band = max(_LOWEST, min(int(best * _BANDS), _BANDS - 1))
    here = any(not reason.rule.endswith(_CONTINUED) for reason in tagged.reasons)
    return f"cue.{band}" if here else f"cue.{band}{_CONTINUED}"


def confidence(tagged: Tagged, attributions: Sequence[Attributed]) -> float | None:
    """Return the least precision of the tags that are decided as this one.

    Args:
        tagged: A sentence with its verdict.
        attributions: The attributions of its document.

    Returns:
        A share from 0 to 1 in hundredths, or None for what is no statement.
    """
    if tagged.tag is None:
        return None
    keys = _measured()[tagged.tag]
    return keys.get(deciding_key(tagged, attributions), keys[ANY])


@cache
def _measured() -> dict[str, dict[str, float]]:
    """Return the least precisions by tag and key."""
    return msgspec.json.decode(contents("confidence.json"), type=dict[str, dict[str, float]])
