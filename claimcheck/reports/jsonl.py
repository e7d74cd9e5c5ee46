"""The audit as JSON with one document a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set

from claimcheck.audit import Audit, DocumentAudit, Severity
from claimcheck.reports.pieces import pieces

BETWEEN = b""


def opening() -> bytes:
    """Return what stands before all documents: nothing."""
    return b""


def entry(document: DocumentAudit, unchanged: Set[int]) -> Iterator[bytes]:
    """Return a document on a line."""
    yield from pieces(document, b"")
    yield b"\n"


def closing(rest: Audit, severities: Counter[Severity]) -> bytes:
    """Return what stands behind all documents: nothing."""
    return b""
