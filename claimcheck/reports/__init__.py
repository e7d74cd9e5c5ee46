"""The reports: one writer a format, each a function of the audit alone."""

from __future__ import annotations

from claimcheck.audit import Audit

ENDINGS = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
}
"""The format of a report by the ending of the file that it is written to."""


def write(audit: Audit, form: str) -> bytes:
    """Return an audit in one of the formats that programs read.

    Args:
        audit: The audit.
        form: "text", "json", "jsonl" or "html".
    """
    if form == "text":
        from claimcheck.reports.text import to_text

        return to_text(audit)
    if form == "html":
        from claimcheck.reports.html import to_html

        return to_html(audit)
    from claimcheck.reports.json import to_json, to_jsonl

    return to_json(audit) if form == "json" else to_jsonl(audit)
