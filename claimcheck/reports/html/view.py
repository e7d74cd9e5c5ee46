"""What the template shows, worked out from the audit; the template only sets it out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from claimcheck.audit import (
    Attribution,
    Audit,
    DocumentAudit,
    Finding,
    LedgerEntry,
    ReadError,
    ScorePart,
    Severity,
    Statement,
    Summary,
    TagCounts,
)
from claimcheck.reports.attention import advice, attention
from claimcheck.reports.html.wording import CUES, HEDGES, QUOTATIONS, TAGS, because, gist
from claimcheck.reports.look import LETTERS
from claimcheck.reports.look import TAGS as ORDER
from claimcheck.reports.terminal import PARTS, deciding, percentages
from claimcheck.tagging.stretches import stretches
from claimcheck.values import Span
from claimcheck.wording import counted

_URL = re.compile(r"https://[^\s<>]+")
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


class Piece(Struct, frozen=True):
    """Words of a statement that are marked alike; ``refs`` are the findings that end here."""

    text: str
    why: bool
    hedge: bool
    finding: str
    refs: tuple[int, ...]


class TagShare(Struct, frozen=True):
    """How many statements bear a tag, and where its part of the bar lies, in percent."""

    tag: str
    letter: str
    meaning: str
    count: int
    percent: int
    start: float
    width: float


class FindingView(Struct, frozen=True):
    """A finding with its number in the document and the index of its rule in the file."""

    number: int
    rule: int
    finding: Finding
    said: str
    unit: Unit | None


class SourceView(Struct, frozen=True):
    """One attribution as the details of a statement show it."""

    name: str
    role: str | None
    kind: str | None
    words: str | None
    cue: str | None
    cue_type: str | None
    quotation: str
    denies: bool


class Unit(Struct, frozen=True):
    """A sentence-like unit with everything that is known about it."""

    id: int
    statement: Statement
    glued: bool
    letter: str
    linked: bool
    classes: str
    pieces: tuple[Piece, ...]
    gist: str
    percent: int | None
    reasons: tuple[tuple[str, str], ...]
    sources: tuple[SourceView, ...]
    hedges: tuple[tuple[str, str], ...]


class Paragraph(Struct, frozen=True):
    """Units of one paragraph with the findings about each."""

    kind: str
    rank: int
    units: tuple[tuple[Unit, tuple[FindingView, ...]], ...]


class Arc(Struct, frozen=True):
    """A part of the score on the ring, in percent of its circumference."""

    start: float
    length: float
    filled: float


class PartView(Struct, frozen=True):
    """A part of the score; ``share`` is what was reached, in percent, if it was measured."""

    name: str
    part: ScorePart
    share: float | None
    level: str
    arc: Arc | None


class EntryView(Struct, frozen=True):
    """A source of the ledger with the statements that it carries."""

    entry: LedgerEntry
    role: str | None
    percent: float
    units: tuple[Statement, ...]


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


class RuleView(Struct, frozen=True):
    """A rule that found something; ``sections`` are its documentation, if it is known here."""

    index: int
    code: str
    name: str
    severities: tuple[str, ...]
    count: int
    set_aside: int
    summary: str
    sections: tuple[tuple[str, tuple[tuple[tuple[str, bool], ...], ...]], ...]


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
    rules = _rules([f for document in audit.documents for f in document.findings])
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


def tag_shares(tags: TagCounts) -> tuple[TagShare, ...]:
    """Return the parts of the bar of tags."""
    counts = [getattr(tags, tag) for tag in ORDER]
    total = sum(counts) or 1
    return tuple(
        TagShare(
            tag=tag,
            letter=LETTERS[tag],
            meaning=TAGS[tag],
            count=count,
            percent=percent,
            start=round(100 * sum(counts[:at]) / total, 3),
            width=round(100 * count / total, 3),
        )
        for at, (tag, count, percent) in enumerate(
            zip(ORDER, counts, percentages(counts), strict=True)
        )
    )


# ---- one document -----------------------------------------------------------------------


def _document(number: int, document: DocumentAudit, rules: dict[str, RuleView]) -> DocumentView:
    numbered: dict[int, list[tuple[int, Finding]]] = defaultdict(list)
    for at, finding in enumerate(document.findings, 1):
        numbered[finding.statement].append((at, finding))
    roles = {index: entry.role for entry in document.sources for index in entry.attributions}
    paragraphs: list[Paragraph] = []
    findings: list[FindingView] = []
    end = -1
    for _, group in groupby(document.statements, key=lambda statement: statement.paragraph):
        units: list[tuple[Unit, tuple[FindingView, ...]]] = []
        for statement in group:
            about = numbered.get(statement.id, [])
            unit = _unit(statement, end, document.attributions, roles, about, rules)
            found = tuple(_finding(at, finding, unit, rules) for at, finding in about)
            units.append((unit, found))
            findings += found
            end = statement.end
        kinds = {unit.statement.kind for unit, _ in units}
        kind = kinds.pop() if len(kinds) == 1 else "statement"
        rank = 0 if kind != "heading" or any(p.kind == "heading" for p in paragraphs) else 1
        paragraphs.append(Paragraph(kind=kind, rank=rank, units=tuple(units)))
    placed = {found.number for found in findings}
    findings += [
        _finding(at, finding, None, rules)
        for at, finding in enumerate(document.findings, 1)
        if at not in placed
    ]
    summary = document.summary
    open_findings = sum(finding.suppressed is None for finding in document.findings)
    return DocumentView(
        number=number,
        document=document,
        figures=(
            counted(summary.words, "word"),
            counted(summary.statements, "statement"),
            f"{summary.check_worthy:,} check-worthy",
            counted(summary.sources, "source"),
            counted(open_findings, "finding"),
        ),
        tags=tag_shares(summary.tags),
        advice=tuple(advice(document, attention(document))),
        parts=_parts(summary),
        level=_level((summary.score or 0) / 100),
        paragraphs=tuple(paragraphs),
        groups=tuple(
            (rule, found)
            for rule in rules.values()
            if (found := tuple(f for f in findings if f.rule == rule.index))
        ),
        sources=_sources(document),
        findings=open_findings,
        set_aside=len(document.findings) - open_findings,
    )


def _unit(
    statement: Statement,
    end: int,
    attributions: Sequence[Attribution],
    roles: dict[int, str | None],
    about: Sequence[tuple[int, Finding]],
    rules: dict[str, RuleView],
) -> Unit:
    tag = statement.tag
    classes = [f"t-{tag or 'none'}"]
    if statement.check_worthy:
        classes.append("worthy")
    classes += dict.fromkeys(f"r{rules[f.code].index}" for _, f in about if f.suppressed is None)
    reasons = tuple(
        # A reason that is the whole statement, as inside a quotation, is not said again.
        ("" if reason.text == statement.text else reason.text, because(reason.rule))
        for reason in statement.reasons
    )
    hedges = ((hedge.text, HEDGES[hedge.type]) for hedge in statement.hedges)
    return Unit(
        id=statement.id,
        statement=statement,
        glued=statement.start == end,
        letter=LETTERS[tag] if tag else "",
        linked=tag is not None or bool(about),
        classes=" ".join(classes),
        pieces=tuple(pieces(statement, about)),
        gist=gist(statement, attributions),
        percent=None if statement.confidence is None else round(100 * statement.confidence),
        reasons=reasons,
        sources=tuple(
            _source(attributions[index], roles.get(index)) for index in statement.attributions
        ),
        hedges=tuple(hedge for hedge in hedges if hedge not in reasons),
    )


def pieces(statement: Statement, about: Sequence[tuple[int, Finding]] = ()) -> Iterator[Piece]:
    """Cut a statement where what is marked in it begins and ends.

    Args:
        statement: The statement.
        about: The findings about it with their numbers.
    """
    begin, size = statement.start, len(statement.text)

    def inside(start: int, end: int) -> Span:
        first = min(max(start - begin, 0), size)
        return Span(first, min(max(end - begin, first), size))

    why = stretches(deciding(statement))
    hedges = stretches(inside(hedge.start, hedge.end) for hedge in statement.hedges)
    found = [(number, f, inside(f.start, f.end)) for number, f in about]
    # A finding about a whole statement has its number at the end, and no words of its own.
    worded = {
        severity: stretches(
            span
            for _, f, span in found
            if f.severity == severity and not f.suppressed and span.end - span.start < 0.9 * size
        )
        for severity in _SEVERITIES
    }
    ends: dict[int, list[int]] = defaultdict(list)
    for number, _, span in found:
        ends[max(span.end, 1)].append(number)
    marked = (why, hedges, *worded.values())
    cuts = {0, size, *ends, *(at for some in marked for at in (*some.starts, *some.ends))}
    for start, end in pairwise(sorted(cuts)):
        yield Piece(
            text=statement.text[start:end],
            why=why.holds(start),
            hedge=hedges.holds(start),
            finding=next((severity for severity in worded if worded[severity].holds(start)), ""),
            refs=tuple(ends[end]) if end in ends else (),
        )


def _source(attribution: Attribution, role: str | None) -> SourceView:
    source, cue = attribution.source, attribution.cue
    words = source.text if source else None
    name = (source.name or words or "nobody in particular") if source else "nobody is named"
    return SourceView(
        name=name,
        role=_told(role, name),
        kind=source.kind if source else None,
        words=words if words and words.casefold() != name.casefold() else None,
        cue=cue.text if cue else None,
        cue_type=CUES[cue.type] if cue else None,
        quotation=QUOTATIONS[attribution.quotation],
        denies=attribution.denies,
    )


def _finding(
    number: int, finding: Finding, unit: Unit | None, rules: dict[str, RuleView]
) -> FindingView:
    return FindingView(
        number=number,
        rule=rules[finding.code].index,
        finding=finding,
        said=_sentence(finding.message),
        unit=unit,
    )


def _sentence(message: str) -> str:
    return message if message.endswith((".", "!", "?")) else f"{message}."


def _told(role: str | None, name: str) -> str | None:
    """Return a role unless the name says it."""
    return role if role and role.casefold() not in name.casefold() else None


# ---- the score and the sources ----------------------------------------------------------


def _parts(summary: Summary) -> tuple[PartView, ...]:
    whole = sum(part.weight for part in summary.parts if part.value is not None)
    made: list[PartView] = []
    at = 0.0
    for part in summary.parts:
        share = part.points / part.weight if part.value is not None and part.weight else None
        arc = None
        if share is not None:
            length = 100 * part.weight / whole
            # Space between the parts, so that the ring can be read without its colours.
            arc = Arc(round(at, 3), round(length - 1.2, 3), round((length - 1.2) * share, 3))
            at += length
        made.append(
            PartView(
                name=PARTS.get(part.name, part.name.replace("-", " ").capitalize()),
                part=part,
                share=None if share is None else round(100 * share, 1),
                level=_level(share or 0.0),
                arc=arc,
            )
        )
    return tuple(made)


def _level(share: float) -> str:
    return "good" if share >= 0.7 else "poor" if share < 0.4 else "fair"


def _sources(document: DocumentAudit) -> tuple[EntryView, ...]:
    carried: dict[int, list[Statement]] = defaultdict(list)
    for statement in document.statements:
        for index in statement.attributions:
            carried[index].append(statement)
    return tuple(
        EntryView(
            entry=entry,
            role=_told(entry.role, entry.name),
            percent=round(100 * entry.share, 1),
            units=_one_a_line(s for index in entry.attributions for s in carried[index]),
        )
        for entry in document.sources
    )


def _one_a_line(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the first of the statements in each line, in order."""
    lines: dict[int, Statement] = {}
    for statement in sorted(statements, key=lambda s: s.id):
        lines.setdefault(statement.line, statement)
    return tuple(lines.values())


