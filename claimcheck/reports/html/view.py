"""What the template shows, worked out from the audit; the template only sets it out."""

from __future__ import annotations

from msgspec import Struct

from claimcheck.audit import Audit, DocumentAudit, ReadError
from claimcheck.reports.attention import advice, attention
from claimcheck.reports.html.article import FindingView, Paragraph, finding_view, paragraphs
from claimcheck.reports.html.figures import (
    EntryView,
    PartView,
    TagShare,
    ledger,
    level,
    score_parts,
    tag_shares,
)
from claimcheck.reports.html.rules import RuleView, rule_views
from claimcheck.wording import counted


class DocumentView(Struct, frozen=True):
    """One document."""

    number: int
    document: DocumentAudit
    figures: tuple[str, ...]
    tags: tuple[TagShare, ...]
    advice: tuple[str, ...]
    parts: tuple[PartView, ...]
    level: str
    paragraphs: tuple[Paragraph, ...]
    groups: tuple[tuple[RuleView, tuple[FindingView, ...]], ...]
    sources: tuple[EntryView, ...]
    findings: int
    set_aside: int


class Page(Struct, frozen=True):
    """The whole file."""

    title: str
    tool: str
    tags: tuple[TagShare, ...]
    statements: int
    findings: int
    score: int | None
    grade: str | None
    documents: tuple[DocumentView, ...]
    rules: tuple[RuleView, ...]
    errors: tuple[ReadError, ...]


def view(audit: Audit) -> Page:
    """Work out what the report shows.

    Args:
        audit: The audit of any number of documents.
    """
    rules = rule_views([f for document in audit.documents for f in document.findings])
    documents = tuple(
        _document(number, document, rules) for number, document in enumerate(audit.documents, 1)
    )
    one = audit.documents[0].path if len(audit.documents) == 1 else None
    return Page(
        title=one or counted(len(documents), "draft"),
        tool=f"{audit.tool.name} {audit.tool.version}",
        tags=tag_shares(audit.summary.tags),
        statements=audit.summary.statements,
        findings=sum(document.findings for document in documents),
        score=audit.summary.score,
        grade=audit.summary.grade,
        documents=documents,
        rules=tuple(rules.values()),
        errors=audit.errors,
    )


def _document(number: int, document: DocumentAudit, rules: dict[str, RuleView]) -> DocumentView:
    indices = {code: rule.index for code, rule in rules.items()}
    article = paragraphs(document, indices)
    findings = [f for paragraph in article for _, found in paragraph.units for f in found]
    placed = {found.number for found in findings}
    findings += [
        finding_view(at, finding, None, indices)
        for at, finding in enumerate(document.findings, 1)
        if at not in placed
    ]
    summary = document.summary
    counting = sum(finding.suppressed is None for finding in document.findings)
    return DocumentView(
        number=number,
        document=document,
        figures=(
            counted(summary.words, "word"),
            counted(summary.statements, "statement"),
            f"{summary.check_worthy:,} check-worthy",
            counted(summary.sources, "source"),
            counted(counting, "finding"),
        ),
        tags=tag_shares(summary.tags),
        advice=tuple(advice(document, attention(document))),
        parts=score_parts(summary),
        level=level((summary.score or 0) / 100),
        paragraphs=article,
        groups=tuple(
            (rule, found)
            for rule in rules.values()
            if (found := tuple(f for f in findings if f.rule == rule.index))
        ),
        sources=ledger(document),
        findings=counting,
        set_aside=len(document.findings) - counting,
    )
