"""The audit as lines: ``path:line:column: CODE severity message``, then a summary.

What a tag says of a statement without a finding is a line of the same form: the tag stands for the
code, and for the severity "info", which no rule has and no gate counts.  Editors and CI logs turn
such lines into links.  Nothing is wrapped or cut to a width.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set

from claimcheck.audit import Audit, DocumentAudit, Severity, Statement
from claimcheck.reports.attention import attention
from claimcheck.reports.excerpt import visible
from claimcheck.reports.findings import standing, told
from claimcheck.reports.look import TAGS
from claimcheck.wording import counted

_LONGEST = 60
"""So many code points of the deciding words are shown."""


BETWEEN = b""


def opening() -> bytes:
    """Return what stands before all documents: nothing."""
    return b""


def entry(document: DocumentAudit, unchanged: Set[int]) -> Iterator[bytes]:
    """Return one line a finding of a document, and one a statement that needs attention.

    A document without a score has a line that says why, before its others.

    Suppressed findings are left out, and so is what the tag says of a statement with findings,
    suppressed or not, and of one that is unchanged.
    """
    yield "".join(f"{line}\n" for line in _lines(document, unchanged)).encode()


def closing(rest: Audit, severities: Counter[Severity]) -> bytes:
    """Return the line on the run."""
    return f"{_summary(rest, severities)}\n".encode()


def _lines(document: DocumentAudit, unchanged: Set[int]) -> Iterator[str]:
    path = visible(document.path)
    findings = standing(document)
    lines = [
        (f.start, f"{path}:{f.line}:{f.column}: {f.code} {f.severity} {visible(f.message)}")
        for f in findings
    ]
    found = attention(document).without({f.statement for f in document.findings} | unchanged)
    if document.summary.note is not None:
        lines.append((-1, f"{path}:1:1: unscored info {document.summary.note}"))
    messages = {statement.id: _nobody(statement) for statement in found.nobody}
    messages |= {statement.id: _hedged(statement) for statement in found.hedged}
    messages |= {statement.id: _denied(statement) for statement in found.denied}
    messages |= {statement.id: _unsourced(statement, document) for statement in found.unsourced}
    for statement in document.statements:
        if (message := messages.get(statement.id)) is not None:
            place = f"{path}:{statement.line}:{statement.column}"
            lines.append((statement.start, f"{place}: {statement.tag} info {message}"))
    return (line for _, line in sorted(lines, key=lambda each: each[0]))


def _nobody(statement: Statement) -> str:
    if not (words := _words(statement)):
        goes_on = any(reason.rule.endswith(".continued") for reason in statement.reasons)
        return (
            f"{'goes on with' if goes_on else 'has'} words of a source that no reader can identify"
        )
    return f"rests on {words}: no reader can tell who says so"


def _hedged(statement: Statement) -> str:
    words = _words(statement)
    return f"the writer's own speculation{f' ({words})' if words else ''}: say what it rests on"


def _denied(statement: Statement) -> str:
    words = _words(statement)
    return f"a denial{f' ({words})' if words else ''}: weigh it against the claim and its source"


def _unsourced(statement: Statement, document: DocumentAudit) -> str:
    minds = ("belief", "desire", "intention")
    cues = (document.attributions[index].cue for index in statement.attributions)
    if cue := next((cue for cue in cues if cue is not None and cue.type in minds), None):
        return (
            f"tells what somebody thinks or wants ({_quoted(visible(cue.text))}): say who said so"
        )
    return "check-worthy and without a source: say who says so, or what shows it"


def _words(statement: Statement) -> str:
    """Return the words that decided, in quotation marks; none if they are all its words."""
    shown: list[str] = []
    for reason in statement.reasons:
        words = visible(reason.text)
        if len(reason.text) < len(statement.text) and len(words) <= _LONGEST:
            shown.append(_quoted(words))
    return " and ".join(dict.fromkeys(shown[:2]))


def _quoted(words: str) -> str:
    """Put words into quotation marks, as messages of rules do; into others than their own."""
    return f'"{words}"' if "“" in words or "”" in words else f"“{words}”"


def _summary(audit: Audit, severities: Counter[Severity]) -> str:
    totals = audit.summary
    said = counted(totals.documents, "document")
    if totals.statements:
        counts = ", ".join(f"{getattr(totals.tags, tag):,} {tag}" for tag in TAGS)
        said += f", {counted(totals.statements, 'statement')}: {counts}; "
        said += (
            "no attribution score"
            if totals.score is None
            else f"attribution score {totals.score} of 100 ({totals.grade})"
        )
    else:
        said += ", no statements"
    if severities:
        said += f"; findings: {told(severities)}"
    return said + (f"; {counted(totals.errors, 'input')} not read" if totals.errors else "")
