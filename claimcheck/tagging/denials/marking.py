"""Which attributions deny."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from claimcheck.tagging.stretches import Stretches, stretches
from claimcheck.values import Attributed, Tagged


def mark(attributions: Sequence[Attributed], tagged: Sequence[Tagged]) -> tuple[Attributed, ...]:
    """Return the attributions with ``denies`` set for those that hold a sentence's denial.

    That is the attribution whose cue denies ("denied"), or else those in whose content
    the denying words stand.

    Args:
        attributions: A document's attributions.
        tagged: Its tagged sentences; the reason of a denied one is the denial's words.
    """
    contents: dict[int, Stretches] = {}
    denying: set[int] = set()
    for item in tagged:
        if item.tag != "denied":
            continue
        start, end = item.reasons[0].start, item.reasons[0].end
        by_cue, by_content = [], []
        for index in item.attributions:
            a = attributions[index]
            if a.cue is not None and a.cue.start < end and start < a.cue.end:
                by_cue.append(index)
            if index not in contents:
                contents[index] = stretches(a.content)
            if contents[index].within(start, end):
                by_content.append(index)
        denying.update(by_cue or by_content)
    return tuple(
        msgspec.structs.replace(a, denies=index in denying) for index, a in enumerate(attributions)
    )
