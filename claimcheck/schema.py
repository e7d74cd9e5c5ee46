"""The JSON Schema of the audit."""

from __future__ import annotations

from typing import Any


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what ``--format json`` writes.

    A line of ``--format jsonl`` is a ``#/$defs/DocumentAudit`` of it.
    """
    import msgspec

    from claimcheck.audit import Audit

    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The audit of claimcheck",
        **msgspec.json.schema(Audit),
    }
