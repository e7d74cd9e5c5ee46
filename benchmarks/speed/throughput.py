"""The speed of an audit in one process, beside a plain token scan and NLTK's Punkt."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

SAMPLES = Path(__file__).parent.parent.parent / "samples"
TOKEN = re.compile(r"\w+|[^\w\s]")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        help='texts (*.txt), or gold data (*.jsonl with a "text" a line); the samples, twenty '
        "times over, if left out",
    )


def texts(folder: Path) -> Iterator[str]:
    """Yield the texts of a folder."""
    for path in sorted(folder.rglob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for path in sorted(folder.rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def measure(arguments: argparse.Namespace) -> str:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    from claimcheck import Auditor

    folder = arguments.folder
    read = list(texts(folder)) if folder else list(texts(SAMPLES)) * 20
    if not read:
        raise ValueError(f"no *.txt or *.jsonl in {folder}")
    size = sum(map(len, read)) / 1e6
    auditor, punkt = Auditor(), PunktSentenceTokenizer()
    runs: dict[str, Callable[[str], object]] = {
        "token scan": TOKEN.findall,
        "Punkt": lambda text: list(punkt.span_tokenize(text)),
        "claimcheck": auditor.audit_text,
    }
    speeds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(arguments.rounds + 1):
        for name, run in runs.items():
            begin = perf_counter()
            for text in read:
                run(text)
            speeds[name].append(size / (perf_counter() - begin))
    what = f"{len(read)} texts, {size:.2f} MB (10^6 code points)"
    lines = [f"{name:12} {median(each[1:]):7.2f} MB/s" for name, each in speeds.items()]
    return "\n".join([f"{what}; medians of {arguments.rounds} rounds", *lines])
