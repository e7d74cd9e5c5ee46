#!/usr/bin/env python3
"""Print a random sample of a rule's findings, to be read and judged true or false.

    python scripts/sample_findings.py CODE FILE [--number 30] [--seed 1] [--around 2]

FILE has a document a line, JSON with a "text".  Printed are how often the rule fires, and for
each finding of the sample its headline, the statements around it and the message.  The texts are
not ours: nothing of what is printed may enter this repository, only counts do.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from claimcheck import Auditor
from claimcheck.config.settings import Settings


def main() -> None:
    """Sample and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("code")
    parser.add_argument("file", type=Path)
    parser.add_argument("--number", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--around", type=int, default=2, help="statements before and after")
    args = parser.parse_args()
    auditor = Auditor(Settings(codes=frozenset({args.code})))
    lines = args.file.read_text(encoding="utf-8").splitlines()
    audits = [auditor.audit_text(json.loads(line)["text"]) for line in lines]
    found = [(audit, finding) for audit in audits for finding in audit.findings]
    with_one = sum(bool(audit.findings) for audit in audits)
    print(f"{args.code}: {len(found)} findings in {with_one} of {len(audits)} documents")
    random.Random(args.seed).shuffle(found)
    for number, (audit, finding) in enumerate(found[: args.number], 1):
        at = finding.statement
        first = max(0, at - args.around)
        print(f"\n#{number} [{audit.statements[0].text[:100]}]")
        for statement in audit.statements[first : at + args.around + 1]:
            mark = ">>" if statement.id == at else "  "
            print(f"{mark} ({statement.tag}) {' '.join(statement.text.split())}")
        print(f"   == {finding.message} | {finding.help}")


if __name__ == "__main__":
    main()
