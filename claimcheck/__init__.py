"""claimcheck audits the attribution of every sentence in a news draft.

Each statement is *sourced*, *denied*, *speculative* or *asserted*; who said what is
extracted, and an attribution score says how the piece stands as a whole::

    import claimcheck

    audit = claimcheck.audit_text("The mill will close, sources say.")
    for statement in audit.statements:
        print(statement.line, statement.tag, statement.text)

The values are those of the JSON that ``claimcheck audit --format json`` prints.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.audit import (
        Attribution,
        Audit,
        Cue,
        DocumentAudit,
        Finding,
        Hedge,
        LedgerEntry,
        ReadError,
        Reason,
        ScorePart,
        Source,
        Statement,
        Summary,
        TagCounts,
        Tool,
        Totals,
    )
    from claimcheck.auditor import Auditor
    from claimcheck.documents.errors import ReadingError
    from claimcheck.values import Span

__version__ = "0.1.0"

__all__ = [
    "Attribution",
    "Audit",
    "Auditor",
    "Cue",
    "DocumentAudit",
    "Finding",
    "Hedge",
    "LedgerEntry",
    "ReadError",
    "ReadingError",
    "Reason",
    "ScorePart",
    "Source",
    "Span",
    "Statement",
    "Summary",
    "TagCounts",
    "Tool",
    "Totals",
    "__version__",
    "audit_file",
    "audit_text",
]

_HOME = {
    "Auditor": "claimcheck.auditor",
    "ReadingError": "claimcheck.documents.errors",
    "Span": "claimcheck.values",
}


def audit_text(text: str, *, path: str = "<text>") -> DocumentAudit:
    """Audit a text.

    Args:
        text: The text; offsets in the audit are code points into it.
        path: What to call it.

    Returns:
        Its audit.
    """
    from claimcheck.auditor import Auditor

    return Auditor().audit_text(text, path=path)


def audit_file(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    format: str | None = None,  # noqa: A002  the name it has in the audit
) -> DocumentAudit:
    """Audit a file.

    Args:
        path: The file.
        encoding: Its encoding; found out if not given.
        format: Its format, as the audit names it; found out if not given.

    Returns:
        Its audit.  Where the file is text, offsets are code points into the decoded file,
        without a byte-order mark and with its line ends as they are; where it is not, into the
        text that was taken out of it, with its paragraphs as lines.

    Raises:
        ReadingError: If the file is missing, unreadable or of no format that is read.
        LookupError: If there is no such encoding.
        ValueError: If there is no such format.
    """
    from claimcheck.auditor import Auditor

    return Auditor().audit_file(path, encoding=encoding, format=format)


def __getattr__(name: str) -> object:
    """Import what is asked for only then, so that importing claimcheck costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME.get(name, "claimcheck.audit")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
