"""The gate: whether an audit is good enough."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.audit import DocumentAudit
from claimcheck.config.settings import Gate
from claimcheck.wording import counted

_RANKS = {"note": 0, "warning": 1, "error": 2, "never": 3}


def failing(document: DocumentAudit, gate: Gate) -> list[str]:
    """Say in words why a document fails its gate; nothing if it passes.

    Findings that are suppressed do not count, and a document without a score fails no score.
    """
    said: list[str] = []
    least = _RANKS[gate.fail_on]
    grave = sum(f.suppressed is None and _RANKS[f.severity] >= least for f in document.findings)
    if grave:
        worse = "" if gate.fail_on == "error" else " or worse"
        said.append(f"{counted(grave, 'finding')} of severity {gate.fail_on}{worse}")
    score = document.summary.score
    if gate.fail_under is not None and score is not None and score < gate.fail_under:
        said.append(f"score {score} is under {gate.fail_under}")
    return said


def gate_message(failed: Sequence[tuple[str, Sequence[str]]], most: int = 3) -> str:
    """Return one line about the documents that failed.

    Args:
        failed: The paths with what ``failing`` says of each.
        most: How many documents to name.
    """
    named = "; ".join(f"{path}: {', '.join(why)}" for path, why in failed[:most])
    more = len(failed) - most
    return f"gate failed: {named}" + (f"; and {counted(more, 'more document')}" if more > 0 else "")
