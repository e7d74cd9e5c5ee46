"""The findings as workflow commands, which GitHub Actions shows beside the lines of a draft.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from claimcheck.audit import Audit, DocumentAudit, Finding, Severity
from claimcheck.reports.excerpt import visible
from claimcheck.reports.findings import sentence, standing, tally
from claimcheck.reports.markdown import page

SUMMARY_LIMIT = 1024 * 1024
"""So many bytes of summary GitHub takes from a step."""

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def to_github(audit: Audit) -> bytes:
    """Return a command a finding that nothing suppresses, and a line that counts them.

    GitHub shows the first ten errors, warnings and notices each of a step.
    """
    lines = [_finding(d, finding) for d in audit.documents for finding in standing(d)]
    lines += [
        _command(
            "error",
            {"file": visible(error.path), "title": "claimcheck: not read"},
            visible(error.error),
        )
        for error in audit.errors
    ]
    lines.append(f"claimcheck: {tally(audit)}")
    return "".join(f"{line}\n" for line in lines).encode()


def job_summary(audit: Audit) -> bytes:
    """Return a summary of the run in Markdown, to be appended to ``$GITHUB_STEP_SUMMARY``."""
    return page(audit, SUMMARY_LIMIT)


def _finding(document: DocumentAudit, finding: Finding) -> str:
    where: dict[str, str | int] = {
        "file": visible(document.path),
        "line": finding.line,
        "endLine": finding.end_line,
    }
    # GitHub drops columns unless all is on one line.
    if finding.line == finding.end_line:
        where |= {"col": finding.column, "endColumn": finding.end_column}
    where["title"] = visible(f"{finding.code} {finding.name}")
    said = "\n".join(filter(None, (sentence(finding.message), sentence(finding.help))))
    return _command(_COMMANDS[finding.severity], where, said)


def _command(command: str, properties: dict[str, str | int], message: str) -> str:
    said = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{command} {said}::{_data(message)}"


def _data(text: str) -> str:
    """Escape a message as GitHub's own toolkit does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
