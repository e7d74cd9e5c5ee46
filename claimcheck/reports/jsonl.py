"""The audit as JSON with one document a line."""

from __future__ import annotations

from msgspec import json

from claimcheck.audit import Audit, published


def to_jsonl(audit: Audit) -> bytes:
    """Return the audit's documents as JSON, one a line."""
    return b"".join(json.encode(published(document)) + b"\n" for document in audit.documents)
