"""The rules that found something, with their documentation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from claimcheck.audit import Finding
from claimcheck.reports.findings import SEVERITIES, sentence

_URL = re.compile(r"https://[^\s<>]+")


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


def rule_views(findings: Sequence[Finding]) -> dict[str, RuleView]:
    """Return the rules of findings by their codes, in the order of these."""
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
            severities=tuple(severity for severity in SEVERITIES if severity in severities),
            count=counts[code],
            set_aside=len(alike) - counts[code],
            summary=told.summary if told else sentence(finding.message),
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
