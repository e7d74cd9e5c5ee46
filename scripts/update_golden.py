#!/usr/bin/env python3
"""Rewrite the expected audits of the sample articles, and reports on one, in ``tests/golden``.

    python scripts/update_golden.py [SAMPLE]...

Run it after a change that is meant to alter audits, and read the difference before you commit it:
each line is one statement, attribution or source.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from report_samples import REPORTS, SAMPLE, golden_report, report
from sample_audits import SAMPLES, expected, golden_path


def main() -> None:
    """Rewrite the golden files of the named samples, or of all, and say which changed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("samples", nargs="*", help=f"of {', '.join(SAMPLES)}; all if none is named")
    samples = parser.parse_args().samples
    if unknown := sorted(set(samples) - set(SAMPLES)):
        parser.error(f"no such sample: {', '.join(unknown)} (there are {', '.join(SAMPLES)})")
    for sample in samples or SAMPLES:
        rewrite(golden_path(sample), expected(sample).encode())
    if not samples or SAMPLE in samples:
        for form in REPORTS:
            rewrite(golden_report(form), report(form))


def rewrite(path: Path, new: bytes) -> None:
    """Rewrite a golden file if it changed, and say whether it did."""
    old = path.read_bytes() if path.exists() else None
    if new == old:
        print(f"same     {path.name}")
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(new)
    print(f"{'written' if old is None else 'changed'}  {path.name}")


if __name__ == "__main__":
    main()
