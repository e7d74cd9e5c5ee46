"""The reports: one writer a format, each a function of the audit alone.

To add a format, write ``claimcheck/reports/<name>.py`` with ``to_<name>(audit) -> bytes``, and
put a line into ``WRITERS`` and its endings into ``ENDINGS``.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.audit import Audit

WRITERS = {
    "text": "text",
    "json": "json",
    "jsonl": "json",
    "sarif": "sarif",
    "github": "github",
    "junit": "junit",
    "markdown": "markdown",
    "csv": "csv",
}
"""The formats that programs read, with the module here whose ``to_<format>`` writes them."""

ENDINGS = {
    ".sarif.json": "sarif",
    ".sarif": "sarif",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".txt": "text",
    ".xml": "junit",
    ".md": "markdown",
    ".markdown": "markdown",
    ".csv": "csv",
}
"""The format of a report by the ending of the file that it is written to, longer endings first."""


def form_of(name: str) -> str | None:
    """Return the format that a file's name asks for by its ending, in any case of letters."""
    return next((form for end, form in ENDINGS.items() if name.lower().endswith(end)), None)


def write(audit: Audit, form: str) -> bytes:
    """Return an audit in one of the formats that programs read.

    Args:
        audit: The audit.
        form: A key of ``WRITERS``.
    """
    module = import_module(f"claimcheck.reports.{WRITERS[form]}")
    writer: Callable[[Audit], bytes] = getattr(module, f"to_{form}")
    return writer(audit)
