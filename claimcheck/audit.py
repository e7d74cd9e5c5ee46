"""The audit: the values that the JSON shows and that third parties meet.

Field for field the published contract (``claimcheck schema`` prints it as JSON
Schema).  Offsets are code points into the decoded text, ends exclusive; lines and
columns are 1-based and count code points in the file itself.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.values import (
    CueType,
    HedgeType,
    QuotationKind,
    SourceKind,
    Span,
    StatementKind,
    Tag,
)

SCHEMA_VERSION: Final = "1"

Grade = Literal["A", "B", "C", "D", "F"]
Severity = Literal["error", "warning", "note"]

BASELINED: Final = "baseline"
"""What ``Finding.suppressed`` is for a finding that a baseline knows."""


class Reason(Struct, gc=False, frozen=True, kw_only=True):
    """The words that decided a statement's tag, and the rule by which they did."""

    rule: str
    start: int
    end: int
    text: str


class Hedge(Struct, gc=False, frozen=True, kw_only=True):
    """A hedging expression in a statement."""

    start: int
    end: int
    text: str
    type: HedgeType


class Statement(Struct, gc=False, frozen=True, kw_only=True):
    """One sentence-like unit of the document; ``tag`` is null unless ``kind`` is statement."""

    id: int
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    paragraph: int
    kind: StatementKind
    text: str
    tag: Tag | None
    confidence: float | None
    attributions: tuple[int, ...]
    hedges: tuple[Hedge, ...]
    check_worthy: bool
    reasons: tuple[Reason, ...]

    def within(self, start: int, end: int) -> Span:
        """Return a stretch of the file as offsets into ``text``, cut to the statement."""
        begin = self._into(start)
        return Span(begin, max(begin, self._into(end)))

    def _into(self, offset: int) -> int:
        return min(max(0, offset - self.start), len(self.text))


class MarkedUpStatement(Statement, frozen=True, kw_only=True):
    """A statement with mark-up inside, so that its ``text`` is not the file's own characters.

    ``cuts`` are the offsets at which stretches without mark-up begin, from the statement's start
    in the file and in ``text``.  They are no part of the published audit; see ``published``.
    """

    cuts: tuple[tuple[int, int], ...]

    def _into(self, offset: int) -> int:
        at = bisect_right(self.cuts, (offset - self.start, len(self.text))) - 1
        if at < 0:
            return 0
        begin, into = self.cuts[at]
        behind = self.cuts[at + 1][1] if at + 1 < len(self.cuts) else len(self.text)
        return min(into + offset - self.start - begin, behind)


class Source(Struct, gc=False, frozen=True, kw_only=True):
    """Who an attribution's words come from; ``name`` is the name behind a pronoun or role.

    Where the words name nobody but imply a source ("reportedly", "is believed to") the
    kind is vague and ``start``, ``end`` and ``text`` are null.
    """

    start: int | None
    end: int | None
    text: str | None
    name: str | None
    kind: SourceKind


class Cue(Struct, gc=False, frozen=True, kw_only=True):
    """The words that link a source to its content."""

    start: int
    end: int
    text: str
    type: CueType
    lemma: str


class Attribution(Struct, gc=False, frozen=True, kw_only=True):
    """Source, cue and content of one attribution; the content may run over sentences."""

    id: int
    source: Source | None
    cue: Cue | None
    content: tuple[Span, ...]
    quotation: QuotationKind
    denies: bool


class LedgerEntry(Struct, frozen=True, kw_only=True):
    """One source of the document under its fullest name.

    ``statements`` counts the statements it carries and ``share`` is that count as a
    part of all statements that rest on any source, from 0 to 1.
    """

    name: str
    kind: SourceKind
    role: str | None
    attributions: tuple[int, ...]
    statements: int
    share: float


class Finding(Struct, gc=False, frozen=True, kw_only=True):
    """A breach of a sourcing rule.

    ``suppressed`` is null for a finding that counts, "baseline" for one that the baseline of
    the run knows, and else the reason that a comment in the draft gives.  What is found in such
    a comment bears the statement behind it.
    """

    code: str
    name: str
    severity: Severity
    message: str
    help: str
    statement: int
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    fingerprint: str
    suppressed: str | None


class TagCounts(Struct, frozen=True, kw_only=True):
    """How many statements bear each tag."""

    sourced: int
    denied: int
    speculative: int
    asserted: int


class ScorePart(Struct, frozen=True, kw_only=True):
    """One part of the attribution score.

    ``points`` of at most ``weight`` were reached; ``value`` is the measured quantity
    behind them (null when the article gives the part nothing to measure, in which
    case it is left out of the score) and ``explanation`` says it in words.
    """

    name: str
    value: float | None
    points: float
    weight: int
    explanation: str


class Summary(Struct, frozen=True, kw_only=True):
    """A document in figures.

    ``score`` and ``grade`` are null where there is nothing to judge, and then ``note`` says why: no
    statements, none that is check-worthy, or a text that is not in English.  Else it is null.
    """

    words: int
    statements: int
    check_worthy: int
    sources: int
    tags: TagCounts
    score: int | None
    grade: Grade | None
    note: str | None
    parts: tuple[ScorePart, ...]


class DocumentAudit(Struct, frozen=True, kw_only=True):
    """The audit of one document."""

    path: str
    format: str
    encoding: str
    sha256: str
    statements: tuple[Statement, ...]
    attributions: tuple[Attribution, ...]
    sources: tuple[LedgerEntry, ...]
    findings: tuple[Finding, ...]
    summary: Summary


class ReadError(Struct, frozen=True, kw_only=True):
    """An input that could not be read, and what to do about it."""

    path: str
    error: str


class Tool(Struct, frozen=True, kw_only=True):
    """The program that made the audit."""

    name: str
    version: str


class Totals(Struct, frozen=True, kw_only=True):
    """All documents of a run in figures.

    ``score`` is the mean of those that have one, weighted by their statements.
    """

    documents: int
    errors: int
    words: int
    statements: int
    tags: TagCounts
    score: int | None
    grade: Grade | None


class Audit(Struct, frozen=True, kw_only=True):
    """A whole run: every document, every input that could not be read, and the totals."""

    schema_version: Literal["1"]
    tool: Tool
    documents: tuple[DocumentAudit, ...]
    errors: tuple[ReadError, ...]
    summary: Totals


def published(document: DocumentAudit) -> DocumentAudit:
    """Return an audit with nothing but what the contract has."""
    if not any(isinstance(statement, MarkedUpStatement) for statement in document.statements):
        return document
    fields = Statement.__struct_fields__
    plain = (Statement(**{f: getattr(s, f) for f in fields}) for s in document.statements)
    return replace(document, statements=tuple(plain))
