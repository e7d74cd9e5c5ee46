"""The audit as JSON with one document a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set

from msgspec import json

from claimcheck.audit import Audit, DocumentAudit, Severity, published


def opening() -> bytes:
    """Return what stands before all documents: nothing."""
    return b""


def entry(document: DocumentAudit, *, first: bool, unchanged: Set[int]) -> bytes:  # noqa: ARG001
    """Return a document on a line."""
    return json.encode(published(document)) + b"\n"


def closing(rest: Audit, severities: Counter[Severity], *, empty: bool) -> bytes:  # noqa: ARG001
    """Return what stands behind all documents: nothing."""
    return b""
