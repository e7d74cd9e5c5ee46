"""What every report of findings needs: their order, their words, and how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimcheck.audit import Audit, DocumentAudit, Finding, Hedge, Severity, Statement
from claimcheck.reports.excerpt import merge, visible
from claimcheck.values import Span
from claimcheck.wording import counted

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""The severities, worst first."""


def standing(document: DocumentAudit) -> list[Finding]:
    """Return the findings of a document that nothing suppresses."""
    return [finding for finding in document.findings if finding.suppressed is None]


def statement_of(document: DocumentAudit, finding: Finding) -> Statement | None:
    """Return the statement a finding is on; none if the document has no such statement."""
    at = finding.statement
    return document.statements[at] if 0 <= at < len(document.statements) else None


def marked(statement: Statement, words: Finding | Hedge) -> Span:
    """Return what is marked as offsets into its statement's text, cut to the statement."""
    return statement.within(words.start, words.end)


def deciding(statement: Statement) -> list[Span]:
    """Return the words that decided a statement's tag, as offsets into its text.

    None where that would be the whole statement, as inside a long quotation: to mark
    everything is to mark nothing.
    """
    size = len(statement.text)
    spans = (statement.within(reason.start, reason.end) for reason in statement.reasons)
    return merge(span for span in spans if 0 < span.end - span.start < 0.9 * size)


def place(document: DocumentAudit, finding: Finding) -> str:
    """Return where a finding is: ``path:line:column``."""
    return f"{visible(document.path)}:{finding.line}:{finding.column}"


def why_suppressed(finding: Finding) -> str | None:
    """Return why a finding does not count: "baseline" or a reason; None if it does."""
    if finding.suppressed is None:
        return None
    return visible(finding.suppressed).strip() or "no reason given"


def sentence(text: str) -> str:
    """Return words of a finding on one line, harmless, with a full stop if they have no end."""
    text = visible(text).strip()
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."


def kinds(findings: Sequence[Finding]) -> str:
    """Count findings by severity: "2 errors, 1 warning"; "none" if there are none."""
    return told(Counter(finding.severity for finding in findings))


def told(counts: Counter[Severity]) -> str:
    """Tell counts by severity, as ``kinds`` does."""
    return ", ".join(counted(counts[s], s) for s in SEVERITIES if counts[s]) or "none"


def tally(audit: Audit) -> str:
    """Return a run in one line: "3 findings (1 error, 2 warnings) in 2 documents"."""
    findings = [finding for document in audit.documents for finding in standing(document)]
    said = counted(len(findings), "finding") + (f" ({kinds(findings)})" if findings else "")
    said += f" in {counted(len(audit.documents), 'document')}"
    if hidden := sum(len(d.findings) for d in audit.documents) - len(findings):
        said += f"; {hidden:,} more suppressed"
    if audit.errors:
        said += f"; {counted(len(audit.errors), 'input')} not read"
    return said
