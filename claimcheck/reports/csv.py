"""The audit as a table for spreadsheets: a row a statement, and one more a further finding.

UTF-8 with a byte-order mark, by which Excel knows it, and CRLF, as RFC 4180 has it.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator

from claimcheck.audit import Audit, DocumentAudit, Finding, Statement
from claimcheck.reports.excerpt import visible
from claimcheck.reports.findings import why_suppressed

COLUMNS = (
    "path",
    "line",
    "column",
    "tag",
    "confidence",
    "source",
    "cue",
    "code",
    "name",
    "severity",
    "message",
    "ask",
    "text",
    "fingerprint",
    "suppressed",
)

Cell = str | int | float | None

_LONGEST = 32_000
"""Excel takes 32,767 characters in a cell and spoils the row when there are more."""
_FORMULA = tuple("=+-@\t\r＝＋－＠")
"""What a formula begins with, in Japanese editions in full width as well (OWASP, CSV injection)."""
_SEPARATED = re.compile(r"([;|])(?=[\"']*[=+\-@＝＋－＠])")
"""Where a cell would begin with a formula if a spreadsheet took other characters for commas."""


def to_csv(audit: Audit) -> bytes:
    """Return every statement with its tag, source and findings.

    A statement with several findings has a row for each.  Headings, questions and the like
    are left out unless there is a finding on them.  Inputs that could not be read stand last.
    """
    page = io.StringIO()
    table = csv.writer(page, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for document in audit.documents:
        table.writerows([_cell(value) for value in row] for row in _rows(document))
    for error in audit.errors:
        cells: dict[str, Cell] = {
            "path": error.path,
            "name": "not-read",
            "severity": "error",
            "message": error.error,
        }
        table.writerow([_cell(cells.get(column)) for column in COLUMNS])
    return page.getvalue().encode("utf-8-sig")


def _rows(document: DocumentAudit) -> Iterator[list[Cell]]:
    findings: dict[int, list[Finding]] = defaultdict(list)
    for finding in document.findings:
        findings[finding.statement].append(finding)
    for statement in document.statements:
        found = findings.pop(statement.id, [])
        for finding in found:
            yield _row(document, statement, finding)
        if statement.tag and not found:
            yield _row(document, statement, None)
    for found in findings.values():  # on no statement
        for finding in found:
            yield _row(document, None, finding)


def _row(
    document: DocumentAudit, statement: Statement | None, finding: Finding | None
) -> list[Cell]:
    place = finding or statement
    cells: dict[str, Cell] = {"path": document.path}
    if place:
        cells |= {"line": place.line, "column": place.column}
    if statement:
        attributions = [document.attributions[index] for index in statement.attributions]
        sources = (a.source.name or a.source.text for a in attributions if a.source)
        cues = (a.cue.text for a in attributions if a.cue)
        cells |= {
            "tag": statement.tag,
            "confidence": statement.confidence,
            "source": "; ".join(dict.fromkeys(filter(None, sources))),
            "cue": "; ".join(dict.fromkeys(cues)),
            "text": statement.text,
        }
    if finding:
        cells |= {
            "code": finding.code,
            "name": finding.name,
            "severity": finding.severity,
            "message": finding.message,
            "ask": finding.help,
            "fingerprint": finding.fingerprint,
            "suppressed": why_suppressed(finding),
        }
    return [cells.get(column) for column in COLUMNS]


def _cell(value: Cell) -> Cell:
    """Return a value as a spreadsheet may see it: no control characters, and no formula."""
    if not isinstance(value, str):
        return value
    read = value[: 2 * _LONGEST]  # a statement without end may have findings without number
    text = _SEPARATED.sub(r"\1 ", visible(read).strip())
    if len(text) > _LONGEST or len(read) < len(value):
        text = text[: _LONGEST - 1] + "…"
    return f"'{text}" if text.startswith(_FORMULA) else text
