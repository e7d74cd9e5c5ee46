"""The article as the report shows it: its statements, cut where they are marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from claimcheck.audit import Attribution, DocumentAudit, Finding, Statement
from claimcheck.reports.findings import SEVERITIES, deciding, marked, sentence
from claimcheck.reports.html.wording import CUES, HEDGES, QUOTATIONS, because, gist
from claimcheck.reports.look import LETTERS
from claimcheck.tagging.stretches import stretches
from claimcheck.wording import role_beside


class Piece(Struct, frozen=True):
    """Words of a statement that are marked alike; ``refs`` are the findings that end here."""

    text: str
    why: bool
    hedge: bool
    finding: str
    refs: tuple[int, ...]


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


class FindingView(Struct, frozen=True):
    """A finding with its number in the document and the index of its rule in the file."""

    number: int
    rule: int
    finding: Finding
    said: str
    unit: Unit | None


class Paragraph(Struct, frozen=True):
    """Units of one paragraph with the findings about each."""

    kind: str
    headline: bool
    units: tuple[tuple[Unit, tuple[FindingView, ...]], ...]


def paragraphs(document: DocumentAudit, rules: Mapping[str, int]) -> tuple[Paragraph, ...]:
    """Return the article's paragraphs with all that is known of each statement.

    Args:
        document: The audit of the article.
        rules: The index in the file of each rule that found something, by its code.
    """
    numbered: dict[int, list[tuple[int, Finding]]] = defaultdict(list)
    for number, finding in enumerate(document.findings, 1):
        numbered[finding.statement].append((number, finding))
    roles = {index: entry.role for entry in document.sources for index in entry.attributions}
    made: list[Paragraph] = []
    headed = False
    end = -1
    for _, group in groupby(document.statements, key=lambda statement: statement.paragraph):
        units: list[tuple[Unit, tuple[FindingView, ...]]] = []
        for statement in group:
            about = numbered.get(statement.id, [])
            unit = _unit(statement, end, document.attributions, roles, about, rules)
            units.append((unit, tuple(finding_view(n, f, unit, rules) for n, f in about)))
            end = statement.end
        kinds = {unit.statement.kind for unit, _ in units}
        kind = kinds.pop() if len(kinds) == 1 else "statement"
        first = kind == "heading" and not headed
        headed = headed or first
        made.append(Paragraph(kind=kind, headline=first, units=tuple(units)))
    return tuple(made)


def finding_view(
    number: int, finding: Finding, unit: Unit | None, rules: Mapping[str, int]
) -> FindingView:
    """Return a finding with its number in the document and the unit that it is about."""
    return FindingView(
        number=number,
        rule=rules[finding.code],
        finding=finding,
        said=sentence(finding.message),
        unit=unit,
    )


def _unit(
    statement: Statement,
    end: int,
    attributions: Sequence[Attribution],
    roles: dict[int, str | None],
    about: Sequence[tuple[int, Finding]],
    rules: Mapping[str, int],
) -> Unit:
    tag = statement.tag
    classes = [f"t-{tag or 'none'}"]
    if statement.check_worthy:
        classes.append("worthy")
    classes += dict.fromkeys(f"r{rules[f.code]}" for _, f in about if f.suppressed is None)
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
    size = len(statement.text)
    why = stretches(deciding(statement))
    hedges = stretches(marked(statement, hedge) for hedge in statement.hedges)
    found = [(number, f, marked(statement, f)) for number, f in about]
    # A finding about a whole statement has its number at the end, and no words of its own.
    worded = {
        severity: stretches(
            span
            for _, f, span in found
            if f.severity == severity
            and f.suppressed is None
            and span.end - span.start < 0.9 * size
        )
        for severity in SEVERITIES
    }
    ends: dict[int, list[int]] = defaultdict(list)
    for number, _, span in found:
        ends[span.end].append(number)
    shown = (why, hedges, *worded.values())
    if before := ends.pop(0, None):  # on the comment before the statement
        yield Piece(text="", why=False, hedge=False, finding="", refs=tuple(before))
    cuts = {0, size, *ends, *(at for some in shown for at in (*some.starts, *some.ends))}
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
        role=role_beside(name, role),
        kind=source.kind if source else None,
        words=words if words and words.casefold() != name.casefold() else None,
        cue=cue.text if cue else None,
        cue_type=CUES[cue.type] if cue else None,
        quotation=QUOTATIONS[attribution.quotation],
        denies=attribution.denies,
    )
