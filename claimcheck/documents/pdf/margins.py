"""Running heads and feet, and the numbers of pages: what stands at the edge of every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from claimcheck.documents.pdf.columns import Row, words

_ROWS = 2
"""So many rows at the top and at the bottom of a page can be running heads and feet."""
_PAGES = 2
"""On so many pages, with other numbers, the same words at the same height are one of them."""
_NUMBER = re.compile(
    r"\W{0,3}(?:(?:page|p\.|pg\.?)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|\|)\s*\d{1,4})?\W{0,3}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


_Edge = tuple[float, str]


def without_margins(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Return the rows of pages without running heads, feet and the numbers of pages.

    Args:
        pages: The rows of each, from the top down.
    """
    edges = [_edges(page) for page in pages]
    seen = Counter(key for page in edges for key in {_key(*edge) for edge in page.values()})

    def runs(edge: _Edge | None) -> bool:
        """Tell whether a row at an edge is on other pages too, or only numbers its own."""
        if edge is None:
            return False
        return seen[_key(*edge)] >= _PAGES or _NUMBER.fullmatch(edge[1]) is not None

    return [
        [row for i, row in enumerate(page) if not runs(edge.get(i))]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edges(page: Sequence[Row]) -> dict[int, _Edge]:
    """Return the rows at the edges of a page by index: their height, and their words."""
    last = len(page)
    near = {*range(min(_ROWS, last)), *range(max(0, last - _ROWS), last)}
    return {i: (page[i][0].base, words(page[i])) for i in near}


def _key(base: float, row: str) -> tuple[int, str]:
    """Return an edge's height, roughly, and its words, whatever the numbers in them."""
    return round(base / 4), _DIGITS.sub("#", row)
