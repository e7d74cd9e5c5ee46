"""Ask every tool about every set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from accuracy import metrics
from accuracy.gold import Set
from accuracy.values import Tool


class Measured(NamedTuple):
    tags: dict[tuple[str, str], metrics.TagFigures]
    attributions: dict[tuple[str, str], metrics.AttributionFigures]
    sentences: dict[tuple[str, str], dict[str, metrics.Counts]]
    hedges: dict[tuple[str, str], metrics.Counts]


_SCORERS: dict[str, Callable[[Any, Any], Any]] = {
    "tags": metrics.score_tags,
    "attributions": metrics.score_attributions,
    "sentences": metrics.score_sentences,
    "hedges": metrics.score_hedges,
}


def measure(
    sets: Iterable[Set], tools: Sequence[Tool], progress: Callable[[str], None]
) -> Measured:
    """Run each tool on each file of each set for which it has an answer.

    Args:
        sets: The gold data.
        tools: The tools that can run here.
        progress: Is told what is being done.
    """
    measured = Measured({}, {}, {}, {})
    for gold in sets:
        for task, score in _SCORERS.items():
            rows = getattr(gold, task)
            for tool in tools:
                answer = getattr(tool, task)
                if rows and answer:
                    progress(f"{gold.name}: {task} of {len(rows):,} texts by {tool.name}")
                    figures = score(rows, [answer(row.text) for row in rows])
                    getattr(measured, task)[gold.name, tool.name] = figures
    return measured
