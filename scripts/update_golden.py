#!/usr/bin/env python3
"""Rewrite the expected audits of the sample articles in ``tests/golden``.

    python scripts/update_golden.py [SAMPLE]...

Run it after a change that is meant to alter audits, and read the difference before you commit it:
each line is one statement, attribution or source.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from sample_audits import SAMPLES, expected, golden_path


def main() -> None:
    """Rewrite the golden files of the named samples, or of all, and say which changed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("samples", nargs="*", help=f"of {', '.join(SAMPLES)}; all if none is named")
    samples = parser.parse_args().samples
    if unknown := sorted(set(samples) - set(SAMPLES)):
        parser.error(f"no such sample: {', '.join(unknown)} (there are {', '.join(SAMPLES)})")
    for sample in samples or SAMPLES:
        path = golden_path(sample)
        old = path.read_text(encoding="utf-8") if path.exists() else None
        new = expected(sample)
        if new == old:
            print(f"same     {path.name}")
            continue
        path.parent.mkdir(exist_ok=True)
        path.write_text(new, encoding="utf-8", newline="\n")
        print(f"{'written' if old is None else 'changed'}  {path.name}")


if __name__ == "__main__":
    main()
