"""The audit as JSON: for programs, always UTF-8, the same bytes for the same input."""

from __future__ import annotations

from msgspec import json

from claimcheck.audit import Audit


def to_json(audit: Audit) -> bytes:
    """Return the whole audit as one JSON object, indented by two."""
    return json.format(json.encode(audit), indent=2) + b"\n"
