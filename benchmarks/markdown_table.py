"""Tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(heading: Sequence[str], rows: Iterable[Sequence[str]], labels: int = 1) -> str:
    """Return a table.

    Args:
        heading: What stands above each column.
        rows: The cells of each row.
        labels: So many columns at the left are words; the others are figures.
    """
    rules = ["---"] * labels + ["--:"] * (len(heading) - labels)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heading, rules, *rows))
