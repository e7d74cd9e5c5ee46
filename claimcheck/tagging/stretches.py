"""Disjoint stretches of a text, looked up by bisection."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

from claimcheck.values import Span


class Stretches(Struct, frozen=True):
    """Stretches in order that do not overlap: their starts and their ends."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def within(self, start: int, end: int) -> list[Span]:
        """Return the parts of the stretches that lie between two offsets."""
        found: list[Span] = []
        for i in range(bisect_right(self.ends, start), len(self.starts)):
            if self.starts[i] >= end:
                break
            found.append(Span(max(start, self.starts[i]), min(end, self.ends[i])))
        return found

    def holds(self, offset: int) -> bool:
        """Tell whether an offset lies in a stretch."""
        i = bisect_right(self.starts, offset) - 1
        return i >= 0 and offset < self.ends[i]


def stretches(spans: Iterable[Span]) -> Stretches:
    """Merge spans that overlap."""
    starts: list[int] = []
    ends: list[int] = []
    for span in sorted(spans):
        if ends and span.start < ends[-1]:
            ends[-1] = max(ends[-1], span.end)
        else:
            starts.append(span.start)
            ends.append(span.end)
    return Stretches(tuple(starts), tuple(ends))
