"""An audit for the tests of the HTML report, with findings of every sort made by hand."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from claimcheck import audit_text
from claimcheck.audit import Audit, DocumentAudit, Finding, Severity
from claimcheck.documents.errors import ReadingError
from claimcheck.totals import assemble

ARTICLE = """Karvel Weighs Sale of Its Harbour

By Oda Finch

Sources say that the harbour at Vessen will be sold. Talks have reportedly been held.

“We have signed nothing,” Ilsa Tarn, prime minister of Karvel, said on Monday.

Oslund Port denied that it had met the minister. The harbour is the largest in the north.

Karvel fears that the town would empty within a year.

The mill may close before spring.
"""


class Found(NamedTuple):
    """A finding about the first statement that has some words."""

    code: str
    name: str
    severity: Severity
    words: str
    message: str = "says nothing of who they are"
    ask: str = "Who are they?"
    suppressed: str | None = None


FOUND = (
    Found("CC201", "vague-source", "warning", "Sources", "“Sources” tell readers nothing"),
    Found("CC301", "reportedly", "warning", "reportedly", "“reportedly” names no report", "Whose?"),
    Found("CC103", "state-of-mind", "error", "fears", "“fears” tells a thought", "Who said so?"),
    Found("CC304", "double-hedge", "note", "may", suppressed="kept on purpose"),
    Found("CC306", "headline-outruns-body", "error", "Weighs Sale", "The headline is certain"),
)


def document(
    text: str = ARTICLE, found: tuple[Found, ...] = FOUND, path: str = "drafts/harbour.txt"
) -> DocumentAudit:
    """Return the audit of a text with findings made by hand."""
    made = msgspec.structs.replace(audit_text(text, path=path), findings=())
    findings = []
    for each in found:
        statement = next(s for s in made.statements if each.words in s.text)
        start = statement.start + statement.text.index(each.words)
        findings.append(
            Finding(
                code=each.code,
                name=each.name,
                severity=each.severity,
                message=each.message,
                help=each.ask,
                statement=statement.id,
                start=start,
                end=start + len(each.words),
                line=statement.line,
                column=1,
                end_line=statement.end_line,
                end_column=2,
                fingerprint="0" * 32,
                suppressed=each.suppressed,
            )
        )
    findings.sort(key=lambda finding: (finding.start, finding.code))
    return msgspec.structs.replace(made, findings=tuple(findings))


def run(*documents: DocumentAudit, errors: tuple[ReadingError, ...] = ()) -> Audit:
    """Return the audit of a run, over the article if nothing else is given."""
    return assemble(documents or (document(),), errors)


HOSTILE = (
    """</style></title><script>pwned=1</script> Rises \u202egnihton\u202c

By <img src=x onerror=pwned=2>

"<svg/onload=pwned=3>," said Ann <a href="javascript:pwned=4">Holt</a>. She said it's {{ 7*7 }} \
{% raw %} &lt;b&gt; &#x3c;i> in <iframe src="https://evil.example/"></iframe> --> ]]> <!--.

Sources say' onmouseover='pwned=5' x=" that "</a></p></main>" <style>body{display:none}</style> \
closed \x1b[31m it\u2066.

<form action=https://evil.example><input name=tag type=checkbox checked> \
<meta http-equiv=refresh content="0;url=https://evil.example/"> it was claimed.

https://evil.example/"""
    + "x" * 400
    + " was denied by “"
    + "Ü" * 300
    + "”.\n"
)
"""An article that tries everything to become part of the page."""


def hostile() -> Audit:
    """Return an audit of which every text that is not claimcheck's own is hostile."""
    script = "\"'><script>pwned=9</script>\u202e"
    made = document(
        HOSTILE,
        (
            Found("CC201", "vague-source", "warning", "Sources", script, script),
            Found("CC999", script, "note", "denied", script, script, suppressed=script),
        ),
        path=f"a/{script}/{'n' * 200}.txt",
    )
    return run(made, made, errors=(ReadingError(script, script),))
