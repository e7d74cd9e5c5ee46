"""The regular-expression baseline."""

from __future__ import annotations

from accuracy import baseline
from accuracy.values import Tool


def load() -> Tool:
    return Tool(
        name="regex",
        about="a page of regular expressions, `benchmarks/accuracy/baseline.py`, "
        "written once and not tuned on any gold data",
        tags=baseline.tags,
        attributions=baseline.attributions,
        sentences=baseline.sentences,
        hedges=baseline.hedges,
    )
