"""The reports on one sample article, of the findings of one rule.

Used by ``test_reports.py`` and by ``scripts/update_golden.py``.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from sample_audits import ROOT

from claimcheck import Auditor
from claimcheck.config.settings import Settings
from claimcheck.documents.errors import ReadingError
from claimcheck.reports import write
from claimcheck.totals import assemble

SAMPLE = "geopolitics"
REPORTS = {
    "sarif": ".sarif",
    "github": ".github.txt",
    "junit": ".xml",
    "markdown": ".md",
    "csv": ".csv",
}
"""The reports that have a golden file, with its ending."""


def golden_report(form: str) -> Path:
    """Return where the expected report of a format is kept."""
    return ROOT / "tests" / "golden" / "reports" / f"{SAMPLE}{REPORTS[form]}"


def report(form: str) -> bytes:
    """Return what the golden file of a format should hold for the program as it is.

    Of the two findings one is suppressed, and there is an input that could not be read.
    The version is left out, so that a release does not rewrite golden files.
    """
    path = f"samples/{SAMPLE}.txt"
    text = (ROOT / path).read_text(encoding="utf-8")
    auditor = Auditor(Settings(codes=frozenset({"CC201"})))
    document = auditor.audit_text(text, path=path)
    shown, other = document.findings
    hidden = msgspec.structs.replace(other, suppressed="the desk knows who they are")
    document = msgspec.structs.replace(document, findings=(shown, hidden))
    audit = assemble([document], [ReadingError("samples/missing.txt", "no such file")])
    tool = msgspec.structs.replace(audit.tool, version="*")
    return write(msgspec.structs.replace(audit, tool=tool), form)
