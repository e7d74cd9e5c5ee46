"""The findings that a report tells of, sorted and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from claimcheck.audit import DocumentAudit, Finding, Severity
from claimcheck.wording import counted

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""The severities, worst first."""


def open_findings(document: DocumentAudit) -> tuple[Finding, ...]:
    """Return the findings of a document that no comment and no baseline suppresses, in order."""
    return tuple(finding for finding in document.findings if finding.suppressed is None)


def by_rule(findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """Return findings in groups of one rule and severity, the worst first, then by code."""

    def key(finding: Finding) -> tuple[int, str]:
        return SEVERITIES.index(finding.severity), finding.code

    return [tuple(group) for _, group in groupby(sorted(findings, key=key), key=key)]


def counted_by_severity(findings: Sequence[Finding]) -> str:
    """Say how many findings there are of each severity: "1 error, 2 warnings"; "" of none."""
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(counted(counts[each], each) for each in SEVERITIES if counts[each])
