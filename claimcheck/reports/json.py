"""The audit as JSON: for programs, always UTF-8, the same bytes for the same input.

One object, indented by two, which is written document by document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Set

from msgspec import json
from msgspec.structs import replace

from claimcheck.audit import Audit, DocumentAudit, Severity, published
from claimcheck.totals import assemble

_DOCUMENTS = b'"documents": ['
_INDENT = b"\n    "


BETWEEN = b","


def opening() -> bytes:
    """Return what stands before all documents."""
    return _parts(assemble([], []))[0]


def entry(document: DocumentAudit, unchanged: Set[int]) -> bytes:
    """Return a document."""
    written = json.format(json.encode(published(document)), indent=2)
    # No string in JSON holds a line break: all there are belong to the layout.
    return _INDENT + written.replace(b"\n", _INDENT)


def closing(rest: Audit, severities: Counter[Severity]) -> bytes:
    """Return what stands behind all documents."""
    return (b"\n  " if rest.summary.documents else b"") + _parts(rest)[1] + b"\n"


def _parts(rest: Audit) -> tuple[bytes, bytes]:
    """Return a run as JSON, cut where its documents stand."""
    whole = json.format(json.encode(replace(rest, documents=())), indent=2)
    head, documents, tail = whole.partition(_DOCUMENTS)
    return head + documents, tail
