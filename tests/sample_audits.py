"""The audits of the sample articles, as the command line gives them.

Used by ``test_samples.py`` and by ``scripts/update_golden.py``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted(path.stem for path in (ROOT / "samples").glob("*.txt"))

Json = dict[str, Any]


@cache
def audit(sample: str) -> Json:
    """Return what ``claimcheck audit samples/SAMPLE.txt -f json`` prints.

    The command runs in the root of the checkout, so that the path in the audit is the same
    wherever the checkout lies.
    """
    command = [sys.executable, "-m", "claimcheck", "audit", f"samples/{sample}.txt", "-f", "json"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if run.returncode != 0:
        raise RuntimeError(f"{sample}: exit {run.returncode}\n{run.stderr.decode('utf-8')}")
    result: Json = json.loads(run.stdout)
    return result


def golden_path(sample: str) -> Path:
    """Return where the expected audit of a sample is kept."""
    return ROOT / "tests" / "golden" / f"{sample}.json"


def canonical(value: Any, depth: int = 4) -> str:
    """Return an audit as JSON with one statement, attribution or source a line.

    Nothing is sorted, so the order of the keys counts.  ``depth`` is how many levels are opened.
    """
    if not depth or not value or not isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[\n" + ",\n".join(canonical(item, depth - 1) for item in value) + "\n]"
    pairs = (f"{json.dumps(key)}: {canonical(item, depth - 1)}" for key, item in value.items())
    return "{\n" + ",\n".join(pairs) + "\n}"


def expected(sample: str) -> str:
    """Return what the golden file of a sample should hold for the program as it is.

    The version is left out, so that a release does not rewrite every golden file.
    """
    result = audit(sample)
    return canonical({**result, "tool": {**result["tool"], "version": "*"}}) + "\n"
