"""Measure how the time of an audit grows with the size of a hostile draft.

python -m benchmarks.adversarial [SHAPE]... [--sizes 1,2,4,8] [--forms text,markdown,docx]

The formats that are text (text, markdown, html) take the shapes of ``shapes``; docx, odt, rtf,
email and gzip have shapes of their own, in ``files``.
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
from claimcheck.documents.errors import ReadingError
from claimcheck.documents.formats import InputFormat
from claimcheck.documents.limits import Reading
from claimcheck.documents.read import from_bytes

from .files import FILES
from .shapes import SHAPES

WORST = 2.3
"""A factor a doubling beyond this is marked."""
SHORT = 0.15
"""Seconds under which a factor says nothing."""


def main() -> int:
    """Print a table, and return 1 if anything grows out of proportion."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shapes", nargs="*", help="of those that are listed; all if none is named")
    parser.add_argument(
        "--sizes", default="1,2,4,8", help="in millions of code points; of files, unpacked bytes"
    )
    parser.add_argument("--forms", default="text", help=f"formats: text …, {', '.join(FILES)}")
    parser.add_argument("--seconds", type=float, default=300, help="the most that one may take")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        return _one(*asked.one)
    forms = {form: FILES.get(form, SHAPES) for form in asked.forms.split(",")}
    if unknown := set(asked.shapes).difference(*forms.values()):
        parser.error(f"no such shape: {', '.join(sorted(unknown))}")
    sizes = [float(size) for size in asked.sizes.split(",")]
    print(f"{'shape':36}{''.join(f'{size:>8g} MB' for size in sizes)}  worst factor   memory")
    bad = 0
    for form, shapes in forms.items():
        for shape in shapes:
            if shape in asked.shapes or not asked.shapes:
                bad += _row(shape, form, sizes, asked.seconds)
    return int(bool(bad))


def _row(shape: str, form: str, sizes: list[float], most: float) -> bool:
    """Print the row of a shape; tell whether it grows out of proportion."""
    took: list[float] = []
    memory = 0.0
    refused = ""
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
        seconds, memory, refused = json.loads(run.stdout)
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
    print(
        f"{name:36}{cells}  {worst:>10.2f} {'!' if bad else ' '} {memory:>7.0f} MB  {refused}",
        flush=True,
    )
    return bad


def _doublings(sizes: list[float]) -> list[float]:
    return [log2(after / before) for before, after in pairwise(sizes)]


def _one(shape: str, form: str, size: str) -> int:
    """Audit one draft, and print the seconds, the megabytes at the peak, and why it was refused."""
    data = _data(shape, form, int(float(size) * 1_000_000))
    auditor = Auditor()
    auditor.audit_text("The pier is safe, Ada Holt said.")
    wanted = InputFormat.text if form == "gzip" else InputFormat(form)
    refused = ""
    began = time.process_time()
    try:
        auditor.audit(from_bytes(data, "draft", Reading(format=wanted)))
    except ReadingError as error:
        refused = error.reason
    took = time.process_time() - began
    print(json.dumps([took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, refused]))
    return 0


def _data(shape: str, form: str, size: int) -> bytes:
    """Return a draft of a shape and about a size."""
    if form in FILES:
        return FILES[form][shape](size)
    text = SHAPES[shape](size)
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()


if __name__ == "__main__":
    sys.exit(main())
