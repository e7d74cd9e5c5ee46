#!/usr/bin/env python3
"""Measure how reliable each cue is (``claimcheck/data/cue_reliability.json``).

    measure_cues.py ATTRIBUTIONS [--output FILE]

reads articles whose attributions were marked by hand, one a line of ATTRIBUTIONS, {doc,
text, attributions: [{cue: [[start, end] …] …}]} with offsets in code points, and audits
them.  An attribution with a cue is right if its cue overlaps one that was marked.  Written
are, for every rule and every lemma found at least twice by it, how often it was found and
how often it was right; "*" stands for all lemmas of a rule.  No word of the articles but
the lemmas of claimcheck's own lexicons is written.  The same articles give the same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from claimcheck.attribution.attribute import attribute
from claimcheck.attribution.reliability import ANY, Counts
from claimcheck.documents.read import from_text
from claimcheck.language.segment import segment

DEFAULT_OUTPUT = Path(__file__).parent.parent / "claimcheck" / "data" / "cue_reliability.json"
LEAST = 2

Observation = tuple[str, str, bool]
"""A rule, the lemma of a cue, and whether a reader marked it too."""


def observations(articles: Iterable[dict[str, Any]]) -> Iterator[Observation]:
    """Yield what was found in the articles."""
    for article in articles:
        marked = bytearray(len(article["text"]))
        for gold in article["attributions"]:
            for start, end in gold["cue"] or ():
                marked[start:end] = b"\1" * (end - start)
        for a in attribute(segment(from_text(article["text"], article["doc"]))):
            if a.cue is not None:
                yield a.rule, a.lemma, any(marked[a.cue.start : a.cue.end])


def tally(
    observed: Iterable[Observation],
) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """Count how often each pair was seen and how often it was right, and so for all of its kind."""
    seen: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for kind, key, hit in observed:
        for pair in ((kind, key), (kind, ANY)):
            seen[pair] += 1
            right[pair] += hit
    return seen, right


def counts(observed: Iterable[Observation]) -> Counts:
    """Count by rule and lemma."""
    seen, right = tally(observed)
    table: Counts = {}
    for rule, lemma in sorted(seen):
        if lemma == ANY or seen[rule, lemma] >= LEAST:
            table.setdefault(rule, {})[lemma] = (seen[rule, lemma], right[rule, lemma])
    return table


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("attributions", type=Path, help="the articles with their attributions")
    parser.add_argument("--output", type=Path, default=DEFAULT_OUTPUT)
    args = parser.parse_args()
    with args.attributions.open(encoding="utf-8") as lines:
        table = counts(observations(map(json.loads, lines)))
    lines_ = [
        f" {json.dumps(rule)}: {json.dumps(table[rule], ensure_ascii=False)}" for rule in table
    ]
    args.output.write_text("{\n" + ",\n".join(lines_) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
