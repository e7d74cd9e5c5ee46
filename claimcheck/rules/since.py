"""Which statements and findings were changed since an earlier version of a draft."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from claimcheck.audit import DocumentAudit, Finding
from claimcheck.documents.comments import blanked, find_comments, prose
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
    left = Counter(_words(old.document.text[s.start : s.end]) for s in old.sentences)
    comments = {document.located(c.start, c.end).start: c for c in document.comments}
    unchanged: set[int] = set()
    for statement in audit.statements:
        words = _words(blanked(statement.text, find_comments(statement.text)))
        if left[words] > 0:
            left[words] -= 1
            unchanged.add(statement.id)

    def is_new(finding: Finding) -> bool:
        statement = audit.statements[finding.statement]
        if statement.start <= finding.start < statement.end:
            return finding.statement not in unchanged
        # What is found in a comment is told by the statement behind it.
        comment = comments[finding.start]
        return document.text[comment.start : comment.end] not in before.text

    return replace(audit, findings=tuple(filter(is_new, audit.findings))), frozenset(unchanged)


def _words(text: str) -> str:
    return " ".join(text.split())
