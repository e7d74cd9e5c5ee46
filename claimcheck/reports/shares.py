"""Shares of a whole: places among groups, cells of a bar, percentages."""

from __future__ import annotations

from collections.abc import Sequence


def share_out(sizes: Sequence[int], places: int) -> list[int]:
    """Share places among groups, one at a time in turn, until either runs out."""
    shares = [0] * len(sizes)
    while places and shares != list(sizes):
        for index, size in enumerate(sizes):
            if places and shares[index] < size:
                shares[index] += 1
                places -= 1
    return shares


def apportion(counts: Sequence[int], cells: int) -> list[int]:
    """Divide cells in proportion to counts, by largest remainders, none of them lost.

    What counts at all gets a cell, if there are enough.
    """
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    exact = [count * cells / total for count in counts]
    shares = [int(share) for share in exact]
    by_remainder = sorted(range(len(counts)), key=lambda i: shares[i] - exact[i])
    for index in by_remainder[: cells - sum(shares)]:
        shares[index] += 1
    for index, count in enumerate(counts):
        if count and not shares[index] and max(shares) > 1:
            shares[shares.index(max(shares))] -= 1
            shares[index] = 1
    return shares


def percentages(counts: Sequence[int]) -> list[int]:
    """Return each count in whole percent of all, halves rounded up; equal counts look equal.

    So they need not add up to 100.
    """
    total = sum(counts)
    return [(200 * count + total) // (2 * total) if total else 0 for count in counts]
