"""Measure how often each deciding rule is right, and write claimcheck/data/confidence.json.

    python scripts/measure_confidence.py GOLD/tags.jsonl

GOLD/tags.jsonl holds one article a line: {doc, text, statements: [{start, end, code}]}
with the codes of the tagging guideline (S sourced, D denied, P speculative, A asserted,
X not a statement; a second letter is ignored).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from claimcheck import audit_text

TAGS = {"S": "sourced", "D": "denied", "P": "speculative", "A": "asserted"}
STRENGTH = 8  # statements' worth of doubt: a rule seen less often leans on its tag's precision
TARGET = Path(__file__).parent.parent / "claimcheck" / "data" / "confidence.json"


def main() -> None:
    """Count, smooth and write."""
    right: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        for line in lines:
            gold = json.loads(line)
            statements = audit_text(gold["text"]).statements
            for wanted in gold["statements"]:
                best = max(
                    statements,
                    key=lambda s: min(s.end, wanted["end"]) - max(s.start, wanted["start"]),
                )
                if best.tag is None:
                    continue
                hit = TAGS.get(wanted["code"][0]) == best.tag
                for rule in (best.reasons[0].rule if best.reasons else "none", "*"):
                    seen[best.tag, rule] += 1
                    right[best.tag, rule] += hit
    table: dict[str, dict[str, float]] = {}
    for tag, rule in sorted(seen):
        overall = right[tag, "*"] / seen[tag, "*"]
        share = (right[tag, rule] + STRENGTH * overall) / (seen[tag, rule] + STRENGTH)
        table.setdefault(tag, {})[rule] = round(share, 2)
    TARGET.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
