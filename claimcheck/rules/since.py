"""Which statements and findings were changed since an earlier version of a draft."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from claimcheck.audit import DocumentAudit, Finding
from claimcheck.documents.comments import prose
from claimcheck.language.segment import segment
from claimcheck.values import Document


def on_changes(
    audit: DocumentAudit, document: Document, before: Document | None
) -> tuple[DocumentAudit, frozenset[int]]:
    """Leave out the findings on statements that stood in the version before.

    Statements are compared and not lines: in most drafts a line is a paragraph, and to wrap or
    to move one is no change of its statements.  White space aside, a statement must have stood
    there word for word.

    Args:
        audit: The audit of the document.
        document: The document.
        before: Its version before, or None if there was none.

    Returns:
        The audit without those findings, and the ids of the statements that stood there.
    """
    if before is None:
        return audit, frozenset()
    old = segment(prose(before))
    left = Counter(_words(old.document, s.start, s.end) for s in old.sentences)
    now = prose(document)
    unchanged: set[int] = set()
    for statement in audit.statements:
        words = _words(now, statement.start, statement.end)
        if left[words] > 0:
            left[words] -= 1
            unchanged.add(statement.id)

    def is_new(finding: Finding) -> bool:
        statement = audit.statements[finding.statement]
        if statement.start <= finding.start < statement.end:
            return finding.statement not in unchanged
        # What is found in a comment is told by the statement behind it.
        return document.text[finding.start : finding.end] not in before.text

    return replace(audit, findings=tuple(filter(is_new, audit.findings))), frozenset(unchanged)


def _words(document: Document, start: int, end: int) -> str:
    return " ".join(document.text[start:end].split())
