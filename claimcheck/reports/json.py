"""The audit as JSON: for programs, always UTF-8, the same bytes for the same input.

One object, indented by two, which is written document by document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set

from msgspec import json
from msgspec.structs import replace

from claimcheck.audit import Audit, DocumentAudit, Severity
from claimcheck.reports.pieces import pieces
from claimcheck.totals import assemble

_DOCUMENTS = b'"documents": ['
_INDENT = b"\n    "


BETWEEN = b","


def opening() -> bytes:
    """Return what stands before all documents."""
    return _parts(assemble([], []))[0]


def entry(document: DocumentAudit, unchanged: Set[int]) -> Iterator[bytes]:
    """Return a document."""
    yield _INDENT
    yield from pieces(document, _INDENT)


def closing(rest: Audit, severities: Counter[Severity]) -> bytes:
    """Return what stands behind all documents."""
    return (b"\n  " if rest.summary.documents else b"") + _parts(rest)[1] + b"\n"


def _parts(rest: Audit) -> tuple[bytes, bytes]:
    """Return a run as JSON, cut where its documents stand."""
    whole = json.format(json.encode(replace(rest, documents=())), indent=2)
    head, documents, tail = whole.partition(_DOCUMENTS)
    return head + documents, tail
