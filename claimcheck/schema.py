"""The JSON Schema of the audit."""

from __future__ import annotations

from typing import Any


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what ``audit --format json`` writes.

    A line of ``--format jsonl`` is a ``#/$defs/DocumentAudit`` of it.
    """
    from claimcheck.audit import Audit

    return _schema("The audit of claimcheck", Audit)


def comparison_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what ``compare --format json`` writes."""
    from claimcheck.compare.comparison import Comparison

    return _schema("The comparison of claimcheck", Comparison)


def _schema(title: str, of: type) -> dict[str, Any]:
    import msgspec

    draft = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": draft, "title": title, **msgspec.json.schema(of)}
