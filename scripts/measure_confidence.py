#!/usr/bin/env python3
"""Measure how often, at least, what decides a tag is right (``claimcheck/data/confidence.json``).

    measure_confidence.py TAGS [--output FILE]

reads articles tagged by hand, one a line of TAGS, {doc, text, statements: [{start, end,
code}]}, with the codes of the tagging guideline: S sourced, D denied, P speculative,
A asserted, X no statement; a second letter says who the source is and is not used here.
Each gold statement is compared with the statement of the audit that overlaps it most.

What is counted together is said by ``claimcheck.tagging.confidence.deciding_key``: the
rule that decided, and for what somebody said how reliable its cue was in the training
articles (scripts/measure_cues.py, to be run before this script).

A figure is a lower bound of the precision.  The articles were read while the rules were
written, so that the shares counted on them flatter, most where there is least to count: a
rule that was seen in two statements may have been written for them.  The share is drawn
towards that of all statements of its tag as if those had decided another eight (additive
smoothing), and of that the lower end of Wilson's interval is taken, below which the true
share lies in one case of ten (Wilson 1927, Probable Inference, the Law of Succession, and
Statistical Inference, JASA 22).  "*" is the figure of what was never seen: that of the
eight alone.  The same articles always give the same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from math import sqrt
from pathlib import Path
from statistics import NormalDist
from typing import Any

from measure_cues import tally

from claimcheck.attribution.attribute import attribute
from claimcheck.documents.read import from_text
from claimcheck.language.segment import segment
from claimcheck.tagging.confidence import ANY, deciding_key
from claimcheck.tagging.tag import tag
from claimcheck.values import Sentence

DEFAULT_OUTPUT = Path(__file__).parent.parent / "claimcheck" / "data" / "confidence.json"
TAGS = {"S": "sourced", "D": "denied", "P": "speculative", "A": "asserted", "X": None}
STRENGTH = 8
"""How many statements of its tag's average are added to a key's own."""
CERTAINTY = 0.9
"""How often the true share is not below the figure, were the articles drawn by chance."""

Decision = tuple[str, str, bool]
"""A tag, the key of what decided it, and whether that was right."""


def decisions(articles: Iterable[dict[str, Any]]) -> Iterator[Decision]:
    """Yield what was decided about each statement that was tagged by hand."""
    for article in articles:
        text = segment(from_text(article["text"], article["doc"]))
        attributions = attribute(text)
        tagged = tag(text, attributions)
        for gold in article["statements"]:
            best = max(tagged, key=lambda t, gold=gold: _overlap(t.sentence, gold))  # type: ignore[misc]
            if best.tag is not None and _overlap(best.sentence, gold) > 0:
                key = deciding_key(best, attributions)
                yield best.tag, key, TAGS[gold["code"][0]] == best.tag


def precisions(decided: Iterable[Decision]) -> dict[str, dict[str, float]]:
    """Return lower bounds of the precisions by tag and key."""
    seen, right = tally(decided)
    table: dict[str, dict[str, float]] = {}
    for tag_, key in sorted(seen):
        overall = right[tag_, ANY] / seen[tag_, ANY]
        own, hits = (0, 0) if key == ANY else (seen[tag_, key], right[tag_, key])
        share = (hits + STRENGTH * overall) / (own + STRENGTH)
        table.setdefault(tag_, {})[key] = round(_lower_bound(share, own + STRENGTH), 2)
    return table


def _lower_bound(share: float, n: int) -> float:
    """Return the lower end of Wilson's interval for a share of ``n``."""
    z = NormalDist().inv_cdf(CERTAINTY)
    spread = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return (share + z * z / (2 * n) - spread) / (1 + z * z / n)


def _overlap(statement: Sentence, gold: dict[str, Any]) -> int:
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
