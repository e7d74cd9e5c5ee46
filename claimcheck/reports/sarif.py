"""The audit as SARIF 2.1.0, the format of code scanning services and editors.

Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01, OASIS
Standard, 28 August 2023: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from msgspec import json

from claimcheck.audit import BASELINED, Audit, DocumentAudit, Finding, Statement
from claimcheck.reports.excerpt import visible
from claimcheck.reports.findings import marked, sentence, statement_of
from claimcheck.rules.documentation import documentation
from claimcheck.rules.registry import family, modules

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "claimcheckFinding/v1"
"""The name of our fingerprint; its number changes when fingerprints are made differently."""
ROOT = "%SRCROOT%"
"""The base of relative paths, by the name that services give to the root of the checkout."""

_OFFSETS_INDEX_THE_FILE = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
}
_CONTEXT = 2000
"""So many code points a statement may have to be the context of its findings: one without end
may have findings without number."""
_LINK = re.compile(r"https?://[^\s<>)\]]+")
_LINKS = ("http://", "https://")
_ON_THEIR_OWN = (*_LINKS, "- ", "* ")
"""Lines that are not run on with the line before."""

Json = dict[str, Any]

_NOT_READ: Json = {
    "id": "input-not-read",
    "shortDescription": {"text": "An input could not be read."},
    "fullDescription": {"text": "An input could not be read, so that nothing is known of it."},
    "help": {"text": "The message says why. The other inputs were audited."},
    "defaultConfiguration": {"level": "error"},
}


def to_sarif(audit: Audit) -> bytes:
    """Return the findings of an audit as a SARIF log with one run.

    Suppressed findings are in it, marked as such; statements without a finding are not.
    """
    codes = sorted({finding.code for d in audit.documents for finding in d.findings})
    names = {f.code: f for d in audit.documents for f in d.findings}
    index = {code: number for number, code in enumerate(codes)}
    artifacts = {document.path: document for document in audit.documents}
    at = {path: number for number, path in enumerate(artifacts)}
    baselined = any(f.suppressed == BASELINED for d in audit.documents for f in d.findings)
    log: Json = {
        "version": "2.1.0",
        "$schema": SCHEMA,
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": audit.tool.name,
                        "version": audit.tool.version,
                        "rules": [_rule(names[code]) for code in codes],
                        "notifications": [_NOT_READ],
                    }
                },
                "invocations": [_invocation(audit)],
                "originalUriBaseIds": {
                    ROOT: {"description": {"text": "The folder in which claimcheck ran."}}
                },
                "artifacts": [_artifact(document) for document in artifacts.values()],
                "columnKind": "unicodeCodePoints",
                "newlineSequences": ["\r\n", "\r", "\n"],
                "results": [
                    _result(document, finding, index[finding.code], at[document.path], baselined)
                    for document in audit.documents
                    for finding in document.findings
                ],
            }
        ],
    }
    return json.format(json.encode(log), indent=2) + b"\n"


def _invocation(audit: Audit) -> Json:
    return {
        "executionSuccessful": not audit.errors,
        "toolExecutionNotifications": [
            {
                "descriptor": {"id": _NOT_READ["id"], "index": 0},
                "level": "error",
                "message": _message(f"{visible(error.path)}: {sentence(error.error)}"),
                "locations": [{"physicalLocation": {"artifactLocation": _address(error.path)}}],
            }
            for error in audit.errors
        ],
    }


# ---- rules ----------------------------------------------------------------------------


def _rule(finding: Finding) -> Json:
    """Describe the rule of a finding, as its documentation has it."""
    descriptor: Json = {"id": finding.code, "name": finding.name}
    module = modules().get(finding.code)
    if module is None:  # not a rule of the registry, such as an ignore that ignored nothing
        said = _message(sentence(finding.name.replace("-", " ")))
        return {**descriptor, "shortDescription": said, "fullDescription": said, "help": said}
    rule = module.RULE
    documented = documentation(module)
    if rule.aliases:
        descriptor["deprecatedNames"] = list(rule.aliases)
    link = _LINK.search(documented.sections["Standard"])
    sections = documented.sections.items()
    text = "\n\n".join(f"{name}\n{_flowing(body)}" for name, body in sections)
    marked_up = "\n\n".join(f"## {name}\n\n{_markdown(name, body)}" for name, body in sections)
    return {
        **descriptor,
        "shortDescription": _message(_flowing(documented.summary)),
        "fullDescription": _message(_flowing(documented.sections["What it finds"])),
        "help": {"text": _doubled(text), "markdown": _doubled(marked_up)},
        **({"helpUri": link[0].rstrip(".,;")} if link else {}),
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [family(rule.code), *(["preview"] if rule.preview else [])]},
    }


def _flowing(text: str) -> str:
    """Undo the line breaks inside paragraphs, but for links and lists."""
    lines: list[str] = []
    for line in text.splitlines():
        own = not line or not lines or not lines[-1] or line.startswith(_ON_THEIR_OWN)
        if own or lines[-1].startswith(_LINKS):
            lines.append(line)
        else:
            lines[-1] += f" {line}"
    return "\n".join(lines)


def _markdown(heading: str, body: str) -> str:
    lines = body.replace("<", "\\<").splitlines()  # HTML is forbidden in messages
    if heading in ("Example", "Better"):
        return "\n".join(f"> {line}".rstrip() for line in lines)
    return "\n".join(f"{line}\n" if line.startswith(_LINKS) else line for line in lines).rstrip()


# ---- results --------------------------------------------------------------------------


def _result(
    document: DocumentAudit, finding: Finding, rule: int, artifact: int, baselined: bool
) -> Json:
    result: Json = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity,
        "message": _message(f"{sentence(finding.message)} {sentence(finding.help)}".strip()),
        "locations": [{"physicalLocation": _location(document, finding, artifact)}],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        # Of all results or of none, says the standard (3.27.23).
        "suppressions": _suppressions(finding),
    }
    if baselined:  # likewise (3.27.24)
        result["baselineState"] = "unchanged" if finding.suppressed == BASELINED else "new"
    return result


def _suppressions(finding: Finding) -> list[Json]:
    if finding.suppressed is None:
        return []
    if finding.suppressed == BASELINED:
        return [{"kind": "external", "justification": "The baseline has it."}]
    reason = visible(finding.suppressed).strip()
    return [{"kind": "inSource", **({"justification": reason} if reason else {})}]


def _location(document: DocumentAudit, finding: Finding, artifact: int) -> Json:
    location: Json = {"artifactLocation": {**_address(document.path), "index": artifact}}
    statement = statement_of(document, finding)
    if not statement or not statement.start <= finding.start <= finding.end <= statement.end:
        return {**location, "region": _region(document, finding, None)}
    span = marked(statement, finding)
    words = statement.text[span.start : span.end]
    location["region"] = _region(document, finding, words)
    if words != statement.text and len(statement.text) <= _CONTEXT:
        location["contextRegion"] = _region(document, statement, statement.text)
    return location


def _region(document: DocumentAudit, place: Finding | Statement, words: str | None) -> Json:
    region: Json = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    if document.format in _OFFSETS_INDEX_THE_FILE:
        region |= {"charOffset": place.start, "charLength": place.end - place.start}
    if words is not None:
        region["snippet"] = {"text": visible(words)}
    return region


def _artifact(document: DocumentAudit) -> Json:
    artifact: Json = {"location": _address(document.path), "roles": ["analysisTarget"]}
    if kind := _OFFSETS_INDEX_THE_FILE.get(document.format):
        artifact |= {"mimeType": kind, "encoding": document.encoding}
    return {**artifact, "hashes": {"sha-256": document.sha256}}


def _address(path: str) -> Json:
    """Return a path as a URI: relative to the root, or absolute if the path is."""
    pure = PurePath(path)
    absolute = pure.is_absolute()
    # A colon would make a scheme of what stands before it, unless it follows a drive's letter.
    safe = "/:" if absolute else "/"
    address = quote(pure.as_posix() if path else "", safe=safe, errors="replace")
    if absolute:
        return {"uri": "file://" + address if address.startswith("/") else f"file:///{address}"}
    below = bool(address) and ".." not in pure.parts
    return {"uri": address, **({"uriBaseId": ROOT} if below else {})}


# ---- messages -------------------------------------------------------------------------


def _message(text: str) -> Json:
    return {"text": _doubled(text.replace("](", "] (")) or "-"}


def _doubled(text: str) -> str:
    """Return a message as its readers want it: single braces are placeholders (3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")
