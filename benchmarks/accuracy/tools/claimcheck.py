"""claimcheck itself, through its public face."""

from __future__ import annotations

from collections.abc import Sequence

from accuracy.values import Attribution, Span, Statement, Tool
from claimcheck import Auditor, __version__
from claimcheck import audit as audits

_STRONGEST = ("person", "organization", "document", "unnamed")


def load() -> Tool:
    return Tool(
        name="claimcheck",
        about="this program, through `claimcheck.Auditor().audit_text`",
        versions=(f"claimcheck {__version__}",),
        tags=tags,
        attributions=attributions,
        sentences=sentences,
        hedges=hedges,
    )


def tags(text: str) -> list[Statement]:
    audit = Auditor().audit_text(text)
    return [
        Statement(s.start, s.end, s.tag, _kind(s, audit.attributions), s.confidence)
        for s in audit.statements
    ]


def attributions(text: str) -> list[Attribution]:
    return [
        Attribution(_spans(a.source), _spans(a.cue), tuple((c.start, c.end) for c in a.content))
        for a in Auditor().audit_text(text).attributions
    ]


def sentences(text: str) -> list[Span]:
    return [(s.start, s.end) for s in Auditor().audit_text(text).statements]


def hedges(text: str) -> bool:
    statements = Auditor().audit_text(text).statements
    return any(s.tag == "speculative" or s.hedges for s in statements)


def _spans(part: audits.Source | audits.Cue | None) -> tuple[Span, ...]:
    if part is None or part.start is None or part.end is None:
        return ()
    return ((part.start, part.end),)


def _kind(statement: audits.Statement, attributions: Sequence[audits.Attribution]) -> str | None:
    """Return the strongest kind of source; for speculation whether one is vague."""
    sources = [attributions[index].source for index in statement.attributions]
    kinds = {source.kind for source in sources if source}
    if statement.tag == "speculative":
        return "vague" if "vague" in kinds else "hedge"
    return next((kind for kind in _STRONGEST if kind in kinds), None)
