"""The audit as JSON with one document a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set

from msgspec import json

from claimcheck.audit import Audit, DocumentAudit, Severity, published

BETWEEN = b""


def opening() -> bytes:
    """Return what stands before all documents: nothing."""
    return b""


def entry(document: DocumentAudit, unchanged: Set[int]) -> bytes:
    """Return a document on a line."""
    return json.encode(published(document)) + b"\n"


def closing(rest: Audit, severities: Counter[Severity]) -> bytes:
    """Return what stands behind all documents: nothing."""
    return b""
