"""How often a cue, in the frame it stands in, was an attribution in annotated news.

``scripts/measure_cues.py`` counts on articles whose attributions were marked by hand: how
often a cue's lemma was found by a rule, and how often a reader had marked those words too.
"""

from __future__ import annotations

from functools import cache

import msgspec

from claimcheck.values import Attributed
from claimcheck.wordlists import contents

ANY = "*"
"""All the lemmas of a rule together."""
_STRENGTH = 5
"""As how many occurrences a rule's figure counts beside those of one of its lemmas."""

Counts = dict[str, dict[str, tuple[int, int]]]
"""rule -> lemma -> (how often it was found, how often it was right)."""


def reliability(a: Attributed) -> float | None:
    """Return the share of right attributions among those like this one.

    A lemma's own share is drawn towards that of its rule (additive smoothing), so that a
    lemma seen once or twice says little.

    Args:
        a: An attribution.

    Returns:
        A share from 0 to 1, or None where its rule was not measured.
    """
    lemmas = _counts().get(a.rule)
    if a.cue is None or lemmas is None:
        return None
    seen, right = lemmas[ANY]
    own_seen, own_right = lemmas.get(a.lemma, (0, 0))
    return (own_right + _STRENGTH * right / seen) / (own_seen + _STRENGTH)


@cache
def _counts() -> Counts:
    return msgspec.json.decode(contents("cue_reliability.json"), type=Counts)
