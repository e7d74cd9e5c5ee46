"""Measure how the time of an audit grows with the size of a hostile draft.

python -m benchmarks.adversarial [SHAPE]... [--sizes 1,2,4,8] [--forms text,markdown]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from itertools import pairwise
from math import log2

from claimcheck.auditor import Auditor
from claimcheck.documents.formats import InputFormat
from claimcheck.documents.limits import Reading
from claimcheck.documents.read import from_bytes

from .shapes import SHAPES

WORST = 2.3
"""A factor a doubling beyond this is marked."""
SHORT = 0.15
"""Seconds under which a factor says nothing."""


def main() -> int:
    """Print a table, and return 1 if anything grows out of proportion."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shapes", nargs="*", help="of those that are listed; all if none is named")
    parser.add_argument("--sizes", default="1,2,4,8", help="in millions of code points")
    parser.add_argument("--forms", default="text", help="formats to read them as")
    parser.add_argument("--seconds", type=float, default=300, help="the most that one may take")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        return _one(*asked.one)
    if unknown := set(asked.shapes) - set(SHAPES):
        parser.error(f"no such shape: {', '.join(sorted(unknown))}")
    sizes = [float(size) for size in asked.sizes.split(",")]
    print(f"{'shape':36}{''.join(f'{size:>8g} MB' for size in sizes)}  worst factor   memory")
    bad = 0
    for form in asked.forms.split(","):
        for shape in asked.shapes or SHAPES:
            bad += _row(shape, form, sizes, asked.seconds)
    return int(bool(bad))


def _row(shape: str, form: str, sizes: list[float], most: float) -> bool:
    """Print the row of a shape; tell whether it grows out of proportion."""
    took: list[float] = []
    memory = 0.0
    cells = ""
    for size in sizes:
        command = [sys.executable, "-m", __spec__.parent, "--one", shape, form, str(size)]
        try:
            run = subprocess.run(command, capture_output=True, timeout=most, check=False)
        except subprocess.TimeoutExpired:
            cells += f"{'>' + format(most, 'g'):>10}s"
            took.append(most)
            break
        if run.returncode:
            cells += f"{'failed':>11}"
            print(run.stderr.decode("utf-8", "replace")[-2000:], file=sys.stderr)
            took.append(most)
            break
        seconds, memory = json.loads(run.stdout)
        took.append(seconds)
        cells += f"{seconds:>10.2f}s"
    factors = [
        (after / before) ** (1 / doublings)
        for before, after, doublings in zip(took, took[1:], _doublings(sizes), strict=False)
        if after > SHORT and before > 0
    ]
    worst = max(factors, default=0.0)
    bad = worst > WORST or (bool(took) and took[-1] >= most)
    name = shape if form == "text" else f"{shape} ({form})"
    print(f"{name:36}{cells}  {worst:>10.2f} {'!' if bad else ' '} {memory:>7.0f} MB", flush=True)
    return bad


def _doublings(sizes: list[float]) -> list[float]:
    return [log2(after / before) for before, after in pairwise(sizes)]


def _one(shape: str, form: str, size: str) -> int:
    """Audit one draft, and print the seconds that took and the megabytes at the peak."""
    text = SHAPES[shape](int(float(size) * 1_000_000))
    data = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()
    auditor = Auditor()
    auditor.audit_text("The pier is safe, Ada Holt said.")
    began = time.process_time()
    auditor.audit(from_bytes(data, "draft", Reading(format=InputFormat(form))))
    took = time.process_time() - began
    print(json.dumps([took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
