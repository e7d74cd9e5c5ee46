"""The audit as JSON: for programs, always UTF-8, the same bytes for the same input."""

from __future__ import annotations

from msgspec import json
from msgspec.structs import replace

from claimcheck.audit import Audit, published


def to_json(audit: Audit) -> bytes:
    """Return the whole audit as one JSON object, indented by two."""
    whole = replace(audit, documents=tuple(map(published, audit.documents)))
    return json.format(json.encode(whole), indent=2) + b"\n"
