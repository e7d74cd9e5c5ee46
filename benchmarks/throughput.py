#!/usr/bin/env python3
"""Measure the audit's throughput beside a plain token scan and NLTK's Punkt, in one run.

    python benchmarks/throughput.py [FOLDER] [--rounds N]

FOLDER holds plain texts (*.txt) or gold data (*.jsonl with a "text" a line); without it the
samples are read, twenty times over.  In each round the three run in turn over the same
texts, in one process and on one core, after one round that is not counted.  Printed are
the medians in MB (10^6 code points) a second.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from nltk.tokenize.punkt import PunktSentenceTokenizer

from claimcheck import Auditor

SAMPLES = Path(__file__).parent.parent / "samples"
TOKEN = re.compile(r"\w+|[^\w\s]")


def texts(folder: Path) -> Iterator[str]:
    """Yield the texts of a folder."""
    for path in sorted(folder.rglob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for path in sorted(folder.rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", help="texts; the samples if left out")
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    read = list(texts(args.folder)) if args.folder else list(texts(SAMPLES)) * 20
    if not read:
        parser.error(f"no *.txt or *.jsonl in {args.folder}")
    size = sum(map(len, read)) / 1e6
    auditor, punkt = Auditor(), PunktSentenceTokenizer()
    runs: dict[str, Callable[[str], object]] = {
        "token scan": TOKEN.findall,
        "Punkt": lambda text: list(punkt.span_tokenize(text)),
        "claimcheck": auditor.audit_text,
    }
    speeds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(args.rounds + 1):
        for name, run in runs.items():
            begin = perf_counter()
            for text in read:
                run(text)
            speeds[name].append(size / (perf_counter() - begin))
    print(f"{len(read)} texts, {size:.2f} MB, median of {args.rounds} rounds")
    for name, measured in speeds.items():
        print(f"{name:12} {median(measured[1:]):7.2f} MB/s")


if __name__ == "__main__":
    main()
