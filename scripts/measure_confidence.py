#!/usr/bin/env python3
"""Measure how often each deciding rule is right (``claimcheck/data/confidence.json``).

    measure_confidence.py TAGS [--output FILE]

reads articles tagged by hand, one a line of TAGS, {doc, text, statements: [{start, end,
code}]}, with the codes of the tagging guideline: S sourced, D denied, P speculative,
A asserted, X no statement; a second letter says who the source is and is not used here.
Each gold statement is compared with the statement of the audit that overlaps it most.

A rule's figure is its precision, drawn towards that of all rules of its tag as if those
had decided another eight statements (additive smoothing), so that a rule seen once or
twice says little.  The figures describe the articles they were measured on.  The same
articles always give the same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from claimcheck import Auditor, Statement
from claimcheck.tagging.confidence import ANY, deciding_rule

DEFAULT_OUTPUT = Path(__file__).parent.parent / "claimcheck" / "data" / "confidence.json"
TAGS = {"S": "sourced", "D": "denied", "P": "speculative", "A": "asserted", "X": None}
STRENGTH = 8
"""How many statements of its tag's average are added to a rule's own."""

Decision = tuple[str, str, bool]
"""A tag, the rule that decided it, and whether that was right."""


def decisions(articles: Iterable[dict[str, Any]]) -> Iterator[Decision]:
    """Yield what was decided about each statement that was tagged by hand."""
    auditor = Auditor()
    for article in articles:
        statements = auditor.audit_text(article["text"]).statements
        for gold in article["statements"]:
            best = max(statements, key=lambda s, gold=gold: _overlap(s, gold))  # type: ignore[misc]
            if best.tag is not None and _overlap(best, gold) > 0:
                yield best.tag, deciding_rule(best.reasons), TAGS[gold["code"][0]] == best.tag


def precisions(decided: Iterable[Decision]) -> dict[str, dict[str, float]]:
    """Return the smoothed precisions by tag and rule."""
    seen: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for tag, rule, hit in decided:
        for key in ((tag, rule), (tag, ANY)):
            seen[key] += 1
            right[key] += hit
    table: dict[str, dict[str, float]] = {}
    for tag, rule in sorted(seen):
        overall = right[tag, ANY] / seen[tag, ANY]
        share = (right[tag, rule] + STRENGTH * overall) / (seen[tag, rule] + STRENGTH)
        table.setdefault(tag, {})[rule] = round(share, 2)
    return table


def _overlap(statement: Statement, gold: dict[str, Any]) -> int:
    start, end = max(statement.start, gold["start"]), min(statement.end, gold["end"])
    return int(end - start)


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tags", type=Path, help="the articles tagged by hand")
    parser.add_argument("--output", type=Path, default=DEFAULT_OUTPUT)
    args = parser.parse_args()
    with args.tags.open(encoding="utf-8") as lines:
        table = precisions(decisions(map(json.loads, lines)))
    args.output.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
