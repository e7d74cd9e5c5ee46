"""The findings as JUnit XML, which CI systems show as tests: a suite a document.

There is no standard; this keeps to the schema of Jenkins' xUnit plugin (junit-10.xsd), which
GitLab, Azure and others read as well.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from claimcheck.audit import Audit, DocumentAudit, Finding, ReadError, Statement
from claimcheck.reports.excerpt import visible, window
from claimcheck.reports.findings import marked, place, sentence, statement_of, why_suppressed
from claimcheck.reports.look import TAGS

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (production 2, Char), not even escaped."""
_IN_NAME = 80
"""So many code points of a statement are in the name of a test."""
_IN_FAILURE = 2000
"""So many are in a failure: a statement without end may have failures without number."""


def to_junit(audit: Audit) -> bytes:
    """Return a suite a document, in which a test fails for each finding.

    A suppressed finding is a test that was skipped, a document without any has one that
    passed, and an input that could not be read is a suite with an error.
    """
    suites = [_suite(document) for document in audit.documents]
    suites += [_unread(error) for error in audit.errors]
    root = ET.Element("testsuites", {"name": "claimcheck"})
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in suites)))
    root.set("time", "0")
    root.extend(suites)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _suite(document: DocumentAudit) -> ET.Element:
    cases = [_case(document, finding) for finding in document.findings]
    if not cases:
        cases = [_test("no findings", document.path)]
    suite = _suite_of(document.path, cases)
    summary = document.summary
    properties = ET.Element("properties")
    for name, value in (
        ("score", summary.score),
        ("grade", summary.grade),
        ("note", summary.note),
        ("statements", summary.statements),
        *((tag, getattr(summary.tags, tag)) for tag in TAGS),
    ):
        if value is not None:
            ET.SubElement(properties, "property", {"name": name, "value": str(value)})
    suite.insert(0, properties)
    return suite


def _unread(error: ReadError) -> ET.Element:
    case = _test("can be read", error.path)
    problem = ET.SubElement(case, "error", {"type": "not-read", "message": _clean(error.error)})
    problem.text = f"{_clean(error.path)}: {_clean(error.error)}"
    return _suite_of(error.path, [case])


def _suite_of(path: str, cases: list[ET.Element]) -> ET.Element:
    def count(kind: str) -> str:
        return str(sum(case.find(kind) is not None for case in cases))

    counts = {
        "tests": str(len(cases)),
        "failures": count("failure"),
        "errors": count("error"),
        "skipped": count("skipped"),
    }
    suite = ET.Element("testsuite", {"name": _clean(path), **counts, "time": "0"})
    suite.extend(cases)
    return suite


def _case(document: DocumentAudit, finding: Finding) -> ET.Element:
    statement = statement_of(document, finding)
    words = _excerpt(statement, finding, _IN_NAME) if statement else ""
    # CI systems tell tests apart by their names: no line in them, so that the history of a test
    # goes on when lines are added above it, and the fingerprint, so that no two are the same.
    name = f"{finding.code} {finding.name}: {words} [{finding.fingerprint[:8]}]"
    case = _test(name, document.path)
    if (reason := why_suppressed(finding)) is not None:
        ET.SubElement(case, "skipped", {"message": _clean(reason)})
        return case
    said = {"type": finding.severity, "message": _clean(sentence(finding.message))}
    failure = ET.SubElement(case, "failure", said)
    lines = [
        f"{place(document, finding)}: {finding.code} {finding.severity}",
        sentence(finding.message),
        sentence(finding.help),
    ]
    if statement:
        lines.append(f"In: {_excerpt(statement, finding, _IN_FAILURE)}")
    failure.text = "\n".join(_NO_XML.sub("\ufffd", line) for line in lines if line)
    return case


def _excerpt(statement: Statement, finding: Finding, most: int) -> str:
    """Return a statement, or what fits of it around the words of a finding."""
    shown = window(statement.text, [marked(statement, finding)], most)
    return visible(statement.text[shown.start : shown.end]).strip()


def _test(name: str, path: str) -> ET.Element:
    return ET.Element("testcase", {"name": _clean(name), "classname": _clean(path), "time": "0"})


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", visible(text))