# ---- the rules --------------------------------------------------------------------------


def _rules(findings: Sequence[Finding]) -> dict[str, RuleView]:
    """Return the rules that found something by their codes, with their documentation."""
    from claimcheck.rules.documentation import documentation
    from claimcheck.rules.registry import modules

    known = modules() if findings else {}
    counts = Counter(finding.code for finding in findings if finding.suppressed is None)
    made: dict[str, RuleView] = {}
    first = {finding.code: finding for finding in reversed(findings)}
    for index, (code, finding) in enumerate(sorted(first.items())):
        alike = [f for f in findings if f.code == code]
        told = documentation(known[code]) if code in known else None
        severities = {f.severity for f in alike}
        made[code] = RuleView(
            index=index,
            code=code,
            name=finding.name,
            severities=tuple(severity for severity in _SEVERITIES if severity in severities),
            count=counts[code],
            set_aside=len(alike) - counts[code],
            summary=told.summary if told else _sentence(finding.message),
            sections=tuple((h, _paragraphs(text)) for h, text in told.sections.items())
            if told
            else (("What to ask", _paragraphs(finding.help)),),
        )
    return made


def _paragraphs(text: str) -> tuple[tuple[tuple[str, bool], ...], ...]:
    """Cut documentation into paragraphs, and these into text and links."""
    return tuple(tuple(_linked(paragraph)) for paragraph in re.split(r"\n\s*\n", text))


def _linked(text: str) -> Iterator[tuple[str, bool]]:
    at = 0
    for match in _URL.finditer(text):
        yield text[at : match.start()], False
        yield match[0].rstrip(".,;)"), True
        at = match.start() + len(match[0].rstrip(".,;)"))
    yield text[at:], False
